"""Who works, in the line at the foot: a name that becomes a field when it is pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ktu_desktop.gui.theme import Theme

_NAME_WIDTH, _LONGEST = 220, 24


class WhoWorks(QWidget):
    """``named(name)``: somebody else works from now on. Enter takes the name, Escape leaves it."""

    named = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, ""
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.field = _NameField()
        self.field.setFixedWidth(_NAME_WIDTH)
        self.field.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.field)
        self.button.clicked.connect(self.ask)
        self.field.returnPressed.connect(self._take)
        self.field.left.connect(self._close)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_name(self, name: str) -> None:
        """Show who works."""
        self._name = name
        self.button.setText(name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…")

    def say(self, tip: str, field: str) -> None:
        """What the button does, and what is written into the field."""
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(tip)
        self.field.setAccessibleName(field)
        self.field.setPlaceholderText(field)

    def ask(self) -> None:
        """Put the keyboard into the field with the name."""
        self.field.setText(self._name)
        self.button.hide()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

    def _take(self) -> None:
        name = self.field.text().strip()
        self._close()
        if name and name != self._name:
            self.named.emit(name)

    def _close(self) -> None:
        had_keyboard = self.field.hasFocus()
        self.field.hide()
        self.button.show()
        if had_keyboard:
            self.button.setFocus()

    def _recolour(self) -> None:
        self.button.setIcon(self._theme.icon("user"))


class _NameField(QLineEdit):
    """``left()``: Escape, or the keyboard is elsewhere."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
