"""Batches: what one command, paste or import changed, undoable as a whole."""

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


def batches(connection: Connection) -> tuple[Batch, ...]:
    """All batches, oldest first."""
    undone = undone_batches(connection)
    rows = fetch(
        connection,
        """SELECT batch.id, kind, label, author, at, plan.code, source,
        (SELECT count(*) FROM history WHERE batch_id = batch.id)
        + (SELECT count(*) FROM sheet_state WHERE batch_id = batch.id), undoes
        FROM batch LEFT JOIN plan ON plan.id = plan_id ORDER BY batch.id""",
    )
    return tuple(
        Batch(number, kind, label, author, at, plan, source, changes, undoes, undone.get(number))
        for number, kind, label, author, at, plan, source, changes, undoes in rows
    )


def batch(connection: Connection, number: int) -> Batch:
    """The batch of that number. Raises WrongUse for an unknown one."""
    found = next((b for b in batches(connection) if b.id == number), None)
    if found is None:
        raise WrongUse(mark("There is no change with the number {number}."), number=number)
    return found


def undone_batches(connection: Connection) -> dict[int, int]:
    """Batch that is undone -> the batch that undid it last (and was not undone itself)."""
    undone: dict[int, int] = {}
    for number, undoes in fetch(
        connection, "SELECT id, undoes FROM batch WHERE undoes IS NOT NULL ORDER BY id DESC"
    ):
        if number not in undone:
            undone.setdefault(undoes, number)
    return undone
