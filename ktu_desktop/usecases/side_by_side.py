"""The sheets of all units below one, side by side, with the totals that they add up to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan, is_asked
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.roll_up import Rolled
from ktu_desktop.domain.values import Result
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SideBySide:
    """``sheets``: by organisation unit, those that were read. ``indicators``: the totals of the unit above by
    indicator; ``figures``: its totals by element, where there are any.
    """

    sheets: Mapping[str, Sheet]
    indicators: Mapping[str, Rolled]
    figures: Mapping[str, Result]


def unit_above(organisation: Organisation, org_unit: str) -> OrgUnit:
    """The unit whose units stand side by side: this one, or the one above where nothing is below it."""
    unit = organisation.by_code[org_unit]
    if organisation.children(org_unit) or unit.parent is None:
        return unit
    return organisation.by_code[unit.parent]


def units_side_by_side(
    plan: Plan, organisation: Organisation, above: str, period: Period
) -> tuple[OrgUnit, ...]:
    """The unit and those below it that stood in the period and are asked for something, in their order."""
    there = organisation.existing(*period.days)
    suppliers = {figure.supplied_by for figure in plan.figures.values()}
    suppliers |= {indicator.supplied_by for indicator in plan.indicators.values()}
    units = (there.by_code[code] for code in there.subtree(above)) if above in there.by_code else ()
    return tuple(unit for unit in units if any(is_asked(who, unit) for who in suppliers))


def read_side_by_side(
    workspace: Workspace,
    above: str,
    period: Period,
    units: Collection[str],
    progress: Progress,
    tolerance: Fraction = NEAR,
) -> SideBySide:
    """Read the sheets of ``units`` and the totals of the unit above them.

    Raises WrongUse for what is unknown or did not exist in the period, Cancelled when asked to stop.
    """
    sheets = {}
    for done, unit in enumerate(units):
        progress.check_cancelled()
        progress.step(done, len(units), unit)
        sheets[unit] = evaluate(open_sheet(workspace, unit, period), tolerance)
    rolled = summarise(workspace, above, period)
    figures = {code: rolled.figure(above, code) for code, e in workspace.plan.elements.items() if e.summed}
    known = {code: total for code, total in figures.items() if total is not None}
    return SideBySide(sheets, rolled.node(above), known)
