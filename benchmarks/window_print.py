"""How long the window's thread is away while every report is looked at, paged through and saved.

As in window_thread: the worse of 99 of 100 events in times of 16 ms and the longest in times of 50 ms.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.window_thread import LIMIT, judged, run
from ktu_desktop.app import Program
from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens.print_page.print_screen import PrintScreen

__all__ = ("LIMIT", "TITLE", "measure")

TITLE = "window's thread while all reports are paged through, saved   : 99 of 100 in 16 ms, all in 50 ms"
PAGES = 5


def measure() -> float:
    """The worse of the two, in times of what is allowed; ``--verbose`` says what was slow."""
    return judged(run(lambda folder: partial(_work, folder=folder)))


def _work(program: Program, folder: Path) -> None:
    page = program.window.show_screen(PrintScreen.name)
    assert isinstance(page, PrintScreen)
    for number in range(page.choices.reports.count()):
        page.choices.reports.setCurrentRow(number)
        _settle(program)
        for key in [Qt.Key.Key_PageDown] * PAGES + [Qt.Key.Key_Plus]:
            QTest.keyClick(page.view, key)
            _settle(program)
    wish = page.choices.wish(None)
    assert wish is not None
    page.out.to_file(wish, folder / "all.pdf")
    _settle(program)


def _settle(program: Program) -> None:
    wait_until(lambda: program.jobs.idle, 60)
    wait_until(lambda: False, 0.15)


if __name__ == "__main__":
    print(TITLE, round(measure(), 2), LIMIT)
