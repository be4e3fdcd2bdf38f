"""The history read back: of a sheet, of a batch, of one field. Written by value_store and entry_store."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.domain.periods import Period
from ktu_desktop.storage.chain import chain_head as chain_head
from ktu_desktop.storage.chain import verify_chain as verify_chain
from ktu_desktop.storage.keys import (
    element_ids,
    indicator_ids,
    org_id,
    period_id,
    period_of,
    plan_id,
    value_of,
)
from ktu_desktop.storage.rows import fetch, to_json

_ENTRIES = """SELECT h.id, h.batch_id, batch.at, batch.author, h.via, h.source, org_unit.code, h.period_id,
    element.code, plan_indicator.code, h.field, h.old_amount, h.old_upper, h.old_places,
    h.new_amount, h.new_upper, h.new_places, h.old_text, h.new_text
    FROM history AS h JOIN batch ON batch.id = h.batch_id JOIN org_unit ON org_unit.id = h.org_unit_id
    LEFT JOIN element ON element.id = h.element_id
    LEFT JOIN plan_indicator ON plan_indicator.id = h.plan_indicator_id"""


def history(
    connection: Connection,
    plan_code: str,
    org_unit: str,
    period: Period,
    indicator: str | None = None,
    elements: Collection[str] = (),
) -> tuple[HistoryEntry, ...]:
    """The sheet's history, oldest first; with ``indicator`` only its texts and the values of ``elements``."""
    plan = plan_id(connection, plan_code)
    found = _entries(
        connection,
        """WHERE h.org_unit_id = ? AND h.period_id = ?
        AND coalesce(element.plan_id, plan_indicator.plan_id) = ?""",
        (org_id(connection, org_unit), period_id(period), plan),
    )
    if indicator is None:
        return found
    return tuple(e for e in found if e.indicator == indicator or e.element in elements)


def period_history(
    connection: Connection, plan_code: str, period: Period, since: int
) -> tuple[HistoryEntry, ...]:
    """What was changed in a period after the entry ``since``, of every organisation unit, oldest first."""
    return _entries(
        connection,
        "WHERE h.id > ? AND h.period_id = ? AND coalesce(element.plan_id, plan_indicator.plan_id) = ?",
        (since, period_id(period), plan_id(connection, plan_code)),
    )


def batch_history(connection: Connection, batch: int) -> tuple[HistoryEntry, ...]:
    """What the batch changed, in its order."""
    return _entries(connection, "WHERE h.batch_id = ?", (batch,))


def newest_entry(
    connection: Connection,
    plan_code: str,
    org_unit: str,
    period: Period,
    element: str | None = None,
    indicator: str | None = None,
    field: str | None = None,
) -> HistoryEntry | None:
    """The newest change of a data value (``element``) or of an entry's field (``indicator``, ``field``)."""
    plan = plan_id(connection, plan_code)
    place = (org_id(connection, org_unit), period_id(period))
    if element is not None:
        where = "h.element_id = ?"
        subject: tuple[Any, ...] = (element_ids(connection, plan)[element],)
    else:
        where = "h.element_id IS NULL AND h.plan_indicator_id = ? AND h.field = ?"
        subject = (indicator_ids(connection, plan)[indicator or ""], field)
    found = _entries(
        connection,
        f"""WHERE h.id = (SELECT max(h.id) FROM history AS h
        WHERE h.org_unit_id = ? AND h.period_id = ? AND {where})""",
        (*place, *subject),
    )
    return found[0] if found else None


def overtaken(connection: Connection, batch: int) -> Mapping[int, HistoryEntry]:
    """The batch's entries whose field was changed later: entry's number -> the newest of those changes.

    What was changed later and undone since is as if it had not been: it and its undo do not count.
    """
    rows = fetch(
        connection,
        """SELECT mine.id, later.id, later.batch_id, b.undoes FROM history AS mine JOIN history AS later
        ON later.org_unit_id = mine.org_unit_id AND later.period_id = mine.period_id
        AND later.element_id IS mine.element_id AND later.plan_indicator_id IS mine.plan_indicator_id
        AND later.field IS mine.field AND later.id > mine.id AND later.batch_id <> mine.batch_id
        JOIN batch AS b ON b.id = later.batch_id
        WHERE mine.batch_id = ? ORDER BY mine.id, later.id DESC""",
        (batch,),
    )
    later = {mine: _newest_standing(group) for mine, group in groupby(rows, key=itemgetter(0))}
    newest = {mine: entry for mine, entry in later.items() if entry is not None}
    wanted = to_json(sorted(set(newest.values())))
    found = _entries(connection, "WHERE h.id IN (SELECT value FROM json_each(?))", (wanted,))
    entries = {entry.id: entry for entry in found}
    return {mine: entries[entry] for mine, entry in newest.items()}


def _newest_standing(rows: Iterable[tuple[int, int, int, int | None]]) -> int | None:
    """The newest of one field's later entries (newest first) that no undo among them took back."""
    later = list(rows)
    among = {batch for _, _, batch, _ in later}
    taken_back: set[int] = set()
    for _, entry, batch, undoes in later:
        if batch in taken_back:
            continue
        if undoes not in among:
            return entry
        taken_back.add(undoes)
    return None


def _entries(connection: Connection, where: str, parameters: Sequence[Any]) -> tuple[HistoryEntry, ...]:
    rows = fetch(connection, f"{_ENTRIES} {where} ORDER BY h.id", parameters)
    periods = {row[7]: period_of(row[7]) for row in rows}
    return tuple(_entry(row, periods[row[7]]) for row in rows)


def _entry(row: tuple[Any, ...], period: Period) -> HistoryEntry:
    number, batch, at, who, via, source, unit, _, element, indicator, field = row[:11]
    old, new = row[17:] if element is None else (value_of(*row[11:14]), value_of(*row[14:17]))
    return HistoryEntry(
        number, batch, at, who, via, source, unit, period, element, indicator, field, old, new
    )
