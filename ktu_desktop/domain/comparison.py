"""Organisation units beside one another for one indicator and period, with their parts of the total."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import STATED, Plan
from ktu_desktop.domain.result_words import result_symbol
from ktu_desktop.domain.series import drawn_number
from ktu_desktop.domain.standing import Standing
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import Band, Result, Value


@dataclass(frozen=True, slots=True)
class Compared:
    """One unit. ``part``: what it adds to the total, of 1; None where it adds nothing or nothing is added.

    ``stated``: its result was typed without its figures, and is in no total.
    """

    org_unit: OrgUnit
    result: Result | None
    stated: bool
    does_not_apply: bool
    part: Fraction | None

    @property
    def number(self) -> Fraction | None:
        """What a bar is as long as; a rank by its best place, nothing where nothing was reported."""
        return drawn_number(self.result)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Units in the organisation's order. ``above``: whose total ``total`` is.

    ``part_of``: the figure of which the units' parts are parts; None where it is the result itself.
    """

    indicator: str
    unit: str | None
    better: str
    period: Period
    above: OrgUnit
    total: Result | None
    target: Value | None
    orientation: bool
    part_of: str | None
    units: tuple[Compared, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(unit.result is None for unit in self.units)

    @property
    def ranked(self) -> bool:
        """Whether the numbers are places in a ranking."""
        return unit_of(self.unit).kind == "rank"

    @property
    def alongside(self) -> tuple[Result | None, Result | None]:
        """Total and target where they are on the scale of the units: a sum is longer than all its parts."""
        if self.part_of is None and any(unit.part is not None for unit in self.units):
            return None, None
        return self.total, self.target.result if self.target else None


def compare(
    plan: Plan,
    code: str,
    period: Period,
    above: OrgUnit,
    total: Standing,
    units: Sequence[tuple[OrgUnit, Standing]],
) -> Comparison:
    """The units of an indicator that were asked, against the total that they make.

    Each unit's part is of what is summed: the result itself, or the first summed figure that makes it.
    """
    element = _added(plan, code)
    whole = total.rolled.figures.get(element) if element else None
    compared = tuple(_compared(unit, each, element, whole) for unit, each in units)
    itself = element is not None and plan.elements[element].role == "value"
    return Comparison(
        indicator=code,
        unit=result_symbol(plan, code),
        better=plan.indicators[code].better,
        period=period,
        above=above,
        total=total.result,
        target=total.target,
        orientation=total.orientation,
        part_of=None if itself else element,
        units=compared,
    )


def _compared(unit: OrgUnit, standing: Standing, element: str | None, whole: Result | None) -> Compared:
    own = standing.rolled.figures.get(element) if element and standing.rolled.result is not None else None
    part = None
    if isinstance(own, Fraction) and isinstance(whole, Fraction) and whole:
        part = own / whole
    return Compared(unit, standing.result, standing.is_stated, standing.does_not_apply, part)


def _added(plan: Plan, code: str) -> str | None:
    """The figure of an indicator that is added up over units: its value, else the first part of it."""
    elements = plan.indicator_elements(plan.holder(code)).values()
    return next((e.code for e in elements if e.summed and e.role != STATED), None)


def drawn_numbers(comparison: Comparison) -> tuple[Fraction, ...]:
    """Every number that is drawn, both ends of a band, with total and target where they are on the scale."""
    results = (*(unit.result for unit in comparison.units), *comparison.alongside)
    ends = [drawn_number(result) for result in results]
    ends += [Fraction(r.worst) for r in results if isinstance(r, Band) and r.worst is not None]
    return tuple(number for number in ends if number is not None)
