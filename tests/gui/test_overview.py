"""The overview in the real window: what it says by hand, and where each of its rows leads."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.progress import CONTRADICTORY, UNCERTAIN, UNDER_WAY
from ktu_desktop.gui.screens.explorer.explorer_screen import ExplorerScreen
from ktu_desktop.gui.screens.overview.overview_rows import COUNT_COLUMNS, COUNTED, SELDOM
from ktu_desktop.gui.screens.overview.overview_screen import OverviewScreen
from ktu_desktop.gui.screens.overview.section import Section
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.text_rows import TextRow, TextRows
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import open_workspace
from tests.gui.driven_window import Driven


def put(database: Path, org: str, values: dict[str, str], year: int = 2023) -> None:
    workspace = open_workspace(database, "B. Omarov")
    record(workspace, org, Period(year), [TypedValue(name, text) for name, text in values.items()])
    workspace.close()


@pytest.fixture
def database(tmp_path: Path, fresh_database: Path) -> Path:
    shutil.copyfile(fresh_database, tmp_path / "plan.db")
    put(tmp_path / "plan.db", "MF-DMD", {"1.1.6/numerator": "60", "students": "100"})
    put(tmp_path / "plan.db", "MF-MSG", {"1.1.6/numerator": "120", "students": "100"})  # more than all
    return tmp_path / "plan.db"


@pytest.fixture
def driven(qtbot: QtBot, database: Path) -> Iterator[Driven]:
    """The window as somebody at a faculty sees it at the start."""
    window = Driven(qtbot, database, org="MF")
    yield window
    window.close()


def page_of(driven: Driven) -> OverviewScreen:
    page = driven.window.screen_named("overview")
    assert isinstance(page, OverviewScreen)
    driven.qtbot.waitUntil(lambda: page.findings is not None and not page.later.isActive(), timeout=20_000)
    driven.settle()
    return page


def cells(section: Section) -> list[tuple[str, ...]]:
    return [row.cells for row in section.model.rows]


def walk_to(driven: Driven, section: Section, row: int) -> None:
    section.table.setFocus()
    driven.press(Qt.Key.Key_Home, section.table)
    section.table.selectRow(row)
    driven.press(Qt.Key.Key_Return, section.table)


def test_a_faculty_sees_it_first_with_its_own_numbers(driven: Driven) -> None:
    page = page_of(driven)
    assert page.isVisible() and driven.window.focusWidget() is page.lines.table
    assert "Faculty of Mining, 2023" in page.headline.text() and "+ Plan reached: 2" in page.headline.text()
    first = cells(page.lines)[0]
    assert first[0].startswith("1  ") and first[2] == "2"  # 180 of 200, in both rows of dual education
    owing = {row[0].split()[0]: row[1:3] for row in cells(page.owing)}
    assert owing["MF-MALP"] == (owing["MF-MALP"][1],) * 2  # owes everything it was asked for
    assert int(owing["MF-DMD"][0]) < int(owing["MF-DMD"][1])


def test_what_moved_says_before_and_now(driven: Driven) -> None:
    page = page_of(driven)
    moved = {row[0].split()[0]: row[1:] for row in cells(page.moved)}
    assert moved["1.1.6"] == ("–", "90\N{NO-BREAK SPACE}%", "+ Plan reached", "MF-DMD, MF-MSG")
    assert page.moved.title.text() == "What has changed"


def test_only_what_moved_since_the_last_time(qtbot: QtBot, database: Path) -> None:
    first = Driven(qtbot, database, org="MF")
    page_of(first)
    first.close()
    put(database, "MF-MSG", {"1.1.6/numerator": "20"})
    again = Driven(qtbot, database, org="MF")
    page = page_of(again)
    moved = {row[0].split()[0]: row[1:] for row in cells(page.moved)}
    assert moved["1.1.6"] == ("90\N{NO-BREAK SPACE}%", "40\N{NO-BREAK SPACE}%", "− Plan missed", "MF-MSG")
    assert set(moved) == {"1.1.6", "1.1.12"} and page.moved.title.text().startswith("What has changed since ")
    again.close()


def test_a_line_leads_to_what_wants_attention(driven: Driven) -> None:
    page = page_of(driven)
    walk_to(driven, page.lines, 1)
    assert driven.session.indicator.startswith("2.") and not page.isVisible()


def test_who_owes_leads_to_the_sheet_by_a_click(driven: Driven) -> None:
    page = page_of(driven)
    row = next(n for n, cells_ in enumerate(cells(page.owing)) if cells_[0].startswith("MF-DMD"))
    place: QPoint = page.owing.table.visualRect(page.owing.model.index(row, 0)).center()
    driven.qtbot.mouseClick(page.owing.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    driven.settle()
    assert driven.session.org_unit == "MF-DMD" and not page.isVisible()
    here = driven.session.row(driven.session.indicator)
    assert here is not None and here.asked and not here.given


def test_an_error_leads_to_its_field(driven: Driven) -> None:
    page = page_of(driven)
    assert page.wrong.title.text().startswith("Errors: 1, ")
    row = next(n for n, cells_ in enumerate(cells(page.wrong)) if cells_[:2] == ("Error", "MF-MSG"))
    walk_to(driven, page.wrong, row)
    assert (driven.session.org_unit, driven.session.indicator) == ("MF-MSG", "1.1.6")
    assert driven.window.screen_named("indicator_form").isAncestorOf(driven.focus())


def test_from_a_total_taken_apart_one_comes_back_to_the_overview(driven: Driven) -> None:
    page = page_of(driven)
    walk_to(driven, page.moved, 0)
    explorer = driven.window.screen_named("explorer")
    assert isinstance(explorer, ExplorerScreen) and explorer.isVisible()
    assert explorer.close_page.text() == "&Back to the overview"
    driven.press(Qt.Key.Key_Escape, explorer.table)
    assert page.isVisible() and driven.window.focusWidget() is page.lines.table
    driven.press(Qt.Key.Key_Escape, page.lines.table)
    assert not page.isVisible()
    driven.window.menus.action("explorer").trigger()
    assert explorer.isVisible() and explorer.close_page.text() == "&Back to the sheet"
    driven.press(Qt.Key.Key_Escape, explorer.table)
    assert not explorer.isVisible() and not page.isVisible()


def test_its_tables_become_workbooks_with_sums_and_whole_lists(driven: Driven, tmp_path: Path) -> None:
    page = page_of(driven)
    heads, rows = written(driven, page.lines, tmp_path / "lines.xlsx")
    assert heads[2:] == ["Plan reached", "Near the target", "Plan missed", "Not filled in", "No target set"]
    assert rows[-1][2:] == [f"=SUBTOTAL(109,{c}4:{c}{2 + len(rows)})" for c in "CDEFG"]
    assert rows[0][1].startswith("Plan reached: 2, ")
    _, rows = written(driven, page.owing, tmp_path / "owing.xlsx")
    debtor = next(row for row in rows if str(row[0]).startswith("MF-DMD"))
    assert debtor[1] == len(str(debtor[3]).split(", ")) > 8 and str(rows[-1][1]).startswith("=SUBTOTAL(109,")
    _, rows = written(driven, page.moved, tmp_path / "moved.xlsx")
    dual = next(row for row in rows if str(row[0]).startswith("1.1.6"))
    assert dual[1:3] == ["–", 90] and dual[4] == "MF-DMD, MF-MSG"
    heads, rows = written(driven, page.wrong, tmp_path / "wrong.xlsx")
    assert heads[:2] == ["Kind", "Organisation unit"] and rows[0][:3] == ["Error", "MF-MSG", "1.1.6"]


def written(driven: Driven, section: Section, path: Path) -> tuple[list[str], list[list[object]]]:
    section.table.setFocus()
    driven.answers.save = path
    driven.window.menus.action("export_table").trigger()
    driven.qtbot.waitUntil(lambda: str(path) in driven.window.notice.text)
    sheet = load_workbook(path).active
    assert sheet is not None
    heads, *rows = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    return heads, rows


def test_a_step_without_indicators_has_no_column_unless_it_is_a_usual_one(driven: Driven) -> None:
    table = page_of(driven).lines.table
    hidden = [step for step, n in zip(COUNTED, COUNT_COLUMNS, strict=True) if table.isColumnHidden(n)]
    assert hidden == [UNDER_WAY, CONTRADICTORY, UNCERTAIN]
    driven.session.select_sheet("KTU", Period(2023))
    driven.qtbot.waitUntil(lambda: all(table.isColumnHidden(column) for column in SELDOM))


def test_it_follows_what_is_typed_and_the_unit_chosen(driven: Driven) -> None:
    page = page_of(driven)
    driven.window.top_bar.org_unit.chosen.emit("KTU")
    driven.qtbot.waitUntil(lambda: page.found is not None and page.found.progress.org_unit.code == "KTU")
    assert page.isVisible() and "Karaganda" in page_of(driven).headline.text()
    driven.session.set_language("kk")
    driven.settle()
    assert page.lines.title.text() == "Жоспардың орындалуы"
    driven.press(Qt.Key.Key_Escape, page.lines.table)
    assert not page.isVisible()
    driven.window.menus.action("overview").trigger()
    assert page.isVisible()


def test_a_department_starts_at_its_table(qtbot: QtBot, database: Path) -> None:
    window = Driven(qtbot, database, org="MF-DMD")
    assert not window.window.screen_named("overview").isVisible()
    window.close()


def test_rows_of_texts_are_a_sound_model(qtbot: QtBot, driven: Driven) -> None:
    model = TextRows(driven.program.theme, right=(1,))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(("a", "b"), [TextRow(("1", "2"), "there", {1: "bad"}, ("circle-alert", "bad"), "whole")])
    assert isinstance(driven.program.theme, Theme)
    index: QModelIndex = model.index(0, 1)
    assert index.data() == "2" and index.data(int(Qt.ItemDataRole.ToolTipRole)) == "whole"
    model.set_rows(("a", "b"), [])
    assert model.rowCount() == 0
