"""Keys for the same 40 values typed and then corrected: our window against LibreOffice Calc.

In Calc the 40 values stand one below the other, which is the best that any spreadsheet can offer: a value and
Enter. In ours they are those that a department is asked for, from the first row of its table on, through the
table and the form. Both are read back: from the saved file, from the database.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from python_calamine import load_workbook

from benchmarks.calc_on_a_screen import calc, save
from benchmarks.keys import ENTER, TAB, Keyboard
from ktu_desktop.app import Options, Program
from ktu_desktop.domain.evaluated_sheet import Field
from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens.indicator_form.field_box import FieldBox
from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen

TITLE = "keys for 40 values typed and corrected : LibreOffice Calc, one column"
LIMIT = 1.02
"""Calc needs 240 keys, ours 244: Enter in the table still stops at rows that follow from others."""
VALUES = 40
_UNIT, _YEAR = "EAT-ES", "2023"
_MOST_STEPS = 4 * VALUES

TYPED = tuple(str(10 + number) for number in range(VALUES))
CORRECTED = tuple(str(55 + number % 40) for number in range(VALUES))


def measure() -> float:
    """Our keys in Calc's keys, for typing and correcting together."""
    with tempfile.TemporaryDirectory() as folder:
        theirs, their_seconds = _in_calc(Path(folder))
        ours, our_seconds = _in_our_window(Path(folder))
    if "--verbose" in sys.argv:
        print(f"ours {ours} keys, {our_seconds:.1f} s; Calc {theirs} keys, {their_seconds:.1f} s")
    return ours / theirs


def _in_calc(folder: Path) -> tuple[int, float]:
    """Keys and seconds until the second saving."""
    document = _empty_sheet(folder)
    with calc(document) as keyboard:
        started = time.monotonic()
        for number, values in enumerate((TYPED, CORRECTED)):
            if number:
                keyboard.shortcut("Ctrl", "Home")
            for value in values:
                keyboard.enter(value)
            save(document, keyboard)
            rows = load_workbook(document).get_sheet_by_index(0).to_python()
            assert [str(int(row[0])) for row in rows[:VALUES]] == list(values), "Calc holds other values"
        return keyboard.pressed, time.monotonic() - started


def _empty_sheet(folder: Path) -> Path:
    """In Calc's own format, which it saves without a question."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C1"] = "-"
    book.save(folder / "sheet.xlsx")
    profile = (folder / "converting").as_uri()
    words = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "ods"]
    subprocess.run([*words, "--outdir", folder, folder / "sheet.xlsx"], check=True, capture_output=True)
    return folder / "sheet.ods"


class WindowKeyboard(Keyboard):
    """Presses keys on what has the keyboard in our window."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program

    @property
    def where(self) -> QWidget:
        """What has the keyboard."""
        widget = QApplication.focusWidget() or self._program.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: str) -> None:
        super().press(key)
        keys = {ENTER: Qt.Key.Key_Return, TAB: Qt.Key.Key_Tab}
        if key in keys:
            QTest.keyClick(self.where, keys[key])
        else:
            QTest.keyClicks(self.where, key)
        QApplication.processEvents()


def _in_our_window(folder: Path) -> tuple[int, float]:
    """Keys and seconds until everything is in the database, twice."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["ktu-desktop"])
    assert isinstance(application, QApplication)
    program = Program(application, Options(folder / "plan.db", "en", folder=folder))
    program.remembered.keep_text("org_unit", _UNIT)
    program.remembered.keep_text("period", _YEAR)
    program.window.show()
    wait_until(lambda: program.completed and program.jobs.idle)
    keyboard, started = WindowKeyboard(program), time.monotonic()
    typed: list[str] = []
    for values in (TYPED, CORRECTED):
        _enter_all(program, keyboard, values, typed)
    wait_until(lambda: program.jobs.idle)
    seconds = time.monotonic() - started
    stored = program.session.sheet.data.values if program.session.sheet else {}
    assert [stored[code].value.text for code in typed] == list(CORRECTED), "the database holds other values"
    program.window.close()
    program.close()
    return keyboard.pressed, seconds


def _enter_all(program: Program, keyboard: WindowKeyboard, values: Sequence[str], typed: list[str]) -> None:
    """From the first row of the table on: the first time what is empty, then what was typed the first time.

    ``typed``: the elements in the order in which they were typed.
    """
    session = program.session
    assert session.sheet is not None
    session.show_row(session.sheet.asked_rows[0].indicator.code)
    wait_until(lambda: program.jobs.idle)
    left = dict(zip(typed, values, strict=True)) if typed else {}
    fresh = iter(() if typed else values)
    wanted = VALUES
    for _ in range(_MOST_STEPS):
        if not wanted:
            return
        fields = list(_fields_here(program, keyboard.where))
        field = fields[0] if fields else None
        value = left.pop(field.element.code, None) if field and typed and left else None
        if field and field.value is None:
            value = next(fresh, None)
            typed.append(field.element.code)
        if value is None:
            keyboard.press(ENTER)
        else:
            further = len(fields) > 1 and fields[1].element.code in left
            keyboard.enter(value, TAB if further else ENTER)
            wanted -= 1
        wait_until(lambda: program.jobs.idle)
    raise AssertionError(f"{wanted} values were not entered")


def _fields_here(program: Program, where: QWidget) -> Iterator[Field]:
    """The fields that typing goes into: the one with the keyboard, then those after it in its form."""
    session = program.session
    row = session.row(session.indicator)
    fields = [field for field in row.fields if not field.locked and field.role != "stated"] if row else []
    form = program.window.screen_named(FormScreen.name)
    box: QWidget | None = where
    while box is not None and not isinstance(box, FieldBox):
        box = box.parentWidget()
    if isinstance(box, FieldBox) and form.isAncestorOf(box):
        codes = [field.element.code for field in fields]
        fields = fields[codes.index(box.field.element.code) :] if box.field.element.code in codes else []
    yield from fields


if __name__ == "__main__":
    print(TITLE, round(measure(), 3), LIMIT)
