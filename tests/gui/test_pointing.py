"""Pointing at sheets on their side, at nameless rows, at sheets one by one; what is learned of it."""

from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton

from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.gui.screens.import_files.row_table import PLACE, STATUS
from ktu_desktop.gui.widgets.placing import placed
from tests.gui.driven_window import Driven
from tests.gui.test_foreign_sheets import choose, read, stand, statuses
from tests.samples_score import SAMPLES

NAMES = (
    "1.1.8 Количество ОП, реализуемых с применением дистанционных технологий",
    "1.2.3 Прием в бакалавриат по государственному заказу",
    "1.2.6 Прием в магистратуру",
)


@pytest.fixture
def screen(driven: Driven) -> ImportScreen:
    found = driven.window.screen_named("import_files")
    assert isinstance(found, ImportScreen)
    return found


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = Workbook()
    assert made.active is not None
    made.remove(made.active)
    for title, rows in sheets.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append(row)
    made.save(path)
    return path


@pytest.fixture
def sideways(tmp_path: Path) -> Path:
    """Indicators as columns; what the rows are, nobody but its author knows."""
    rows = [["Отчёт кафедры ЭС"], ["", *NAMES], ["ожидалось", 4, 21, 5], ["цифра Айгуль", 6, 22, 7]]
    return book(tmp_path / "bokom.xlsx", Бок=rows)


def button(screen: ImportScreen, text: str) -> QPushButton:
    return next(one for one in screen.view.decision.readings if text in one.text())


def test_rows_of_a_sheet_on_its_side_are_said_to_be_what_they_are_and_remembered_without_a_year(
    driven: Driven, screen: ImportScreen, sideways: Path, tmp_path: Path
) -> None:
    read(driven, screen, sideways)
    assert screen.view.sheet.model.sheet is not None and screen.view.sheet.model.sheet.turned
    stand(driven, screen, 3, 1)
    driven.click(screen.view.sheet.bar.correct)
    menu = screen.view.sheet.menu
    assert menu is not None and menu.isVisible(), "the button points where one stands"
    menu.close()
    choose(driven, screen, "This row is", "Actual", "2023")
    assert {statuses(screen)[cell] for cell in ("B4", "C4", "D4")} == {"new"}
    stand(driven, screen, 2, 1)
    choose(driven, screen, "Skip this row")
    assert set(statuses(screen)) == {"B4", "C4", "D4"}
    driven.click(screen.view.apply)
    assert driven.sheet.data.values["1.2.3"].value == whole(22)

    again = tmp_path / "again.xlsx"
    copyfile(sideways, again)
    read(driven, screen, again)
    assert "“цифра Айгуль” is Actual" in screen.view.headline.text()
    rows = screen.listed.rows
    assert {row.item.cell for row in rows} == {"B4", "C4", "D4"}, "the row that was skipped stays skipped"
    assert {row.item.finding.code for row in rows if row.item.finding} == {"year_not_said"}
    driven.click(button(screen, "2023"))
    assert set(statuses(screen).values()) == {"same"}


