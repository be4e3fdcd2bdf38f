"""An indicator over the years as numbers and labels, for a chart or a table beside its form."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.result_words import result_symbol
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import Band, Number, Result, Value


@dataclass(frozen=True, slots=True)
class Point:
    """One year: what was reached, what the plan asks for; None where there is none.

    ``stated``: the result was typed without its figures.
    """

    year: int
    actual: Result | None
    target: Value | None
    before_plan: bool = False
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's years in order. ``unit``: its result's symbol or None; ``better``: higher or lower."""

    indicator: str
    unit: str | None
    better: str
    points: tuple[Point, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(point.actual is None and point.target is None for point in self.points)

    @property
    def ranked(self) -> bool:
        """Whether the numbers are places in a ranking, of which the first is the best."""
        return unit_of(self.unit).kind == "rank"

    @property
    def curve(self) -> tuple[tuple[int, Fraction | None], ...]:
        """Every year from the first to the last with what was reached; None where nothing was reported."""
        actuals = {point.year: drawn_number(point.actual) for point in self.points}
        return tuple((year, actuals.get(year)) for year in range(min(actuals), max(actuals) + 1))

    @property
    def targets(self) -> tuple[tuple[int, Fraction], ...]:
        """The years that have a target; of a band its worst place, which is what has to be reached."""
        found = ((point.year, _wanted(point.target)) for point in self.points)
        return tuple((year, number) for year, number in found if number is not None)

    @property
    def bands(self) -> tuple[tuple[int, int, int | None], ...]:
        """The years whose result is more than one place: year, best, worst (None: open)."""
        return tuple(
            (point.year, point.actual.best, point.actual.worst)
            for point in self.points
            if isinstance(point.actual, Band) and point.actual.best != point.actual.worst
        )


def indicator_series(
    plan: Plan,
    code: str,
    history: Mapping[int, Mapping[str, Value]],
    results: Mapping[int, Result],
    targets: Mapping[int, Value] | None = None,
    stated: AbstractSet[int] = frozenset(),
) -> Series:
    """The years of the history and of the plan.

    ``history``: year -> indicator -> value, from before the plan; what it gives is left out where it is the
    amount whose growth the indicator is. ``results``: year -> what was reached. ``targets``: those of the
    unit; None takes the plan's. ``stated``: the years whose result was typed without its figures.
    """
    indicator = plan.indicators[code]
    wanted = indicator.targets if targets is None else targets
    growth = any(need.last_year and need.typed_as for need in measure_of(indicator.measure).needs)
    known = {} if growth else {year: values.get(code) for year, values in history.items()}
    before = [Point(year, value.result, None, True) for year, value in sorted(known.items()) if value]
    years = [Point(year, results.get(year), wanted.get(year), False, year in stated) for year in plan.years]
    return Series(code, result_symbol(plan, code), indicator.better, tuple(before + years))


def drawn_number(value: Value | Result | None) -> Fraction | None:
    """The number at which a chart draws a value; a rank by its best place."""
    if isinstance(value, Band):
        return Fraction(value.best)
    return value.fraction if isinstance(value, Number) else value


def _wanted(target: Value | None) -> Fraction | None:
    """The number that a target draws its line at."""
    if isinstance(target, Band):
        return Fraction(target.best if target.worst is None else target.worst)
    return drawn_number(target)
