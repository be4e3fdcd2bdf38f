"""Edits on their way into the database, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.unsaved import Unsaved, Waiting

if TYPE_CHECKING:
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.gui.sheet_reader import LoadedSheet, SheetReader
    from ktu_desktop.jobs import Progress
    from ktu_desktop.usecases.record import Recorded
    from ktu_desktop.usecases.workspace import Workspace

    Answer = tuple[Recorded, LoadedSheet | None]

Run = Callable[..., Any]
"""DatabaseAccess.run."""


class Recording(QObject):
    """Stores edits on the worker; ``unsaved`` keeps what the database does not take.

    ``saving``: edits set out; ``recorded``: what became of some (a Recorded); ``shown``: their sheet as it is
    now (a LoadedSheet), once nothing follows them; ``saved``: nothing is under way any more, the local time;
    ``refused``: the first refusal, or a bug of ours; ``lost``: a bug, what is on the screen may not be true;
    ``late``: all that had to wait is saved.
    """

    saving = Signal()
    recorded = Signal(object)
    shown = Signal(object)
    saved = Signal(str)
    refused = Signal(object)
    lost = Signal()
    late = Signal()

    def __init__(self, run: Run, reader: SheetReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run, self._reader = run, reader
        self._on_their_way: list[Waiting] = []
        self.unsaved = Unsaved(run, self)
        self.unsaved.stored.connect(self.recorded)
        self.unsaved.all_saved.connect(self._all_saved)
        self.unsaved.given_up.connect(self.refused)

    @property
    def under_way(self) -> int:
        """How many are on their way to the database."""
        return len(self._on_their_way)

    def not_stored(self) -> tuple[Waiting, ...]:
        """Edits that are not in the database yet, in their order."""
        return (*self.unsaved.waiting, *self._on_their_way)

    def record(self, edits: Waiting, done: Callable[[Recorded], None] | None = None) -> None:
        """Store edits of one sheet in the background; ``done`` is told what became of them."""
        self._on_their_way.append(edits)
        self.saving.emit()

        def work(workspace: Workspace, _: Progress) -> Answer:
            return self._store(workspace, edits)

        def stored(answer: Answer) -> None:
            self._stored(answer, edits)
            if done is not None:
                done(answer[0])

        self._run(work, stored, lambda error: self._not_stored(error, edits))

    def may_show(self, org_unit: str, period: Period) -> bool:
        """Not over what is being saved, nor over what waits to be saved and is on the screen already."""
        if self.under_way:
            return False
        data = self._reader.shown.data if self._reader.shown is not None else None
        shown = data is not None and (data.org_unit.code, data.period) == (org_unit, period)
        return not (shown and self.unsaved.about(org_unit, period))

    def _store(self, workspace: Workspace, edits: Waiting) -> Answer:
        """On the worker."""
        if self.unsaved.refused is not None:
            raise self.unsaved.refused
        try:
            return self._reader.record(workspace, edits, wanted=lambda: self.under_way == 1)
        except WorldRefusal as refusal:
            self.unsaved.refused = refusal
            raise

    def _stored(self, answer: Answer, edits: Waiting) -> None:
        recorded, sheet = answer
        self._on_their_way.remove(edits)
        self.recorded.emit(recorded)
        if not self.under_way and not self.unsaved:
            self.saved.emit(_now())
        if sheet is not None and not self.under_way:
            self.shown.emit(sheet)

    def _not_stored(self, error: Exception, edits: Waiting) -> None:
        self._on_their_way.remove(edits)
        if not isinstance(error, WorldRefusal):
            self.refused.emit(error)
            self.lost.emit()
            return
        if not self.unsaved:
            self.refused.emit(error)
        self.unsaved.keep(edits)

    def _all_saved(self) -> None:
        self.saved.emit(_now())
        self.late.emit()


def _now() -> str:
    return datetime.now().strftime("%H:%M")
