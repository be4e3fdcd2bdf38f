"""Recording what a person typed: values, texts and confirmations of one sheet, as one batch.

Good input is stored, refused input is named (and kept as a draft where it came from a field): one bad field
never hides the next. Names are resolved before anything is stored, so an unknown one stores nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.changes import Author, Changed, EntryChange, ValueChange
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.sheet import Entry, SheetData
from ktu_desktop.storage import batch_store, draft_store, entry_store, value_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.edits import Confirmation, DeleteValue, Edit, EntryText, GiveUpDraft, TypedValue
from ktu_desktop.usecases.gather_edits import Changes, gather
from ktu_desktop.usecases.open_sheet import open_sheet, read_sheet
from ktu_desktop.usecases.sheet_locks import refuse_locked
from ktu_desktop.usecases.touched import touching
from ktu_desktop.usecases.workspace import Workspace

_BY_HAND = ("form", "paste")
"""Ways that come from a field or a cell: what is refused is kept there as a draft."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the edits.

    ``batch``: None when nothing changed. ``changed``: the names of the edits that changed something.
    ``refused``: findings of the edits that were not taken. ``findings``: those, and every contradiction and
    warning that the sheet now has about what was edited. ``sheet``: the whole sheet as it is now.
    """

    batch: int | None
    changed: tuple[str, ...]
    findings: tuple[Finding, ...]
    affects: Changed
    sheet: Sheet
    refused: tuple[Finding, ...] = ()


def record(
    workspace: Workspace,
    org_unit: str,
    period: Period,
    edits: Sequence[Edit],
    via: str = "form",
    tolerance: Fraction = NEAR,
) -> Recorded:
    """Store the edits of one sheet in one transaction, as one batch. ``via``: form, paste or command.

    ``tolerance``: how far below its target a result is still near, for the sheet that is returned.

    Raises WrongUse for an unknown organisation unit, year, name or field (nothing is stored then), Refusal
    where the sheet is locked.
    """
    data = open_sheet(workspace, org_unit, period)
    changes = gather(data, edits)
    with workspace.db.writing() as conn:
        before = read_sheet(conn, workspace, org_unit, period)
        refuse_locked(before)
        values = _value_changes(before, changes, via)
        entries = _entry_changes(before, changes, via)
        batch = _write(conn, workspace, values, entries, via)
        if via in _BY_HAND:
            _write_drafts(conn, workspace.author, before, changes)
        after = read_sheet(conn, workspace, org_unit, period)
    return _recorded(evaluate(after, tolerance), changes, batch, values, entries)


def _value_changes(before: SheetData, changes: Changes, via: str) -> list[ValueChange]:
    org, period = before.org_unit.code, before.period
    found: list[ValueChange] = []
    for element, new in changes.values.items():
        stored = before.values.get(element)
        old = stored.value if stored else None
        if new != old:
            found.append(ValueChange(element, org, period, old, new, via, None))
    return found


def _entry_changes(before: SheetData, changes: Changes, via: str) -> list[EntryChange]:
    org, period = before.org_unit.code, before.period
    found: list[EntryChange] = []
    for (indicator, name), new in changes.texts.items():
        old = before.entries.get(indicator, Entry()).text(name)
        if new != old:
            found.append(EntryChange(indicator, org, period, name, old, new, via, None))
    return found


def _write(
    conn: Connection,
    workspace: Workspace,
    values: Sequence[ValueChange],
    entries: Sequence[EntryChange],
    via: str,
) -> int | None:
    if not values and not entries:
        return None
    plan = workspace.plan.code
    changes: list[ValueChange | EntryChange] = [*values, *entries]
    org, period = changes[0].org_unit, changes[0].period
    batch = batch_store.begin_batch(conn, via, workspace.author, f"{org} {period.code}", plan)
    value_store.store(conn, batch, values)
    entry_store.store_entries(conn, batch, entries)
    return batch


def _write_drafts(conn: Connection, author: Author, before: SheetData, changes: Changes) -> None:
    where = (before.plan.code, before.org_unit.code, before.period)
    for element, draft in changes.drafts.items():
        if draft is not None:
            draft_store.save_draft(conn, *where, element, draft, author)
        elif element in before.drafts:
            draft_store.drop_draft(conn, *where, element)


def _recorded(
    sheet: Sheet,
    changes: Changes,
    batch: int | None,
    values: Sequence[ValueChange],
    entries: Sequence[EntryChange],
) -> Recorded:
    keys = [v.element for v in values] + [f"{e.indicator} {e.field}" for e in entries]
    names = dict.fromkeys(changes.names[key] for key in keys if key in changes.names)
    elements = frozenset(changes.values)
    indicators = frozenset(indicator for indicator, _ in changes.texts)
    findings = touching(sheet, elements, indicators) if elements or indicators else ()
    affects = Changed(
        years=frozenset({sheet.data.period.year} if batch is not None else ()),
        org_units=frozenset({sheet.data.org_unit.code} if batch is not None else ()),
        elements=frozenset(v.element for v in values),
    )
    refused = tuple(changes.refused)
    return Recorded(batch, tuple(names), (*refused, *findings), affects, sheet, refused)


__all__ = [
    "Confirmation",
    "DeleteValue",
    "Edit",
    "EntryText",
    "GiveUpDraft",
    "Recorded",
    "TypedValue",
    "record",
]
