"""Any table on the screen taken into a workbook: as it is seen, exact numbers, totals by formula."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView, QTreeView
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from ktu_desktop.gui.screens.navigation.navigation_tree import NavigationTree
from ktu_desktop.gui.table_on_screen import ROWS_AT_ONCE, TableReading
from ktu_desktop.i18n import Translator
from ktu_desktop.workbooks.screen_table import TableCell, TableColumn, TableOnScreen
from ktu_desktop.workbooks.table_workbook import write_table
from tests.gui.driven_window import Driven
from tests.workbooks.made_workbooks import convert
from tests.workbooks.test_formulas import without_cached_values


def export(driven: Driven, path: Path) -> Worksheet:
    driven.answers.save = path
    driven.window.menus.action("export_table").trigger()
    driven.qtbot.waitUntil(lambda: str(path) in driven.window.notice.text)
    driven.settle()
    sheet = load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def texts(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_the_sheet_as_it_is_seen_with_its_exact_numbers(driven: Driven, tmp_path: Path) -> None:
    driven.record(**{"1.1.6/numerator": "1", "students": "3", "1.2.3": "12"})
    driven.session.show_row("1.1.6")
    sheet = export(driven, tmp_path / "table.xlsx")
    assert sheet["A2"].value == "Energy Systems, 2023" and sheet.freeze_panes == "A4"
    heads = texts(sheet, 3)
    assert heads[:3] == ["Code", "Indicator", "Unit"] and "Summary" not in heads
    codes = [cell.value for cell in sheet["A"][3:-1]]
    assert codes == [row.indicator.code for row in driven.sheet.rows if row.asked]
    row = sheet[4 + codes.index("1.1.6")]
    actual = row[heads.index("Actual")]
    assert actual.value == pytest.approx(33.333333) and actual.number_format == "#,##0.00_0"
    assert row[0].data_type == "s" and sheet[4 + codes.index("1.2.3")][heads.index("Actual")].value == 12
    last = sheet.max_row
    assert sheet.auto_filter.ref == f"A3:{sheet.cell(3, len(heads)).column_letter}{last - 1}"
    assert sheet.cell(last, 1).value == f'="Rows: "&SUBTOTAL(103,A4:A{last - 1})'
    shown = load_workbook(tmp_path / "table.xlsx", data_only=True).active
    assert isinstance(shown, Worksheet) and shown.cell(last, 1).value == f"Rows: {len(codes)}"


def test_batches_are_added_up_by_formula(driven: Driven, tmp_path: Path) -> None:
    driven.record(students="480")
    driven.record(**{"1.2.3": "12", "1.2.2": "13"})
    driven.window.menus.action("undo_file").trigger()
    driven.settle()
    page = driven.window.screen_named("batches")
    page.single.setChecked(True)  # type: ignore[attr-defined]
    sheet = export(driven, tmp_path / "table.xlsx")
    assert texts(sheet, 3)[:2] == ["No.", "When"] and [sheet["A4"].value, sheet["E4"].value] == [2, 2]
    assert sheet["E6"].value == "=SUBTOTAL(109,E4:E5)"
    shown = load_workbook(tmp_path / "table.xlsx", data_only=True).active
    assert isinstance(shown, Worksheet) and (shown["E6"].value, shown["B6"].value) == (3, "Rows: 2")


def test_the_tree_of_the_plan_is_written_as_an_outline(driven: Driven, tmp_path: Path) -> None:
    driven.record(**{"1.1.6/numerator": "1", "students": "3"})
    tree = driven.window.screen_named("navigation").first_focus()
    assert isinstance(tree, NavigationTree)
    line = tree.model().index(1, 0)
    tree.expand(tree.model().index(0, 0, line))
    tree.setFocus()
    sheet = export(driven, tmp_path / "tree.xlsx")
    assert texts(sheet, 3) == ["Indicator", "Filled in", "Asked for", "State"] and sheet.freeze_panes == "A4"
    rows = {
        str(row[0].value).split()[0]: row for row in sheet.iter_rows(min_row=4, max_row=sheet.max_row - 1)
    }
    assert sheet.max_row - 4 == sum(1 for _ in in_sight(tree))
    assert rows["1.1.6"][3].value == "Filled in" and rows["1.1.6"][0].alignment.indent == 4
    assert sheet.row_dimensions[rows["1.1.6"][0].row].outlineLevel == 2
    asked = [row for row in driven.sheet.asked_rows if row.indicator.line == 1]
    assert (rows["1"][1].value, rows["1"][2].value) == (sum(row.given for row in asked), len(asked))


def in_sight(tree: QTreeView) -> Iterator[QModelIndex]:
    index = tree.model().index(0, 0)
    while index.isValid():
        yield index
        index = tree.indexBelow(index)


def test_units_side_by_side_keep_their_names_and_totals(driven: Driven, tmp_path: Path) -> None:
    driven.record(**{"1.1.6/numerator": "1", "students": "3", "1.2.3": "12"})
    driven.select("EAT")
    driven.window.show_screen("side_by_side")
    driven.settle()
    sheet = export(driven, tmp_path / "side.xlsx")
    assert texts(sheet, 3) == ["Indicator", "Unit", "Total", "Counted", "EAT-ES", "EAT-APP", "EAT-TCS"]
    row = next(row for row in sheet.iter_rows(min_row=4) if str(row[0].value).startswith("1.2.3 "))
    assert [cell.value for cell in row[1:5]] == ["ppl.", 12, "1 of 3", 12]
    share = next(row for row in sheet.iter_rows(min_row=4) if str(row[0].value).startswith("1.1.6 "))
    assert [share[column].value for column in (2, 4)] == [33.333333, 33.333333], "exact, shown to two places"
    assert share[4].number_format == "#,##0.00_0"


def test_problems_in_russian(driven: Driven, tmp_path: Path) -> None:
    driven.session.set_language("ru")
    driven.record(**{"1.1.6/numerator": "30", "students": "3"})
    driven.window.menus.action("problems").trigger()
    driven.settle()
    sheet = export(driven, tmp_path / "table.xlsx")
    assert sheet.max_row >= 5 and any("1.1.6" in str(value) for row in sheet.values for value in row)


def test_a_place_that_cannot_be_written_is_told(driven: Driven, tmp_path: Path) -> None:
    driven.answers.save = tmp_path / "nowhere" / "table.xlsx"
    driven.window.menus.action("export_table").trigger()
    driven.qtbot.waitUntil(lambda: "cannot be written" in driven.window.notice.text)


@pytest.fixture
def view(qtbot: QtBot) -> QTableView:
    table = QTableView()
    qtbot.addWidget(table)
    model = QStandardItemModel(table)
    model.setHorizontalHeaderLabels(["Название", "Число", "Скрыто"])
    for text, number in (
        ("первая", "1\u00a0234,50\u2007"),
        ("=вторая", "\u22127"),
        ("третья", "801+"),
        ("", ""),
    ):
        right = QStandardItem(number)
        right.setTextAlignment(Qt.AlignmentFlag.AlignRight)
        model.appendRow([QStandardItem(text), right, QStandardItem("нет")])
    table.setModel(model)
    table.hideColumn(2)
    table.horizontalHeader().moveSection(0, 1)
    return table


def test_columns_are_read_as_they_stand_and_numbers_as_numbers(view: QTableView) -> None:
    view.hideRow(3)
    reading = TableReading(view, "Т", "", Translator("ru"))
    assert len(list(reading.steps())) == 1 and reading.table is not None
    assert [column.title for column in reading.table.columns] == ["Число", "Название"]
    assert reading.table.rows == (
        (TableCell("1\u00a0234,50\u2007", "1234.50", 2), TableCell("первая")),
        (TableCell("\u22127", "-7"), TableCell("=вторая")),
        (TableCell("801+"), TableCell("третья")),
    )


def test_a_number_with_its_unit_is_a_number(qtbot: QtBot, tmp_path: Path) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    shown = ("1\u00a0234,5\u00a0%", "45\u00a0чел.", "3 из 5", "801–850", "\u22120,25\u00a0кол-во", "–")
    for text in shown:
        item = QStandardItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight)
        model.appendRow([item])
    view.setModel(model)
    reading = TableReading(view, "Т", "", Translator("ru"))
    list(reading.steps())
    assert reading.table is not None
    path = write_table(reading.table, tmp_path / "a.xlsx", Translator("ru"))
    sheet = load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    cells = [sheet.cell(row, 1) for row in range(4, 10)]
    assert [cell.value for cell in cells] == [1234.5, 45, "3 из 5", "801–850", -0.25, "–"]
    formats = [cell.number_format for cell in cells]
    assert formats[:2] == ['#,##0.0"\u00a0%"_0', '#,##0"\u00a0чел."_0']


def test_a_table_that_changes_meanwhile_is_read_again(view: QTableView) -> None:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    model.setRowCount(3 * ROWS_AT_ONCE)
    reading = TableReading(view, "Т", "", Translator("ru"))
    for number, _ in enumerate(reading.steps()):
        if number == 1:
            model.setRowCount(2)
    assert reading.table is not None and len(reading.table.rows) == 2


def test_another_program_computes_the_same_totals(tmp_path: Path) -> None:
    columns = (TableColumn("A & B", 30), TableColumn("N", 10, number=True, summed=True))
    rows = tuple((TableCell(f"row {n}"), TableCell(f"{n},25", f"{n}.25", 2)) for n in range(40))
    path = write_table(
        TableOnScreen("Т[1]: о/чём?", "", columns, rows), tmp_path / "a.xlsx", Translator("ru")
    )
    given = without_cached_values(path, tmp_path / "given.xlsx")
    (computed,) = convert("xlsx", tmp_path / "computed", given)
    last = CalamineWorkbook.from_path(str(computed)).get_sheet_by_index(0).to_python()[-1]
    assert last == ["Строк: 40", 790]


def test_no_word_of_a_heading_is_cut(tmp_path: Path) -> None:
    columns = (TableColumn("A", 5), TableColumn("План не выполнен", 5, number=True))
    table = TableOnScreen("T", "", columns, ((TableCell("x"), TableCell("1", "1")),))
    sheet = load_workbook(write_table(table, tmp_path / "a.xlsx", Translator("ru"))).active
    assert isinstance(sheet, Worksheet)
    assert sheet.column_dimensions["B"].width > len("выполнен") + 3
    assert sheet.row_dimensions[3].height >= 3 * 13


def test_an_empty_table_has_its_heads(tmp_path: Path) -> None:
    table = TableOnScreen("Empty", "nobody", (TableColumn("A", 5),), ())
    sheet = load_workbook(write_table(table, tmp_path / "a.xlsx", Translator("en"))).active
    assert isinstance(sheet, Worksheet) and sheet["A3"].value == "A" and sheet.max_row == 3
