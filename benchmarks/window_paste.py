"""How long the window's thread is away while a column of Excel is pasted over the whole sheet and undone.

Measured and judged as in window_thread.py.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from benchmarks.window_thread import judged, run
from ktu_desktop.app import Program
from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen

TITLE = "window's thread, every row pasted over, undone, done again : 99 of 100 in 16 ms, all in 50 ms"
LIMIT = 1.0

ROUNDS = 5


def measure() -> float:
    """The worse of the two, in times of what is allowed; ``--verbose`` says what was slow."""
    return judged(run(lambda folder: _work))


def _work(program: Program) -> None:
    table, control = program.window.screen_named("sheet_table"), Qt.KeyboardModifier.ControlModifier
    assert isinstance(table, SheetScreen)
    program.session.look(everything=True)
    for round_ in range(ROUNDS):
        rows = table.model.rows()
        program.session.show_row(rows[0].indicator.code)
        QGuiApplication.clipboard().setText("\n".join(str(20 + round_ + at) for at in range(len(rows))))
        for key in (Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_Y):
            QTest.keyClick(table.view, key, control)
            wait_until(lambda: program.jobs.idle and not program.window.undoing.busy, 60)
            wait_until(lambda: False, 0.5)
    assert program.session.sheet is not None and program.session.sheet.counts.filled > 0


if __name__ == "__main__":
    print(TITLE, round(measure(), 2), LIMIT)
