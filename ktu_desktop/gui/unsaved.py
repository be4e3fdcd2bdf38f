"""Edits that the database did not take (locked, disk full, read-only): kept in order, and tried again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ktu_desktop.errors import WorldRefusal

if TYPE_CHECKING:
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.usecases.record import Edit, Recorded
    from ktu_desktop.usecases.workspace import Workspace

_EVERY = 2000
"""Milliseconds between two tries."""


Run = Callable[..., Any]
"""Session.run: work with the workspace on the worker, then what is done with its answer or its failure."""


@dataclass(frozen=True)
class Waiting:
    """Edits of one sheet, as they were to be recorded."""

    org_unit: str
    period: Period
    edits: tuple[Edit, ...]
    via: str


class Unsaved(QObject):
    """What waits to be saved. What is typed later waits behind it.

    ``changed``: more or less of it; ``stored``: one of it is in the database now; ``all_saved``: nothing
    waits any more; ``given_up``: a bug of ours, with the exception.
    """

    changed = Signal()
    stored = Signal(object)
    all_saved = Signal()
    given_up = Signal(object)

    def __init__(self, run: Run, parent: QObject) -> None:
        super().__init__(parent)
        self._run = run
        self._waiting: list[Waiting] = []
        self.trying = False
        self.refused: WorldRefusal | None = None
        """Why; set on the worker, so that what is in its queue already does not overtake what waits."""
        self._again = QTimer(self, singleShot=True, interval=_EVERY)
        self._again.timeout.connect(self.try_again)

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits, in its order."""
        return tuple(self._waiting)

    def about(self, org_unit: str, period: Period) -> bool:
        """Whether something of this sheet waits: what is shown of it is newer than the database."""
        return any((each.org_unit, each.period) == (org_unit, period) for each in self._waiting)

    def keep(self, waiting: Waiting) -> None:
        """Let edits wait; they are tried again from time to time."""
        self._waiting.append(waiting)
        self._again.start()
        self.changed.emit()

    def try_again(self) -> None:
        """Try now."""
        if self._waiting and not self.trying:
            self.trying = True
            now = tuple(self._waiting)
            self._run(lambda ws, _: self._store(ws, now), self._tried, self._failed)

    def stop(self) -> None:
        """Try no more: the window closes."""
        self._again.stop()

    def _store(self, workspace: Workspace, waiting: Sequence[Waiting]) -> list[Recorded]:
        from ktu_desktop.usecases.record import record

        stored: list[Recorded] = []
        try:
            for each in waiting:
                done = record(workspace, each.org_unit, each.period, each.edits, each.via)
                stored.append(done)
        except WorldRefusal as refusal:
            self.refused = refusal
        else:
            self.refused = None
        return stored

    def _tried(self, stored: list[Recorded]) -> None:
        self.trying = False
        del self._waiting[: len(stored)]
        for recorded in stored:
            self.stored.emit(recorded)
        self.changed.emit()
        if self._waiting:
            self._again.start()
        else:
            self.all_saved.emit()

    def _failed(self, error: Exception) -> None:
        """A bug of ours, not the world's refusal: what waits is given up, or it would fail for ever."""
        self.trying = False
        if isinstance(error, WorldRefusal):
            self._again.start()
            return
        self.refused, self._waiting = None, []
        self.changed.emit()
        self.given_up.emit(error)
