"""How a period filled up: what had been given by the end of each day, what is asked, and the year before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pyqtgraph as pg
from PySide6.QtCore import Qt

from ktu_desktop.domain.filling_up import Filled, FillingUp
from ktu_desktop.gui.charts.chart_kind import PLAN, ChartKind
from ktu_desktop.gui.charts.chart_view import ChartView, Heading, Stop
from ktu_desktop.gui.charts.legend import Sample
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.plot import NameAxis, NumberAxis, Plot
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.chart_data import Asked
from ktu_desktop.usecases.filling_up import filling_up

_TITLE = mark("Completeness by date")
_NOTHING = mark("There is nothing to draw yet.")
_ABOVE = 1.12
"""How much higher than what is asked the axis goes: room for the words at the last point."""

_BESIDE = 0.07
"""Room on both sides, in parts of the days shown: half a date is written there."""

_HIGH = 0.8
"""From this part of what is asked on, words stand below the curve."""

_DATES = 7
"""So many days are written below, at most."""


def draw(found: FillingUp, asked: Asked, look: Look) -> ChartView:
    """The chart of a period that fills up."""
    say = look.say
    stops = tuple(_stops(found, say))
    heading = Heading(
        title=say(_TITLE),
        subtitle="  ·  ".join(_subtitle(found, say)),
        samples=tuple(_samples(found, say)),
        words="\n".join(stop.text for stop in stops) or say(_NOTHING),
    )
    return ChartView(look, heading, FillingUpPlot(found, look, stops), stops)


class FillingUpPlot(Plot):
    """``given``, ``before``: days since the first one, and what had been given; ``asked``: its height.

    A curve stays where it is until the next day on which something was given.
    """

    def __init__(self, found: FillingUp, look: Look, stops: tuple[Stop, ...]) -> None:
        left = NumberAxis("left", look, whole=True)
        left.setLabel(look.say(mark("indicators of the units")), color=look.colours.quiet)
        self._first = found.days[0].day if found.days else date.today()
        self._last = found.until or self._first
        span = max(self._days(self._last), 1)
        super().__init__(look, DayAxis(look, self._first, span), left, stops)
        self.asked = float(found.asked)
        self.grid(y=True)
        self.show_range((-_BESIDE * span, (1 + _BESIDE) * span), (0, (self.asked or 1.0) * _ABOVE))
        self.given = self._curve(found.days, self._last)
        self.before = self._curve(found.before_in_sight, self._last)
        if not found.days:
            left.setTicks([])
            self.text(look.say(_NOTHING), 0, 0.1, "quiet", (0, 1))
            return
        self._line([0, span], [self.asked] * 2, "plan", Qt.PenStyle.DashLine, 5)
        if self.before:
            self._line(*_stairs(self.before), "uncertain", Qt.PenStyle.DotLine, 8)
        self._line(*_stairs(self.given), "actual", Qt.PenStyle.SolidLine, 10)
        self._discs(found.days)
        self._say_last(found.days[-1])

    def _say_last(self, filled: Filled) -> None:
        """How far it is: below the curve where that comes near to what is asked."""
        below = filled.given > _HIGH * self.asked
        words, place = part_words(filled, self.look.say), self._days(self._last)
        self.text(words, place, filled.given, "text", (1, -0.4 if below else 1.4))

    def _days(self, day: date) -> int:
        return (day - self._first).days

    def _curve(self, days: Sequence[Filled], until: date) -> list[tuple[int, int]]:
        """The points of a curve, from the first day shown to the last."""
        points = [(max(self._days(each.day), 0), each.given) for each in days]
        if points and points[-1][0] < self._days(until):
            points.append((self._days(until), points[-1][1]))
        return points

    def _line(
        self, xs: Sequence[float], ys: Sequence[float], role: str, style: Qt.PenStyle, above: int
    ) -> None:
        curve = pg.PlotCurveItem(list(xs), list(ys), pen=self.look.pen(role, 2.5, style), antialias=True)
        curve.setZValue(above)
        self.plot.addItem(curve)

    def _discs(self, days: Sequence[Filled]) -> None:
        discs = pg.ScatterPlotItem(
            [self._days(each.day) for each in days],
            [each.given for each in days],
            size=7,
            pen=self.look.pen("actual", 1.5),
            brush=pg.mkBrush(self.look.colour("actual")),
            useCache=False,
        )
        discs.setZValue(11)
        self.plot.addItem(discs)


class DayAxis(NameAxis):
    """An axis with some days written at their distance from the first."""

    def __init__(self, look: Look, first: date, span: int) -> None:
        super().__init__("bottom", look, ())
        self.setStyle(hideOverlappingLabels=True)
        steps = min(span, _DATES - 1)
        days = sorted({round(number * span / steps) for number in range(steps + 1)})
        self.setTicks([[(day, look.say.day(first + timedelta(days=day))) for day in days]])


def part_words(filled: Filled, say: Translator) -> str:
    """``1 777 of 1 960 (91 %)``."""
    percent = round(100 * filled.given / filled.asked) if filled.asked else 0
    counts = {"given": say.number(str(filled.given)), "asked": say.number(str(filled.asked))}
    return say(mark("{given} of {asked} ({percent}\N{NO-BREAK SPACE}%)"), percent=percent, **counts)


def _stairs(points: Sequence[tuple[int, int]]) -> tuple[list[float], list[float]]:
    """The corners of stairs through the points: level until the next one's day."""
    xs, ys = [float(points[0][0])], [float(points[0][1])]
    for day, given in points[1:]:
        xs += [day, day]
        ys += [ys[-1], given]
    return xs, ys


def _subtitle(found: FillingUp, say: Translator) -> Iterator[str]:
    yield f"{say.name(found.org_unit.names)}, {found.period.said(say)}"
    if found.corrected is not None:
        yield say(mark("corrected later, the last time on {day}"), day=say.day(found.corrected))


def _stops(found: FillingUp, say: Translator) -> Iterator[Stop]:
    before: Filled | None = None
    for each in found.days:
        words = say(mark("{day}: {given}"), day=say.day(each.day), given=part_words(each, say))
        if before is not None and each.given != before.given:
            more = each.given - before.given
            change = f"+{more}" if more > 0 else say.number(str(more))
            words = say(
                mark("{words}; {change} since {day}"), words=words, change=change, day=say.day(before.day)
            )
        if each.stated:
            words = say(mark("{words}; percent only: {n}"), words=words, n=each.stated)
        yield Stop((each.day - found.days[0].day).days, each.given, words)
        before = each


def _samples(found: FillingUp, say: Translator) -> Iterator[Sample]:
    yield Sample("line", "actual", say(mark("Given by the end of the day")))
    if found.days:
        asked = say(mark("Asked for: {n}"), n=say.number(str(found.asked)))
        yield Sample("dashes", "plan", asked)
    if found.before_in_sight:
        year = found.period.last_year.said(say)
        yield Sample("dots", "uncertain", say(mark("{year}, on the same day a year before"), year=year))


KIND = ChartKind("dates", _TITLE, PLAN, filling_up, draw)
