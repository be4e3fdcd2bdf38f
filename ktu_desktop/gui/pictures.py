"""Pictures of the window in every language, light and dark, for whoever wants to look without a screen."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QEventLoop,
    QMessageLogContext,
    QSize,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.gui.main_window import MainWindow
from ktu_desktop.gui.session import COMMON_DATA
from ktu_desktop.i18n import LANGUAGES

SIZE = QSize(1366, 768)
_NAP = 0.002
"""Seconds without an event after which the window is asked again."""

_QUIET = 0.6
"""Seconds that everything must be at rest: the form reads other years a moment after the sheet."""


def wait_until(holds: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Keep the window alive until something holds; False when it took too long."""
    until, events = time.monotonic() + seconds, QAbstractEventDispatcher.instance()
    while not holds() and time.monotonic() < until:
        if not events.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            time.sleep(_NAP)
    return holds()


@contextmanager
def without_a_screen() -> Iterator[None]:
    """Qt does not say what its platform without a screen cannot do: nobody who reads it can change it."""

    def say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def pictures_of(window: MainWindow, folder: Path) -> Iterator[Path]:
    """The sheet in each language, once in dark colours, the common data, and the pages of the unit above.

    Written as PNG, one by one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    session = window.session
    window.setWindowState(Qt.WindowState.WindowNoState)  # without a screen there is still one, a small one
    window.resize(SIZE)
    session.select_indicator(_telling(window))
    for language in LANGUAGES:
        session.set_language(language)
        yield _picture(window, folder / f"window-{language}.png")
    window.theme.choose(True)
    yield _picture(window, folder / f"window-{session.say.language}-dark.png")
    window.theme.choose(False)
    session.set_language("ru")
    session.select_indicator(COMMON_DATA)
    yield _picture(window, folder / "common-data-ru.png")
    yield from _pages_above(window, folder)


def _pages_above(window: MainWindow, folder: Path) -> Iterator[Path]:
    """What whoever looks after several units sees: the overview, a total taken apart, its chart."""
    session = window.session
    unit, period = session.organisation.by_code[session.org_unit], session.period
    if period is None or unit.parent is None:
        return
    telling = _telling(window)
    session.select_sheet(unit.parent, period)
    session.select_indicator(telling)
    for page in ("overview", "explorer", "charts"):
        window.show_screen(page)
        yield _picture(window, folder / f"{page}-ru.png")


def _telling(window: MainWindow) -> str:
    """An indicator with a result of several figures and, where there is one, a finding."""
    sheet = window.session.sheet
    assert sheet is not None

    def worth(row: Row) -> tuple[bool, bool, bool]:
        return bool(row.findings), row.result is not None, len(row.fields) > 1

    return max(sheet.asked_rows or sheet.rows, key=worth).indicator.code


def _picture(window: MainWindow, path: Path) -> Path:
    resting_since = time.monotonic()

    def at_rest() -> bool:
        nonlocal resting_since
        if not window.session.jobs.idle:
            resting_since = time.monotonic()
        return time.monotonic() - resting_since > _QUIET

    wait_until(at_rest)
    window.grab().save(str(path))
    return path
