"""The page of an import: files, every number old -> new, decisions, Apply, and the way back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ktu_desktop.errors import Cancelled, Refusal
from ktu_desktop.gui.background_jobs import Job
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.import_files import import_words
from ktu_desktop.gui.screens.import_files.chosen_files import SPREADSHEETS, spreadsheets
from ktu_desktop.gui.screens.import_files.foreign_files import ForeignFiles, has_marks
from ktu_desktop.gui.screens.import_files.import_view import ImportView
from ktu_desktop.gui.screens.import_files.listed_rows import ListedRows
from ktu_desktop.gui.screens.import_files.preview_rows import Choices, PreviewRow, counts_of, left_of, rows_of
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.file_preview import FilePreview
from ktu_desktop.usecases.workspace import Workspace

Previewed = tuple[tuple[FilePreview, ...], tuple[PreviewRow, ...]]


class ImportScreen(Screen):
    """Reads files in the background and writes nothing before Apply; then everything as one batch."""

    name = "import_files"
    title = mark("Import")
    place = Place.PAGE

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self._rows_soon = QTimer(self, singleShot=True, interval=0)
        self._rows_soon.timeout.connect(self._show_what_was_read)
        self.previews: tuple[FilePreview, ...] = ()
        self.batch: int | None = None
        self._taken: Mapping[Path, int] = {}
        self.busy = False
        self._reading: Job | None = None
        choices = Choices()
        self.view = ImportView(self, theme, choices, self._count)
        self.listed = ListedRows(session, self.view, choices, self)
        self._said = ("", "quiet")
        self._foreign = ForeignFiles(self)
        self._connect()

    def first_focus(self) -> QWidget:
        return self.view.table if self.listed.rows else self.view.choose

    def retranslate(self) -> None:
        self.view.retranslate(self.session.say)
        if self.previews:
            self._foreign.show_sheet(again=True)
        self._show()

    def dropped(self, paths: list[str]) -> bool:
        """Take spreadsheets dropped on the window, and those in dropped folders."""
        files = [file for path in paths for file in spreadsheets(Path(path))]
        if not files or self.session.sheet is None:
            return False
        self.read(files)
        return True

    def window_closes(self) -> None:
        """Stop reading: nothing of it is stored."""
        if self._reading is not None:
            self._reading.cancel()

    def choose_files(self) -> None:
        """Ask for files and read them."""
        say = self.session.say
        patterns = " ".join(f"*.{suffix}" for suffix in SPREADSHEETS)
        kinds = f"{say(mark('Spreadsheets'))} ({patterns});;{say(mark('All files'))} (*)"
        files = self.dialogs.files_to_open(say(mark("Files to import")), kinds)
        if files:
            self.read(files)

    def read(self, files: Sequence[Path]) -> None:
        """Read files in the background and show what they would change."""
        self._forget()
        self.busy = True
        say = self.session.say
        self._tell(say.plural("Reading {n} file…", "Reading {n} files…", len(files)), "quiet")

        def work(workspace: Workspace, progress: Progress) -> Previewed:
            from ktu_desktop.usecases.preview_import import preview

            previews = preview(workspace, files, progress=progress)
            return previews, rows_of(previews)

        title = say(mark("Reading files"))
        self._reading = job = self.session.run(
            work,
            lambda previewed: self._read(job, previewed),
            lambda error: self._not_read(job, error),
            title,
        )

    def apply(self) -> None:
        """Write what is to be taken, as one batch."""
        if self.busy or not self.listed.to_take():
            return
        self.busy = True
        self._count()
        choices, shown = self.listed.choices.copy(), self.previews
        taken = self.listed.taken_by_file()
        previews = choices.decided(shown)

        def work(workspace: Workspace, _: Progress) -> tuple[object, Previewed]:
            from ktu_desktop.usecases.apply_import import apply
            from ktu_desktop.usecases.learn_mappings import learn

            applied = apply(workspace, previews, choices.decisions)
            learn(workspace, previews)
            left = left_of(shown, choices)
            return applied, (left, rows_of(left))

        title = self.session.say(mark("Saving"))
        self.session.run(work, lambda done: self._applied(*done, taken), self.failed, title)

    def undo(self) -> None:
        """Undo what was just imported."""
        batch = self.batch
        if batch is None or self.busy:
            return
        self.busy = True

        def work(workspace: Workspace, _: Progress) -> object:
            from ktu_desktop.usecases.undo_batch import undo

            return undo(workspace, batch)

        self.session.run(work, self._undone, self.failed)

    def leave(self) -> None:
        """Back to the sheet; what was not applied is forgotten."""
        self._forget()
        self.session.show_row(self.session.indicator)

    def drawn_file(self) -> int | None:
        """The file whose sheet is drawn: the one chosen, or that of the row one stands on."""
        if self.listed.file is not None:
            return self.listed.file
        row = self.listed.current()
        return row.file if row is not None else (0 if len(self.previews) == 1 else None)

    def _tick_column(self, sheet: str, column: int, take: bool) -> None:
        """Take or leave what a column of the drawn sheet holds."""
        place = self.view.sheet.place()
        self.listed.tick_column(self.drawn_file(), sheet, column, take)
        self.view.sheet.go_to(*place)
        self.listed.stand_on(*place)

    def replace_file(self, number: int, preview: FilePreview) -> None:
        """A file was read again: show what it says now."""
        self.previews = (*self.previews[:number], preview, *self.previews[number + 1 :])
        self.listed.rows = rows_of(self.previews)
        self._say_how_it_stands()
        self.listed.show()

    def _not_read(self, job: Job, error: Exception) -> None:
        if job is self._reading:
            self.failed(error)

    def _read(self, job: Job, previewed: Previewed) -> None:
        if job is not self._reading:
            return  # other files were chosen meanwhile, or the page was left
        self.previews, self.listed.rows = previewed
        self._reading, self.busy = None, False
        self._say_how_it_stands()
        self._rows_soon.start()

    def _show_what_was_read(self) -> None:
        """The rows come in an event of their own: keys are answered between them and the files."""
        self.listed.show()
        self.view.table.setFocus()

    def _applied(self, applied: object, left: Previewed, taken: Mapping[int, int]) -> None:
        from ktu_desktop.usecases.apply_import import Applied

        assert isinstance(applied, Applied)
        self.busy = False
        self.batch = applied.batch
        if applied.batch is not None:
            self._taken = {self.previews[number].path: count for number, count in taken.items()}
        self.listed.forget()
        text = import_words.taken(applied.taken, len(left[0]), self.session.say)
        self.previews, self.listed.rows = left
        self._tell(text, "good" if applied.batch is not None else "quiet")
        self._show()
        self.session.announce(applied.affects, applied.batch)
        following = self.view.undo if applied.batch is not None else self.view.choose
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _undone(self, undone: object) -> None:
        from ktu_desktop.usecases.undo_batch import Undone

        assert isinstance(undone, Undone)
        self.busy = False
        self.batch = None
        self.listed.forget()
        self.previews, self._taken = (), {}
        self._tell(*import_words.undone(undone, self.session.plan, self.session.say))
        self._show()
        self.session.announce(undone.affects, undone.batch)
        self.view.choose.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def failed(self, error: Exception) -> None:
        """Say what went wrong."""
        self.busy = False
        self._tell(*import_words.failure(error, self.session.say))
        if not isinstance(error, Cancelled | Refusal):
            self.session.jobs.unexpected.emit(error)
        self._show()

    def _forget(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading, self.busy = None, False
        self.previews, self.batch, self._taken = (), None, {}
        self.listed.forget()
        self._said = ("", "quiet")
        self._show()

    def _tell(self, text: str, tone: str) -> None:
        self._said = (text, tone)
        self.view.headline.say(
            text or self.session.say(mark("Choose files, or drop them on the window.")), tone
        )

    def _show(self) -> None:
        if self.session.sheet is None:
            return
        self._say_how_it_stands()
        self.listed.show()

    def _say_how_it_stands(self) -> None:
        self.view.show_files(self.previews, self.session.plan, self.session.say, self._taken)
        if self.previews and not self.busy and self.batch is None:
            self._tell(self._waits(), "quiet")
        else:
            self._tell(*self._said)
        self.view.undo.setVisible(self.batch is not None)

    def _waits(self) -> str:
        """What is to be done before Apply; of a single file also what it is."""
        waiting = import_words.waiting(counts_of(self.listed.rows), self.session.say)
        alone = len(self.previews) == 1
        return f"{self.view.files.sentence_of(0)} {waiting}" if alone else waiting

    def _count(self) -> None:
        taken = self.listed.to_take()
        self.view.save_marked.setVisible(any(map(has_marks, self.previews)))
        self.view.show_taken(taken, self.session.say, enabled=bool(taken) and not self.busy)

    def _decide_here(self) -> None:
        button = self.view.decision.first_button()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        view = self.view
        self.listed.decided.connect(self._count)
        self.listed.stood.connect(self._foreign.follow)
        view.choose.clicked.connect(self.choose_files)
        view.apply.clicked.connect(self.apply)
        view.undo.clicked.connect(self.undo)
        view.close_page.clicked.connect(self.leave)
        view.table.entered_row.connect(lambda _index: self._decide_here())
        view.table.left.connect(self.leave)
        view.decision.meant.connect(self._foreign.mean)
        view.decision.of_year.connect(view.sheet.bar.say_year)
        view.decision.sought.connect(self._foreign.seek)
        view.sheet.corrected.connect(self._foreign.correct)
        view.sheet.went_to.connect(self.listed.stand_on)
        view.sheet.ticked.connect(self._tick_column)
        view.sheet.grid.left.connect(self.leave)
        view.save_marked.clicked.connect(self._foreign.save_marked)
