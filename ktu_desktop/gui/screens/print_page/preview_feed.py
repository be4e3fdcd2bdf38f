"""Asks the worker for the page that one looks at; what is no longer wanted is not drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ktu_desktop.errors import Cancelled, Refusal

if TYPE_CHECKING:
    from ktu_desktop.gui.background_jobs import Job
    from ktu_desktop.gui.printing.preview import Preview
    from ktu_desktop.gui.printing.sight import Glass, Sight
    from ktu_desktop.gui.screens.print_page.wish import Wish
    from ktu_desktop.gui.session import Session
    from ktu_desktop.jobs import Progress
    from ktu_desktop.usecases.workspace import Workspace


class PreviewFeed(QObject):
    """One report's pages, one at a time.

    ``seen``: a Sight; ``refused``: why there is none, a Refusal.
    """

    seen = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.wish: Wish | None = None
        self._preview: Preview | None = None
        self._place = (0, 0)
        self._job: Job | None = None
        self._asked = 0
        self.sight: Sight | None = None
        self.glass: Glass | None = None

    def open(self, wish: Wish) -> None:
        """Show a report from its first page on; the same one again where one was."""
        if self.wish is None or wish != self.wish:
            self._place = (0, 0)
        self.wish, self._preview = wish, None
        self._ask()

    def look(self, glass: Glass) -> None:
        """Show the page larger or smaller."""
        if glass != self.glass:
            self.glass = glass
            self._ask()

    def turn(self, step: int) -> bool:
        """Go a page on (1) or back (-1); False at either end."""
        beside = self.sight.beside(step) if self.sight is not None else None
        if beside is not None:
            self.go(*beside)
        return beside is not None

    def go(self, document: int, page: int) -> None:
        """Show that page of that document."""
        self._place = (document, page)
        self._ask()

    def stop(self) -> None:
        """Nobody looks any longer."""
        if self._job is not None:
            self._job.cancel()
        self._preview = None

    def _ask(self) -> None:
        if self.wish is None or self.glass is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        wish, preview, place, glass = self.wish, self._preview, self._place, self.glass

        def work(workspace: Workspace, _: Progress) -> tuple[Preview, Sight]:
            from ktu_desktop.gui.printing.preview import Preview
            from ktu_desktop.gui.printing.writers import own_logo

            shown = preview if preview is not None else Preview(wish.open(workspace), own_logo())
            return shown, shown.sight(*place, glass)

        asked = self._asked
        self._job = self._session.run(
            work, partial(self._take, asked), partial(self._failed, asked), asker=self
        )

    def _take(self, asked: int, answer: tuple[Preview, Sight]) -> None:
        if asked == self._asked:
            self._preview, self.sight = answer
            self._place = (self.sight.document, self.sight.page)
            self.seen.emit(self.sight)

    def _failed(self, asked: int, error: Exception) -> None:
        if asked != self._asked or isinstance(error, Cancelled):
            return
        self.sight = None
        if isinstance(error, Refusal):
            self.refused.emit(error)
        else:
            self._session.jobs.unexpected.emit(error)
