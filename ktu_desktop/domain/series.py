"""An indicator over the years as numbers and labels, for a chart or a table beside its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.values import Band, Number, Result, Value


@dataclass(frozen=True, slots=True)
class Point:
    """One year: what was reached, what the plan asks for; None where there is none."""

    year: int
    actual: Result | None
    target: Value | None
    before_plan: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's years in order. ``unit``: symbol or None; ``better``: higher or lower."""

    indicator: str
    unit: str | None
    better: str
    points: tuple[Point, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(point.actual is None and point.target is None for point in self.points)


def indicator_series(
    plan: Plan,
    code: str,
    history: Mapping[int, Mapping[str, Value]],
    results: Mapping[int, Result],
    targets: Mapping[int, Value] | None = None,
) -> Series:
    """The years of the history and of the plan.

    ``history``: year -> indicator -> value, from before the plan; what it gives is left out where it is the
    amount whose growth the indicator is. ``results``: year -> what was reached. ``targets``: those of the
    unit; None takes the plan's.
    """
    indicator = plan.indicators[code]
    wanted = indicator.targets if targets is None else targets
    growth = any(need.last_year and need.typed_as for need in measure_of(indicator.measure).needs)
    known = {} if growth else {year: values.get(code) for year, values in history.items()}
    before = [Point(year, value.result, None, True) for year, value in sorted(known.items()) if value]
    years = [Point(year, results.get(year), wanted.get(year)) for year in plan.years]
    return Series(code, indicator.unit, indicator.better, tuple(before + years))


def drawn_number(value: Value | Result | None) -> Fraction | None:
    """The number at which a chart draws a value; a rank by its best place."""
    if isinstance(value, Band):
        return Fraction(value.best)
    return value.fraction if isinstance(value, Number) else value
