"""Undoing a batch: what it changed is put back where nobody changed it since; the rest stays and is named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ktu_desktop.domain.changes import Batch, Changed, EntryChange, HistoryEntry, ValueChange
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.values import Band, Number, Value
from ktu_desktop.errors import Refusal
from ktu_desktop.i18n import mark
from ktu_desktop.storage import batch_store, entry_store, history_store, state_store, value_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.sheet_locks import LOCKS
from ktu_desktop.usecases.undo_states import StatesUndone, put_back, states_of
from ktu_desktop.usecases.workspace import Workspace

_Subject = tuple[str, str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did. ``batch``: the undo's own (None: nothing could be put back).

    ``restored``: how many numbers, texts and states of sheets; ``kept``: what stayed as it is, and why.
    """

    batch: int | None
    restored: int
    kept: tuple[Finding, ...]
    affects: Changed


def undo(workspace: Workspace, batch: int) -> Undone:
    """Undo a batch in one transaction, as a batch of its own.

    Raises WrongUse for an unknown batch, Refusal for one that is undone already.
    """
    with workspace.db.writing() as conn:
        found = batch_store.batch(conn, batch)
        if found.undone_by is not None:
            raise Refusal(
                mark("Change {batch} has been undone already, by change {by}."),
                batch=str(batch),
                by=str(found.undone_by),
            )
        return _undo(conn, workspace, found)


def _undo(conn: Connection, workspace: Workspace, batch: Batch) -> Undone:
    plan = batch.plan or workspace.plan.code
    states = states_of(conn, plan, batch.id)
    entries = history_store.batch_history(conn, batch.id)
    overtaken = history_store.overtaken(conn, batch.id)
    kept = {_subject(e): _later(e, overtaken[e.id]) for e in entries if e.id in overtaken}
    for entry in _newest(entries):
        lock = _lock(conn, plan, entry, states)
        if lock is not None:
            kept.setdefault(_subject(entry), lock)
    values, texts = _changes([e for e in entries if _subject(e) not in kept])
    number = None
    if values or texts or states.before:
        number = batch_store.begin_batch(
            conn, "undo", workspace.author, batch.label, plan, batch.source, undoes=batch.id
        )
        value_store.store(conn, number, values)
        entry_store.store_entries(conn, number, texts)
        put_back(conn, plan, states, workspace.author, number)
    changes: list[ValueChange | EntryChange] = [*values, *texts]
    sheets = {(change.org_unit, change.period) for change in changes} | states.before.keys()
    affects = Changed(
        years=frozenset(period.year for _, period in sheets),
        org_units=frozenset(org for org, _ in sheets),
        elements=frozenset(change.element for change in values),
    )
    return Undone(number, len(changes) + len(states.before), (*kept.values(), *states.kept), affects)


def _subject(entry: HistoryEntry) -> _Subject:
    return (entry.org_unit, entry.period.code, entry.element, entry.indicator, entry.field)


def _newest(entries: Iterable[HistoryEntry]) -> Iterable[HistoryEntry]:
    """One entry for each number or text: the batch's last word on it."""
    return {_subject(entry): entry for entry in entries}.values()


def _changes(entries: Sequence[HistoryEntry]) -> tuple[list[ValueChange], list[EntryChange]]:
    """What takes each number and text from the batch's last word back to before its first one."""
    first = {_subject(entry): entry for entry in reversed(entries)}
    values: list[ValueChange] = []
    texts: list[EntryChange] = []
    for last in _newest(entries):
        now, before = last.new, first[_subject(last)].old
        if now == before:
            continue
        where = (last.org_unit, last.period)
        if last.element is not None:
            values.append(ValueChange(last.element, *where, _value(now), _value(before), "undo", last.source))
        elif last.indicator is not None and last.field is not None:
            old, new = _text(now), _text(before)
            texts.append(EntryChange(last.indicator, *where, last.field, old, new, "undo", last.source))
    return values, texts


def _value(content: Value | str | None) -> Value | None:
    return content if isinstance(content, Number | Band) else None


def _text(content: Value | str | None) -> str | None:
    return content if isinstance(content, str) else None


def _later(entry: HistoryEntry, newest: HistoryEntry) -> Finding:
    facts = {"who": newest.who, "at": newest.at, "value": _shown(newest.new), "batch": str(newest.batch)}
    return Finding("edited_later", Severity.WARNING, _place(entry), facts)


def _lock(conn: Connection, plan: str, entry: HistoryEntry, states: StatesUndone) -> Finding | None:
    """Why a number stays: its sheet is locked, and the undo does not open it."""
    state = state_store.sheet_state(conn, plan, entry.org_unit, entry.period)
    if state is None or state.state not in LOCKS:
        return None
    sheet = (entry.org_unit, entry.period)
    if sheet in states.before and states.state(sheet) not in LOCKS:
        return None
    return Finding("sheet_locked", Severity.ERROR, _place(entry), {"lock": state.state})


def _place(entry: HistoryEntry) -> Place:
    code = (entry.element or "").partition("/")[0]
    return Place(entry.org_unit, entry.period.code, entry.indicator or code, entry.element)


def _shown(content: Value | str | None) -> str | Value:
    return content if content is not None else "-"
