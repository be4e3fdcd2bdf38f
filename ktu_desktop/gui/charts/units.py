"""Organisation units beside one another: a bar each with its number and its part of the total."""

from collections.abc import Iterator
from fractions import Fraction

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from ktu_desktop.domain.comparison import Compared, Comparison, drawn_numbers
from ktu_desktop.domain.entry_names import ROLE_LABELS
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.result_words import shown
from ktu_desktop.domain.series import drawn_number
from ktu_desktop.domain.units_of_measure import PERCENT, unit_of
from ktu_desktop.domain.values import Band, Result
from ktu_desktop.gui.charts.chart_kind import INDICATOR, ChartKind
from ktu_desktop.gui.charts.chart_view import ChartView, Heading, Stop
from ktu_desktop.gui.charts.legend import Sample
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.plot import NameAxis, NumberAxis, Plot
from ktu_desktop.gui.charts.subtitles import indicator_title, subtitle
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.chart_data import Asked, unit_comparison

_HALF = 0.34
_ROW = 22
_WIDEST = 236
"""Pixels that a unit's name may take; whole it is said beside the mouse."""

_AWAY, _ROOM = 0.03, 0.3
"""How far from the bars their numbers stand, and how much room they have, in parts of the axis."""


def draw(comparison: Comparison, asked: Asked, look: Look) -> ChartView:
    """The chart of units."""
    say = look.say
    units = in_order(comparison)
    stops = tuple(
        Stop(
            x=_length(unit),
            y=-row,
            text=unit_words(unit, comparison, look),
            indicator=comparison.indicator,
            org_unit=unit.org_unit.code,
        )
        for row, unit in enumerate(units)
    )
    heading = Heading(
        title=indicator_title(comparison.indicator, look),
        subtitle="  ·  ".join(
            (
                subtitle(comparison.above, comparison.period, comparison.unit, comparison.better, look),
                *((total_words(comparison, look),) if comparison.total is not None else ()),
            )
        ),
        samples=tuple(_samples(comparison, look)),
        words="\n".join(stop.text for stop in stops) or say(mark("There is nothing to draw yet.")),
    )
    return ChartView(look, heading, UnitsPlot(comparison, units, look, stops), stops)


def in_order(comparison: Comparison) -> tuple[Compared, ...]:
    """The best first, those without a number last; equals as the organisation has them."""
    with_number = [unit for unit in comparison.units if unit.number is not None]
    with_number.sort(key=_length, reverse=comparison.better == "higher")
    return (*with_number, *(unit for unit in comparison.units if unit.number is None))


class UnitsPlot(Plot):
    """``bars``: row -> from and to on the axis; rows without a number have none."""

    def __init__(
        self, comparison: Comparison, units: tuple[Compared, ...], look: Look, stops: tuple[Stop, ...]
    ) -> None:
        self._scale = _Scale(comparison)
        kind = unit_of(comparison.unit)
        bottom = NumberAxis("bottom", look, whole=kind.limits.whole, within=self._scale.shown)
        bottom.setLabel(kind.axis_label(look.say), color=look.colours.quiet)
        left = NameAxis("left", look, [_name(unit, look) for unit in units], _WIDEST, upside_down=True)
        super().__init__(look, bottom, left, stops)
        self._rows = len(units)
        self.grid(x=True)
        if comparison.ranked:
            self.plot.invertX(True)
        total, target = comparison.alongside
        self.show_range(self._scale.whole, (-len(units) + 0.4, 0.6 + (total is not None)))
        self.bars: dict[int, tuple[float, float]] = {}
        for row, unit in enumerate(units):
            self._row(row, unit, comparison)
        self._mark(total, "text", total_words(comparison, look))
        self._mark(target, "plan", "")
        self.setMinimumHeight(self.natural_height(0))

    def natural_height(self, width: int) -> int:
        return max(220, _ROW * (self._rows + 3))

    def _row(self, row: int, unit: Compared, comparison: Comparison) -> None:
        say = self.look.say
        if unit.result is None:
            words = mark("does not apply") if unit.does_not_apply else PROGRESS["no_value"]
            self.text(
                say(words), self._scale.whole[comparison.ranked], -row, "quiet", (0, 0.5), fill="surface"
            )
            return
        low, high = self.bars[row] = self._scale.bar(unit.result)
        pattern = Qt.BrushStyle.BDiagPattern if unit.stated else Qt.BrushStyle.SolidPattern
        self.fill(QRectF(low, -row - _HALF, high - low, 2 * _HALF), "actual", pattern)
        words = shown(unit.result, comparison.unit, say)
        if unit.part is not None:
            words = f"{words}   ({part_text(unit.part, self.look)})"
        self.text(words, self._scale.words_at, -row, "text", (0, 0.5))

    def _mark(self, result: Result | None, role: str, words: str) -> None:
        number = drawn_number(result)
        if number is None:
            return
        pen = self.look.pen(role, 2, Qt.PenStyle.DashLine if role == "plan" else Qt.PenStyle.SolidLine)
        line = pg.InfiniteLine(float(number), angle=90, pen=pen)
        line.setZValue(15)
        self.plot.addItem(line, ignoreBounds=True)
        if words:
            self.text(words, float(number), 1.6, role, (0.5, 0), fill="surface")


