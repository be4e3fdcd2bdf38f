"""Sheets that others laid out, in the real window: drawn, corrected by pointing, applied, remembered."""

from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester

from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.gui.screens.import_files.row_table import STATUS
from ktu_desktop.gui.screens.sheet_mappings.mappings_screen import MappingsScreen
from tests.gui.driven_window import Driven
from tests.samples_score import SAMPLES

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def screen(driven: Driven) -> ImportScreen:
    found = driven.window.screen_named("import_files")
    assert isinstance(found, ImportScreen)
    return found


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A nickname for a row, a column that says nothing of what it holds, no unit and no year."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Лист"
    rows = (
        ["Показатель", "Ед. изм.", "Цифра Айгуль"], ["Наши дуалы", "чел.", 12],
        ["1.2.3 Прием в бакалавриат по государственному заказу", "чел.", 40],
        ["1.2.6 Прием в магистратуру", "чел.", 5],
    )  # fmt: skip
    for row in rows:
        page.append(row)
    path = tmp_path / "svoya.xlsx"
    book.save(path)
    return path


def read(driven: Driven, screen: ImportScreen, *paths: Path) -> None:
    driven.answers.open = paths
    driven.window.menus.action("import").trigger()
    driven.settle()


def stand(driven: Driven, screen: ImportScreen, row: int, column: int) -> None:
    grid = screen.view.sheet.grid
    grid.setFocus()
    grid.setCurrentIndex(screen.view.sheet.model.index(row, column))


def choose(driven: Driven, screen: ImportScreen, *words: str) -> None:
    """Enter opens the menu of the place; the entries are taken by their words."""
    driven.qtbot.keyClick(screen.view.sheet.grid, ENTER)
    menu = screen.view.sheet.menu
    assert menu is not None
    for word in words:
        action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(word))
        inner = action.menu()
        if isinstance(inner, QMenu):
            menu = inner
        else:
            action.trigger()
    screen.view.sheet.menu.close()
    driven.settle()


def choose_year_and_unit(driven: Driven, screen: ImportScreen) -> None:
    panel = screen.view.sheet
    for box, data in ((panel.bar.units, "EAT-ES"), (panel.bar.years, 2023)):
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())
        driven.settle()


def statuses(screen: ImportScreen) -> dict[str, str]:
    return {row.item.cell: row.item.status for row in screen.listed.rows}


def test_a_sample_is_drawn_and_applied(driven: Driven, screen: ImportScreen) -> None:
    read(driven, screen, SAMPLES / "otchet_ES_2023.xlsx")
    panel = screen.view.sheet
    assert panel.isVisible() and panel.model.rowCount() > 40
    assert set(statuses(screen).values()) == {"new"}
    rows = screen.listed.rows
    cell = rows[0].item.cell
    assert panel.grid.currentIndex().row() == int(cell[1:]) - 1
    driven.click(screen.view.apply)
    assert len(driven.sheet.data.values) == len({row.item.element for row in rows})
    assert not panel.isVisible()
    driven.click(screen.view.undo)
    assert driven.sheet.data.values == {}


def test_the_drawn_sheet_is_a_proper_model(driven: Driven, screen: ImportScreen, sheet: Path) -> None:
    read(driven, screen, sheet)
    tester = ModelTester(None)
    tester.check(screen.view.sheet.model, force_py=True)
    driven.session.set_language("kk")
    driven.settle()
    assert screen.view.sheet.isVisible()


