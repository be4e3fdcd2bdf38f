"""Notices when somebody else (the command line) wrote into the database, and has the sheet shown anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ktu_desktop.gui.session import Session
from ktu_desktop.jobs import Progress

if TYPE_CHECKING:
    from ktu_desktop.usecases.workspace import Workspace

EVERY = 1000
"""Milliseconds between two looks; a look is one PRAGMA on the worker."""


class ChangeFeed(QObject):
    """Compares the database's version each second while the worker has nothing else to do."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._version: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._look_when_idle)
        session.opened.connect(self._begin)

    def look(self) -> None:
        """Look once; the answer comes later."""
        self._session.run(_version, self._compare, self._rest)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _begin(self) -> None:
        """What is written from now on is noticed, also before the first second is over."""
        self.look()
        self._timer.start()

    def _look_when_idle(self) -> None:
        if self._session.jobs.database_free:
            self.look()

    def _compare(self, version: int) -> None:
        known, self._version = self._version, version
        if known is not None and version != known:
            self._session.refresh()
            self._session.changed_elsewhere.emit()

    def _rest(self, _: Exception) -> None:
        """A database that cannot be read just now is said by whoever needs it; look again next time."""
        self._version = None


def _version(workspace: "Workspace", _: Progress) -> int:
    return workspace.db.data_version()
