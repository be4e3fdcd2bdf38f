"""One window for each database: a second start brings the first one's window to the front."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from ktu_desktop.gui.remembered import name_of

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 5.0
"""Seconds to wait for the first window to answer."""


class OneWindow:
    """Holds the lock of a database's window; QtNetwork is loaded late."""

    def __init__(self, database: Path) -> None:
        self._name = "ktu-desktop-" + name_of(database)
        self._lock = QLockFile(str(database.with_name(f"{database.name}.window-lock")))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock. False when another window of this database holds it.

        A folder that cannot be written gives no lock: opening the database says what is wrong with it.
        """
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def raise_first(self) -> bool:
        """Ask the first window to come to the front; True when it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:  # the first one may be starting still
            socket.connectToServer(self._name)
            if socket.waitForConnected(500):
                socket.disconnectFromServer()
                return True
            time.sleep(0.1)
        return False

    def listen(self, raise_up: Callable[[], None]) -> None:
        """From now on come to the front when a second start asks."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)

        def answer() -> None:
            server.nextPendingConnection().close()
            raise_up()

        server.newConnection.connect(answer)
        server.listen(self._name)
        self._server = server

    def release(self) -> None:
        """Stop listening and give the lock back."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
