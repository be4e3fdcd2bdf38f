"""A total taken apart in the real window: down to the person and the cell, and up again, by keys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.screens.explorer.explorer_screen import ExplorerScreen
from ktu_desktop.i18n import Translator
from ktu_desktop.usecases.apply_import import apply
from ktu_desktop.usecases.export_workbook import export_unit
from ktu_desktop.usecases.preview_import import preview
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import open_workspace
from tests.filling import fill
from tests.gui.driven_window import Driven
from tests.gui.test_table_export import export

YEAR = Period(2023)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, fresh_database: Path) -> Path:
    """Of the faculty's four one typed, one came in a file, one gave only a percentage, one nothing."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copyfile(fresh_database, folder / "plan.db")
    workspace = open_workspace(folder / "plan.db", "A. Ivanova")
    typed = [TypedValue("1.1.6/numerator", "12"), TypedValue("students", "48")]
    record(workspace, "MF-DMD", YEAR, typed)
    record(workspace, "MF-GEMD", YEAR, [TypedValue("1.1.6/stated", "50")])
    export_unit(workspace, "MF-MSG", YEAR, folder / "msg.xlsx", Translator("en"))
    fill(folder / "msg.xlsx", {("1.1.6", 0): 30, ("1.2.1", 0): 72})
    apply(workspace, preview(workspace, [folder / "msg.xlsx"]))
    workspace.close()
    return folder / "plan.db"


@pytest.fixture
def driven(qtbot: QtBot, filled: Path, tmp_path: Path) -> Iterator[Driven]:
    shutil.copyfile(filled, tmp_path / "plan.db")
    window = Driven(qtbot, tmp_path / "plan.db", org="MF")
    yield window
    window.close()