def test_whose_and_of_which_year_is_chosen_and_rows_and_columns_are_pointed_at(
    driven: Driven, screen: ImportScreen, sheet: Path
) -> None:
    read(driven, screen, sheet)
    assert set(statuses(screen).values()) <= {"ask", "ignored"} and not screen.view.apply.isEnabled()
    choose_year_and_unit(driven, screen)
    assert {row.item.org for row in screen.listed.rows} == {"EAT-ES"}
    stand(driven, screen, 2, 2)
    choose(driven, screen, "This column is", "Actual", "Year as")
    assert statuses(screen) == {"C2": "ignored", "C3": "new", "C4": "new"}
    stand(driven, screen, 1, 0)
    choose(driven, screen, "This row is the indicator")
    picker = screen.view.sheet.picker
    driven.type("1.2.7", picker.search)
    driven.qtbot.keyClick(picker.search, ENTER)
    driven.settle()
    assert statuses(screen) == {"C2": "new", "C3": "new", "C4": "new"}
    assert driven.sheet.data.values == {}, "nothing is written before Apply"
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.2.7"].value == whole(12)


def test_what_was_said_is_remembered_once_it_is_applied(
    driven: Driven, screen: ImportScreen, sheet: Path, tmp_path: Path
) -> None:
    test_whose_and_of_which_year_is_chosen_and_rows_and_columns_are_pointed_at(driven, screen, sheet)
    again = tmp_path / "again.xlsx"
    copyfile(sheet, again)
    read(driven, screen, again)
    choose_year_and_unit(driven, screen)
    assert statuses(screen) == {"C2": "same", "C3": "same", "C4": "same"}
    assert "As decided before" in screen.view.files.index(1, 0).data()


def test_a_row_is_skipped_and_what_was_said_is_taken_back(
    driven: Driven, screen: ImportScreen, sheet: Path
) -> None:
    read(driven, screen, sheet)
    choose_year_and_unit(driven, screen)
    before = statuses(screen)
    stand(driven, screen, 2, 0)
    choose(driven, screen, "Skip this row")
    assert statuses(screen)["C3"] == "ignored"
    choose(driven, screen, "Forget what I said")
    assert statuses(screen) == before


def test_a_question_about_a_row_is_answered_in_the_list(driven: Driven, screen: ImportScreen) -> None:
    read(driven, screen, SAMPLES / "PPS_fizika.xlsx")
    asked = [row for row in screen.listed.rows if row.item.status == "ask" and row.item.choices]
    assert asked and screen.listed.rows[0].item.status == "ask"
    screen.view.table.setCurrentIndex(screen.view.rows.index(0, STATUS))
    buttons = screen.view.decision.readings
    code = screen.listed.rows[0].item.choices[0]
    assert code in buttons[0].text()
    before = screen.listed.rows[0].item
    driven.click(buttons[0])
    now = [
        row.item
        for row in screen.listed.rows
        if (row.item.sheet, row.item.cell) == (before.sheet, before.cell)
    ]
    assert {item.indicator for item in now} == {code}


def test_left_out_and_marked(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    read(driven, screen, SAMPLES / "НИР АПП.xlsx")
    assert screen.view.save_marked.isVisible()
    driven.answers.into = tmp_path / "out"
    driven.click(screen.view.save_marked)
    (copy,) = (tmp_path / "out").iterdir()
    assert any(cell.comment for row in load_workbook(copy).worksheets[1].iter_rows() for cell in row)
    unplaced = next(n for n, row in enumerate(screen.view.rows.rows) if not row.item.is_placed)
    screen.view.table.setCurrentIndex(screen.view.rows.index(unplaced, STATUS))
    assert screen.view.decision.keep.text() == "&Leave it out"
    assert not screen.view.decision.take.isVisible()


def test_all_that_is_shown_is_ticked_and_unticked(driven: Driven, screen: ImportScreen) -> None:
    read(driven, screen, SAMPLES / "otchet_ES_2023.xlsx")
    driven.click(screen.view.tick_none)
    assert not screen.view.apply.isEnabled()
    driven.click(screen.view.tick_all)
    assert "42" in screen.view.apply.text()


def test_a_column_is_unticked_and_ticked_by_pointing_at_it(driven: Driven, screen: ImportScreen) -> None:
    read(driven, screen, SAMPLES / "svod_EAT_2023.xlsx")
    taken = int("".join(filter(str.isdigit, screen.view.apply.text())))
    in_column = sum(row.item.cell[0] == "F" for row in screen.listed.rows)
    stand(driven, screen, 8, 5)
    choose(driven, screen, "Untick this column")
    assert f"({taken - in_column})" in screen.view.apply.text() and in_column > 20
    choose(driven, screen, "Tick this column")
    assert f"({taken})" in screen.view.apply.text()
    assert screen.view.sheet.place()[1] == "F9"
    grid = screen.view.sheet.grid
    plan = screen.view.sheet.model.index(8, 3)
    grid.setCurrentIndex(plan)
    assert grid.selectionModel().isSelected(plan)
    shown, cell = grid.viewport().grab().toImage(), grid.visualRect(plan)
    assert shown.pixelColor(cell.center()) == driven.program.theme.colour("surface"), "its colour is kept"


def test_the_menu_opens_by_mouse_where_one_points(driven: Driven, screen: ImportScreen, sheet: Path) -> None:
    read(driven, screen, sheet)
    grid = screen.view.sheet.grid
    place = grid.visualRect(screen.view.sheet.model.index(2, 1)).center()
    from PySide6.QtGui import QContextMenuEvent

    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        grid.viewport(), QContextMenuEvent(mouse, place, grid.viewport().mapToGlobal(QPoint(place)))
    )
    menu = screen.view.sheet.menu
    assert menu is not None and menu.isVisible()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 1)
    menu.close()


