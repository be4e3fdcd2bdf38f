"""Joins the parts into the program with a window: paths, settings, worker, session, screens."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from ktu_desktop import paths, settings
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.background_jobs import Jobs
from ktu_desktop.gui.dialogs import WindowDialogs
from ktu_desktop.gui.main_window import MainWindow
from ktu_desktop.gui.one_window import OneWindow
from ktu_desktop.gui.remembered import Remembered
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.sheet_keeper import SheetKeeper
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.waste import WasteCollection
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.installation import check_complete
from ktu_desktop.settings import load_settings, save_settings, system_language, system_user

if TYPE_CHECKING:
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.gui.change_feed import ChangeFeed
    from ktu_desktop.gui.typing_keeper import TypingKeeper
    from ktu_desktop.usecases.workspace import Workspace

MARK_START = "--mark-start"
"""Hidden: say on standard error that the window is ``painted``, ``ready`` to be typed into, ``complete``."""

_HANGS = mark("Another window has this database open and does not answer: {file}")

_DARK = {settings.LIGHT: False, settings.DARK: True, settings.AS_THE_SYSTEM: None}

_SWITCH = 0.0001
"""Seconds after which the worker gives way to the window's thread, which asks at every call into Qt."""


@dataclass(frozen=True)
class Options:
    """What the command line says of the window."""

    database: Path
    language: str = ""
    mark_start: bool = False
    folder: Path | None = None
    """Where choices and the last sheet are kept; None: the user's own folder."""


def main(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code."""
    options = options_from(arguments)
    sys.setswitchinterval(_SWITCH)
    with contextlib.suppress(OSError):  # opening the database says it in a sentence
        options.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    application = QApplication(["ktu-desktop"])
    application.setApplicationName("ktu-desktop")
    application.setApplicationDisplayName("KTU Desktop")
    try:
        check_complete()
    except WorldRefusal as refusal:
        return _say_and_end(options, refusal)
    one = OneWindow(options.database)
    if not one.is_first():
        return 0 if one.raise_first() else _say_and_end(options, WorldRefusal(_HANGS, file=options.database))
    program = Program(application, options)
    program.window.painted.connect(lambda: program.crash_report.guard())
    program.window.completed.connect(lambda: one.listen(program.window.raise_up))
    program.window.show()
    code = application.exec()
    program.close()
    one.release()
    return code


def options_from(arguments: Sequence[str]) -> Options:
    """The window's options; unknown words have been sorted out before."""
    words = [part for word in arguments for part in word.split("=", 1)]
    given = dict(zip(words, [*words, ""][1:], strict=True))
    database = Path(given["--db"]).expanduser().absolute() if "--db" in given else paths.default_database()
    return Options(database, given.get("--lang", ""), MARK_START in words)


def _say_and_end(options: Options, refusal: WorldRefusal) -> int:
    say = Translator(
        options.language or load_settings(paths.user_data_folder()).language or system_language()
    )
    sentence = say.refusal(refusal)
    sys.stderr.write(f"{sentence}\n")
    QMessageBox.warning(None, "KTU Desktop", sentence)
    return 1


def take_pictures(folder: Path, database: Path, org_unit: str, period: "Period") -> Iterator[Path]:
    """Pictures of the window at a sheet, in every language, drawn without a screen; one by one.

    Nothing that the user has chosen is read or changed.
    """
    import tempfile  # late: the window does not need it

    from ktu_desktop.gui.pictures import pictures_of, wait_until, without_a_screen

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["ktu-desktop"])
    assert isinstance(application, QApplication)
    with without_a_screen(), tempfile.TemporaryDirectory() as own:
        program = Program(application, Options(database.absolute(), folder=Path(own)))
        program.theme.choose(False)
        program.remembered.keep_text("org_unit", org_unit)
        program.remembered.keep_text("period", period.code)
        program.window.show()
        wait_until(lambda: program.completed)
        yield from pictures_of(program.window, folder)
        program.window.close()
        program.close()


