"""A report written into files or sent to a printer, in the background, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ktu_desktop.errors import Cancelled, WorldRefusal
from ktu_desktop.gui.refusals import say_why
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ktu_desktop.gui.database_access import Reader
    from ktu_desktop.gui.screens.print_page.wish import Wish
    from ktu_desktop.gui.session import Session
    from ktu_desktop.jobs import Progress
    from ktu_desktop.reports.document import Document
    from ktu_desktop.usecases.build_report import OpenReport, Written

T = TypeVar("T")


class _Lent:
    """A report whose documents the database's worker makes, one at a time, for whoever draws them."""

    def __init__(self, wish: Wish, read: Reader) -> None:
        self._report: OpenReport = read(wish.open)
        self._read = read
        self.parts = self._report.parts

    def document(self, number: int) -> Document:
        """The document of one of the parts, from 0."""
        made: Document = self._read(lambda _: self._report.document(number))
        return made


class PaperOut(QObject):
    """``said``: a sentence and its tone: what was written or printed, or why not."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def to_file(self, wish: Wish, path: Path) -> None:
        """Everything in one file; its suffix says of which kind."""

        def work(read: Reader, progress: Progress) -> tuple[Written, ...]:
            from ktu_desktop.gui.printing.writers import writer_of
            from ktu_desktop.usecases.build_report import print_to_file

            return (print_to_file(_Lent(wish, read), path, writer_of(path.suffix, path), progress),)

        self._run(work, self._written, mark("Writing files"))

    def to_folder(self, wish: Wish, folder: Path, suffix: str) -> None:
        """Each document in a file of its own."""

        def work(read: Reader, progress: Progress) -> tuple[Written, ...]:
            from ktu_desktop.gui.printing.writers import writer_of
            from ktu_desktop.usecases.build_report import print_to_folder

            write = writer_of(suffix, folder)
            return print_to_folder(_Lent(wish, read), wish.wanted(), folder, suffix, write, progress)

        self._run(work, self._written, mark("Writing files"))

    def to_printer(self, wish: Wish, printer: QPrinter) -> None:
        """On paper: all pages, or those that were chosen for the printer; in a process of its own."""
        from ktu_desktop.gui.printing.print_order import order_of
        from ktu_desktop.gui.printing.writers import own_logo

        order = order_of(printer, own_logo())

        def work(read: Reader, progress: Progress) -> int:
            from ktu_desktop.gui.printing.printing_process import PrinterRefused, print_on
            from ktu_desktop.usecases.build_report import documents

            try:
                return print_on(order, documents(_Lent(wish, read), progress), progress)
            except PrinterRefused as refused:
                sentence = mark("The printer {printer} accepts nothing. Check that it is switched on.")
                raise WorldRefusal(sentence, printer=order.printer) from refused

        self._run(work, self._printed, mark("Printing"))

    def _run(self, work: Callable[[Reader, Progress], T], done: Callable[[T], None], title: str) -> None:
        self._session.database.run_on_paper(work, done, self._failed, self._session.say(title))

    def _written(self, files: tuple[Written, ...]) -> None:
        say = self._session.say
        if len(files) == 1:
            self.said.emit(say(mark("Written: {file}"), file=str(files[0].path)), "good")
        else:
            sentence = say.plural("{n} file was written.", "{n} files were written.", len(files))
            self.said.emit(sentence, "good")

    def _printed(self, pages: int) -> None:
        say = self._session.say
        if not pages:
            self.said.emit(say(mark("The report has none of the pages that were chosen.")), "bad")
            return
        sentence = say.plural(
            "{n} page was sent to the printer.", "{n} pages were sent to the printer.", pages
        )
        self.said.emit(sentence, "good")

    def _failed(self, error: Exception) -> None:
        say = self._session.say
        if isinstance(error, Cancelled):
            self.said.emit(say(mark("Cancelled. What was written until then stays.")), "quiet")
        else:
            say_why(self._session, error, self.said.emit)
