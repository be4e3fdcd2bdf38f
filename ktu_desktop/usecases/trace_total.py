"""A total taken apart: down to faculties, departments and figures, and to who typed each or which cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.standing import Standing, standing_of
from ktu_desktop.domain.trace import TracedUnit
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import target_store, value_store
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TracedTotal:
    """An indicator's total at a unit in a period, how it stands against its target, and its parts."""

    org_unit: OrgUnit
    period: Period
    standing: Standing
    tree: TracedUnit


def trace_total(
    workspace: Workspace, org_unit: str, period: Period, indicator: str, tolerance: Fraction = NEAR
) -> TracedTotal:
    """Take the total of an indicator apart. Raises WrongUse for unknown names and years."""
    plan = workspace.plan
    if indicator not in plan.indicators:
        raise WrongUse(mark("The plan has no indicator {indicator}."), indicator=indicator)
    totals = summarise(workspace, org_unit, period)
    wanted = frozenset(_elements(plan, indicator))
    with workspace.db.reading() as conn:
        stored = {
            last: value_store.stored_values(conn, plan.code, when, wanted)
            for last, when in ((False, period), (True, period.last_year))
        }
        targets = target_store.unit_targets(conn, plan.code, org_unit, period.year)
    unit, rolled = workspace.org_unit(org_unit), totals.at(org_unit, indicator)
    return TracedTotal(
        org_unit=unit,
        period=period,
        standing=standing_of(plan, unit, period, indicator, rolled, targets, tolerance),
        tree=totals.trace(org_unit, indicator, stored),
    )


def _elements(plan: Plan, indicator: str) -> Iterator[str]:
    """The elements of an indicator, what they are sums of, and their corrections."""
    waiting = [element.code for element in plan.indicator_elements(plan.holder(indicator)).values()]
    seen = set(waiting)
    while waiting:
        element = waiting.pop()
        yield element
        derivation, correction = plan.derivations.get(element), plan.correction_of(element)
        others = (*(derivation.terms if derivation else ()), *((correction,) if correction else ()))
        waiting += [other for other in others if other not in seen]
        seen.update(others)
