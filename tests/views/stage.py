"""The running program with everything at rest, for tests and pictures that show it in many states."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ktu_desktop.app import Options, Program
from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens.page import FollowingPage
from ktu_desktop.gui.soon import Soon
from ktu_desktop.gui.step_by_step import StepByStep
from ktu_desktop.usecases.record import Edit, TypedValue


class Answers:
    """A person who answers dialogs as told beforehand."""

    def __init__(self) -> None:
        self.open: tuple[Path, ...] = ()
        self.save: Path | None = None
        self.into: Path | None = None
        self.paper: QPrinter | None = None
        self.agreed = True
        self.asked: list[str] = []

    def files_to_open(self, title: str, kinds: str) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.open

    def file_to_save(self, title: str, suggested: str, kinds: str) -> Path | None:
        self.asked.append(suggested)
        return self.save

    def folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.into

    def printer(self, title: str) -> QPrinter | None:
        self.asked.append(title)
        return self.paper

    def agrees(self, question: str, yes: str, no: str) -> bool:
        self.asked.append(question)
        return self.agreed

    def choose(self, question: str, choices: Sequence[str]) -> int | None:
        self.asked.append(question)
        return 0


class Stage:
    """The running program at one sheet; ``errors``: what failed in it, which no step may leave behind."""

    def __init__(
        self,
        database: Path,
        org: str = "EAT-ES",
        year: str = "2023",
        folder: Path | None = None,
        language: str = "en",
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.program = Program(application, Options(database, language, folder=folder))
        if org:
            self.program.remembered.keep_text("org_unit", org)
            self.program.remembered.keep_text("period", year)
        self.errors: list[object] = []
        self._closed = False
        self.session = self.program.session
        self.session.jobs.unexpected.connect(self.errors.append)
        self.window = self.program.window
        self.window.setWindowState(Qt.WindowState.WindowNoState)  # the screen that is none is small
        self.window.resize(1366, 768)
        self.window.show()
        self.wait(lambda: self.program.completed)
        self.answers = Answers()
        self.window.dialogs = self.answers
        for screen in self.window.panes.screens():
            screen.dialogs = self.answers
        self.settle()

    def wait(self, holds) -> None:  # type: ignore[no-untyped-def]
        """Wait until something holds."""
        assert wait_until(holds, 30), "it took too long"

    def settle(self) -> None:
        """Wait until everything typed is saved and shown."""
        for _ in range(3):
            self.wait(lambda: self.session.jobs.idle and not self._following())
            QApplication.processEvents()
        assert not self.errors, self.errors

    def _following(self) -> bool:
        """Whether something beside the table still is to follow it, to be read anew or to be drawn."""
        window = self.window
        soon = any(each.isActive() for each in window.findChildren(Soon))
        pages = any(page.later.isActive() for page in window.findChildren(FollowingPage) if page.isVisible())
        return soon or pages or any(each.under_way for each in window.findChildren(StepByStep))

    def close(self) -> None:
        """Close the window as a person does, and take its widgets away; a second time there is nothing to do.

        Nothing but a running event loop deletes what is to be deleted later; windows that stay make each new
        one slower, since a style or palette is set on all of them.
        """
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self.program.close()
        self.window.deleteLater()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(self.window), "the closed window is still there"

    @property
    def sheet(self) -> Sheet:
        assert self.session.sheet is not None
        return self.session.sheet

    def row(self, code: str) -> Row:
        return self.sheet.row(code)

    def record(self, *edits: Edit, **values: str) -> None:
        """Store edits as if they had been typed elsewhere in the window."""
        self.session.record([*edits, *(TypedValue(name, text) for name, text in values.items())])
        self.settle()

    def select(self, org: str, period: Period | None = None) -> None:
        """Open another unit's sheet."""
        period = period or self.session.period
        assert period is not None
        self.session.select_sheet(org, period)
        self.settle()
