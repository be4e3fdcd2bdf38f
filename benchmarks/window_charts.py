"""How long the window's thread is away for each chart of a faculty of 40 departments: shown, copied, saved.

Every event that Qt delivers is timed, less what the thread waited in it. Each step is done several times and
the middle of the longest events is taken, the page's first opening as it is; the answer is the worst of them,
in times of 16 ms: 1 is the limit. Writing the file is the worker's.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.made_university import make_university
from benchmarks.window_thread import Timed, run
from ktu_desktop.app import Program
from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens.charts.charts_screen import ChartsScreen

TITLE = "window's thread while all charts are shown, copied and saved  : every event within 16 ms"
LIMIT = 1.0

DEPARTMENTS, TIMES = 40, 3
SLICE = 0.016
SETTLED = 0.2
"""Seconds of quiet after which everything that was asked for is drawn."""

Longest = dict[str, list[float]]


def measure() -> float:
    """The worst of the middles, in times of what is allowed; ``--verbose`` names them all."""
    longest: Longest = {}
    run(partial(_prepare, longest), "F0")
    if "--verbose" in sys.argv:
        for what, spent in longest.items():
            print(f"{what}: longest event {median(spent) * 1000:.1f} ms, once {max(spent) * 1000:.1f} ms")
    return max(median(spent) for spent in longest.values()) / SLICE


def _prepare(longest: Longest, folder: Path) -> Callable[[Program], None]:
    make_university(folder / "here.db", 1, DEPARTMENTS)

    def look_at_all(program: Program) -> None:
        timed = partial(_timed, program, longest)
        timed("page opened", lambda: program.window.show_screen(ChartsScreen.name))
        page = program.window.screen_named(ChartsScreen.name)
        assert isinstance(page, ChartsScreen)
        page.dialogs.file_to_save = lambda *_: folder / "chart.png"  # type: ignore[method-assign]
        for _ in range(TIMES):
            for kind in page.choice.kinds:
                timed(f"{kind.name} shown", partial(page.show_chart, kind.name))
                timed(f"{kind.name} walked over", lambda: QTest.keyClick(page.view, Qt.Key.Key_Right))
                timed(f"{kind.name} copied", page.copy.click)
                timed(f"{kind.name} saved", page.save.click)

    return look_at_all


def _timed(program: Program, longest: Longest, what: str, do: Callable[[], object]) -> None:
    application = QApplication.instance()
    assert isinstance(application, Timed)
    begun = len(application.computed)
    QTimer.singleShot(0, do)  # in an event, so that it is counted itself
    wait_until(lambda: False, SETTLED)
    wait_until(lambda: program.jobs.idle, 60)
    wait_until(lambda: False, SETTLED)
    longest.setdefault(what, []).append(max(application.computed[begun:]))


if __name__ == "__main__":
    print(TITLE, round(measure(), 2), LIMIT)