def test_a_row_is_said_to_be_of_a_unit(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    rows = [["За 2023 год"], ["", *NAMES], ["ЭС", 1, 2, 3], ["Наши друзья", 4, 5, 6], ["Физика", 7, 8, 9]]
    read(driven, screen, book(tmp_path / "f.xlsx", Свод=rows))
    stand(driven, screen, 3, 1)
    choose(driven, screen, "This row is of the unit")
    units = screen.view.sheet.unit_list
    driven.type("EAT-APP", units.search)
    driven.qtbot.keyClick(units.search, Qt.Key.Key_Return)
    driven.settle()
    found = {row.item.cell: (row.item.org, row.item.status) for row in screen.listed.rows}
    assert found["B3"] == ("EAT-ES", "new") and found["B5"] == ("IT-PHYS", "new")
    assert found["B4"] == found["D4"] == ("EAT-APP", "new")


def test_skipping_one_years_column_is_not_learned_for_the_other_years(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    rows = [["Кафедра ЭС"], ["Показатель", "Факт 2022", "Факт 2023"], *([name, 4, 5] for name in NAMES)]
    path = book(tmp_path / "f.xlsx", Лист=rows)
    read(driven, screen, path)
    stand(driven, screen, 2, 1)
    choose(driven, screen, "Skip this column")
    assert {cell[0] for cell in statuses(screen)} == {"C"}
    driven.click(screen.view.apply)
    read(driven, screen, path)
    assert statuses(screen)["B3"] == "new" and statuses(screen)["C3"] == "same"


def test_rows_whose_names_nobody_knows_are_pointed_at(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    rows = [["Кафедра ЭС, 2023 год"], ["Что", "Факт"], ["Наши первокурсники", 12], ["Наши магистры", 5]]
    path = book(tmp_path / "f.xlsx", Лист=rows)
    read(driven, screen, path)
    assert not screen.listed.rows and "No indicators" in screen.view.headline.text()
    for row, code in ((2, "1.2.3"), (3, "1.2.6")):
        stand(driven, screen, row, 0)
        choose(driven, screen, "This row is the indicator")
        picker = screen.view.sheet.picker
        driven.type(code, picker.search)
        driven.qtbot.keyClick(picker.search, Qt.Key.Key_Return)
        driven.settle()
    assert statuses(screen) == {"B3": "new", "B4": "new"}
    driven.click(screen.view.apply)
    read(driven, screen, path)
    assert statuses(screen) == {"B3": "same", "B4": "same"}


def test_each_sheet_may_be_of_another_year(driven: Driven, screen: ImportScreen, tmp_path: Path) -> None:
    rows = [["Кафедра ЭС"], ["Показатель", "Факт"], *([name, 4] for name in NAMES)]
    read(driven, screen, book(tmp_path / "f.xlsx", Первый=rows, Второй=rows))
    bar = screen.view.sheet.bar
    assert screen.view.rows.index(0, PLACE).data() == "B3  Первый", "the cell first: the sheet may be cut"
    driven.click(button(screen, "2022"))
    assert {row.item.period.code for row in screen.listed.rows} == {"2022"}, "said of every sheet"
    last = next(n for n, row in enumerate(screen.view.rows.rows) if row.item.sheet == "Второй")
    screen.view.table.setCurrentIndex(screen.view.rows.index(last, STATUS))
    assert bar.sheet == "Второй", "the sheet of the row one stands on is drawn"
    driven.click(bar.every_sheet)
    bar.say_year(2023)
    driven.settle()
    found = {row.item.sheet: row.item.period.code for row in screen.listed.rows}
    assert found == {"Первый": "2022", "Второй": "2023"}
    assert not bar.every_sheet.isChecked()


def test_a_sheet_without_a_unit_is_given_one_from_the_question(
    driven: Driven, screen: ImportScreen, tmp_path: Path
) -> None:
    rows = [["Отчёт за 2023 год"], ["Показатель", "Факт"], *([name, 4] for name in NAMES)]
    read(driven, screen, book(tmp_path / "f.xlsx", Лист=rows))
    driven.click(button(screen, "Whose"))
    units = screen.view.sheet.unit_list
    driven.type("EAT-ES", units.search)
    driven.qtbot.keyClick(units.search, Qt.Key.Key_Return)
    driven.settle()
    assert {(row.item.org, row.item.status) for row in screen.listed.rows} == {("EAT-ES", "new")}


def test_a_sheet_is_turned_by_pointing_and_back_and_numbers_of_unknown_rows_are_left_out(
    driven: Driven, screen: ImportScreen, sideways: Path, tmp_path: Path
) -> None:
    read(driven, screen, sideways)
    stand(driven, screen, 3, 1)
    choose(driven, screen, "The indicators are in rows")
    assert "ask" not in statuses(screen).values() and not screen.view.sheet.model.sheet.turned
    choose(driven, screen, "The indicators are in columns")
    assert list(statuses(screen).values()).count("ask") == 6
    years = ("позапрошлый", "прошлый", "этот")
    rows = [["Кафедра ЭС"], ["Период", *NAMES], *([year, 5, 20, 6] for year in years)]
    read(driven, screen, book(tmp_path / "f.xlsx", Лист=rows))
    assert "not where their numbers stand" in screen.view.headline.text()
    assert screen.view.sheet.model.sheet.status(2, 1) == "ignored", "what is left out is seen to be"


def test_several_files_are_summed_up_after_they_were_taken(
    driven: Driven, screen: ImportScreen, sideways: Path
) -> None:
    read(driven, screen, SAMPLES / "otchet_ES_2023.xlsx", sideways, SAMPLES / "svod_EAT_2023.xlsx")
    driven.click(screen.view.apply)
    files = screen.view.files
    texts = {one.split("\n")[0]: one for one in (files.index(n, 0).data() for n in range(files.rowCount()))}
    assert "42 entries were taken" in texts["otchet_ES_2023.xlsx"]
    assert "entries were taken" in texts["svod_EAT_2023.xlsx"] and screen.view.file_list.isVisible()
    driven.click(screen.view.undo)
    assert files.rowCount() == 0


def test_a_list_finds_room_on_the_screen() -> None:
    screen = QRect(0, 0, 1366, 768)
    assert placed(QRect(1300, 700, 760, 380), screen) == QRect(606, 388, 760, 380)
    assert placed(QRect(10, 10, 2000, 380), screen) == QRect(0, 10, 1366, 380)
