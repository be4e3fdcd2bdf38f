"""What is on its way out of the window into a file: whoever closes the window waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from ktu_desktop.errors import Cancelled
from ktu_desktop.gui.background_jobs import Failed, Job, Jobs
from ktu_desktop.gui.step_by_step import StepByStep

if TYPE_CHECKING:
    from ktu_desktop.jobs import Progress

T = TypeVar("T")


class Outgoing:
    """``refused``: how many files could not be written so far; each was told on the screen."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._being_read: set[int] = set()
        self._being_written: list[Job] = []
        self._begun = 0
        self.refused = 0

    @property
    def under_way(self) -> bool:
        """Whether a file that was asked for is not there yet."""
        return bool(self._being_read or self._being_written)

    def read_and_write(
        self,
        steps: Iterator[None],
        write: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed,
        reader: QObject,
    ) -> None:
        """Read what is on the screen, a step in each event; then ``write`` it on the database's worker.

        ``reader``: what is read; where it goes away before it was, nothing is written.
        """
        reading, self._begun = StepByStep(reader), self._begun + 1
        number = self._begun
        self._being_read.add(number)

        def hand_over() -> None:
            self.follow(lambda told, failing: self._jobs.run(write, told, failing), done, failed)
            reading.deleteLater()

        reading.finished.connect(hand_over)
        reading.destroyed.connect(lambda: self._being_read.discard(number))
        reading.start(steps)

    def follow(
        self,
        run: Callable[[Callable[[T], None], Failed], Job],
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Follow a job that writes: ``run`` starts it with whom to tell its result or its failure."""

        def written(result: T) -> None:
            self._being_written.remove(job)
            done(result)

        def refused(error: Exception) -> None:
            self._being_written.remove(job)
            self.refused += not isinstance(error, Cancelled)
            failed(error)

        job = run(written, refused)
        self._being_written.append(job)

    def stop(self) -> None:
        """Give up what is not written yet."""
        self._being_read.clear()
        for job in self._being_written:
            job.cancel()
