"""The page of the financial standing: the formula's coefficients and class beside the plan's funding."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ktu_desktop.gui.screens.finances.finances_screen import FinancesScreen
from ktu_desktop.gui.table_roles import EXACT
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.document_table import DocumentTable
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.reports import document as d
from tests.gui.driven_window import Driven


@pytest.fixture
def page(driven: Driven) -> FinancesScreen:
    driven.window.menus.action("finances").trigger()
    driven.settle()
    screen = driven.window.screen_named("finances")
    assert isinstance(screen, FinancesScreen) and screen.isVisible()
    return screen


def rows(page: FinancesScreen, number: int) -> list[list[str]]:
    model = page.tables[number].model()
    across, down = range(model.columnCount()), range(model.rowCount())
    return [[model.index(row, column).data().strip() for column in across] for row in down]


def test_formula_and_funding_stand_side_by_side(driven: Driven, page: FinancesScreen) -> None:
    stability, funding = rows(page, 0), rows(page, 1)
    assert [row[0].partition(".")[0] for row in stability[:5]] == ["K1", "K2", "K3", "K4", "K5"]
    assert stability[5][2:] == ["3.5", "5.22", "29.28"] and stability[6][2:] == ["I", "I", "I"]
    assert [row[1] for row in funding] == ["5", "5", "5.5", "5.9", "6.5", "27.9"]
    left, right = (table.mapTo(page, table.rect().topLeft()) for table in page.tables)
    assert right.x() > left.x() + 300
    said = " ".join(label.text() for label in page.findChildren(TonedLabel) if label.isVisible())
    assert "Z = 0.717 × K1 + 0.847 × K2" in said and "Class I: Z of 2.9 or more." in said


def test_it_speaks_the_language_of_the_window_and_escape_leaves(driven: Driven, page: FinancesScreen) -> None:
    driven.session.set_language("kk")
    driven.settle()
    assert rows(page, 0)[5] == ["Z, қаржылық тұрақтылық", "", "3,5", "5,22", "29,28"]
    assert len(page.tables) == 2
    driven.press(Qt.Key.Key_Escape, page.close_page)
    assert not page.isVisible()


def test_decimal_marks_stand_below_one_another(page: FinancesScreen) -> None:
    for table in page.tables:
        model = table.model()
        for column in range(model.columnCount()):
            indices = [model.index(row, column) for row in range(model.rowCount())]
            numbers = [str(index.data()) for index in indices if index.data(EXACT) is not None]
            behind = {len(text.replace("\u2008", ".").partition(".")[2]) for text in numbers}
            assert len(behind) <= 1, numbers


def test_the_page_asks_for_no_more_height_than_a_small_screen_has(
    driven: Driven, page: FinancesScreen
) -> None:
    driven.session.tell("Saved", "good")
    driven.settle()
    assert driven.window.minimumSizeHint().height() < 700


def test_its_table_is_taken_into_a_workbook(driven: Driven, page: FinancesScreen, tmp_path: Path) -> None:
    page.tables[0].setFocus()
    driven.answers.save = tmp_path / "a.xlsx"
    driven.window.menus.action("export_table").trigger()
    driven.qtbot.waitUntil(lambda: "a.xlsx" in driven.window.notice.text)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None and sheet["C9"].value == pytest.approx(3.50161)
    assert sheet["C9"].number_format == "#,##0.0_0"


def test_the_total_of_the_funding_is_a_formula(driven: Driven, page: FinancesScreen, tmp_path: Path) -> None:
    page.tables[1].setFocus()
    driven.answers.save = tmp_path / "b.xlsx"
    driven.window.menus.action("export_table").trigger()
    driven.qtbot.waitUntil(lambda: "b.xlsx" in driven.window.notice.text)
    book, values = (load_workbook(tmp_path / "b.xlsx", data_only=known).active for known in (False, True))
    assert book is not None and values is not None and book.max_row == 9
    assert [book.cell(9, column).value for column in (2, 3)] == [
        "=SUBTOTAL(109,B4:B8)",
        "=SUBTOTAL(109,C4:C8)",
    ]
    assert [values.cell(9, column).value for column in (1, 2, 3)] == ["Rows: 5", 27.9, 100]


def test_the_table_of_a_document(qtbot: QtBot, qtmodeltester: object, driven: Driven) -> None:
    table = d.Table((d.Column("A", 1), d.Column("B", 1, "decimal")), (d.Row(("a", d.Amount("1,5", "1.5"))),))
    theme: Theme = driven.program.theme
    qtmodeltester.check(DocumentTable(theme, table))  # type: ignore[attr-defined]
