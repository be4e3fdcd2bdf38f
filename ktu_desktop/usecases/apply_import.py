"""Applying a previewed import: what is new and changed is taken, in one transaction, as one batch.

Conflicts, refusals and questions stay where they are, unless a person decided them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ktu_desktop.domain.changes import NOT_APPLICABLE, Changed, EntryChange, ValueChange
from ktu_desktop.domain.merge import compare
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Value
from ktu_desktop.storage import batch_store, entry_store, export_store, value_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.file_preview import (
    ASK,
    KEEP,
    TAKE,
    CellKey,
    CellPreview,
    FilePreview,
    TextPreview,
)
from ktu_desktop.usecases.here import Here, read_here
from ktu_desktop.usecases.not_applicable import own_elements, own_indicator
from ktu_desktop.usecases.workspace import Workspace, with_plan

_MANY = 4000
"""So many changes are gathered before they are written: few statements, little memory."""

Decisions = Mapping[CellKey, str]
"""What a person decided about a number or text: ``take`` or ``keep``."""

FileApplied = Callable[[FilePreview, int | None], None]
"""Told of each file as it then stands, and of the batch it is in (None: nothing of it changed)."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What was taken. ``batch``: None when nothing changed; ``taken``: how many numbers and texts."""

    batch: int | None
    taken: int
    affects: Changed


def apply(
    workspace: Workspace,
    previews: Iterable[FilePreview],
    decisions: Decisions | None = None,
    on_file: FileApplied | None = None,
) -> Applied:
    """Write what the previews found, as ``workspace.author``. Each is held against what is here by now.

    A cell that was changed here since it was previewed becomes a conflict and is left. Nothing is written
    when anything fails. Raises Refusal.
    """
    with workspace.db.writing() as conn:
        run = _Run(conn, workspace, decisions or {})
        for preview in previews:
            current, batch = run.file(preview)
            if on_file is not None:
                on_file(current, batch)
        run.flush()
    affects = Changed(frozenset(run.years), frozenset(run.org_units), frozenset(run.elements))
    return Applied(run.batch, run.taken, affects)


