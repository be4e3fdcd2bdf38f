"""What a chart is drawn with: language, colours, fonts. On paper always the light ones."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPen

from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.colours import CHART_DARK, CHART_LIGHT, DARK, LIGHT, ChartColours, Colours
from ktu_desktop.i18n import Translator


@dataclass(frozen=True)
class Look:
    """``plan``: names of indicators and figures; ``font``: the font of labels and axes.

    ``dots``: dots of the picture for a pixel of the screen; lines are drawn so much thicker.
    """

    say: Translator
    plan: Plan
    font: QFont
    dark: bool = False
    dots: float = 1.0

    @property
    def colours(self) -> Colours:
        """The colours of texts and grounds."""
        return DARK if self.dark else LIGHT

    @property
    def charts(self) -> ChartColours:
        """The colours of what is drawn."""
        return CHART_DARK if self.dark else CHART_LIGHT

    def colour(self, role: str) -> QColor:
        """A colour by its role, of texts or of what is drawn."""
        return QColor(getattr(self.charts, role, None) or getattr(self.colours, role))

    def pen(self, role: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A line of ``width`` pixels of the screen, as thick in every zoom of the plot."""
        pen = QPen(self.colour(role), width * self.dots, style)
        pen.setCosmetic(True)
        return pen

    def text_on(self, role: str) -> QColor:
        """The text colour that is read on a filled area of a role."""
        light, dark = QColor(self.colours.surface), QColor(self.colours.text)
        ground = self.colour(role)
        return max((light, dark), key=lambda colour: _contrast(colour, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 reckons it."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
