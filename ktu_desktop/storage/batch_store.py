"""Batches: what one command, paste or import changed, undoable as a whole."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Author, Batch
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage.chain import chain_head
from ktu_desktop.storage.keys import now, plan_id
from ktu_desktop.storage.rows import fetch, run


def begin_batch(
    connection: Connection,
    kind: str,
    author: Author,
    label: str,
    plan_code: str,
    source: str | None = None,
    undoes: int | None = None,
) -> int:
    """Begin a batch and return its number. ``undoes``: the batch that this one undoes."""
    (number,) = fetch(connection, "SELECT coalesce(max(id), 0) + 1 FROM batch")[0]
    plan = plan_id(connection, plan_code)
    run(
        connection,
        "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, kind, label, author.name, now(), plan, source, undoes, chain_head(connection)),
    )
    return int(number)


_BATCHES = """SELECT batch.id, kind, label, author, at, plan.code, source,
    (SELECT count(*) FROM history WHERE batch_id = batch.id)
    + (SELECT count(*) FROM sheet_state WHERE batch_id = batch.id), undoes
    FROM batch LEFT JOIN plan ON plan.id = plan_id"""


def batches(connection: Connection) -> tuple[Batch, ...]:
    """All batches, oldest first."""
    undone = undone_batches(connection)
    rows = fetch(connection, f"{_BATCHES} ORDER BY batch.id")
    return tuple(_batch(row, undone) for row in rows)


def batch(connection: Connection, number: int) -> Batch:
    """The batch of that number. Raises WrongUse for an unknown one."""
    rows = fetch(connection, f"{_BATCHES} WHERE batch.id = ?", (number,))
    if not rows:
        raise WrongUse(mark("There is no change with the number {number}."), number=number)
    return _batch(rows[0], undone_batches(connection))


def _batch(row: tuple[Any, ...], undone: Mapping[int, int]) -> Batch:
    number, kind, label, author, at, plan, source, changes, undoes = row
    return Batch(number, kind, label, author, at, plan, source, changes, undoes, undone.get(number))


def undone_batches(connection: Connection) -> dict[int, int]:
    """Batch that is undone -> the batch that undid it last (and was not undone itself)."""
    undone: dict[int, int] = {}
    for number, undoes in fetch(
        connection, "SELECT id, undoes FROM batch WHERE undoes IS NOT NULL ORDER BY id DESC"
    ):
        if number not in undone:
            undone.setdefault(undoes, number)
    return undone
