"""Sentences in a tone (quiet, good, doubt, bad): colour from the theme, a mark beside it where it matters."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ktu_desktop.gui.theme import Theme

MARKS = {"bad": "circle-alert", "doubt": "triangle-alert", "good": "circle-check"}
"""The icon that says a tone without its colour."""

_MARK_SIZE = 16


class TonedLabel(QLabel):
    """Wrapped text in a role of the theme; hidden while it says nothing."""

    def __init__(self, theme: Theme, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone
        self._said: tuple[str, str] | None = None
        self._one_line = False
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._tint)
        self._tint()

    def ask_for_one_line(self) -> None:
        """Ask for no more room than a line: for where the label is wide, as what it says is short then."""
        self._one_line = True

    def minimumSizeHint(self) -> QSize:
        """Qt's own is what the text takes in a narrow column, and makes a page of several scroll."""
        own = super().minimumSizeHint()
        return QSize(own.width(), min(own.height(), self.fontMetrics().height())) if self._one_line else own

    def say(self, text: str, tone: str | None = None) -> None:
        """Show ``text``, in another tone where one is given; nothing hides the label."""
        said = (text, tone or self._tone)
        if said == self._said:
            return  # most texts stay when the sheet changes: each call into Qt may wait for the worker
        self._said = said
        if said[1] != self._tone:
            self._tone = said[1]
            self._tint()
        if text != self.text():
            self.setText(text)
        self.setVisible(bool(text))

    def _tint(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._tone))
        self.setPalette(palette)
        if self.textFormat() is Qt.TextFormat.RichText:
            text = self.text()
            self.setText("")  # links keep the colour they were laid out in
            self.setText(text)


class MarkedSentence(QWidget):
    """A sentence with the mark of its tone before it."""

    def __init__(self, theme: Theme, tone: str = "bad", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone
        self._said: tuple[str, str] | None = None
        self._mark = QLabel()
        self._mark.setFixedSize(QSize(_MARK_SIZE, _MARK_SIZE))
        self.label = TonedLabel(theme, tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        theme.changed.connect(self._tint)
        self._tint()

    def say(self, text: str, tone: str | None = None) -> None:
        """Show ``text`` with the mark of ``tone``; nothing hides the sentence."""
        said = (text, tone or self._tone)
        if said == self._said:
            return
        self._said = said
        self.label.say(*said)
        if said[1] != self._tone or text:
            self._tone = said[1]
            self._tint()
        self.setVisible(bool(text))

    @property
    def tone(self) -> str:
        """How it is said."""
        return self._tone

    def text(self) -> str:
        """What is said."""
        return self.label.text()

    def _tint(self) -> None:
        mark = MARKS.get(self._tone)
        self._mark.setVisible(mark is not None)
        if mark is not None:
            self._mark.setPixmap(self._theme.pixmap(mark, self._tone, _MARK_SIZE))
