"""The program is killed while somebody types; started again, it has what was typed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal"),
]

DRIVER = '''
"""Runs the real window and does as it is told, one line of Python after the other; says what it answers."""
import sys, threading
from pathlib import Path
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ktu_desktop.app import Options, Program
from ktu_desktop.gui.screens.side_by_side.grid_model import FROZEN

class Told(QObject):
    line = Signal(str)

application = QApplication([])
program = Program(application, Options(Path(sys.argv[1]), "ru"))
program.remembered.keep_text("org_unit", "EAT-ES")
program.remembered.keep_text("period", "2023")
session, window = program.session, program.window

def do(line):
    try:
        print("=", eval(line, globals()), flush=True)
    except Exception as error:
        print("! ", repr(error), flush=True)

def listen():
    for line in sys.stdin:
        told.line.emit(line)

def keys(text):
    for letter in text:
        QTest.keyClick(window.focusWidget(), letter)

def ready():
    return program.completed and session.jobs.idle and program.keeper._look.isActive()

Key = Qt.Key
told = Told()
told.line.connect(do)
threading.Thread(target=listen, daemon=True).start()
window.show()
application.exec()
'''

GRID = "window.screen_named('side_by_side')"


class Window:
    """The program as a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.wait("ready()")

    def do(self, line: str) -> str:
        assert self.process.stdin is not None and self.process.stdout is not None
        print(line, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().strip()
        assert answer.startswith("="), (line, answer)
        return answer[2:]

    def wait(self, condition: str) -> None:
        until = time.monotonic() + 60
        while self.do(condition) != "True":
            assert time.monotonic() < until, condition
            time.sleep(0.05)

    def press(self, key: str) -> None:
        self.do(f"QTest.keyClick(window.focusWidget(), Key.Key_{key})")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)


@contextmanager
def window(database: Path) -> Iterator[Window]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", DRIVER, str(database)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        yield Window(process)
    finally:
        process.kill()
        process.wait(30)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def kept(database: Path, text: str) -> None:
    """Wait until the text is in the file beside the database: a second, on a machine that is not busy."""
    file, until = database.with_name(f"{database.name}-typing"), time.monotonic() + 20
    while not file.exists() or text not in [each["text"] for each in json.loads(file.read_text("utf-8"))]:
        assert time.monotonic() < until
        time.sleep(0.02)


@contextmanager
def another_program_writes(database: Path) -> Iterator[None]:
    """And does not come to an end."""
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_what_is_typed_and_what_waits_to_be_saved_outlives_the_program(tmp_path: Path) -> None:
    database = tmp_path / "plan.db"
    with window(database) as first, another_program_writes(database):
        first.do("session.show_row('1.2.3')")
        first.do("keys('78')")
        first.press("Return")
        first.do("session.show_row('1.2.5')")
        first.do("keys('73')")
        kept(database, "73")
        first.kill()
    with window(database) as second:
        second.wait("session.sheet.row('1.2.5').fields[0].draft is not None")
        assert second.do("session.sheet.data.values['1.2.3'].value.text") == "78"
        assert second.do("session.sheet.row('1.2.5').fields[0].draft.text") == "73"
        assert second.do("'73' in window.notice.text and session.indicator") == "1.2.5"
        second.press("F2")
        second.press("Return")
        second.wait("'1.2.5' in session.sheet.data.values")
        second.do("session.go_to('1.2.4')")
        second.do("window.screen_named('indicator_form').form.not_applicable.tick.click()")
        second.do("keys('no such')")
        kept(database, "no such")
        second.kill()
    with window(database) as third:
        third.wait("window.screen_named('indicator_form').form.not_applicable.reason.written() == 'no such'")
        assert third.do("'1.2.4' in session.sheet.data.entries") == "False"
        third.press("Return")
        third.wait("'1.2.4' in session.sheet.data.entries")
        third.wait("not session.recording.under_way and not list(program.keeper._not_stored())")


def test_what_is_typed_beside_other_units_outlives_the_program(tmp_path: Path) -> None:
    """The unit is not that of the sheet one stands on: the text stands as a draft in its own cell again."""
    database = tmp_path / "plan.db"
    with window(database) as first:
        row, column = side_by_side(first, "1.1.8", "EAT-APP")
        first.do(f"{GRID}.view.units.stand_on({GRID}.model.index({row}, {column}))")
        first.do("keys('37')")
        kept(database, "37")
        first.kill()
    with window(database) as second:
        second.wait("'37' in window.notice.text and 'EAT-APP' in window.notice.text")
        row, column = side_by_side(second, "1.1.8", "EAT-APP")
        assert second.do(f"{GRID}.model.text_at({row}, {column})") == "37"
        assert second.do(f"{GRID}._columns['EAT-APP'].sheet.data.values.get('1.1.8')") == "None"
        assert second.do("session.sheet.row('1.1.8').fields[0].draft") == "None"


def side_by_side(program: Window, figure: str, unit: str) -> tuple[int, int]:
    """Open the page of several units; the row and the column of a cell."""
    program.do(f"session.show_row('{figure}')")
    program.press("F9")
    program.wait(f"session.jobs.idle and {GRID}.view.units.currentIndex().isValid()")
    row = program.do(f"[row.figure for row in {GRID}.model.rows].index('{figure}')")
    column = program.do(f"[column.unit.code for column in {GRID}.model.columns].index('{unit}') + FROZEN")
    return int(row), int(column)
