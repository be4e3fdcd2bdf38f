"""Data values: read for a sheet and for the roll-up, written with their history in one go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain.changes import ValueChange
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import StoredValue
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import Refusal
from ktu_desktop.i18n import mark
from ktu_desktop.storage.chain import append, next_number
from ktu_desktop.storage.keys import (
    columns_of,
    element_ids,
    org_id,
    org_ids,
    period_id,
    plan_id,
    stored_value,
)
from ktu_desktop.storage.rows import driver, fetch, run_many, to_json

Key = tuple[int, int, int]
"""period_id, element_id, org_unit_id: the key of data_value."""

CHANGED_MEANWHILE = mark("The data were changed by another program in the meantime. Look again and repeat.")


def sheet_values(
    connection: Connection, plan_code: str, org_unit: str, period: Period
) -> Mapping[str, StoredValue]:
    """The sheet's own values by element code, each with its newest change."""
    rows = fetch(
        connection,
        """SELECT element.code, amount, upper, places, version, at, author, via, history.source
        FROM element CROSS JOIN data_value ON data_value.element_id = element.id
        AND data_value.period_id = ? AND data_value.org_unit_id = ?
        JOIN history ON history.id = version JOIN batch ON batch.id = batch_id
        WHERE element.plan_id = ? AND in_plan = 1""",
        (period_id(period), org_id(connection, org_unit), plan_id(connection, plan_code)),
    )
    return {
        code: StoredValue(stored_value(amount, upper, places), version, at, who, via, source)
        for code, amount, upper, places, version, at, who, via, source in rows
    }


def stored_values(
    connection: Connection, plan_code: str, period: Period, elements: Collection[str]
) -> Mapping[str, Mapping[str, StoredValue]]:
    """Element code -> organisation unit -> what it typed of these elements, each with its newest change."""
    plan = _plan_elements(connection, plan_code)
    wanted = [number for number, code in plan.items() if code in elements]
    rows = fetch(
        connection,
        """SELECT data_value.element_id, org_unit.code, amount, upper, places, version, at, author, via,
        history.source FROM data_value JOIN org_unit ON org_unit.id = data_value.org_unit_id
        JOIN history ON history.id = version JOIN batch ON batch.id = batch_id
        WHERE data_value.period_id = ? AND data_value.element_id IN (SELECT value FROM json_each(?))""",
        (period_id(period), to_json(wanted)),
    )
    found: dict[str, dict[str, StoredValue]] = {}
    for element, unit, amount, upper, places, version, at, who, via, source in rows:
        stored = StoredValue(stored_value(amount, upper, places), version, at, who, via, source)
        found.setdefault(plan[element], {})[unit] = stored
    return found


def interim_values(
    connection: Connection, plan_code: str, org_unit: str, period: Period
) -> tuple[Period, Mapping[str, Value]] | None:
    """The last part of the year before ``period`` in which the unit has values, with them by element."""
    parts = {period_id(part): part for part in period.earlier}
    known = fetch(connection, f"SELECT id FROM period WHERE id IN ({_marks(parts)})", tuple(parts))
    used = {number for (number,) in known}
    for part in (part for number, part in parts.items() if number in used):
        values = {
            code: held.value for code, held in sheet_values(connection, plan_code, org_unit, part).items()
        }
        if values:
            return part, values
    return None


def plain_values(
    connection: Connection,
    plan_code: str,
    org_units: Collection[str] | None,
    period: Period,
    only: Collection[str] | None = None,
) -> dict[str, dict[str, Value]]:
    """Element code -> organisation unit -> value, without who and when: what the roll-up needs.

    ``org_units`` None: all; ``only``: the elements wanted, None for all. Equal values are one object.
    """
    elements = _plan_elements(connection, plan_code)
    if only is not None:
        elements = {number: code for number, code in elements.items() if code in only}
    units = _units(connection, org_units)
    found: dict[int, dict[str, Value]] = {}
    known: dict[tuple[int, int | None, int | None], Value] = {}
    current, values_of = 0, dict[str, Value]()
    for element, unit, amount, upper, places in _value_rows(connection, period, units, elements):
        if element != current:
            current, values_of = element, found.setdefault(element, {})
        key = (amount, upper, places)
        value = known.get(key)
        if value is None:
            value = known[key] = stored_value(amount, upper, places)
        values_of[units[unit]] = value
    return {elements[number]: values for number, values in found.items() if number in elements}


