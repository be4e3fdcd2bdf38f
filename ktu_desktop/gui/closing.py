"""Whether the window may close: what is saved or written is waited for, what cannot be is asked about."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs

_PATIENCE = 10.0
"""Seconds that closing the window waits for what is being saved."""

_FOR_A_FILE = 3.0
"""Seconds that it waits for a file before it asks: a picture or a table is written by then."""

_A_MOMENT = 1.0
"""Seconds that it waits for paper before it asks: a page or two are ready by then."""


def may_close(session: Session, dialogs: "Dialogs") -> bool:
    """Wait for what is being saved, written or printed; nothing is given up unasked."""
    steps = (_all_saved, _all_written, _all_on_paper)
    return all(is_done(session, dialogs) for is_done in steps)


def _all_saved(session: Session, dialogs: "Dialogs") -> bool:
    unsaved = session.recording.unsaved
    unsaved.try_again()
    _wait_while(lambda: bool(session.recording.under_way or unsaved.trying), _PATIENCE)
    say = session.say
    return not unsaved or dialogs.agrees(
        say(mark("What you typed last is not saved yet: the database does not take it.")),
        say(mark("Close without saving")),
        say(mark("Stay here")),
    )


def _all_written(session: Session, dialogs: "Dialogs") -> bool:
    """A file that turns out not to be written keeps the window open: it says why."""
    outgoing, say = session.outgoing, session.say
    refused = outgoing.refused
    _wait_while(lambda: outgoing.under_way, _FOR_A_FILE)
    if outgoing.refused > refused:
        return False
    if outgoing.under_way and not dialogs.agrees(
        say(mark("A file is still being written.")),
        say(mark("Stop it and close")),
        say(mark("Stay here")),
    ):
        return False
    outgoing.stop()
    return True


def _all_on_paper(session: Session, dialogs: "Dialogs") -> bool:
    _wait_while(lambda: bool(session.jobs.on_paper), _A_MOMENT)
    say = session.say
    if session.jobs.on_paper and not dialogs.agrees(
        say(mark("A report is still being written or printed.")),
        say(mark("Stop it and close")),
        say(mark("Stay here")),
    ):
        return False
    for job in session.jobs.on_paper:
        job.cancel()
    return True


def _wait_while(busy: Callable[[], bool], seconds: float) -> None:
    """Let the window go on without the person for so long at most."""
    until = time.monotonic() + seconds
    while busy() and time.monotonic() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 50)
