"""Files that others laid out: read again as a person corrects them, what was said kept, sent back marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.screens.import_files.drawn_sheet import drawn, spot_of
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.file_preview import CellPreview, FilePreview
from ktu_desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from ktu_desktop.usecases.corrections import Corrections
    from ktu_desktop.usecases.marked_copies import MarkedCopy

Failed = Callable[[Exception], None]


@dataclass(frozen=True)
class ForeignFiles:
    """Works on foreign files in the background. ``failed`` is told of what goes wrong."""

    session: Session
    failed: Failed

    def read_again(
        self, file: FilePreview, corrections: "Corrections", done: Callable[[FilePreview], None]
    ) -> None:
        """Read a file as a person corrected it."""

        def work(workspace: Workspace, _: Progress) -> FilePreview:
            from ktu_desktop.usecases.foreign_sheets import preview_again

            return preview_again(workspace, file, corrections)

        self.session.run(work, done, self.failed)

    def mark_copies(
        self, files: Sequence[FilePreview], folder: Path, done: Callable[[Sequence["MarkedCopy"]], None]
    ) -> None:
        """Write marked copies of these files into the folder."""
        say, plans = self.session.say, (self.session.plan,)

        def work(workspace: Workspace, progress: Progress) -> Sequence["MarkedCopy"]:
            from ktu_desktop.usecases import marked_copies

            marked_copies.prepare_folder(folder)
            known = {plan.code: plan for plan in (*workspace.plans, *plans)}
            copies = []
            for number, file in enumerate(files):
                progress.check_cancelled()
                progress.step(number, len(files), file.path.name)
                target = marked_copies.copy_name(file, folder, say.language)
                copies.append(marked_copies.mark_copy(file, known[file.plan or ""], target, say.language))
            return copies

        self.session.run(work, done, self.failed, title=say(mark("Writing files")))

    def said_of(self, copies: Sequence["MarkedCopy"]) -> tuple[str, str]:
        """What was written, and the tone of it."""
        from ktu_desktop.usecases.marked_copies import LOST

        say = self.session.say
        written = [copy for copy in copies if copy.path]
        folder = str(written[0].path.parent) if written and written[0].path else ""
        text = say.plural(
            "{n} marked copy was written to {folder}.",
            "{n} marked copies were written to {folder}.",
            len(written),
            folder=folder,
        )
        lost = dict.fromkeys(say(LOST[code]) for copy in written for code in copy.lost)
        if lost:
            text += " " + say(mark("The copies do not have: {lost}."), lost="; ".join(lost))
        failed = [sentence(copy.reason, say, self.session.plan) for copy in copies if copy.reason]
        return "\n".join([text, *failed]), "bad" if failed else "good"


def meant(file: FilePreview, item: CellPreview, indicator: str | None) -> "Corrections | None":
    """The corrections by which the row of a cell is an indicator; None: it is none."""
    spot = spot_of(item.cell)
    sheet = drawn(file.sheets, item.sheet, ()) if file.sheets is not None else None
    if file.sheets is None or sheet is None or spot is None:
        return None
    return file.sheets.corrections.row(item.sheet, sheet.line_of(*spot), indicator)
