"""Joins the parts into the program with a window: paths, settings, worker, session, screens."""

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ktu_desktop import paths
from ktu_desktop.gui.background_jobs import Jobs
from ktu_desktop.gui.crash_report import CrashReport
from ktu_desktop.gui.dialogs import WindowDialogs
from ktu_desktop.gui.main_window import MainWindow
from ktu_desktop.gui.one_window import OneWindow
from ktu_desktop.gui.remembered import Remembered
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator
from ktu_desktop.settings import load_settings, save_settings, system_language, system_user

if TYPE_CHECKING:
    from ktu_desktop.usecases.workspace import Workspace

MARK_START = "--mark-start"
"""Hidden: say ``painted`` and ``ready`` on standard error: the window is painted, can be typed into."""

_SWITCH = 0.001
"""Seconds after which the worker gives way to the window's thread; Python's own 5 ms can be seen."""


@dataclass(frozen=True)
class Options:
    """What the command line says of the window."""

    database: Path
    language: str = ""
    mark_start: bool = False


def main(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code."""
    options = options_from(arguments)
    sys.setswitchinterval(_SWITCH)
    with contextlib.suppress(OSError):  # opening the database says it in a sentence
        options.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    application = QApplication(["ktu-desktop"])
    application.setApplicationName("ktu-desktop")
    application.setApplicationDisplayName("KTU Desktop")
    one = OneWindow(options.database)
    if not one.is_first():
        return 0 if one.raise_first() else _say_it_hangs(options)
    program = Program(application, options)
    program.crash_report.guard()
    program.window.painted.connect(lambda: one.listen(program.window.raise_up))
    program.window.show()
    code = application.exec()
    program.close()
    one.release()
    return code


def options_from(arguments: Sequence[str]) -> Options:
    """The window's options; unknown words have been sorted out before."""
    words = [part for word in arguments for part in word.split("=", 1)]
    given = dict(zip(words, [*words[1:], ""], strict=True))
    database = Path(given["--db"]).expanduser().absolute() if "--db" in given else paths.default_database()
    return Options(database, given.get("--lang", ""), MARK_START in words)


def _say_it_hangs(options: Options) -> int:
    say = Translator(
        options.language or load_settings(paths.user_data_folder()).language or system_language()
    )
    sentence = say("Another window has this database open and does not answer: {file}", file=options.database)
    sys.stderr.write(f"{sentence}\n")
    QMessageBox.warning(None, "KTU Desktop", sentence)
    return 1


class Program:
    """The running program: its window with all that the window needs. Tests and the tour build one too."""

    def __init__(self, application: QApplication, options: Options) -> None:
        self.options = options
        self._folder = paths.user_data_folder()
        self.settings = load_settings(self._folder)
        self.remembered = Remembered(self._folder, options.database)
        self.theme = Theme(application)
        self.jobs = Jobs()
        language = options.language or self.settings.language or system_language()
        self.session = Session(self.jobs, Translator(language))
        self.dialogs = WindowDialogs()
        self.window = MainWindow(
            session=self.session, theme=self.theme, dialogs=self.dialogs, remembered=self.remembered
        )
        self.dialogs.window = self.window
        self.crash_report = CrashReport(self.session, self.window.notice, paths.log_folder())
        self.session.language_changed.connect(self._keep_language)
        self.window.painted.connect(self._painted)
        self.session.sheet_changed.connect(self._first_sheet)
        self._completed = False

    def close(self) -> None:
        """Finish what was typed, then close the database."""
        self.jobs.stop()
        if self.session.workspace is not None:
            self.session.workspace.close()

    def _painted(self) -> None:
        self._mark("painted")
        self.session.open(
            self._open_workspace, self.remembered.text("org_unit"), self.remembered.text("period")
        )

    def _open_workspace(self) -> "Workspace":
        from ktu_desktop.usecases.workspace import open_workspace

        return open_workspace(self.options.database, self.settings.author or system_user())

    def _first_sheet(self, _: object) -> None:
        if not self._completed:
            self._completed = True
            QTimer.singleShot(0, self._complete)

    def _complete(self) -> None:
        self._mark("ready")
        self.window.complete()

    def _keep_language(self) -> None:
        self.settings = replace(self.settings, language=self.session.say.language)
        with contextlib.suppress(OSError):  # a language that is not kept is no reason to stop
            save_settings(self._folder, self.settings)

    def _mark(self, what: str) -> None:
        if self.options.mark_start:
            sys.stderr.write(f"{what}\n")
            sys.stderr.flush()
