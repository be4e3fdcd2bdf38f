"""What may follow a moment later has an event of its own: keys and the table come before."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

MOMENT = 40
"""Milliseconds: longer than between two repeats of a key held down, too short to be waited for."""


class Soon(QTimer):
    """Does ``act`` once a moment after the last ``start``, however often it was asked for."""

    def __init__(self, parent: QObject, act: Callable[[], object]) -> None:
        super().__init__(parent, singleShot=True, interval=MOMENT)
        self._act = act
        self.timeout.connect(act)

    def catch_up(self) -> None:
        """Do now what is due: somebody needs it."""
        if self.isActive():
            self.stop()
            self._act()