def store(connection: Connection, batch_id: int, changes: Sequence[ValueChange]) -> None:
    """Write values and their history in the open transaction.

    Each cell at most once in ``changes``. Raises Refusal when a cell does not hold its ``old`` any more, and
    WrongUse or KeyError for unknown names.
    """
    if not changes:
        return
    plan, author, at = fetch(connection, "SELECT plan_id, author, at FROM batch WHERE id = ?", (batch_id,))[0]
    rows = list(zip(changes, _keys(connection, plan, changes), count(next_number(connection))))
    append(connection, [_history_row(batch_id, key, change) for change, key, _ in rows], author, at)
    _write(connection, rows)


def _keys(connection: Connection, plan: int, changes: Sequence[ValueChange]) -> list[Key]:
    elements, units = element_ids(connection, plan), org_ids(connection)
    periods = {period: period_id(period) for period in {change.period for change in changes}}
    add_periods(connection, periods)
    return [(periods[c.period], elements[c.element], units[c.org_unit]) for c in changes]


def _history_row(batch: int, key: Key, change: ValueChange) -> tuple[Any, ...]:
    """The entry's columns without its number (see chain.ENTRY_COLUMNS)."""
    period, element, unit = key
    old, new = columns_of(change.old), columns_of(change.new)
    return (batch, change.via, change.source, period, unit, element, None, None, *old, *new, None, None)


def _write(connection: Connection, rows: Sequence[tuple[ValueChange, Key, int]]) -> None:
    """Insert, update and delete; a row that is not as its change says is not touched, and refused."""
    same_row = "period_id = ? AND element_id = ? AND org_unit_id = ? AND amount = ? AND upper IS ?"
    inserted = run_many(
        connection,
        "INSERT INTO data_value VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(*key, *columns_of(c.new), version) for c, key, version in rows if c.old is None],
    )
    updated = run_many(
        connection,
        f"UPDATE data_value SET amount = ?, upper = ?, places = ?, version = ? WHERE {same_row}",
        [
            (*columns_of(c.new), version, *key, *columns_of(c.old)[:2])
            for c, key, version in rows
            if c.old is not None and c.new is not None
        ],
    )
    deleted = run_many(
        connection,
        f"DELETE FROM data_value WHERE {same_row}",
        [(*key, *columns_of(c.old)[:2]) for c, key, _ in rows if c.old is not None and c.new is None],
    )
    if inserted + updated + deleted != len(rows):
        raise Refusal(CHANGED_MEANWHILE)


def add_periods(connection: Connection, periods: Collection[Period]) -> None:
    """Make sure that the periods are there to be referred to."""
    run_many(
        connection,
        "INSERT INTO period VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(period_id(period), period.year, period.part) for period in periods],
    )


def _plan_elements(connection: Connection, plan_code: str) -> dict[int, str]:
    """Number -> code of the elements that the plan's newest edition has."""
    plan = plan_id(connection, plan_code)
    return dict(fetch(connection, "SELECT id, code FROM element WHERE plan_id = ? AND in_plan = 1", (plan,)))


def _units(connection: Connection, org_units: Collection[str] | None) -> dict[int, str]:
    ids = org_ids(connection)
    return {ids[code]: code for code in (ids if org_units is None else org_units)}


def _value_rows(
    connection: Connection, period: Period, units: Mapping[int, str], elements: Mapping[int, str]
) -> Iterable[tuple[Any, ...]]:
    """element_id, org_unit_id, amount, upper, places of these units, and of these elements at least."""
    number = period_id(period)
    ((everybody,),) = fetch(connection, "SELECT count(*) FROM org_unit")
    if len(units) * _FEW < everybody:
        return driver(connection).execute(_VALUES_OF_FEW, (to_json(list(units)), number))
    rows = driver(connection).execute(_ALL_VALUES, (number, to_json(list(elements))))
    return rows if len(units) == everybody else (row for row in rows if row[1] in units)


_ALL_VALUES = """SELECT element_id, org_unit_id, amount, upper, places FROM data_value
    WHERE period_id = ? AND element_id IN (SELECT value FROM json_each(?)) ORDER BY element_id"""

_VALUES_OF_FEW = """SELECT element_id, org_unit_id, amount, upper, places
    FROM element CROSS JOIN json_each(?) AS unit CROSS JOIN data_value ON data_value.element_id = element.id
    AND data_value.org_unit_id = unit.value AND data_value.period_id = ?"""
"""Looks each value up (CROSS JOIN keeps SQLite to that order): quicker for few units than reading all."""


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


_FEW = 8
