"""Files that others laid out: drawn, read again as a person corrects them, sent back marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.import_files.decision_panel import ANOTHER, WHOSE
from ktu_desktop.gui.screens.import_files.drawn_sheet import drawn, spot_of
from ktu_desktop.gui.screens.import_files.import_view import ImportView
from ktu_desktop.gui.screens.import_files.preview_rows import PreviewRow
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.file_preview import OPEN_STATUSES, CellPreview, FilePreview
from ktu_desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from ktu_desktop.usecases.corrections import Corrections
    from ktu_desktop.usecases.marked_copies import MarkedCopy


class Rows(Protocol):
    """The rows of the files, as far as foreign files are concerned."""

    def current(self) -> PreviewRow | None:
        """The row one stands on."""

    def stand_on(self, sheet: str, cell: str) -> None:
        """Go to the row of a cell."""


class Page(Protocol):
    """The page of an import, as far as foreign files are concerned."""

    session: Session
    dialogs: Dialogs
    view: ImportView
    previews: tuple[FilePreview, ...]
    busy: bool

    @property
    def listed(self) -> "Rows":
        """The rows of the files."""

    def drawn_file(self) -> int | None:
        """The place of the file whose sheet is drawn."""

    def replace_file(self, number: int, preview: FilePreview) -> None:
        """A file was read again."""

    def failed(self, error: Exception) -> None:
        """Say what went wrong."""


@dataclass(frozen=True)
class ForeignFiles:
    """The foreign files of a page; slow work goes to the background."""

    page: Page

    def show_sheet(self, again: bool = False) -> None:
        """Draw the sheet of the file one is at, where it is a foreign one; ``again``: also if it is drawn."""
        page, number = self.page, self.page.drawn_file()
        file = page.previews[number] if number is not None and number < len(page.previews) else None
        panel, session = page.view.sheet, page.session
        if again or panel.file is not (file if file is not None and file.sheets is not None else None):
            panel.show_file(file, session.plan, session.organisation, session.say)

    def follow(self) -> None:
        """Draw the sheet of the row one stands on, and stand on its cell."""
        self.show_sheet()
        row = self.page.listed.current()
        if row is not None and row.file == self.page.drawn_file():
            self.page.view.sheet.go_to(row.item.sheet, row.item.cell)

    def correct(self, corrections: "Corrections") -> None:
        """Read the file whose sheet is drawn again, as it was corrected; one stays at the place."""
        number = self.page.drawn_file()
        if number is not None:
            self._read_again(number, corrections, self.page.view.sheet.place())

    def mean(self, indicator: str) -> None:
        """The row of the foreign sheet that one stands on is this indicator; on to the next question."""
        row = self.page.listed.current()
        if row is not None and isinstance(row.item, CellPreview):
            corrections = meant(self.page.previews[row.file], row.item, indicator)
            if corrections is not None:
                self._read_again(row.file, corrections)

    def seek(self, what: str) -> None:
        """Let a person look for what the row one stands on is about, in the drawn sheet."""
        self.follow()
        panel = self.page.view.sheet
        if what == ANOTHER:
            panel.choose_indicator()
        elif what == WHOSE:
            panel.choose_whose()
        else:
            panel.grid.setFocus()
            panel.grid.point()

    def save_marked(self) -> None:
        """Write copies of the files with what is refused and asked marked."""
        page = self.page
        files = [file for file in page.previews if has_marks(file)]
        say, plan = page.session.say, page.session.plan
        folder = page.dialogs.folder(say(mark("Folder for the marked copies"))) if files else None
        if folder is None:
            return

        def work(workspace: Workspace, progress: Progress) -> "Sequence[MarkedCopy]":
            from ktu_desktop.usecases import marked_copies

            plans = {one.code: one for one in (plan, *workspace.plans)}
            made = marked_copies.mark_each(files, len(files), plans, folder, say.language, progress)
            return tuple(made)

        def done(copies: "Sequence[MarkedCopy]") -> None:
            page.session.tell(*self._said_of(copies))

        page.session.run(work, done, page.failed, title=say(mark("Writing files")))

    def _read_again(self, number: int, corrections: "Corrections", place: tuple[str, str] = ("", "")) -> None:
        page = self.page
        if page.busy:
            return
        page.busy = True
        before = page.previews

        def work(workspace: Workspace, _: Progress) -> FilePreview:
            from ktu_desktop.usecases.foreign_sheets import preview_again

            return preview_again(workspace, before[number], corrections)

        def done(preview: FilePreview) -> None:
            page.busy = False
            if page.previews is not before:
                return  # other files were chosen meanwhile
            page.replace_file(number, preview)
            if place[1]:
                page.view.sheet.go_to(*place)
                page.listed.stand_on(*place)

        page.session.run(work, done, page.failed)

    def _said_of(self, copies: "Sequence[MarkedCopy]") -> tuple[str, str]:
        """What was written, and the tone of it."""
        from ktu_desktop.usecases.marked_copies import LOST

        say = self.page.session.say
        written = [copy.path for copy in copies if copy.path]
        text = say.plural(
            "{n} marked copy was written to {folder}.",
            "{n} marked copies were written to {folder}.",
            len(written),
            folder=str(written[0].parent) if written else "",
        )
        lost = dict.fromkeys(say(LOST[code]) for copy in copies for code in copy.lost)
        if lost:
            text += " " + say(mark("The copies do not have: {lost}."), lost="; ".join(lost))
        failed = [sentence(copy.reason, say, self.page.session.plan) for copy in copies if copy.reason]
        return "\n".join([text, *failed] if written else failed), "bad" if failed else "good"


def has_marks(file: FilePreview) -> bool:
    """Whether a marked copy would say anything: a conflict is not the sender's to mend."""
    return any(cell.cell and cell.status in OPEN_STATUSES - {"conflict"} for cell in file.cells)


def meant(file: FilePreview, item: CellPreview, indicator: str | None) -> "Corrections | None":
    """The corrections by which the row of a cell is an indicator; None where it has no place."""
    spot = spot_of(item.cell)
    sheet = drawn(file.sheets, item.sheet, ()) if file.sheets is not None else None
    if file.sheets is None or sheet is None or spot is None:
        return None
    said = file.sheets.corrections.lies(item.sheet, sheet.turned)
    return said.row(item.sheet, sheet.line_of(*spot), indicator)


def is_in_column(row: PreviewRow, file: int | None, sheet: str, column: int) -> bool:
    """Whether a row's number stands in that column (from 0) of a file's sheet."""
    spot = spot_of(row.item.cell)
    return row.file == file and row.item.sheet == sheet and spot is not None and spot[1] == column