@pytest.fixture
def page(driven: Driven) -> ExplorerScreen:
    """The page as Ctrl+T opens it on dual education at the faculty."""
    driven.session.show_row("1.1.6")
    action = driven.window.menus.action("explorer")
    assert action.shortcut().toString() == "Ctrl+T"
    action.trigger()
    driven.settle()
    screen = driven.window.screen_named("explorer")
    assert isinstance(screen, ExplorerScreen) and screen.isVisible()
    QAbstractItemModelTester(screen.table.model_of_rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return screen


def shown(page: ExplorerScreen) -> list[tuple[str, str]]:
    return [(row.cells[0].split("  ")[0], row.cells[1]) for row in page.table.model_of_rows.rows]


def here(page: ExplorerScreen) -> str:
    return page.table.model_of_rows.rows[page.table.currentIndex().row()].cells[0].split("  ")[0]


def keys(driven: Driven, page: ExplorerScreen, *pressed: Qt.Key) -> None:
    for key in pressed:
        driven.press(key, page.table)


def test_the_total_says_what_it_rests_on(page: ExplorerScreen) -> None:
    assert page.heading.text().startswith("1.1.6  ")
    assert "35\N{NO-BREAK SPACE}%, plan 55\N{NO-BREAK SPACE}%: Plan missed" in page.headline.text()
    assert "2 of 4 counted; missing: MF-MALP; only a percentage: MF-GEMD" in page.headline.text()
    assert shown(page) == [
        ("MF", "35\N{NO-BREAK SPACE}%"),
        ("Of these", "42\N{NO-BREAK SPACE}ppl."),
        ("Total", "120\N{NO-BREAK SPACE}ppl."),
        ("MF-DMD", "25\N{NO-BREAK SPACE}%"),
        ("MF-MSG", "41.67\N{NO-BREAK SPACE}%"),
        ("MF-GEMD", "no number yet"),
        ("MF-MALP", "no number yet"),
    ]


def test_right_opens_down_to_who_typed_and_left_leads_up_again(driven: Driven, page: ExplorerScreen) -> None:
    assert driven.focus() is page.table and here(page) == "MF"
    keys(driven, page, *[Qt.Key.Key_Down] * 3, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert here(page) == "Of these"
    row = page.table.model_of_rows.rows[page.table.currentIndex().row()]
    assert row.cells[1] == "12\N{NO-BREAK SPACE}ppl." and row.cells[2].startswith("typed, A. Ivanova, ")
    keys(driven, page, Qt.Key.Key_Left)
    assert here(page) == "MF-DMD"
    keys(driven, page, Qt.Key.Key_Left)
    assert len(shown(page)) == 7
    keys(driven, page, Qt.Key.Key_Left)
    assert here(page) == "MF"
    keys(driven, page, Qt.Key.Key_Left)
    assert shown(page) == [("MF", "35\N{NO-BREAK SPACE}%")]
    keys(driven, page, Qt.Key.Key_Left)  # and up to the total that this one is a part of
    driven.qtbot.waitUntil(lambda: page.total is not None and page.total.org_unit.code == "KTU")
    assert page.isVisible() and here(page) == "MF" and not page.up.isEnabled()


def test_a_number_from_a_file_names_sheet_and_cell_and_leads_to_its_field(
    driven: Driven, page: ExplorerScreen
) -> None:
    keys(driven, page, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Right, Qt.Key.Key_Right)
    origin = page.table.model_of_rows.rows[page.table.currentIndex().row()].cells[2]
    assert origin.startswith("from a file (msg.xlsx, ") and "A. Ivanova" in origin
    keys(driven, page, Qt.Key.Key_Return)
    assert (driven.session.org_unit, driven.session.indicator) == ("MF-MSG", "1.1.6")
    assert driven.focus() is driven.box("numerator").editor


def test_only_a_percentage_and_nothing_are_told_apart(driven: Driven, page: ExplorerScreen) -> None:
    rows = {row.cells[0].split("  ")[0]: row for row in page.table.model_of_rows.rows}
    assert rows["MF-GEMD"].cells[2] == "only a percentage, not in the total above"
    assert rows["MF-MALP"].cells[2] == "not filled in"
    assert rows["MF-MALP"].spoken == rows["MF-MALP"].cells[0]  # nothing is in it
    assert rows["MF-DMD"].spoken.endswith(", folded") and rows["MF"].spoken.endswith(", open")


def test_the_parts_of_a_sum_are_called_by_their_names(driven: Driven, page: ExplorerScreen) -> None:
    driven.select("MF-MALP")
    driven.record(**{"1.1.6/numerator": "9", "1.2.10": "80", "1.2.13": "8", "1.2.16": "2"})
    driven.window.show_screen("explorer")
    driven.qtbot.waitUntil(lambda: shown(page)[0] == ("MF-MALP", "10\N{NO-BREAK SPACE}%"))
    keys(driven, page, Qt.Key.Key_Home, *[Qt.Key.Key_Down] * 2, Qt.Key.Key_Right)
    assert [name for name, _ in shown(page)][1:] == ["Of these", "Total", "1.2.10", "1.2.13", "1.2.16"]


def test_another_indicator_another_language_and_back(driven: Driven, page: ExplorerScreen) -> None:
    page.picker.picked.emit("1.2.1")
    driven.qtbot.waitUntil(lambda: page.heading.text().startswith("1.2.1"))
    assert "120" in page.headline.text()
    driven.session.set_language("kk")
    driven.settle()
    assert "төмендегі бөлімшелердің қосындысы" in page.table.model_of_rows.rows[1].cells[2]
    keys(driven, page, Qt.Key.Key_Escape)
    assert not page.isVisible() and driven.session.indicator == "1.2.1"


def test_the_form_of_a_faculty_leads_here(driven: Driven) -> None:
    form = driven.stand_on("1.1.6")
    driven.qtbot.waitUntil(lambda: form.summary.isVisible())
    driven.click(form.summary.explore)
    assert driven.window.screen_named("explorer").isVisible()


def test_what_is_read_anew_leaves_one_where_one_stands(driven: Driven, page: ExplorerScreen) -> None:
    keys(driven, page, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert here(page) == "Of these"
    stood_on = page.table.currentIndex().row()
    page.read()
    driven.settle()
    assert (here(page), page.table.currentIndex().row()) == ("Of these", stood_on)


def test_a_total_taken_apart_is_written_as_an_outline(
    page: ExplorerScreen, driven: Driven, tmp_path: Path
) -> None:
    driven.press(Qt.Key.Key_Right, page.table)
    driven.press(Qt.Key.Key_Right, page.table)
    levels = [row.level for row in page.table.model_of_rows.rows]
    assert max(levels) >= 1
    sheet = export(driven, tmp_path / "total.xlsx")
    rows = range(4, 4 + len(levels))
    names = [row.cells[0] for row in page.table.model_of_rows.rows]
    assert [sheet.cell(row, 1).value for row in rows] == names
    assert [sheet.row_dimensions[row].outlineLevel for row in rows] == levels
    assert [int(sheet.cell(row, 1).alignment.indent) for row in rows] == [2 * level for level in levels]
    assert sheet.sheet_format.outlineLevelRow == max(levels)
    assert not sheet.sheet_properties.outlinePr.summaryBelow, "what they add up to stands above"
