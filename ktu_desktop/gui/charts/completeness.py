"""Completeness over time: for each year how much of what was asked is there, in columns."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt

from ktu_desktop.domain.completeness import Completeness, PeriodCompleteness
from ktu_desktop.gui.charts.chart_kind import PLAN, ChartKind
from ktu_desktop.gui.charts.chart_view import ChartView, Heading, Stop
from ktu_desktop.gui.charts.legend import Sample
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.plot import NameAxis, NumberAxis, Plot
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.chart_data import Asked, completeness

_TITLE = mark("Completeness by year")
_HALF = 0.3
PARTS = (
    ("filled", "reached", Qt.BrushStyle.SolidPattern, mark("Filled in")),
    ("not_applicable", "uncertain", Qt.BrushStyle.BDiagPattern, mark("Does not apply")),
    ("stated", "near", Qt.BrushStyle.SolidPattern, mark("Percent only")),
    ("missing", "no_value", Qt.BrushStyle.Dense6Pattern, mark("Not filled in")),
)
"""What a column is made of, from below: the count's name, its colour, how it is filled, its word."""


def draw(found: Completeness, asked: Asked, look: Look) -> ChartView:
    """The chart of completeness."""
    say = look.say
    stops = tuple(
        Stop(place, _percent(period, period.asked - period.missing), period_words(period, say))
        for place, period in enumerate(found.periods)
        if period.begun
    )
    heading = Heading(
        title=say(_TITLE),
        subtitle=say.name(found.org_unit.names),
        samples=tuple(
            Sample("bar", role, say(word), pattern=pattern)
            for name, role, pattern, word in PARTS
            if any(getattr(period, name) for period in found.periods if period.begun)
        ),
        words="\n".join(stop.text for stop in stops) or say(mark("There is nothing to draw yet.")),
    )
    return ChartView(look, heading, CompletenessPlot(found, look, stops), stops)


class CompletenessPlot(Plot):
    """``columns``: (place, part) -> from and to in percent; a period that nobody has begun has none."""

    def __init__(self, found: Completeness, look: Look, stops: tuple[Stop, ...]) -> None:
        say = look.say
        left = NumberAxis("left", look)
        left.setLabel(say(mark("percent of what is asked")), color=look.colours.quiet)
        names = [period.period.said(say) for period in found.periods]
        super().__init__(look, NameAxis("bottom", look, names, 140), left, stops)
        self.grid(y=True)
        self.show_range((-0.6, len(names) - 0.4), (0, 108))
        self.columns: dict[tuple[int, str], tuple[float, float]] = {}
        for place, period in enumerate(found.periods):
            if period.begun:
                self._column(place, period)
            else:
                self.text(say(mark("No data yet")), place, 2, "quiet", (0.5, 1))

    def _column(self, place: int, period: PeriodCompleteness) -> None:
        for name, role, pattern, low, high in _stacked(period):
            self.columns[place, name] = (low, high)
            self.fill(QRectF(place - _HALF, low, 2 * _HALF, high - low), role, pattern)
        given = _percent(period, period.asked - period.missing)
        self.text(f"{given:.0f}\u00a0%", place, 100, "text", (0.5, 1))


def period_words(period: PeriodCompleteness, say: Translator) -> str:
    """``2023: 86 % of 3 096; filled in 2 600, ...``."""
    facts = {
        "filled": period.filled,
        "not_applicable": period.not_applicable,
        "stated": period.stated,
        "missing": period.missing,
    }
    parts = [f"{say(word)}: {say.number(str(facts[name]))}" for name, _, _, word in PARTS if facts[name]]
    return f"{period.period.said(say)}: {'; '.join(parts)}"


def _stacked(period: PeriodCompleteness) -> Iterator[tuple[str, str, Qt.BrushStyle, float, float]]:
    low = 0.0
    for name, role, pattern, _ in PARTS:
        height = _percent(period, getattr(period, name))
        if height:
            yield name, role, pattern, low, low + height
        low += height


def _percent(period: PeriodCompleteness, count: int) -> float:
    return 100 * count / period.asked if period.asked else 0.0


KIND = ChartKind("completeness", _TITLE, PLAN, completeness, draw)
