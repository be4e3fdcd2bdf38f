"""One worker thread that owns the database; answers come back on the window's thread, in order."""

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from ktu_desktop.errors import Cancelled
from ktu_desktop.jobs import Progress

T = TypeVar("T")
Failed = Callable[[Exception], None]

_REPORT_EVERY = 0.05
"""Seconds between two progress reports of a job: work may report each of a million steps."""

_SLOW = 3.0
"""Seconds after which it is worth saying how long work will still take."""


class Job:
    """One piece of work. Is the ``Progress`` that the work is given; ``title`` names slow work on screen.

    ``asker``: who waits for the answer; the one whose method ``done`` is, unless another is named.
    """

    def __init__(
        self,
        report: Callable[["Job"], None],
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Failed | None,
        title: str | None,
        asker: QObject | None = None,
    ) -> None:
        self.asker = getattr(done, "__self__", None) if asker is None else asker
        self.work, self.done, self.failed, self.title = work, done, failed, title
        self.steps_done, self.steps, self.text = 0, 0, ""
        self.started_at = 0.0
        self._report, self._reported_at = report, 0.0
        self._cancelled = threading.Event()

    def step(self, done: int, total: int, text: str) -> None:
        """Say how far the work is; called by the work, on its own thread."""
        self.steps_done, self.steps, self.text = done, total, text
        now = time.monotonic()
        if now - self._reported_at >= _REPORT_EVERY:
            self._reported_at = now
            self._report(self)

    def check_cancelled(self) -> None:
        """Raise errors.Cancelled when the person asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def seconds_left(self) -> int | None:
        """How long it will still take at the pace so far; None while not known or not worth saying."""
        spent = time.monotonic() - self.started_at
        if not self.steps_done or spent < _SLOW:
            return None
        return round(spent / self.steps_done * (self.steps - self.steps_done))

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._cancelled.set()

    def wanted(self) -> bool:
        """False when Qt has deleted the asker: the answer would be told to widgets that are no more."""
        return not isinstance(self.asker, QObject) or isValid(self.asker)


class Jobs(QObject):
    """Runs work on the worker thread, first come first served.

    ``unexpected`` says what a job that gave no ``failed`` raised.
    """

    started = Signal(object)
    progressed = Signal(object)
    finished = Signal(object)
    unexpected = Signal(object)
    _answered = Signal(object, object, object)

    def __init__(self, name: str = "database", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._outstanding = 0
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """True when every job has been answered."""
        return self._outstanding == 0

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        title: str | None = None,
        asker: QObject | None = None,
    ) -> Job:
        """Run ``work`` on the worker; ``done`` gets its result, ``failed`` what it raised.

        Both are called on the window's thread, and neither when Qt has deleted the ``asker`` meanwhile.
        ``title`` (a text in the user's language) shows the job with progress and a way to cancel; a
        cancelled job answers ``failed`` with errors.Cancelled. After ``stop`` nothing is begun any more: an
        answer that came last may have led to a question that nobody waits for.
        """
        job = Job(self.progressed.emit, work, done, failed, title, asker)
        if self._stopped:
            job.cancel()
            return job
        self._outstanding += 1
        self._ensure_thread()
        self._queue.put(job)
        return job

    def stop(self) -> None:
        """Finish what was asked for and end the thread; called once, when the window has closed."""
        self._stopped = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _ensure_thread(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self._name)
            self._thread.start()

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            job.started_at = time.monotonic()
            self.started.emit(job)
            result: Any = None
            error: Exception | None = None
            try:
                job.check_cancelled()
                result = job.work(job)
            except Exception as raised:  # noqa: BLE001 - the worker outlives any failure; it is answered
                error = raised
            self._answered.emit(job, result, error)
            del job, result, error  # an idle worker keeps nothing alive

    @Slot(object, object, object)
    def _answer(self, job: Job, result: Any, error: Exception | None) -> None:
        self._outstanding -= 1
        self.finished.emit(job)
        if not job.wanted():
            return
        if error is None:
            job.done(result)
        elif job.failed is not None:
            job.failed(error)
        elif not isinstance(error, Cancelled):
            self.unexpected.emit(error)
