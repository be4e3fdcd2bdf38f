"""The check number of a printed sheet: made when it is printed, held against the database when it returns."""

from dataclasses import dataclass

from ktu_desktop.domain.check_number import (
    CheckNumber,
    Said,
    check_number,
    read_check_number,
    said_at,
    said_by,
)
from ktu_desktop.domain.periods import PARTS, Period
from ktu_desktop.domain.sheet import SheetData
from ktu_desktop.errors import Refusal, WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import history_points, history_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.open_sheet import read_sheet
from ktu_desktop.usecases.workspace import Workspace, with_plan

_PARTS = (None, *PARTS)


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """Something that the sheet says otherwise now. ``field``: an entry's, empty for a number."""

    name: str
    field: str
    printed: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Verified:
    """The sheet that a check number belongs to. ``at``: when it became as it was printed (None: untouched).

    ``changed``: what it says otherwise now; nothing where the print still holds.
    """

    plan: str
    org_unit: str
    period: Period
    at: str | None
    changed: tuple[ChangedSince, ...]


def number_of(conn: Connection, plan: str, data: SheetData) -> CheckNumber:
    """The check number of a sheet as it is now."""
    org, period = data.org_unit.code, data.period
    entry = history_points.newest_of_sheet(conn, plan, org, period)
    return check_number(plan, org, period, said_by(data), entry, history_points.chain_hash(conn, entry))


def verify(workspace: Workspace, text: str) -> Verified:
    """Find the sheet that a number was printed on, and what was changed in it since.

    Raises WrongUse for a text that is no check number, Refusal where no sheet of this database ever had it:
    a digit of it, or of the database, is another one than when it was printed.
    """
    number = read_check_number(text)
    if number is None:
        raise WrongUse(
            mark("“{text}” is not a check number. It looks like this: {example}."),
            text=text,
            example="1043-K7QF-3MZD",
        )
    with workspace.db.reading() as conn:
        found = _touched(conn, workspace, number) if number.entry else _untouched(conn, workspace, number)
    if found is None:
        raise Refusal(
            mark(
                "The check number {number} does not belong to any sheet of this database. Either it was"
                " copied wrongly, or the sheet was printed from other data."
            ),
            number=number.text,
        )
    return found


def _touched(conn: Connection, workspace: Workspace, number: CheckNumber) -> Verified | None:
    place = history_points.sheet_of_entry(conn, number.entry)
    if place is None:
        return None
    plan, org, period, at = place
    history = history_store.history(conn, plan, org, period)
    printed = said_at(history, number.entry)
    chain = history_points.chain_hash(conn, number.entry)
    if check_number(plan, org, period, printed, number.entry, chain) != number:
        return None
    now = said_by(read_sheet(conn, with_plan(workspace, plan, conn), org, period))
    return Verified(plan, org, period, at, _differences(printed, now))


def _untouched(conn: Connection, workspace: Workspace, number: CheckNumber) -> Verified | None:
    """The sheet on which nothing had been entered when it was printed."""
    for plan in workspace.plans:
        places = (
            (u.code, Period(y, p)) for u in workspace.organisation.units for y in plan.years for p in _PARTS
        )
        for org, period in places:
            if check_number(plan.code, org, period, {}, 0, "") == number:
                now = said_by(read_sheet(conn, with_plan(workspace, plan.code, conn), org, period))
                return Verified(plan.code, org, period, None, _differences({}, now))
    return None


def _differences(printed: Said, now: Said) -> tuple[ChangedSince, ...]:
    keys = sorted({*printed, *now})
    return tuple(
        ChangedSince(*key, printed.get(key), now.get(key)) for key in keys if printed.get(key) != now.get(key)
    )
