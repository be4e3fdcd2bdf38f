"""When an action of ours fails: the program goes on, says so, and keeps a report that can be copied."""

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ktu_desktop import __version__
from ktu_desktop.errors import Cancelled, Refusal
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.widgets.notice_bar import NoticeBar


class CrashReport(QObject):
    """Says failures in the bar: a refusal as its sentence, a bug of ours with a report.

    ``show_page(report)`` shows the report; by itself only the first time that something fails at a place, so
    that what fails again and again keeps nobody from working.
    """

    _raised = Signal(object)

    def __init__(
        self, session: Session, notice: NoticeBar, folder: Path, show_page: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._session, self._notice, self._folder = session, notice, folder
        self._show_page = show_page
        self._shown: set[str] = set()
        self.last = ""
        self._raised.connect(self.show_error, Qt.ConnectionType.AutoConnection)
        session.jobs.unexpected.connect(self.show_error)

    def guard(self) -> None:
        """From now on no exception ends the program, on whatever thread it is raised."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def show_error(self, error: BaseException) -> None:
        """Say what happened."""
        say = self._session.say
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refusal):
            self._notice.say(say.refusal(error), "bad")
            return
        self.last = _head() + "".join(traceback.format_exception(error))
        kept = self._write(self.last)
        sentence = say(
            "Something in the program failed ({what}). What you typed is kept. Report: {file}",
            what=type(error).__name__,
            file=kept,
        )
        self._notice.say(sentence, "bad", (say("Show the report"), lambda: self._show_page(self.last)))
        place = _place_of(error)
        if place not in self._shown:
            self._shown.add(place)
            self._show_page(self.last)

    def _hook(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
        elif error is not None:
            self._raised.emit(error.with_traceback(trace))

    def _write(self, report: str) -> str:
        path = self._folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(report, "utf-8")
        except OSError as error:
            return error.strerror or str(error)  # a full disk must not hide the failure itself
        return str(path)


def _head() -> str:
    """What whoever mends it asks first."""
    moment = datetime.now().strftime("%Y-%m-%d %H:%M:%S")
    return f"KTU Desktop {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {moment}\n\n"


def _place_of(error: BaseException) -> str:
    """What failed and in which line, to tell it from other failures."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {last}"
