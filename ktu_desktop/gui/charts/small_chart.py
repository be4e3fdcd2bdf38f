"""A small painted chart of one indicator: what was reached as a line with points, the plan as steps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

_EDGE = 6.0
_HALF_STEP = 0.38
"""How far a year's plan reaches to each side of the year's middle, in years."""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Numbers by year: what was reached, what the plan asks for, and the year one looks at.

    ``turned``: small numbers on top, as the first place of a ranking is the best.
    """

    actual: Mapping[int, Fraction]
    plan: Mapping[int, Fraction]
    year: int
    turned: bool = False

    @property
    def years(self) -> range:
        """Every year from the first to the last, without holes."""
        known = {*self.actual, *self.plan, self.year}
        return range(min(known), max(known) + 1)

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """Every number that is drawn."""
        return (*self.actual.values(), *self.plan.values())


class SmallChart(QWidget):
    """Paints a ChartSeries in the colours of its palette; empty without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.series: ChartSeries | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, series: ChartSeries | None, words: str) -> None:
        """Paint ``series``; ``words`` say the same to a screen reader."""
        self.series = series
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setVisible(series is not None and len(series.numbers) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 92)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.series is None or not self.series.numbers:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_series(painter, QRectF(self.rect()), self.series, self.palette())
        painter.end()


def paint_series(
    painter: QPainter, area: QRectF, series: ChartSeries, palette: QPalette, plan: QColor | None = None
) -> None:
    """Paint the chart into ``area``: years below, plan steps, the line of what was reached.

    ``plan``: the colour of the plan's steps, the quiet one of the palette unless it is named.
    """
    text_height = painter.fontMetrics().height()
    plot = area.adjusted(_EDGE, _EDGE, -_EDGE, -text_height - 4)
    scale = _Scale(series, plot)
    quiet = palette.color(QPalette.ColorRole.PlaceholderText)
    _paint_years(painter, scale, area, series, palette)
    painter.setPen(QPen(quiet if plan is None else plan, 2, Qt.PenStyle.DotLine))
    for year, number in series.plan.items():
        y = scale.y(number)
        painter.drawLine(QPointF(scale.x(year - _HALF_STEP), y), QPointF(scale.x(year + _HALF_STEP), y))
    _paint_line(painter, scale, series, palette.color(QPalette.ColorRole.Highlight))


class _Scale:
    """Years and numbers to points."""

    def __init__(self, series: ChartSeries, plot: QRectF) -> None:
        self._plot = plot
        self._first = series.years[0]
        self.step = plot.width() / len(series.years)
        numbers = [float(number) for number in series.numbers]
        low, high = min(numbers), max(numbers)
        room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
        self._low = 0.0 if low >= 0 and low - room < 0 else low - room
        self._span = high + room - self._low
        self._turned = series.turned

    def x(self, year: float) -> float:
        return self._plot.left() + (year - self._first + 0.5) * self.step

    def y(self, number: Fraction) -> float:
        length = (float(number) - self._low) / self._span * self._plot.height()
        return self._plot.top() + length if self._turned else self._plot.bottom() - length


def _paint_years(
    painter: QPainter, scale: _Scale, area: QRectF, series: ChartSeries, palette: QPalette
) -> None:
    height = painter.fontMetrics().height()
    for year in series.years:
        here = year == series.year
        role = QPalette.ColorRole.WindowText if here else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        font = painter.font()
        font.setBold(here)
        painter.setFont(font)
        text = str(year) if scale.step > 34 or here else f"{year % 100:02d}"
        box = QRectF(scale.x(year) - 30, area.bottom() - height, 60, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    font = painter.font()
    font.setBold(False)
    painter.setFont(font)


def _paint_line(painter: QPainter, scale: _Scale, series: ChartSeries, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    for start, end in _neighbours(series):
        painter.drawLine(
            QPointF(scale.x(start), scale.y(series.actual[start])),
            QPointF(scale.x(end), scale.y(series.actual[end])),
        )
    painter.setBrush(colour)
    for year, number in series.actual.items():
        radius = 4.0 if year == series.year else 2.5
        painter.drawEllipse(QPointF(scale.x(year), scale.y(number)), radius, radius)


def _neighbours(series: ChartSeries) -> Iterator[tuple[int, int]]:
    """Pairs of years with nothing missing between them: a gap is shown as a gap."""
    return ((year, year + 1) for year in sorted(series.actual) if year + 1 in series.actual)
