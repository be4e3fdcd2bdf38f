"""How an indicator stands at a unit in a year: total or own result, target, progress, what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.evaluated_sheet import MISSING, NOT_APPLICABLE, STATED, VALUE
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Indicator, Plan
from ktu_desktop.domain.progress import NEAR, deviation, progress, target_for, unless_contradictory
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.roll_up import Rolled
from ktu_desktop.domain.values import Result, Value
from ktu_desktop.i18n import Translator, mark

_DOES_NOT_APPLY, _PERCENT_ONLY = mark("Does not apply"), mark("Percent only, not in totals")


@dataclass(frozen=True, slots=True)
class Standing:
    """``is_stated``: typed without its figures; ``orientation``: the target is the university's."""

    indicator: Indicator
    year: int
    result: Result | None
    is_stated: bool
    target: Value | None
    orientation: bool
    progress: str
    deviation: Fraction | None
    does_not_apply: bool
    rolled: Rolled

    @property
    def coverage(self) -> Coverage:
        """What the result rests on."""
        return self.rolled.coverage

    @property
    def state(self) -> str:
        """``value``, ``stated``, ``not_applicable`` or ``missing``."""
        if self.result is not None:
            return STATED if self.is_stated else VALUE
        return NOT_APPLICABLE if self.does_not_apply else MISSING

    def words(self, say: Translator) -> str:
        """The progress in words."""
        if self.does_not_apply:
            return say(_DOES_NOT_APPLY)
        words = say(PROGRESS["no_value" if self.result is None else self.progress])
        return f"{words}. {say(_PERCENT_ONLY)}" if self.is_stated else words


def standing_of(
    plan: Plan,
    unit: OrgUnit,
    period: Period,
    code: str,
    rolled: Rolled,
    set_targets: Mapping[str, Value],
    tolerance: Fraction = NEAR,
) -> Standing:
    """The indicator ``code`` at ``unit`` in a period of the plan. ``set_targets``: those set for the unit."""
    indicator = plan.indicators[code]
    stated = rolled.stated.result if rolled.stated is not None else None
    result = rolled.result if rolled.result is not None else stated
    target, orientation = target_for(plan, indicator, unit, period.year, set_targets)
    out, expected = rolled.coverage.not_applicable, rolled.coverage.expected
    over = period.is_whole_year
    found = progress(result, target, indicator.better, tolerance, year_is_over=over)
    return Standing(
        indicator=indicator,
        year=period.year,
        result=result,
        is_stated=rolled.result is None and stated is not None,
        target=target,
        orientation=orientation,
        progress=unless_contradictory(found, result, rolled.contradictory),
        deviation=deviation(result, target),
        does_not_apply=result is None and (unit.code in out or 0 < expected == len(out)),
        rolled=rolled,
    )
