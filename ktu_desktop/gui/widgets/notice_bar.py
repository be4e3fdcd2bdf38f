"""A bar with a sentence above the panes, in place of message boxes; it can carry a button and be copied."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ktu_desktop.gui.theme import Theme

ICONS = {"good": "circle-check", "doubt": "triangle-alert", "bad": "circle-alert", "quiet": "info"}


class NoticeBar(QWidget):
    """Says one sentence until it is closed or another is said. Hidden while there is nothing to say."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, "quiet"
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._act: Callable[[], None] | None = None
        self._button.clicked.connect(self._acted)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.setSpacing(8)
        for widget in (self._icon, self._text, self._button, self._close):
            layout.addWidget(widget)
        theme.changed.connect(self._recolour)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, sentence: str, tone: str, act: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show a sentence; ``act`` is a button's text and what it does."""
        self._tone = tone
        self._text.setText(sentence)
        self._text.setMinimumHeight(self._button.sizeHint().height())  # as high without it: nothing moves
        self._button.setVisible(act is not None)
        self._act = act[1] if act else None
        if act:
            self._button.setText(act[0])
        self._recolour()
        self.show()

    def name_close(self, text: str) -> None:
        """Name the closing button for tooltips and screen readers."""
        self._close.setToolTip(text)
        self._close.setAccessibleName(text)

    def copy(self) -> None:
        """Put the sentence on the clipboard."""
        QGuiApplication.clipboard().setText(self._text.text())

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tint behind the sentence, in its tone."""
        role = "accent_tint" if self._tone == "quiet" else f"{self._tone}_tint"
        QPainter(self).fillRect(event.rect(), self._theme.brush(role))

    def _acted(self) -> None:
        if self._act is not None:
            self._act()

    def _recolour(self) -> None:
        role = "accent" if self._tone == "quiet" else self._tone
        self._icon.setPixmap(self._theme.pixmap(ICONS[self._tone], role, 18))
        self._close.setIcon(self._theme.icon("x"))
        self.update()
