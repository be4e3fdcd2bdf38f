"""The database as the window reaches it: opened and used on the worker, in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.background_jobs import PAPER, Failed, Job, Jobs
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from ktu_desktop.usecases.workspace import Workspace

T = TypeVar("T")
U = TypeVar("U")
Reader = Callable[[Callable[["Workspace"], Any]], Any]
"""Has the database's worker do something with the workspace, in turn with others, and waits for it."""


class DatabaseAccess:
    """``file``: the database's, also where it could not be opened.

    ``workspace``: what the window knows of; None until it has arrived.
    """

    def __init__(self, jobs: Jobs) -> None:
        self.file: Path | None = None
        self.workspace: Workspace | None = None
        self._jobs = jobs
        self._at_work: Workspace | None = None  # the worker's: there before the window hears of it
        self._open: Callable[[], Workspace] | None = None

    def open(
        self,
        open_workspace: Callable[[], Workspace],
        read: Callable[[Workspace], T],
        done: Callable[[T], None],
        failed: Failed | None,
    ) -> None:
        """Open the workspace and read what is shown first."""
        self._open = open_workspace
        self._jobs.run(lambda _: self._opened(read), lambda answer: self._arrived(answer, done), failed)

    def replace(
        self,
        put: Callable[[Path], U],
        read: Callable[[Workspace], T],
        done: Callable[[U, T], None],
        failed: Failed,
        title: str,
    ) -> None:
        """Close the database, have ``put`` replace its file, and open and read what is there now.

        Where ``put`` refuses, the database goes on as it was.
        """
        file = self.file
        assert file is not None, "whoever opens the database names its file"

        def work(_: Progress) -> tuple[U, tuple[Workspace, T]]:
            if self._at_work is not None:
                self._at_work.close()  # it opens the file again by itself when it is asked again
            found = put(file)
            self._at_work = None
            return found, self._opened(read)

        def show(answer: tuple[U, tuple[Workspace, T]]) -> None:
            found, opened = answer
            self._arrived(opened, lambda what: done(found, what))

        self._jobs.run(work, show, failed, title)

    def run(
        self,
        work: Callable[[Workspace, Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        title: str | None = None,
        asker: QObject | None = None,
    ) -> Job:
        """Run ``work`` on the worker with the workspace; see Jobs.run."""

        def with_workspace(progress: Progress) -> T:
            return work(self._opened_before(), progress)

        return self._jobs.run(with_workspace, done, failed, title, asker)

    def run_on_paper(
        self,
        work: Callable[[Reader, Progress], T],
        done: Callable[[T], None],
        failed: Failed,
        title: str,
    ) -> Job:
        """Run ``work`` on the worker for paper. It reads through its ``Reader``, a little at a time.

        So what is typed meanwhile is saved at once, however long a printer takes.
        """

        def read(what: Callable[[Workspace], Any]) -> Any:
            return self._jobs.errand(lambda: what(self._opened_before()))

        return self._jobs.run(lambda progress: work(read, progress), done, failed, title, worker=PAPER)

    def _opened_before(self) -> Workspace:
        """The workspace, on the worker that opened it before: work is done in turn."""
        if self._at_work is None:
            raise WorldRefusal(mark("The database is not open, so nothing can be read or saved."))
        return self._at_work

    def set_author(self, name: str) -> bool:
        """Let somebody else write from now on; False when it is the same person, or nothing is open."""
        from ktu_desktop.domain.changes import Author  # late: the window paints before it is needed

        if self.workspace is None or name == self.workspace.author.name:
            return False
        self.workspace = self._at_work = replace(self.workspace, author=Author(name))
        return True

    def _opened(self, read: Callable[[Workspace], T]) -> tuple[Workspace, T]:
        assert self._open is not None
        workspace = self._at_work = self._open()
        return workspace, read(workspace)

    def _arrived(self, answer: tuple[Workspace, T], done: Callable[[T], None]) -> None:
        self.workspace, found = answer
        done(found)
