"""One worker thread that owns the database, one for what leaves the program: files and paper.

Answers come back on the window's thread, each worker's in order.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from ktu_desktop.errors import Cancelled
from ktu_desktop.jobs import Progress

T = TypeVar("T")
Failed = Callable[[Exception], None]

DATABASE, PAPER = "database", "paper"
"""The workers. The one for paper may hang in a printer's driver: nothing that is saved waits for it."""

_PATIENCE = 5.0
"""Seconds that ``stop`` waits for paper."""

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
        worker: str = DATABASE,
    ) -> None:
        self.worker = worker
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


class _Errand:
    """What one worker has another do, and waits for."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self.answer: Future[Any] = Future()

    def do(self) -> None:
        """Do it; whoever waits gets the result, or what it raised."""
        try:
            self.answer.set_result(self._work())
        except Exception as raised:  # noqa: BLE001 - it is raised again where it is waited for
            self.answer.set_exception(raised)


_Queue = SimpleQueue[Job | _Errand | None]


class _Worker:
    """A thread that does what stands in its queue, in turn; None ends it."""

    def __init__(self, name: str, serve: Callable[[_Queue], None], may_hang: bool) -> None:
        self.queue: _Queue = SimpleQueue()
        self.thread = threading.Thread(target=serve, args=(self.queue,), name=name, daemon=may_hang)
        self.thread.start()


class Jobs(QObject):
    """Runs work on the worker threads, first come first served on each.

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
        self._outstanding: list[Job] = []
        self._workers: dict[str, _Worker] = {}
        self._stopped = False
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """True when every job has been answered."""
        return not self._outstanding

    @property
    def on_paper(self) -> tuple[Job, ...]:
        """What is being written or printed, or waits to be."""
        return tuple(job for job in self._outstanding if job.worker == PAPER)

    @property
    def database_free(self) -> bool:
        """True when nothing is being done with the database, nor waits for it."""
        return all(job.worker != DATABASE for job in self._outstanding)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        title: str | None = None,
        asker: QObject | None = None,
        worker: str = DATABASE,
    ) -> Job:
        """Run ``work`` on a worker; ``done`` gets its result, ``failed`` what it raised.

        Both are called on the window's thread, and neither when Qt has deleted the ``asker`` meanwhile.
        ``title`` (a text in the user's language) shows the job with progress and a way to cancel; a
        cancelled job answers ``failed`` with errors.Cancelled. After ``stop`` nothing is begun any more: an
        answer that came last may have led to a question that nobody waits for.
        """
        job = Job(self.progressed.emit, work, done, failed, title, asker, worker)
        if self._stopped:
            job.cancel()
            return job
        self._outstanding.append(job)
        self._worker(worker).queue.put(job)
        return job

    def errand(self, work: Callable[[], T]) -> T:
        """Called on the worker for paper: have the one of the database do ``work`` when it is its turn.

        Returns its result or raises what it raised, Cancelled after ``stop``.
        """
        if self._stopped and DATABASE not in self._workers:
            raise Cancelled
        errand = _Errand(work)
        self._worker(DATABASE).queue.put(errand)
        answer: T = errand.answer.result()
        return answer

    def stop(self) -> None:
        """Finish what was asked for and end the threads; called once, when the window has closed.

        A printer that hangs is not waited for.
        """
        self._stopped = True
        paper, database = (self._workers.pop(name, None) for name in (PAPER, DATABASE))
        if paper is not None:
            paper.queue.put(None)
            paper.thread.join(_PATIENCE)
            for job in self.on_paper:
                job.cancel()
            paper.thread.join(_PATIENCE)
        if database is not None:
            database.queue.put(None)
            database.thread.join()

    def _worker(self, which: str) -> _Worker:
        found = self._workers.get(which)
        if found is None:
            name = self._name if which == DATABASE else f"{self._name}, {which}"
            found = self._workers[which] = _Worker(name, self._serve, may_hang=which == PAPER)
        return found

    def _serve(self, queue: _Queue) -> None:
        while (job := queue.get()) is not None:
            if isinstance(job, _Errand):
                job.do()
                del job
                continue
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
        self._outstanding.remove(job)
        self.finished.emit(job)
        if not job.wanted():
            return
        if error is None:
            job.done(result)
        elif job.failed is not None:
            job.failed(error)
        elif not isinstance(error, Cancelled):
            self.unexpected.emit(error)
