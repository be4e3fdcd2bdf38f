"""Sheets' states with who and when: submitted, signed, returned, approved; append-only."""

from collections.abc import Mapping

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Author, SheetState
from ktu_desktop.domain.periods import Period
from ktu_desktop.storage.chain import chain_head
from ktu_desktop.storage.keys import now, org_id, period_id, period_of, plan_id
from ktu_desktop.storage.rows import Rows, fetch, run
from ktu_desktop.storage.value_store import add_periods

_STATES = """SELECT org_unit.code, period_id, state, author, at, remark, chain_head, batch_id
    FROM sheet_state JOIN org_unit ON org_unit.id = org_unit_id"""
_OF_A_PERIOD = f"{_STATES} WHERE plan_id = ? AND period_id = ?"


def set_state(
    connection: Connection,
    plan_code: str,
    org_unit: str,
    period: Period,
    state: str | None,
    author: Author,
    remark: str = "",
    batch: int | None = None,
) -> None:
    """Give the sheet a state (None: reopened); the history's head is kept with it.

    ``batch``: see SheetState.
    """
    add_periods(connection, (period,))
    place = (plan_id(connection, plan_code), period_id(period), org_id(connection, org_unit))
    run(
        connection,
        """INSERT INTO sheet_state (plan_id, period_id, org_unit_id, state, author, at, remark, chain_head,
        batch_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (*place, state, author.name, now(), remark, chain_head(connection), batch),
    )


def sheet_state(connection: Connection, plan_code: str, org_unit: str, period: Period) -> SheetState | None:
    """The sheet's newest state; None when nobody gave it one."""
    log = state_log(connection, plan_code, org_unit, period)
    return log[-1] if log else None


def state_log(
    connection: Connection, plan_code: str, org_unit: str, period: Period
) -> tuple[SheetState, ...]:
    """Every state that the sheet was given, oldest first."""
    place = (plan_id(connection, plan_code), period_id(period), org_id(connection, org_unit))
    return _states(fetch(connection, f"{_OF_A_PERIOD} AND org_unit_id = ? ORDER BY sheet_state.id", place))


def sheet_states(connection: Connection, plan_code: str, period: Period) -> Mapping[str, SheetState]:
    """The newest state of each sheet of the period that was given one, by organisation unit."""
    place = (plan_id(connection, plan_code), period_id(period))
    return {
        s.org_unit: s for s in _states(fetch(connection, f"{_OF_A_PERIOD} ORDER BY sheet_state.id", place))
    }


def batch_states(connection: Connection, batch: int) -> tuple[SheetState, ...]:
    """The states that a batch gave, in its order."""
    return _states(fetch(connection, f"{_STATES} WHERE batch_id = ? ORDER BY sheet_state.id", (batch,)))


def _states(rows: Rows) -> tuple[SheetState, ...]:
    return tuple(SheetState(unit, period_of(period), *rest) for unit, period, *rest in rows)
