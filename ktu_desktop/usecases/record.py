"""Recording what a person typed: values, texts and confirmations, as one batch.

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
class SheetEdits:
    """What was typed into one sheet."""

    org_unit: str
    period: Period
    edits: Sequence[Edit]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the edits of a sheet.

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
    """Store the edits of one sheet; see record_sheets."""
    (recorded,) = record_sheets(workspace, [SheetEdits(org_unit, period, edits)], via, tolerance)
    return recorded


def record_sheets(
    workspace: Workspace, sheets: Sequence[SheetEdits], via: str = "form", tolerance: Fraction = NEAR
) -> tuple[Recorded, ...]:
    """Store the edits of sheets in one transaction, as one batch; what became of each, in their order.

    ``via``: form, paste or command. ``tolerance``: how far below its target a result is still near, for the
    sheets that are returned.

    Raises WrongUse for an unknown organisation unit, year, name or field, Refusal where a sheet is locked;
    nothing is stored then.
    """
    gathered = [gather(open_sheet(workspace, each.org_unit, each.period), each.edits) for each in sheets]
    with workspace.db.writing() as conn:
        written = []
        for each, changes in zip(sheets, gathered, strict=True):
            before = read_sheet(conn, workspace, each.org_unit, each.period)
            refuse_locked(before)
            values, entries = _value_changes(before, changes, via), _entry_changes(before, changes, via)
            written.append(_Written(before, changes, values, entries))
        batch = _write(conn, workspace, written, via)
        after = []
        for one in written:
            if via in _BY_HAND:
                _write_drafts(conn, workspace.author, one.before, one.changes)
            after.append(read_sheet(conn, workspace, one.before.org_unit.code, one.before.period))
    return tuple(
        _recorded(evaluate(data, tolerance), one, batch) for one, data in zip(written, after, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """What is changed in one sheet."""

    before: SheetData
    changes: Changes
    values: Sequence[ValueChange]
    entries: Sequence[EntryChange]

    @property
    def changed(self) -> bool:
        return bool(self.values or self.entries)


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


def _write(conn: Connection, workspace: Workspace, sheets: Sequence[_Written], via: str) -> int | None:
    """The batch, named by its sheets: ``EAT-ES, EAT-APP 2023``."""
    touched = [one.before for one in sheets if one.changed]
    if not touched:
        return None
    units = ", ".join(data.org_unit.code for data in touched)
    label = f"{units} {touched[0].period.code}"
    batch = batch_store.begin_batch(conn, via, workspace.author, label, workspace.plan.code)
    value_store.store(conn, batch, [change for one in sheets for change in one.values])
    entry_store.store_entries(conn, batch, [change for one in sheets for change in one.entries])
    return batch


def _write_drafts(conn: Connection, author: Author, before: SheetData, changes: Changes) -> None:
    where = (before.plan.code, before.org_unit.code, before.period)
    for element, draft in changes.drafts.items():
        if draft is not None:
            draft_store.save_draft(conn, *where, element, draft, author)
        elif element in before.drafts:
            draft_store.drop_draft(conn, *where, element)


def _recorded(sheet: Sheet, written: _Written, batch_made: int | None) -> Recorded:
    changes, values, entries = written.changes, written.values, written.entries
    batch = batch_made if written.changed else None
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
    "SheetEdits",
    "TypedValue",
    "record",
    "record_sheets",
]
