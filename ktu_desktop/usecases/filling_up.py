"""How a period filled up at a unit and below it, put together from the history; the year before beside it."""

from dataclasses import replace
from datetime import date

from ktu_desktop.domain.completeness import together
from ktu_desktop.domain.filling_up import (
    LONG_PAUSE,
    Filled,
    FillingUp,
    a_year_on,
    collecting,
    day_of,
    days_to_look_at,
)
from ktu_desktop.domain.movement import not_applicable_before, values_before
from ktu_desktop.domain.periods import Period
from ktu_desktop.storage import history_points, history_store
from ktu_desktop.usecases.chart_data import Asked
from ktu_desktop.usecases.summary import read_period
from ktu_desktop.usecases.workspace import Workspace


def filling_up(workspace: Workspace, asked: Asked) -> FillingUp:
    """How much of what is asked was given by the end of each day on which something was changed.

    The numbers of each day are exact: the period's values are put back to what they were, and counted as
    they are counted now. Raises WrongUse for unknown names.
    """
    period, unit = asked.period, workspace.org_unit(asked.org_unit)
    days, last = _days(workspace, unit.code, period)
    before = period.last_year
    there = unit.code in workspace.organisation.existing(*before.days).by_code
    known = before.year in workspace.plan.years and there
    earlier = _days(workspace, unit.code, before)[0] if days and known else ()
    moved = tuple(replace(each, day=a_year_on(each.day)) for each in earlier)
    corrected = last if days and last is not None and last > days[-1].day else None
    return FillingUp(unit, period, days, moved, _until(workspace, period, days), corrected)


def _days(workspace: Workspace, org_unit: str, period: Period) -> tuple[tuple[Filled, ...], date | None]:
    """The days of the collecting, and the day of the last change, which may be a correction long after."""
    data = read_period(workspace, org_unit, period)
    below = set(data.organisation.subtree(org_unit))
    with workspace.db.reading() as conn:
        everything = history_store.period_history(conn, workspace.plan.code, period, 0)
    changes = [entry for entry in everything if entry.org_unit in below]
    changed = [day_of(entry) for entry in changes]

    def filled(day: date) -> Filled:
        later = [entry for at, entry in zip(changed, changes, strict=True) if at > day]
        then = replace(
            data,
            values=values_before(data.values, later),
            not_applicable=not_applicable_before(data.not_applicable, later),
        )
        found = together(then.roll_up().counts(org_unit).values())
        return Filled(day, found.asked, found.given, found.stated)

    days = tuple(filled(day) for day in days_to_look_at(collecting(changed)))
    return days, max(changed, default=None)


def _until(workspace: Workspace, period: Period, days: tuple[Filled, ...]) -> date | None:
    """Today for the newest year that anybody has begun; an older one ends with its last change."""
    if not days:
        return None
    later = (replace(period, year=year) for year in workspace.plan.years if year > period.year)
    with workspace.db.reading() as conn:
        over = any(history_points.has_changes(conn, workspace.plan.code, each) for each in later)
    today, last = date.today(), days[-1].day
    return last if over or (today - last).days > LONG_PAUSE else max(last, today)
