"""What may follow a moment later has an event of its own: keys and the table come before."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QTimer):
    """Does ``act`` once in the window's next free moment, however often it was asked for by ``start``."""

    def __init__(self, parent: QObject, act: Callable[[], object]) -> None:
        super().__init__(parent, singleShot=True, interval=0)
        self._act = act
        self.timeout.connect(act)

    def catch_up(self) -> None:
        """Do now what is due: somebody needs it."""
        if self.isActive():
            self.stop()
            self._act()
