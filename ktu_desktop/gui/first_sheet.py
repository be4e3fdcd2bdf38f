"""Which sheet is shown first: the one remembered, else one that has something to fill in."""

from datetime import date

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.periods import PARTS, Period, period_from_code
from ktu_desktop.domain.plan import Plan


def first_sheet(plan: Plan, organisation: Organisation, org_unit: str, period: str) -> tuple[str, Period]:
    """The unit and period to show; texts that are empty or name nothing give the first that fits."""
    unit = org_unit if org_unit in organisation.by_code else _first_asked(plan, organisation)
    return unit, _period(plan, period)


def periods(plan: Plan) -> tuple[Period, ...]:
    """Every period of the plan as a chooser lists it: a year, then its parts from the latest on."""
    return tuple(Period(year, part) for year in plan.years for part in (None, *reversed(PARTS)))


def _first_asked(plan: Plan, organisation: Organisation) -> str:
    asked = (u.code for u in organisation.units if next(plan.asked_indicators(u), None) is not None)
    deepest = (u.code for u in organisation.units if not organisation.children(u.code))
    return next((code for code in deepest if code in set(asked)), organisation.root.code)


def _period(plan: Plan, code: str) -> Period:
    today = date.today().year
    first = Period(min(max(today, plan.years[0]), plan.years[-1]))
    try:
        period = period_from_code(code)
    except ValueError:
        return first
    return period if period.year in plan.years else first
