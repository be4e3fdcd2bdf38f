"""The one typeface of paper: Noto Sans as it comes with the program, the same everywhere."""

import os
import sys

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

from ktu_desktop import paths
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark
from ktu_desktop.reports.pages.page import Font

_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


def application() -> QGuiApplication:
    """The running application; without one, one that needs no screen. Keep what is returned."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform.startswith("linux"):  # a display that is named may not answer
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["ktu-desktop"])


class Typeface:
    """Fonts to draw with, and how long texts are in them: a Ruler. Needs a running application."""

    def __init__(self) -> None:
        self._family = _family()
        self._fonts: dict[Font, QFont] = {}
        self._metrics: dict[Font, QFontMetrics] = {}

    def font(self, font: Font) -> QFont:
        """The font for a painter whose units are those of the pages."""
        found = self._fonts.get(font)
        if found is None:
            found = QFont(self._family)
            found.setPixelSize(font.size)
            found.setBold(font.bold)
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[font] = found
        return found

    def width(self, text: str, font: Font) -> int:
        """The length of a text."""
        return self._of(font).horizontalAdvance(text)

    def ascent(self, font: Font) -> int:
        """From a line's top to its baseline; Noto's own is meant for scripts that need more."""
        return round(font.size * 0.98)

    def line_height(self, font: Font) -> int:
        """From a line's top to the next one's."""
        return round(font.size * 1.22)

    def _of(self, font: Font) -> QFontMetrics:
        found = self._metrics.get(font)
        if found is None:
            found = self._metrics[font] = QFontMetrics(self.font(font))
        return found


def _family() -> str:
    families: list[str] = []
    for file in _FILES:
        number = QFontDatabase.addApplicationFont(str(paths.resource("fonts", file)))
        families += QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise WorldRefusal(mark("The font {file} cannot be read. Install the program again."), file=_FILES[0])
    return families[0]
