"""Whether the window may close: what is being saved is waited for, what cannot be saved is asked about."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs

_PATIENCE = 10.0
"""Seconds that closing the window waits for what is being saved."""


def may_close(session: Session, dialogs: "Dialogs") -> bool:
    """Wait for what is being saved; what the database does not take is not given up unasked."""
    unsaved, until = session.recording.unsaved, time.monotonic() + _PATIENCE
    unsaved.try_again()
    while (session.recording.under_way or unsaved.trying) and time.monotonic() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 50)
    say = session.say
    return not unsaved or dialogs.agrees(
        say(mark("What you typed last is not saved yet: the database does not take it.")),
        say(mark("Close without saving")),
        say(mark("Stay here")),
    )
