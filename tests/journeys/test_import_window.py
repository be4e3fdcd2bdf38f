"""A faculty's year in the window, in Russian, with keys: exported, filled in, returned, read, undone."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven
from tests.workbooks.made_workbooks import convert

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
PARTS = {"EAT-ES": (80, 200), "EAT-APP": (30, 100), "EAT-TCS": (90, 300)}
"""Students in dual education and all students, of each department."""


def fill(path: Path, values: dict[str, object]) -> None:
    """Type into the first unlocked cell of indicators, by their code in column A."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            cell = next((cell for cell in row if not cell.protection.locked), None)
            if row[0].value in values and cell is not None:
                cell.value = values[row[0].value]
    book.save(path)


def trigger(driven: Driven, action: str) -> None:
    driven.window.menus.update_enabled()
    driven.window.menus.action(action).trigger()
    driven.settle()


@pytest.mark.journey
def test_workbooks_go_out_come_back_and_are_rolled_up(qtbot: QtBot, tmp_path: Path) -> None:
    driven = Driven(qtbot, tmp_path / "plan.db", org="EAT")
    driven.session.set_language("ru")
    driven.answers.into = tmp_path / "out"
    trigger(driven, "export_all")
    returned = _returned(tmp_path)

    driven.select("EAT-ES")
    driven.record(TypedValue("1.1.8", "6"))  # changed here since the workbook went out
    driven.answers.open = tuple(returned)
    trigger(driven, "import")
    screen = driven.window.screen_named("import_files")
    assert isinstance(screen, ImportScreen)
    waiting = [(row.item.status, row.item.indicator) for row in screen.listed.rows[:2]]
    assert waiting == [("conflict", "1.1.8"), ("rejected", "1.1.10")]
    driven.press(ENTER)  # from the row to its decision
    driven.press(Qt.Key.Key_Tab)
    assert driven.focus() is screen.view.decision.take
    driven.press(SPACE)
    driven.press(SPACE, screen.view.apply)
    assert driven.sheet.data.values["1.1.8"].value == whole(7)
    assert "1.1.10/current" not in driven.sheet.data.values

    driven.select("EAT")
    form = driven.stand_on("1.1.6")
    qtbot.waitUntil(lambda: "33,33" in form.summary.total.text())  # 200 of 600, not the mean of the shares
    assert "3 из 3" in form.summary.coverage.text()

    driven.window.show_screen("import_files")
    driven.press(SPACE, screen.view.undo)
    driven.select("EAT-ES")
    assert driven.sheet.data.values["1.1.8"].value == whole(6)
    assert set(driven.sheet.data.values) == {"1.1.8"}
    driven.close()


def _returned(folder: Path) -> list[Path]:
    """The departments' workbooks as LibreOffice saves them, one as .ods and one as .xls."""
    back = folder / "back"
    back.mkdir()
    for org, (part, students) in PARTS.items():
        values: dict[str, object] = {"1.1.6": part, "1.2.1": students}
        if org == "EAT-ES":
            values |= {"1.1.8": 7, "1.1.10": "много"}
        fill(folder / "out" / f"{org}_2023.xlsx", values)
    sent = [folder / "out" / f"{org}_2023.xlsx" for org in PARTS]
    shutil.copy(sent[0], back)
    return [back / sent[0].name, *convert("ods", back, sent[1]), *convert("xls", back, sent[2])]
