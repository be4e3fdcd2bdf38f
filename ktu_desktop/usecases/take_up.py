"""Taking up what a killed program left unsaved: what was left is recorded, what was being typed is a draft.

Nobody's later work is overwritten: where the database was changed since, the text becomes a draft.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ktu_desktop.domain.changes import CONFIRMATION as CONFIRMATION_FIELD
from ktu_desktop.domain.changes import Changed
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.periods import Period, period_from_code
from ktu_desktop.domain.reading import read_text
from ktu_desktop.domain.readings import Given
from ktu_desktop.domain.sheet import Draft, Entry, SheetData
from ktu_desktop.domain.unfinished import CONFIRMATION, TEXT, VALUE, Unfinished
from ktu_desktop.errors import Refusal, WorldRefusal
from ktu_desktop.storage import draft_store, history_store, unfinished_file
from ktu_desktop.storage.engine import Connection
from ktu_desktop.storage.keys import now
from ktu_desktop.usecases.gather_edits import indicator_named, place_of
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import (
    Confirmation,
    DeleteValue,
    Edit,
    EntryText,
    TypedValue,
    record,
)
from ktu_desktop.usecases.workspace import Workspace, with_plan


@dataclass
class TakenUp:
    """What became of it. ``saved``: in the database now; ``drafts``: stand as drafts in their fields.

    ``texts``: shall be shown in their fields again, unsaved. ``impossible``: sheet locked, unit gone.
    """

    saved: list[Unfinished] = field(default_factory=list)
    drafts: list[Unfinished] = field(default_factory=list)
    texts: list[Unfinished] = field(default_factory=list)
    impossible: list[Unfinished] = field(default_factory=list)

    @property
    def affects(self) -> Changed:
        """The sheets that say something else now."""
        touched = [*self.saved, *self.drafts]
        return Changed(
            years=frozenset(period_from_code(each.period).year for each in touched),
            org_units=frozenset(each.org_unit for each in touched),
        )


def found_beside(database: Path) -> tuple[Unfinished, ...]:
    """What was not saved when the program that had the database open ended."""
    return unfinished_file.found(unfinished_file.file_of(database))


def keep_beside(database: Path, unfinished: Sequence[Unfinished]) -> None:
    """Keep it until it is saved; nothing: forget what was kept. Raises OSError."""
    unfinished_file.keep(unfinished_file.file_of(database), unfinished)


def unfinished_of(
    edits: Iterable[Edit], plan: str, org_unit: str, period: Period, left: bool
) -> tuple[Unfinished, ...]:
    """Edits of a sheet as they are kept until they are in the database."""
    found: list[tuple[str, str, str, str]] = []
    for edit in edits:
        match edit:
            case TypedValue(name, text):
                found.append((VALUE, name, "", text))
            case DeleteValue(name):
                found.append((VALUE, name, "", ""))
            case EntryText(name, about, text):
                found.append((TEXT, name, about, text or ""))
            case Confirmation(name, key, reason):
                found.append((CONFIRMATION, name, key, reason or ""))
    return tuple(Unfinished(plan, org_unit, period.code, *each, left, now()) for each in found)


def edit_of(unfinished: Unfinished) -> Edit:
    """The edit that records it."""
    if unfinished.kind == VALUE:
        return TypedValue(unfinished.name, unfinished.text)
    if unfinished.kind == TEXT:
        return EntryText(unfinished.name, unfinished.field, unfinished.text or None)
    return Confirmation(unfinished.name, unfinished.field, unfinished.text or None)


def take_up(workspace: Workspace, unfinished: Sequence[Unfinished]) -> TakenUp:
    """Record what was left and unchanged since, keep as drafts what was being typed.

    Raises WorldRefusal where the database takes nothing just now.
    """
    done = TakenUp()
    outcomes = [_outcome(workspace, each, done) for each in unfinished]  # before anything is recorded
    for each, outcome in zip(unfinished, outcomes, strict=True):
        try:
            _settle(workspace, each, outcome, done)
        except WorldRefusal:
            raise
        except Refusal:
            done.impossible.append(each)
    return done


def _outcome(workspace: Workspace, each: Unfinished, done: TakenUp) -> list[Unfinished] | None:
    """The list of ``done`` that it belongs on; None: the database says so already."""
    try:
        there = with_plan(workspace, each.plan)
        data = open_sheet(there, each.org_unit, period_from_code(each.period))
        if _is_stored(data, each):
            return None
        with there.db.reading() as conn:
            if each.left and not _changed_since(conn, data, each):
                return done.saved
        return done.drafts if each.kind == VALUE else done.texts
    except WorldRefusal:
        raise
    except (Refusal, ValueError):  # no such unit, period, number any more
        return done.impossible


def _settle(workspace: Workspace, each: Unfinished, outcome: list[Unfinished] | None, done: TakenUp) -> None:
    if outcome is None:
        return
    if outcome is done.saved:
        there = with_plan(workspace, each.plan)
        record(there, each.org_unit, period_from_code(each.period), [edit_of(each)])
    elif outcome is done.drafts:
        _keep_draft(with_plan(workspace, each.plan), each)
    outcome.append(each)


def _is_stored(data: SheetData, each: Unfinished) -> bool:
    """The database says so already."""
    if each.kind == VALUE:
        element = data.plan.element(each.name)
        reading, stored = read_text(each.text, element), data.values.get(element.code)
        given = reading.value if isinstance(reading, Given) else None
        return stored is not None and given == stored.value
    holder, name = _entry_field(data, each)
    return (data.entries.get(holder, Entry()).text(name) or "") == each.text.strip()


def _changed_since(conn: Connection, data: SheetData, each: Unfinished) -> bool:
    where = (data.plan.code, data.org_unit.code, data.period)
    if each.kind == VALUE:
        newest = history_store.newest_entry(conn, *where, element=data.plan.element(each.name).code)
    else:
        holder, name = _entry_field(data, each)
        newest = history_store.newest_entry(conn, *where, indicator=holder, field=name)
    return newest is not None and newest.at > each.at


def _entry_field(data: SheetData, each: Unfinished) -> tuple[str, str]:
    name = f"{CONFIRMATION_FIELD}{each.field}" if each.kind == CONFIRMATION else each.field
    return indicator_named(data, each.name) or "", name


def _keep_draft(workspace: Workspace, each: Unfinished) -> None:
    data = open_sheet(workspace, each.org_unit, period_from_code(each.period))
    element = data.plan.element(each.name)
    finding = Finding("not_saved_yet", Severity.ERROR, place_of(data, element), {"text": each.text})
    where = (data.plan.code, data.org_unit.code, data.period)
    with workspace.db.writing() as conn:
        draft_store.save_draft(conn, *where, element.code, Draft(each.text, finding), workspace.author)
