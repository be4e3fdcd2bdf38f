"""Editors for an indicator's texts: a line, and a small area that grows with what is written."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ktu_desktop.gui.widgets.focus_ring import FocusRing
from ktu_desktop.gui.widgets.undo_keys import leaves_key_to_window

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_MOST_LINES = 6


class TextLine(QLineEdit):
    """One line. ``left_with(text)``: left, or Enter, with another text than it showed; Escape reverts."""

    left_with = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ""
        self.setMaxLength(1000)
        self.setAcceptDrops(False)  # a file that is dropped here is the window's

    def written(self) -> str:
        """What stands there now."""
        return self.text().strip()

    def go_on(self, text: str) -> None:
        """Take the keyboard with this text, as if it had just been written."""
        self.setFocus()
        self.setText(text)

    def show_text(self, text: str, locked: bool) -> None:
        """Show ``text``; what is being written is left alone."""
        busy = self.hasFocus() and self.text() != self.shown
        self.shown = text
        self.setReadOnly(locked)
        if not busy and self.text() != text:
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self.shown:
            self.setText(self.shown)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return leaves_key_to_window(event, self.text() != self.shown) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.leave()

    def leave(self) -> None:
        """Hand over what was written; nothing when nothing was."""
        if self.written() != self.shown:
            self.shown = self.written()
            self.left_with.emit(self.shown)


class TextArea(QPlainTextEdit):
    """Several lines. ``left_with(text)``: left with another text than shown; Escape reverts, Tab goes on."""

    left_with = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ""
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        FocusRing(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)

    def written(self) -> str:
        """What stands there now."""
        return self.toPlainText().strip()

    def go_on(self, text: str) -> None:
        """Take the keyboard with this text, as if it had just been written."""
        self.setFocus()
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def show_text(self, text: str, locked: bool) -> None:
        """Show ``text``; what is being written is left alone."""
        busy = self.hasFocus() and self.toPlainText() != self.shown
        self.shown = text
        self.setReadOnly(locked)
        if not busy and self.toPlainText() != text:
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        lines = max(1, min(_MOST_LINES, self._lines()))
        margins = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        return QSize(200, lines * self.fontMetrics().lineSpacing() + margins)

    def _lines(self) -> int:
        return round(self.document().size().height())

    def _grow(self) -> None:
        policy = Qt.ScrollBarPolicy
        long = self._lines() > _MOST_LINES
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if long else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()  # other lines: the text may need another height

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self.shown:
            self.setPlainText(self.shown)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return leaves_key_to_window(event, self.toPlainText() != self.shown) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.leave()

    def leave(self) -> None:
        """Hand over what was written; nothing when nothing was."""
        if self.written() != self.shown:
            self.shown = self.written()
            self.left_with.emit(self.shown)
