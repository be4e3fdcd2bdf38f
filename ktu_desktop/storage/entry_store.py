"""Entries: what an organisation unit says of an indicator beside its numbers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain.changes import CONFIRMATION, ENTRY_FIELDS, NOT_APPLICABLE, EntryChange
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.errors import Refusal
from ktu_desktop.storage.chain import append, next_number
from ktu_desktop.storage.keys import NO_VALUE, indicator_ids, org_id, org_ids, period_id, plan_id
from ktu_desktop.storage.rows import fetch, run_many
from ktu_desktop.storage.value_store import CHANGED_MEANWHILE, add_periods

_OF_PERIOD = """SELECT org_unit.code, plan_indicator.code, entry.field, text, at FROM entry
    JOIN plan_indicator ON plan_indicator.id = entry.plan_indicator_id
    JOIN org_unit ON org_unit.id = entry.org_unit_id
    JOIN history ON history.id = version JOIN batch ON batch.id = batch_id
    WHERE entry.period_id = ? AND plan_indicator.plan_id = ?
    AND plan_indicator.position IS NOT NULL"""


def sheet_entries(
    connection: Connection, plan_code: str, org_unit: str, period: Period
) -> Mapping[str, Entry]:
    """The sheet's entries by indicator code; only those that say something."""
    where = (period_id(period), plan_id(connection, plan_code), org_id(connection, org_unit))
    found = _entries(connection, f"{_OF_PERIOD} AND entry.org_unit_id = ?", where)
    return found.get(org_unit, {})


def period_entries(
    connection: Connection, plan_code: str, period: Period
) -> Mapping[str, Mapping[str, Entry]]:
    """Organisation unit -> its sheet's entries by indicator code; units that say nothing are left out."""
    return _entries(connection, _OF_PERIOD, (period_id(period), plan_id(connection, plan_code)))


def not_applicable(
    connection: Connection, plan_code: str, period: Period, org_units: Collection[str] | None = None
) -> Mapping[str, frozenset[str]]:
    """Indicator code -> the organisation units that it does not apply to."""
    rows = fetch(
        connection,
        """SELECT plan_indicator.code, org_unit.code FROM entry
        JOIN plan_indicator ON plan_indicator.id = plan_indicator_id
        JOIN org_unit ON org_unit.id = org_unit_id
        WHERE period_id = ? AND field = 'not_applicable' AND plan_id = ?
        AND plan_indicator.position IS NOT NULL""",
        (period_id(period), plan_id(connection, plan_code)),
    )
    found: dict[str, set[str]] = {}
    for indicator, unit in rows:
        if org_units is None or unit in org_units:
            found.setdefault(indicator, set()).add(unit)
    return {indicator: frozenset(units) for indicator, units in found.items()}


def store_entries(connection: Connection, batch_id: int, changes: Sequence[EntryChange]) -> None:
    """Write texts and their history in the open transaction.

    Each field of an entry at most once in ``changes``. Raises Refusal when a field does not hold its ``old``
    any more, ValueError for an unknown field.
    """
    if not changes:
        return
    plan, author, at = fetch(connection, "SELECT plan_id, author, at FROM batch WHERE id = ?", (batch_id,))[0]
    indicators, units = indicator_ids(connection, plan), org_ids(connection)
    add_periods(connection, {change.period for change in changes})
    entries: list[tuple[Any, ...]] = []
    gone: list[tuple[Any, ...]] = []
    said: list[tuple[Any, ...]] = []
    for version, change in enumerate(changes, next_number(connection)):
        _check_field(change.field)
        old, new = change.old or None, change.new or None
        key = (period_id(change.period), units[change.org_unit], indicators[change.indicator], change.field)
        entries.append(
            (batch_id, change.via, change.source, *key[:2], None, *key[2:], *NO_VALUE, *NO_VALUE, old, new)
        )
        if old is not None:
            gone.append((*key, old))
        if new is not None:
            said.append((*key, new, version))
    append(connection, entries, author, at)
    _write(connection, gone, said)


def _write(connection: Connection, gone: list[tuple[Any, ...]], said: list[tuple[Any, ...]]) -> None:
    done = run_many(
        connection,
        """DELETE FROM entry
        WHERE period_id = ? AND org_unit_id = ? AND plan_indicator_id = ? AND field = ? AND text = ?""",
        gone,
    )
    done += run_many(connection, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", said)
    if done != len(gone) + len(said):
        raise Refusal(CHANGED_MEANWHILE)


def _check_field(field: str) -> None:
    if field not in ENTRY_FIELDS and not field.startswith(CONFIRMATION):
        raise ValueError(f"an entry has no field {field!r}")


def _entries(connection: Connection, query: str, parameters: tuple[Any, ...]) -> dict[str, dict[str, Entry]]:
    texts: dict[tuple[str, str], dict[str, str]] = {}
    changed: dict[tuple[str, str], str] = {}
    for unit, code, field, text, at in fetch(connection, query, parameters):
        texts.setdefault((unit, code), {})[field] = text
        changed[unit, code] = max(at, changed.get((unit, code), ""))
    found: dict[str, dict[str, Entry]] = {}
    for (unit, code), fields in texts.items():
        found.setdefault(unit, {})[code] = _entry(fields, changed[unit, code])
    return found


def _entry(fields: Mapping[str, str], changed_at: str) -> Entry:
    texts = {name: text for name, text in fields.items() if name in ENTRY_FIELDS and name != NOT_APPLICABLE}
    confirmations = {
        name.removeprefix(CONFIRMATION): text
        for name, text in fields.items()
        if name.startswith(CONFIRMATION)
    }
    return Entry(
        not_applicable=fields.get(NOT_APPLICABLE),
        confirmations=confirmations,
        changed_at=changed_at,
        **texts,
    )
