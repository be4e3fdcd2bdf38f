"""Keys for the same 40 values typed, corrected and pasted: our window against LibreOffice Calc.

In Calc the 40 values stand one below the other, which is the best that any spreadsheet can offer: a value and
Enter. In ours they are those that a department is asked for, from the first row of its table on, through the
table and the form. Pasted they come from the clipboard: in Calc copied from another column, in ours as text
over the table of the whole plan, where rows that are computed have an empty line. Both are read back: from
the saved file, from the database.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from python_calamine import load_workbook

from benchmarks.calc_on_a_screen import calc, save
from benchmarks.keys import ENTER, PASTE, TAB, Keyboard
from ktu_desktop.app import Options, Program
from ktu_desktop.domain.evaluated_sheet import Field
from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens.indicator_form.field_box import FieldBox
from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen
from ktu_desktop.gui.screens.sheet_table.row_texts import editable_field
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen

TITLE = "keys for 40 values typed, corrected and pasted : LibreOffice Calc, one column"
LIMIT = 1.0
VALUES = 40
_UNIT, _YEAR = "EAT-ES", "2023"
_HOME = ("Ctrl", "Home")
_COPYING = (_HOME, ("Right",), ("Right",), ("Ctrl", "Shift", "Down"), ("Ctrl", "c"), _HOME, ("Right",))
"""Keys in Calc: copy the third column and stand on the second."""
_MOST_STEPS = 4 * VALUES

TYPED = tuple(str(10 + number) for number in range(VALUES))
CORRECTED = tuple(str(55 + number % 40) for number in range(VALUES))
PASTED = tuple(str(30 + number) for number in range(VALUES))


def measure() -> float:
    """Our keys in Calc's keys, for typing, correcting and pasting together."""
    with tempfile.TemporaryDirectory() as folder:
        theirs, their_seconds = _in_calc(Path(folder))
        ours, our_seconds = _in_our_window(Path(folder))
    if "--verbose" in sys.argv:
        print(f"ours {ours} keys, {our_seconds:.1f} s; Calc {theirs} keys, {their_seconds:.1f} s")
    return ours / theirs


def _in_calc(folder: Path) -> tuple[int, float]:
    """Keys and seconds until the last saving."""
    document = _empty_sheet(folder)
    with calc(document) as keyboard:
        started = time.monotonic()
        for number, values in enumerate((TYPED, CORRECTED)):
            if number:
                keyboard.shortcut("Ctrl", "Home")
            for value in values:
                keyboard.enter(value)
            save(document, keyboard)
            assert _column(document, 0) == list(values), "Calc holds other values"
        for keys in _COPYING:
            keyboard.shortcut(*keys)
            time.sleep(0.2)  # copying takes its time, and is not what is measured
        keyboard.press(PASTE)
        save(document, keyboard)
        assert _column(document, 1) == list(PASTED), "Calc pasted other values"
        return keyboard.pressed, time.monotonic() - started


def _column(document: Path, number: int) -> list[str]:
    rows = load_workbook(document).get_sheet_by_index(0).to_python()
    return [str(int(row[number])) for row in rows[:VALUES]]


def _empty_sheet(folder: Path) -> Path:
    """In Calc's own format, which it saves without a question; what is pasted stands in its third column."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, value in enumerate(PASTED, 1):
        sheet.cell(row, 3, int(value))
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
        if key == PASTE:
            QTest.keyClick(self.where, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        elif key in keys:
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
    typed: list[tuple[str, str]] = []
    for values in (TYPED, CORRECTED):
        _enter_all(program, keyboard, values, typed)
    wait_until(lambda: program.jobs.idle)
    _check_stored(program, dict(zip([code for _, code in typed], CORRECTED, strict=True)))
    _paste_all(program, keyboard)
    seconds = time.monotonic() - started
    program.window.close()
    program.close()
    return keyboard.pressed, seconds


def _enter_all(
    program: Program, keyboard: WindowKeyboard, values: Sequence[str], typed: list[tuple[str, str]]
) -> None:
    """From the first row of the table on: the first time what is empty, then what was typed the first time.

    ``typed``: the rows and elements in the order in which they were typed; each is corrected where it was.
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
        field, here = fields[0] if fields else None, session.indicator
        value = left.pop((here, field.element.code), None) if field else None
        if field and field.value is None:
            value = next(fresh, None)
            typed.append((here, field.element.code))
        if value is None:
            keyboard.press(ENTER)
        else:
            further = len(fields) > 1 and (here, fields[1].element.code) in left
            keyboard.enter(value, TAB if further else ENTER)
            wanted -= 1
        wait_until(lambda: program.jobs.idle)
    raise AssertionError(f"{wanted} values were not entered")


def _paste_all(program: Program, keyboard: WindowKeyboard) -> None:
    """One key on the first row of the plan that takes a number; the clipboard is filled as Calc fills it."""
    session, table = program.session, program.window.screen_named(SheetScreen.name)
    assert isinstance(table, SheetScreen)
    session.look(everything=True)
    fields = [editable_field(row) for row in table.model.rows()]
    first = next(place for place, field in enumerate(fields) if field is not None)
    texts = {field.element.code: text for field, text in zip(filter(None, fields), PASTED, strict=False)}
    lines = [texts.get(field.element.code, "") if field is not None else "" for field in fields[first:]]
    session.show_row(table.model.row_at(first).indicator.code)
    wait_until(lambda: program.jobs.idle)
    QGuiApplication.clipboard().setText("\n".join(lines).rstrip("\n") + "\n")
    keyboard.press(PASTE)
    wait_until(lambda: program.jobs.idle)
    assert len(texts) == VALUES, "there are not enough rows to paste over"
    _check_stored(program, texts)


def _check_stored(program: Program, wanted: Mapping[str, str]) -> None:
    stored = program.session.sheet.data.values if program.session.sheet else {}
    held = {code: stored[code].value.text for code in wanted if code in stored}
    assert held == wanted, "the database holds other values"


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
