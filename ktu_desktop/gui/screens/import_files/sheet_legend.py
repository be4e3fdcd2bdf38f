"""What the colours and marks on a drawn sheet mean."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ktu_desktop.gui.screens.import_files.drawn_sheet import LEGEND
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator

_MARK = 14


class SheetLegend(QWidget):
    """A word in its colour, with its mark, for each thing that is drawn over a sheet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: list[tuple[QLabel, QLabel]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(8)
        for name, _, _ in LEGEND:
            icon, text = QLabel(self), QLabel(self)  # shown without a parent, one would be a window
            icon.setVisible(bool(name))
            text.setAutoFillBackground(True)
            text.setContentsMargins(4, 1, 4, 1)
            self._entries.append((icon, text))
            row.addWidget(icon)
            row.addWidget(text)
        row.addStretch(1)
        theme.changed.connect(self._tint)
        self._tint()

    def retranslate(self, say: Translator) -> None:
        """Set every text again."""
        for (_, text), (_, words, _) in zip(self._entries, LEGEND, strict=True):
            text.setText(say(words))

    def _tint(self) -> None:
        for (icon, text), (name, _, tint) in zip(self._entries, LEGEND, strict=True):
            if name:
                icon.setPixmap(self._theme.pixmap(name, tint.removesuffix("_tint") or "quiet", _MARK))
            palette = text.palette()
            palette.setColor(text.backgroundRole(), self._theme.colour(tint or "window"))
            text.setPalette(palette)