def test_several_files_have_a_summary_each(driven: Driven, screen: ImportScreen, sheet: Path) -> None:
    read(driven, screen, SAMPLES / "otchet_ES_2023.xlsx", SAMPLES / "telefony.xlsx", sheet)
    panel = screen.view.sheet
    assert panel.file is screen.previews[screen.listed.rows[0].file], "the sheet of the row one stands on"
    last = next(n for n, row in enumerate(screen.listed.rows) if row.file == 0)
    screen.view.table.setCurrentIndex(screen.view.rows.index(last, STATUS))
    assert panel.file is screen.previews[0] and panel.place()[1] == screen.listed.rows[last].item.cell
    texts = [screen.view.files.index(n, 0).data() for n in range(4)]
    assert "42 to take" in texts[1] and "No indicators" in texts[2] and "to look at" in texts[3]
    screen.view.file_list.setCurrentIndex(screen.view.files.index(2, 0))
    assert screen.view.sheet.isVisible(), "a sheet in which nothing was found can be pointed at too"


def test_what_was_said_is_listed_changed_written_and_forgotten(
    driven: Driven, screen: ImportScreen, sheet: Path, tmp_path: Path
) -> None:
    test_whose_and_of_which_year_is_chosen_and_rows_and_columns_are_pointed_at(driven, screen, sheet)
    driven.window.menus.action("sheet_mappings").trigger()
    driven.settle()
    page = driven.window.screen_named("sheet_mappings")
    assert isinstance(page, MappingsScreen) and page.isVisible()
    ModelTester(None).check(page.model, force_py=True)
    assert {(one.text, one.indicator, one.column) for one in page.model.mappings} == {
        ("Наши дуалы", "1.2.7", None), ("Цифра Айгуль", None, "fact"),
    }  # fmt: skip
    row = next(n for n, one in enumerate(page.model.mappings) if one.indicator)
    page.table.selectRow(row)
    driven.qtbot.keyClick(page.table, ENTER)
    driven.type("1.2.8", page.picker.search)
    driven.qtbot.keyClick(page.picker.search, ENTER)
    driven.settle()
    assert "1.2.8" in {one.indicator for one in page.model.mappings}
    driven.answers.save = tmp_path / "decisions.json"
    driven.click(page.write)
    for _ in range(2):
        driven.click(page.forget)
    assert not page.model.mappings and not page.forget.isEnabled()
    driven.answers.open = (tmp_path / "decisions.json",)
    driven.click(page.take)
    assert len(page.model.mappings) == 2
    driven.answers.open = (sheet,)
    driven.click(page.take)
    assert "holds no decisions" in page.headline.text() and len(page.model.mappings) == 2
