"""Applying a previewed import: what is new and changed is taken, in one transaction, as one batch.

Conflicts, refusals and questions stay where they are, unless a person decided them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ktu_desktop.domain.changes import Base, Changed, EntryChange, ValueChange
from ktu_desktop.domain.periods import Period
from ktu_desktop.storage import (
    batch_store,
    entry_store,
    foreign_base_store,
    history_store,
    value_store,
)
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.file_preview import TAKE, FilePreview
from ktu_desktop.usecases.here import KnownPlan
from ktu_desktop.usecases.taking import Agreed, Decisions, Taken, compare_again, take, touches
from ktu_desktop.usecases.taking_states import States
from ktu_desktop.usecases.workspace import Workspace, with_plan

_MANY = 4000
"""So many changes are gathered before they are written: few statements, little memory."""

FileApplied = Callable[[FilePreview, int | None], None]
"""Told of each file as it then stands, and of the batch it is in (None: nothing of it changed)."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What was taken. ``batch``: None when nothing changed; ``taken``: how many numbers, texts, states."""

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
    when anything fails. Files of several plans make a batch for each plan. Raises Refusal.
    """
    with workspace.db.writing() as conn:
        run = _Run(conn, workspace, decisions or {}, history_store.chain_head(conn))
        for preview in previews:
            current, batch = run.file(preview)
            if on_file is not None:
                on_file(current, batch)
        run.finish()
    affects = Changed(frozenset(run.years), frozenset(run.org_units), frozenset(run.elements))
    return Applied(next(iter(run.batches.values()), None), run.taken, affects)


@dataclass
class _Gathered:
    """What is to be written of one plan's batch."""

    values: list[ValueChange] = field(default_factory=list)
    entries: list[EntryChange] = field(default_factory=list)
    agreed: dict[tuple[str, Period], Agreed] = field(default_factory=dict)


@dataclass
class _Run:
    """One import under way. ``head``: how far the history went when it began."""

    conn: Connection
    workspace: Workspace
    decisions: Decisions
    head: str
    batches: dict[str, int] = field(default_factory=dict)
    taken: int = 0
    years: set[int] = field(default_factory=set)
    org_units: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    _known: dict[str, KnownPlan] = field(default_factory=dict)
    _gathered: dict[str, _Gathered] = field(default_factory=dict)
    _touched: set[tuple[str, Period]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._states = States(self.conn, self.decisions)

    def file(self, preview: FilePreview) -> tuple[FilePreview, int | None]:
        """Take what is to be taken of one file; the file as it then stands, and its batch."""
        plan = preview.plan
        if preview.reason is not None or plan is None:
            return preview, None
        sheets = touches(preview)
        if sheets & self._touched:
            self.flush()  # the same sheet again: it is compared with what the file before it brought
        if preview.seen != self.head or sheets & self._touched or self._may_end_entries(preview):
            workspace = with_plan(self.workspace, plan, self.conn)
            if plan not in self._known:
                self._known[plan] = KnownPlan(workspace.plan)
            preview, heres = compare_again(self.conn, workspace, self._known[plan], preview)
        else:
            heres = {}
        taken = take(preview, heres, self.decisions)
        preview = self._states.compared(plan, preview)
        given = {state.org for state in preview.states if state.status == "changed"}
        if not (taken.values or taken.entries or given):
            return preview, None
        if plan not in self.batches:
            name, author = preview.name, self.workspace.author
            self.batches[plan] = batch_store.begin_batch(self.conn, "import", author, name, plan, name)
        if taken.values or taken.entries:
            self._gather(preview, plan, taken, sheets)
        self.taken += self._states.take(plan, preview, self.batches[plan])
        self.org_units |= given
        self.years |= {preview.period.year} if given and preview.period else set()
        return preview, self.batches[plan]

    def finish(self) -> None:
        """Write what is left, and last of all the states that files bring."""
        self.flush()
        self._states.write(self.workspace.author)

    def _may_end_entries(self, preview: FilePreview) -> bool:
        """Whether taking it may change what an entry says, so that the entries are needed."""
        decided = bool(self.decisions) or preview.on_conflict == TAKE
        return bool(preview.texts) or preview.not_applicable or (decided and preview.has_open_cells)

    def _gather(self, preview: FilePreview, plan: str, taken: Taken, sheets: set[tuple[str, Period]]) -> None:
        gathered = self._gathered.setdefault(plan, _Gathered())
        gathered.values += taken.values
        gathered.entries += taken.entries
        if preview.database_id is not None and preview.period is not None:
            agreed = gathered.agreed.setdefault((preview.database_id, preview.period), Agreed())
            agreed.cells.update(taken.agreed.cells)
            agreed.texts.update(taken.agreed.texts)
        self.taken += len(taken.values) + len(taken.entries)
        self.elements.update(change.element for change in taken.values)
        self._touched |= sheets
        self.org_units.update(org for org, _ in sheets)
        self.years.update(period.year for _, period in sheets)
        if len(gathered.values) >= _MANY:
            self.flush()

    def flush(self) -> None:
        """Write what has been gathered, and note what was agreed with other databases."""
        for plan, gathered in self._gathered.items():
            batch = self.batches[plan]
            value_store.store(self.conn, batch, gathered.values)
            entry_store.store_entries(self.conn, batch, gathered.entries)
            for (database, period), agreed in gathered.agreed.items():
                base = Base(agreed.cells, agreed.texts)
                foreign_base_store.save_foreign_base(self.conn, database, batch, period, base)
        self._gathered = {}
