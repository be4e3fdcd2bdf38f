"""How far a result is from its target, and which target holds for an organisation unit."""

from collections.abc import Mapping
from fractions import Fraction

from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Indicator, Plan
from ktu_desktop.domain.values import Band, Number, Result, Value

NEAR = Fraction(5, 100)
"""How far below its target, as a part of it, a result still is near: a start, which the user can set."""

REACHED, NEARLY, MISSED, UNCERTAIN = "reached", "near", "missed", "uncertain"
UNDER_WAY = "under_way"
"""In a part of a year: the target is the whole year's, and what is left of the year may still bring it."""

NO_TARGET, NO_VALUE = "no_target", "no_value"

CONTRADICTORY = "contradictory"
"""The result has an error (see contradictions.py): how far it is from the plan nobody can say."""


def target_for(
    plan: Plan, indicator: Indicator, org_unit: OrgUnit, year: int, set_targets: Mapping[str, Value]
) -> tuple[Value | None, bool]:
    """The target that holds for a unit, and whether it is the university's, shown as orientation only.

    ``set_targets``: the targets that the planning office set for this unit, by indicator. Interim periods
    have the year's target. An indicator that is the same as another has the other's set target.
    """
    own = set_targets.get(indicator.code) or set_targets.get(plan.holder(indicator.code))
    if own is not None:
        return own, False
    university = indicator.targets.get(year)
    if org_unit.parent is None:
        return university, False
    if measure_of(indicator.measure).counted or university is None:
        return None, False
    return university, True


def progress(
    result: Result | None,
    target: Value | None,
    better: str,
    tolerance: Fraction = NEAR,
    *,
    year_is_over: bool = True,
) -> str:
    """One of ``reached``, ``near``, ``missed``, ``uncertain``, ``no_target``, ``no_value``.

    In a part of a year ``under_way`` where the rest of the year decides.
    """
    if target is None:
        return NO_TARGET
    if result is None:
        return NO_VALUE
    if isinstance(target, Band) or isinstance(result, Band):
        found = _rank_progress(_band(result), _band(target))
        may_change = found == MISSED
    else:
        found = _number_progress(result, target, better, tolerance)
        may_change = found == MISSED or better == "lower"  # numbers add up: they may still rise too far
    return UNDER_WAY if may_change and not year_is_over else found


def unless_contradictory(found: str, result: Result | None, contradictory: bool) -> str:
    """The progress; of a result with an error it is ``contradictory``, however it compares with the plan."""
    return CONTRADICTORY if contradictory and result is not None else found


def _number_progress(result: Fraction, target: Number, better: str, tolerance: Fraction) -> str:
    wanted = target.fraction
    ahead = result - wanted if better == "higher" else wanted - result
    if ahead >= 0:
        return REACHED
    return NEARLY if -ahead <= abs(wanted) * tolerance else MISSED


def deviation(result: Result | None, target: Value | None) -> Fraction | None:
    """Result minus target; None for ranks and where one of them is missing."""
    if isinstance(result, Fraction) and isinstance(target, Number):
        return result - target.fraction
    return None


def _rank_progress(result: Band | None, target: Band | None) -> str:
    if result is None or target is None:
        return UNCERTAIN
    if target.worst is None or (result.worst is not None and result.worst <= target.worst):
        return REACHED
    return MISSED if result.best > target.worst else UNCERTAIN


def _band(value: Value | Result) -> Band | None:
    """A number beside a rank is read as the place it names."""
    if isinstance(value, Band):
        return value
    number = value.fraction if isinstance(value, Number) else value
    return Band(int(number), int(number)) if number.denominator == 1 else None