class _Scale:
    """The numbers of the axis: bars from zero; of places in a ranking bands, the first place on the right.

    ``shown``: between what numbers stand on it; ``whole``: with the room for what is written beside.
    """

    def __init__(self, comparison: Comparison) -> None:
        numbers = [float(number) for number in drawn_numbers(comparison)] or [1.0]
        low, high = min(0.0, *numbers), max(*numbers, 0.0) or 1.0
        if comparison.ranked:
            low, high = min(numbers), max(numbers)
            low, high = low - (high - low or high) * 0.1, high + (high - low or high) * 0.1
        span = high - low
        self.ranked, self.shown = comparison.ranked, (low, high)
        self.words_at = low - span * _AWAY if comparison.ranked else high + span * _AWAY
        self.whole = (low - span * _ROOM, high) if comparison.ranked else (low, high + span * _ROOM)

    def bar(self, result: Result) -> tuple[float, float]:
        """From where to where the bar of a result goes."""
        if not isinstance(result, Band):
            return min(0.0, float(result)), max(0.0, float(result))
        worst = self.shown[1] if result.worst is None else float(result.worst)
        half = (self.shown[1] - self.shown[0]) / 100 if worst == result.best else 0.0
        return result.best - half, worst + half


def total_words(comparison: Comparison, look: Look) -> str:
    """``Summary: 43,97 %``."""
    return look.say(mark("Summary: {result}"), result=shown(comparison.total, comparison.unit, look.say))


def unit_words(unit: Compared, comparison: Comparison, look: Look) -> str:
    """``Energy Systems (EAT-ES): 47,46 %; 12 % of the total``; what is missing is said."""
    say = look.say
    name = f"{say.name(unit.org_unit.names)} ({unit.org_unit.code})"
    words = shown(unit.result, comparison.unit, say)
    if unit.result is None:
        words = say(mark("does not apply")) if unit.does_not_apply else say(PROGRESS["no_value"])
    if unit.stated:
        words = say(mark("{actual} (percent only)"), actual=words)
    text = say(mark("{name}: {actual}"), name=name, actual=words)
    return text if unit.part is None else f"{text}; {_part_words(unit.part, comparison, look)}"


def part_text(part: Fraction, look: Look) -> str:
    """``12,3 %``."""
    rounded = Fraction(round(part * 1000), 10)
    return shown(rounded, PERCENT.symbol, look.say)


def _part_words(part: Fraction, comparison: Comparison, look: Look) -> str:
    say, text = look.say, part_text(part, look)
    if comparison.part_of is None:
        return say(mark("{part} of the total"), part=text)
    return say(mark("{part} of what is counted ({number})"), part=text, number=_counted(comparison, look))


def _counted(comparison: Comparison, look: Look) -> str:
    element = look.plan.elements[comparison.part_of or ""]
    if element.role == "common":
        return look.say.name(element.names)
    return look.say(ROLE_LABELS.get(element.role, ROLE_LABELS["value"]))


def _samples(comparison: Comparison, look: Look) -> Iterator[Sample]:
    say = look.say
    if any(unit.part is not None for unit in comparison.units):
        if comparison.part_of is None:
            yield Sample("bar", "actual", say(mark("Actual (part of the total)")))
        else:
            number = _counted(comparison, look)
            yield Sample(
                "bar", "actual", say(mark("Actual (part of “{number}” in the total)"), number=number)
            )
    else:
        yield Sample("bar", "actual", say(mark("Actual")))
    if comparison.alongside[1] is not None:
        words = mark("University's plan, for orientation") if comparison.orientation else mark("Plan")
        yield Sample("dashes", "plan", say(words))


def _name(unit: Compared, look: Look) -> str:
    return f"{unit.org_unit.code}  {look.say.name(unit.org_unit.names)}"


def _length(unit: Compared) -> float:
    return float(unit.number) if unit.number is not None else 0.0


KIND = ChartKind("units", mark("Units side by side"), INDICATOR, unit_comparison, draw)