class Program:
    """The running program: its window with all that the window needs. Tests and the tour make one too.

    ``completed`` becomes true when every screen is there and the database has been opened (or refused).
    """

    def __init__(self, application: QApplication, options: Options) -> None:
        self.options = options
        self.completed = self._completing = self._is_new_here = False
        self._folder = options.folder or paths.user_data_folder()
        self.settings = load_settings(self._folder)
        self.remembered = Remembered(self._folder, options.database)
        self.waste = WasteCollection()
        self.theme = Theme(application, _DARK[self.settings.colours])
        self.jobs = Jobs()
        self.change_feed: ChangeFeed | None = None
        self.keeper: TypingKeeper | None = None
        language = options.language or self.settings.language or system_language()
        self.session = Session(self.jobs, Translator(language))
        self.session.reader.near = Fraction(self.settings.near_percent, 100)
        self.session.database.file = options.database
        self.sheet_keeper = SheetKeeper(self.session, self._folder, options.database)
        self.dialogs = WindowDialogs(lambda: self.session.say)
        self.window = MainWindow(
            session=self.session, theme=self.theme, dialogs=self.dialogs, remembered=self.remembered
        )
        self.dialogs.window = self.window
        self.window.painted.connect(self._painted)
        self.window.completed.connect(self._completed)

    def close(self) -> None:
        """Finish what was typed, keep the sheet for the next start, close the database."""
        if self.change_feed is not None:
            self.change_feed.stop()
        self.jobs.stop()
        QApplication.processEvents()  # the answers of the last jobs
        if self.keeper is not None:
            self.keeper.stop()
        self.sheet_keeper.keep()
        if self.session.workspace is not None:
            self.session.workspace.close()
        self.waste.stop()

    def _painted(self) -> None:
        self._mark("painted")
        self._is_new_here = not self.remembered.text("org_unit")
        QApplication.setWindowIcon(QIcon(str(paths.resource("icons", "ktu-desktop.ico"))))
        self.window.furnish()
        self._guard()
        self.session.language_changed.connect(self._keep_choices)
        self.session.author_changed.connect(self._keep_choices)
        self.theme.changed.connect(self._keep_choices)
        self.session.sheet_changed.connect(self._sheet_shown)
        if not self.sheet_keeper.show():  # the database is opened once the sheet is on the screen
            self._open()

    def _open(self) -> None:
        self.session.open(
            self._open_workspace,
            self.remembered.text("org_unit"),
            self.remembered.text("period"),
            self._refused,
        )

    def _guard(self) -> None:
        from ktu_desktop.gui.change_feed import ChangeFeed
        from ktu_desktop.gui.crash_report import CrashReport

        self.crash_report = CrashReport(
            self.session, self.window.notice, paths.log_folder(), self._show_crash
        )
        self.change_feed = ChangeFeed(self.session)

    def _show_crash(self, report: str) -> None:
        """The page with the report; before the window is whole the bar alone says it."""
        from ktu_desktop.gui.screens.crash_page.crash_screen import CrashScreen

        if self.completed:
            page = self.window.show_screen(CrashScreen.name)
            assert isinstance(page, CrashScreen)
            page.show_report(report)

    def _open_workspace(self) -> "Workspace":
        from ktu_desktop.usecases.workspace import open_workspace

        return open_workspace(self.options.database, self.settings.author or system_user())

    def _refused(self, error: Exception) -> None:
        self.crash_report.show_error(error)
        self.window.top_bar.say_closed()
        if isinstance(error, WorldRefusal):  # locked, on a stick that was pulled out: it may go by itself
            say = self.session.say
            self.window.notice.say(say.refusal(error), "bad", (say("&Try again"), self._try_again))
        self._complete()

    def _try_again(self) -> None:
        self.window.notice.close_bar()
        self._open()

    def _sheet_shown(self, _: object) -> None:
        self.session.sheet_changed.disconnect(self._sheet_shown)
        QTimer.singleShot(0, self._ready)

    def _ready(self) -> None:
        if self.window.focusWidget() is None:  # the keyboard stands where one types
            self.session.row_wanted.emit(self.session.indicator)
        self._mark("ready")
        if self.session.workspace is None:
            self._open()
        self._complete()

    def _complete(self) -> None:
        if not self._completing:
            self._completing = True
            self.window.complete()

    def _completed(self) -> None:
        from ktu_desktop.gui.typing_keeper import TypingKeeper

        self.completed = True
        self.keeper = TypingKeeper(self.session, self.window.panes.screens, self.options.database)
        self.waste.settle()
        self._begin()
        if self.session.sheet is None:
            self.session.sheet_changed.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
        self._mark("complete")

    def _begin(self) -> None:
        """Go on where one stopped; who comes for the first time is asked who she is."""
        from ktu_desktop.gui.first_page import first_page

        assert self.keeper is not None
        self.keeper.begin()
        page = first_page(self.session, self._is_new_here, self.window.focusWidget())
        if page:
            self.window.show_screen(page)

    def _keep_choices(self) -> None:
        workspace = self.session.workspace
        author = workspace.author.name if workspace is not None else self.settings.author
        colours = next(name for name, dark in _DARK.items() if dark is self.theme.chosen)
        language = self.session.say.language
        self.settings = replace(self.settings, language=language, author=author, colours=colours)
        with contextlib.suppress(OSError):  # a choice that is not kept is no reason to stop
            save_settings(self._folder, self.settings)

    def _mark(self, what: str) -> None:
        if self.options.mark_start:
            sys.stderr.write(f"{what}\n")
            sys.stderr.flush()
