"""A report written into files or sent to a printer, in the background, with progress and a way to stop it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ktu_desktop.errors import Cancelled, WorldRefusal
from ktu_desktop.gui.refusals import say_why
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ktu_desktop.gui.screens.print_page.wish import Wish
    from ktu_desktop.gui.session import Session
    from ktu_desktop.jobs import Progress
    from ktu_desktop.usecases.build_report import Written
    from ktu_desktop.usecases.workspace import Workspace


class PaperOut(QObject):
    """``said``: a sentence and its tone: what was written or printed, or why not."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def to_file(self, wish: Wish, path: Path) -> None:
        """Everything in one file; its suffix says of which kind."""

        def work(workspace: Workspace, progress: Progress) -> tuple[Written, ...]:
            from ktu_desktop.gui.printing.writers import writer_of
            from ktu_desktop.usecases.build_report import print_to_file

            write = writer_of(path.suffix, path)
            return (print_to_file(workspace, wish.wanted(), path, write, wish.say, progress),)

        self._session.run(work, self._written, self._failed, self._session.say(mark("Writing files")))

    def to_folder(self, wish: Wish, folder: Path, suffix: str) -> None:
        """Each document in a file of its own."""

        def work(workspace: Workspace, progress: Progress) -> tuple[Written, ...]:
            from ktu_desktop.gui.printing.writers import writer_of
            from ktu_desktop.usecases.build_report import print_to_folder

            write = writer_of(suffix, folder)
            return print_to_folder(workspace, wish.wanted(), folder, suffix, write, wish.say, progress)

        self._session.run(work, self._written, self._failed, self._session.say(mark("Writing files")))

    def to_printer(self, wish: Wish, printer: QPrinter) -> None:
        """On paper."""

        def work(workspace: Workspace, progress: Progress) -> int:
            from ktu_desktop.gui.printing.painting import print_documents
            from ktu_desktop.gui.printing.typeface import Typeface
            from ktu_desktop.gui.printing.writers import own_logo
            from ktu_desktop.usecases.build_report import documents

            made = documents(workspace, wish.wanted(), wish.say, progress)
            try:
                return print_documents(printer, made, Typeface(), own_logo())
            except OSError as error:
                printer.abort()
                sentence = mark("The printer {printer} takes nothing. See whether it is switched on.")
                raise WorldRefusal(sentence, printer=printer.printerName()) from error
            except Cancelled:
                printer.abort()
                raise

        self._session.run(work, self._printed, self._failed, self._session.say(mark("Printing")))

    def _written(self, files: tuple[Written, ...]) -> None:
        say = self._session.say
        if len(files) == 1:
            self.said.emit(say(mark("Written: {file}"), file=str(files[0].path)), "good")
        else:
            sentence = say.plural("{n} file was written.", "{n} files were written.", len(files))
            self.said.emit(sentence, "good")

    def _printed(self, pages: int) -> None:
        say = self._session.say
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
