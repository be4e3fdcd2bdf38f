"""One indicator by year: what was reached as a line with points, the plan as steps, bands as bars."""

from collections.abc import Iterator
from fractions import Fraction

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from ktu_desktop.domain.result_words import short
from ktu_desktop.domain.series import Point, Series
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.gui.charts.chart_kind import INDICATOR, ChartKind
from ktu_desktop.gui.charts.chart_view import ChartView, Heading, Stop
from ktu_desktop.gui.charts.label_sides import is_above
from ktu_desktop.gui.charts.legend import Sample
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.plot import NameAxis, NumberAxis, Plot
from ktu_desktop.gui.charts.point_words import point_words
from ktu_desktop.gui.charts.subtitles import indicator_title, subtitle
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.chart_data import Asked, IndicatorYears, indicator_years

_HALF_STEP, _HALF_BAND = 0.34, 0.16
_ROOM = 0.12


def draw(years: IndicatorYears, asked: Asked, look: Look) -> ChartView:
    """The chart of a series."""
    series, say = years.series, look.say
    stops = tuple(_stops(series, look))
    heading = Heading(
        title=indicator_title(series.indicator, look),
        subtitle=subtitle(years.org_unit, None, series.unit, series.better, look),
        samples=tuple(_samples(series, look)),
        words="\n".join(stop.text for stop in stops) or say(mark("There is nothing to draw yet.")),
    )
    return ChartView(look, heading, YearsPlot(series, look, stops), stops)


class YearsPlot(Plot):
    """``actual`` and ``plan``: the curves, as pyqtgraph has them."""

    def __init__(self, series: Series, look: Look, stops: tuple[Stop, ...]) -> None:
        years = [year for year, _ in series.curve]
        self._first = years[0]
        kind = unit_of(series.unit)
        left = NumberAxis("left", look, whole=kind.limits.whole)
        left.setLabel(kind.axis_label(look.say), color=look.colours.quiet)
        super().__init__(look, NameAxis("bottom", look, [str(year) for year in years]), left, stops)
        if kind.kind == "yes_no":
            left.setTicks([[(0, kind.write(Fraction(0), look.say)), (1, kind.write(Fraction(1), look.say))]])
        self.grid(y=True)
        if series.ranked:
            self.turn_round()
        low, high = _reach(series)
        self.show_range((-0.6, len(years) - 0.4), (low, high))
        self._before_plan(series, low, high)
        self._bands(series, high)
        self.plan = self._steps(series)
        self.actual = self._line(series)
        self._labels(series, (low, high))

    def _x(self, year: int) -> float:
        return float(year - self._first)

    def _line(self, series: Series) -> pg.PlotCurveItem:
        colour, surface = self.look.colour("actual"), self.look.colour("surface")
        stated = {point.year for point in series.points if point.stated}
        line = pg.PlotCurveItem(
            [self._x(year) for year, _ in series.curve],
            [float("nan") if number is None else float(number) for _, number in series.curve],
            connect="finite",
            pen=self.look.pen("actual", 2.5),
            antialias=True,
        )
        known = [(year, number) for year, number in series.curve if number is not None]
        discs = pg.ScatterPlotItem(
            [self._x(year) for year, _ in known],
            [float(number) for _, number in known],
            size=9,
            pen=self.look.pen("actual", 2),
            brush=[surface if year in stated else colour for year, _ in known],
            useCache=False,
        )
        self._add(10, line, discs)
        return line

    def _steps(self, series: Series) -> pg.PlotCurveItem:
        """Each year's plan as a dash with a square in its middle, the years not joined."""
        xs, ys = [], []
        for year, number in series.targets:
            xs += [self._x(year) - _HALF_STEP, self._x(year) + _HALF_STEP]
            ys += [float(number)] * 2
        pen = self.look.pen("plan", 2.5, Qt.PenStyle.DashLine)
        steps = pg.PlotCurveItem(xs, ys, connect="pairs", pen=pen)
        squares = pg.ScatterPlotItem(
            [self._x(year) for year, _ in series.targets],
            [float(number) for _, number in series.targets],
            symbol="s",
            size=8,
            pen=self.look.pen("plan", 2),
            brush=pg.mkBrush(self.look.colour("surface")),
            useCache=False,
        )
        self._add(5, steps, squares)
        return steps

    def _add(self, above: int, *items: pg.GraphicsObject) -> None:
        for item in items:
            item.setZValue(above)
            self.plot.addItem(item)

    def _bands(self, series: Series, end: float) -> None:
        for year, best, worst in series.bands:
            to = end if worst is None else float(worst)
            box = QRectF(self._x(year) - _HALF_BAND, best, 2 * _HALF_BAND, to - best)
            pattern = Qt.BrushStyle.BDiagPattern if worst is None else Qt.BrushStyle.Dense5Pattern
            self.fill(box, "actual", pattern)

    def _before_plan(self, series: Series, low: float, high: float) -> None:
        before = [point.year for point in series.points if point.before_plan]
        if not before:
            return
        edge = self._x(max(before)) + 0.5
        shade = pg.LinearRegionItem((-0.6, edge), movable=False, brush=self.look.colour("window"))
        for line in shade.lines:
            line.setPen(pg.mkPen(None))
        shade.setZValue(-10)
        self.plot.addItem(shade, ignoreBounds=True)
        top = low if series.ranked else high
        self.text(self.look.say(mark("Before the plan")), -0.55, top, "quiet", (0, 0))

    def _labels(self, series: Series, reach: tuple[float, float]) -> None:
        yes_no = unit_of(series.unit).kind == "yes_no"
        for point in series.points:
            number = dict(series.curve)[point.year]
            if point.actual is not None and number is not None and not yes_no:
                words = _written(point, self.look)
                anchor = (0.5, 1.25 if is_above(series, point.year, reach) else -0.25)
                self.text(words, self._x(point.year), float(number), "text", anchor)


def _written(point: Point, look: Look) -> str:
    assert point.actual is not None
    return short(point.actual, look.say).replace("-", "–")


def _reach(series: Series) -> tuple[float, float]:
    """From where to where the axis goes: every number, with room for what is written at it."""
    if unit_of(series.unit).kind == "yes_no":
        return -0.15, 1.3
    numbers = [float(n) for _, n in series.curve if n is not None] + [float(n) for _, n in series.targets]
    numbers += [float(worst) for _, _, worst in series.bands if worst is not None]
    low, high = (min(numbers), max(numbers)) if numbers else (0.0, 1.0)
    room = (high - low) * _ROOM or abs(high) * _ROOM or 1.0
    if series.ranked:
        return max(low - 2 * room, 0.0), high + 2 * room
    return (0.0 if 0 <= low < 3 * room or 0 <= low - room < 0.25 * high else low - room), high + 1.6 * room


def _stops(series: Series, look: Look) -> Iterator[Stop]:
    numbers, first = dict(series.curve), series.curve[0][0]
    targets = dict(series.targets)
    for point in series.points:
        number = numbers[point.year]
        height = number if number is not None else targets.get(point.year)
        if height is not None:
            words, place = point_words(point, series, look), point.year - first
            yield Stop(place, float(height), words, series.indicator, year=point.year)


def _samples(series: Series, look: Look) -> Iterator[Sample]:
    say = look.say
    yield Sample("line", "actual", say(mark("Actual")))
    if series.targets:
        yield Sample("dashes", "plan", say(mark("Plan")))
    if any(point.stated for point in series.points):
        yield Sample("ring", "actual", say(mark("Percent only")))


KIND = ChartKind("years", mark("One indicator by year"), INDICATOR, indicator_years, draw)