@dataclass
class _Run:
    """One import under way."""

    conn: Connection
    workspace: Workspace
    decisions: Decisions
    batch: int | None = None
    taken: int = 0
    years: set[int] = field(default_factory=set)
    org_units: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    _values: list[ValueChange] = field(default_factory=list)
    _entries: list[EntryChange] = field(default_factory=list)
    _waiting: set[tuple[str, Period]] = field(default_factory=set)

    def file(self, preview: FilePreview) -> tuple[FilePreview, int | None]:
        """Take what is to be taken of one file; the file as it then stands, and its batch."""
        if preview.reason is not None or preview.period is None or preview.plan is None:
            return preview, None
        workspace = with_plan(self.workspace, preview.plan, self.conn)
        sheets = {cell.org for cell in preview.cells} | {text.org for text in preview.texts}
        if any((org, preview.period) in self._waiting for org in sheets):
            self.flush()  # the same sheet again: it is compared with what the file before it brought
        heres = {org: read_here(self.conn, workspace, org, preview.period) for org in sheets}
        current = replace(
            preview,
            cells=tuple(self._again(preview, cell, heres[cell.org]) for cell in preview.cells),
            texts=tuple(_text_again(text, heres[text.org]) for text in preview.texts),
        )
        values, entries = self._changes(current, heres)
        if values or entries:
            self._begin(preview)
        self._remember(current)
        self._gather(values, entries, preview)
        return current, self.batch if values or entries else None

    def flush(self) -> None:
        """Write what has been gathered."""
        if self.batch is not None:
            value_store.store(self.conn, self.batch, self._values)
            entry_store.store_entries(self.conn, self.batch, self._entries)
        self._values, self._entries, self._waiting = [], [], set()

    def _begin(self, preview: FilePreview) -> None:
        if self.batch is None and preview.plan is not None:
            name = preview.path.name
            author = self.workspace.author
            self.batch = batch_store.begin_batch(self.conn, "import", author, name, preview.plan, name)

    def _gather(self, values: list[ValueChange], entries: list[EntryChange], preview: FilePreview) -> None:
        self._values += values
        self._entries += entries
        self.taken += len(values) + len(entries)
        self.elements.update(change.element for change in values)
        changes: list[ValueChange | EntryChange] = [*values, *entries]
        for change in changes:
            self.org_units.add(change.org_unit)
            self.years.add(change.period.year)
            self._waiting.add((change.org_unit, change.period))
        if len(self._values) >= _MANY:
            self.flush()

    def _again(self, preview: FilePreview, cell: CellPreview, here: Here) -> CellPreview:
        """The cell against what is here by now."""
        now = here.values.get(cell.element)
        if now == cell.old or cell.status in ("rejected", "ask"):
            return cell._replace(old=now)
        status = compare(cell.base, now, cell.value, cell.deletes)
        return cell._replace(old=now, status="same" if status == "mine" else status)

    def _choice(self, preview: FilePreview, item: CellPreview | TextPreview) -> str:
        """What is done about it: ``take``, ``keep`` or, as long as nobody decided, ``ask``."""
        if item.status in ("same", "ignored", "rejected"):
            return KEEP
        decided = self.decisions.get(preview.key(item))
        if decided is not None:
            return decided
        if item.status in ("new", "changed"):
            return TAKE
        return preview.on_conflict if item.status == "conflict" else ASK

    def _changes(
        self, preview: FilePreview, heres: Mapping[str, Here]
    ) -> tuple[list[ValueChange], list[EntryChange]]:
        values: dict[tuple[str, str], ValueChange] = {}
        entries: dict[tuple[str, str, str], EntryChange] = {}
        for cell in preview.cells:
            here = heres[cell.org]
            if self._choice(preview, cell) == TAKE and cell.taken_value != cell.old:
                source = f"{preview.path.name}, {cell.sheet}, {cell.cell}"
                change = _value_change(here, cell.element, cell.taken_value, source)
                values.setdefault((cell.org, cell.element), change)
                for ended in _ended_entry(here, cell.element, source):
                    entries.setdefault((ended.org_unit, ended.indicator, ended.field), ended)
        for text in preview.texts:
            if self._choice(preview, text) == TAKE:
                source = f"{preview.path.name}, {text.sheet}, {text.cell}"
                for taken in _text_changes(heres[text.org], text, source):
                    if isinstance(taken, ValueChange):
                        values.setdefault((taken.org_unit, taken.element), taken)
                    else:
                        entries.setdefault((taken.org_unit, taken.indicator, taken.field), taken)
        return list(values.values()), list(entries.values())

    def _remember(self, preview: FilePreview) -> None:
        """Note what was taken from (or found equal in) another database: the base of its next file."""
        if preview.database_id is None or preview.period is None or self.batch is None:
            return
        agreed = {
            (cell.org, cell.element): cell.taken_value
            for cell in preview.cells
            if self._choice(preview, cell) == TAKE or (cell.status == "same" and cell.old == cell.value)
        }
        export_store.save_foreign_base(self.conn, preview.database_id, self.batch, preview.period, agreed)


def _text_again(text: TextPreview, here: Here) -> TextPreview:
    now = getattr(here.entries.get(text.indicator, Entry()), text.field) or None
    if now == text.old or text.status in ("rejected", "ask"):
        return text._replace(old=now)
    return text._replace(old=now, status="same" if now == text.text else "conflict")


def _value_change(here: Here, element: str, new: Value | None, source: str) -> ValueChange:
    return ValueChange(element, here.org, here.period, here.values.get(element), new, "import", source)


def _ended_entry(here: Here, element: str, source: str) -> Iterator[EntryChange]:
    """A number ends "does not apply"."""
    indicator = own_indicator(here.plan.elements[element], here.plan)
    entry = here.entries.get(indicator or "")
    if indicator is not None and entry is not None and entry.not_applicable is not None:
        old = entry.not_applicable
        yield EntryChange(indicator, here.org, here.period, NOT_APPLICABLE, old, None, "import", source)


def _text_changes(here: Here, text: TextPreview, source: str) -> Iterator[ValueChange | EntryChange]:
    """A text taken; "does not apply" ends the indicator's own numbers."""
    if text.text != (text.old or ""):
        yield EntryChange(
            text.indicator, here.org, here.period, text.field, text.old, text.text, "import", source
        )
    if text.field == NOT_APPLICABLE:
        for element in own_elements(here.plan, text.indicator):
            if element in here.values:
                yield _value_change(here, element, None, source)
