"""What a batch changed, as far as it takes to name it and to lead to it."""

from dataclasses import dataclass

from ktu_desktop.domain.changes import Batch, HistoryEntry
from ktu_desktop.storage import batch_store, history_store
from ktu_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """``places``: of each sheet that was changed, the first number or text, in the order of the batch."""

    batch: Batch
    places: tuple[HistoryEntry, ...]

    @property
    def first(self) -> HistoryEntry:
        """The first number or text."""
        return self.places[0]

    def place_on(self, org_unit: str, period: str) -> HistoryEntry:
        """The first one on a sheet, where it changed something there; else the first of all."""
        return next((e for e in self.places if (e.org_unit, e.period.code) == (org_unit, period)), self.first)


def what_changed(workspace: Workspace, batch: int) -> WhatChanged:
    """What a batch changed, and whether it is undone. Raises WrongUse for an unknown batch."""
    with workspace.db.reading() as conn:
        entries = history_store.batch_history(conn, batch)
        sheets = {(entry.org_unit, entry.period): entry for entry in reversed(entries)}
        return WhatChanged(batch_store.batch(conn, batch), tuple(sorted(sheets.values(), key=lambda e: e.id)))
