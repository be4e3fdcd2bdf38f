"""A pytest-qt bot with the patience that a shared machine asks for."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE = 30_000
"""Milliseconds: on a busy machine five seconds, pytest-qt's own, pass before a window has been painted."""


class PatientBot(QtBot):
    """Waits as long as it takes, and no longer."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **others: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **others)
