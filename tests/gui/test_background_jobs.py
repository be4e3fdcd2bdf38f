"""The worker: in turn, on its own thread, answering on the window's; cancel, failures, the end."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ktu_desktop.errors import Cancelled, WorldRefusal
from ktu_desktop.gui.background_jobs import PAPER, Job, Jobs
from ktu_desktop.jobs import Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def test_work_is_done_in_turn_on_one_thread_and_answered_here(jobs: Jobs, qtbot: QtBot) -> None:
    threads, answers = set(), []

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(20):
        jobs.run(lambda _, n=number: work(n), lambda n: answers.append((n, threading.get_ident())))
    qtbot.waitUntil(lambda: jobs.idle)
    assert [n for n, _ in answers] == list(range(20))
    assert {thread for _, thread in answers} == {threading.get_ident()}
    assert len(threads) == 1 and threading.get_ident() not in threads


def test_a_failure_is_answered_and_the_worker_goes_on(jobs: Jobs, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    unexpected: list[object] = []
    answers: list[int] = []
    jobs.unexpected.connect(unexpected.append)

    def fail(_: Progress) -> int:
        raise WorldRefusal("The disk is full.")

    jobs.run(fail, answers.append, failures.append)
    jobs.run(fail, answers.append)
    jobs.run(lambda _: 1, answers.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [type(f) for f in failures] == [WorldRefusal]
    assert [type(f) for f in unexpected] == [WorldRefusal]
    assert answers == [1]


def test_long_work_reports_and_can_be_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    begun, reported, failures = threading.Event(), [], []

    def work(progress: Progress) -> None:
        for step in range(10_000_000):
            progress.step(step, 10_000_000, "counting")
            progress.check_cancelled()
            begun.set()

    jobs.progressed.connect(lambda job: reported.append(job.steps_done))
    job: Job = jobs.run(work, lambda _: None, failures.append, title="Counting")
    qtbot.waitUntil(lambda: begun.is_set() and len(reported) > 2)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    assert [type(f) for f in failures] == [Cancelled]
    assert reported == sorted(reported)


def test_work_cancelled_before_its_turn_is_never_begun(jobs: Jobs, qtbot: QtBot) -> None:
    gate, done, failures = threading.Event(), [], []
    jobs.run(lambda _: gate.wait(10), lambda _: None)
    job = jobs.run(lambda _: done.append(1), lambda _: None, failures.append)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert not done and [type(f) for f in failures] == [Cancelled]


def test_an_answer_to_one_that_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    gate, told = threading.Event(), []
    label, named = QLabel(), QLabel()

    def done(text: str) -> None:
        told.append(text)
        named.setText(text)

    def fail(_: Progress) -> str:
        raise WorldRefusal("The disk is full.")

    jobs.run(lambda _: gate.wait(10), lambda _: None)
    jobs.run(lambda _: "a", label.setText)
    jobs.run(lambda _: "b", done, asker=named)
    jobs.run(fail, done, lambda error: told.append(str(error)), asker=named)
    delete(label)
    delete(named)
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert not told


def test_paper_holds_up_nobody_and_has_its_documents_made_in_turn(jobs: Jobs, qtbot: QtBot) -> None:
    gate, answers = threading.Event(), []
    database: list[int] = []

    def work(progress: Progress) -> int:
        gate.wait(10)
        return jobs.errand(threading.get_ident)

    jobs.run(work, answers.append, worker=PAPER)
    jobs.run(lambda _: threading.get_ident(), database.append)
    qtbot.waitUntil(lambda: bool(database))
    assert jobs.database_free and not jobs.idle and len(jobs.on_paper) == 1
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert answers == database


def test_what_an_errand_raises_is_raised_where_it_is_waited_for(jobs: Jobs, qtbot: QtBot) -> None:
    def fail() -> int:
        raise WorldRefusal("The disk is full.")

    failures: list[Exception] = []
    jobs.run(lambda _: jobs.errand(fail), lambda _: None, failures.append, worker=PAPER)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [type(f) for f in failures] == [WorldRefusal]


def test_stopping_does_not_wait_for_paper_that_hangs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ktu_desktop.gui.background_jobs._PATIENCE", 0.1)
    jobs, begun, gate, cancelled = Jobs(), threading.Event(), threading.Event(), threading.Event()

    def hang(progress: Progress) -> None:
        begun.set()
        gate.wait(10)
        try:
            progress.check_cancelled()
        finally:
            cancelled.set()

    jobs.run(hang, lambda _: None, worker=PAPER)
    begun.wait(10)
    jobs.stop()
    assert not cancelled.is_set()
    gate.set()
    assert cancelled.wait(10)
    with qtbot.waitSignal(jobs.finished):
        pass


def test_stopping_finishes_what_was_asked_for(qtbot: QtBot) -> None:
    jobs, done = Jobs(), []
    for number in range(5):
        jobs.run(lambda _, n=number: done.append(n), lambda _: None)
    jobs.stop()
    assert done == list(range(5))


def test_after_stopping_nothing_is_begun_and_nobody_is_answered(qtbot: QtBot) -> None:
    """The answer to the last question may have led to another one: the window has closed."""
    jobs, done = Jobs(), []
    jobs.run(lambda _: "last", lambda _: jobs.run(lambda _: done.append("asked"), done.append))
    jobs.stop()
    with qtbot.waitSignal(jobs.finished):
        pass
    assert jobs.idle and not done
