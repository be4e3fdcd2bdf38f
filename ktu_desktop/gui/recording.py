"""Edits on their way into the database, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    Answer = tuple[tuple[Recorded, ...], tuple[LoadedSheet, ...]]

Run = Callable[..., Any]
"""DatabaseAccess.run."""


class Recording(QObject):
    """Stores edits on the worker; ``unsaved`` keeps what the database does not take.

    ``saving``: edits set out; ``recorded``: what became of those of a sheet (a Recorded); ``made``: what was
    stored at once (the batch or None, the findings of what was refused); ``shown``: their sheet as it is
    now (a LoadedSheet), once nothing follows them; ``saved``: nothing is under way any more, the local time;
    ``refused``: the first refusal, or a bug of ours; ``lost``: what is on the screen may not be true;
    ``late``: all that had to wait is saved.
    """

    saving = Signal()
    recorded = Signal(object)
    made = Signal(object, object)
    shown = Signal(object)
    saved = Signal(str)
    refused = Signal(object)
    lost = Signal()
    late = Signal()

    def __init__(self, run: Run, reader: SheetReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run, self._reader = run, reader
        self._on_their_way: list[Waiting] = []
        self._newest: Sequence[Waiting] = ()
        self._not_shown: set[tuple[str, Period]] = set()
        self.unsaved = Unsaved(run, self)
        self.unsaved.stored.connect(self.recorded)
        self.unsaved.stored.connect(lambda recorded: self.made.emit(recorded.batch, recorded.refused))
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
        self.record_together([edits], None if done is None else lambda recorded: done(recorded[0]))

    def record_together(
        self, sheets: Sequence[Waiting], done: Callable[[tuple[Recorded, ...]], None] | None = None
    ) -> None:
        """Store edits of several sheets, each given once, as one change that is undone as a whole.

        Where the database does not take them for now, each sheet's wait and are a change of their own.
        """
        self._on_their_way += sheets
        self._newest = sheets
        self.saving.emit()

        def work(workspace: Workspace, _: Progress) -> Answer:
            return self._store(workspace, sheets)

        def stored(answer: Answer) -> None:
            self._stored(answer, sheets)
            if done is not None:
                done(answer[0])

        self._run(work, stored, lambda error: self._not_stored(error, sheets))

    def may_show(self, org_unit: str, period: Period) -> bool:
        """Not over what is being saved, nor over what waits to be saved and is on the screen already."""
        if self.under_way:
            return False
        data = self._reader.shown.data if self._reader.shown is not None else None
        shown = data is not None and (data.org_unit.code, data.period) == (org_unit, period)
        return not (shown and self.unsaved.about(org_unit, period))

    def _store(self, workspace: Workspace, sheets: Sequence[Waiting]) -> Answer:
        """On the worker."""
        if self.unsaved.refused is not None:
            raise self.unsaved.refused
        try:
            return self._reader.record(workspace, sheets, wanted=lambda: self._newest is sheets)
        except WorldRefusal as refusal:
            self.unsaved.refused = refusal
            raise

    def _stored(self, answer: Answer, sheets: Sequence[Waiting]) -> None:
        recorded, loaded = answer
        self._take_off(sheets)
        for each in recorded:
            self.recorded.emit(each)
        batch = next((each.batch for each in recorded if each.batch is not None), None)
        self.made.emit(batch, tuple(finding for each in recorded for finding in each.refused))
        if not self.under_way and not self.unsaved:
            self.saved.emit(_now())
        self._not_shown |= {(each.org_unit, each.period) for each in sheets}
        if not self.under_way:
            self._show(loaded)

    def _show(self, loaded: Sequence[LoadedSheet]) -> None:
        """Show the sheets of the last edits; those of edits before them, if others, are read anew."""
        for sheet in loaded:
            self._not_shown.discard(sheet.place)
            self.shown.emit(sheet)
        if self._not_shown:
            self._not_shown.clear()
            self.lost.emit()

    def _take_off(self, sheets: Sequence[Waiting]) -> None:
        for edits in sheets:
            self._on_their_way.remove(edits)

    def _not_stored(self, error: Exception, sheets: Sequence[Waiting]) -> None:
        self._take_off(sheets)
        if not isinstance(error, WorldRefusal):
            self.refused.emit(error)
            self.lost.emit()
            return
        if not self.unsaved:
            self.refused.emit(error)
        for edits in sheets:
            self.unsaved.keep(edits)

    def _all_saved(self) -> None:
        self.saved.emit(_now())
        self.late.emit()


def _now() -> str:
    return datetime.now().strftime("%H:%M")
