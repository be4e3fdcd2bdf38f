"""The clipboard over several departments side by side, with keys: the same as in the table of a sheet."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from ktu_desktop.gui.clipboard.block import Block
from ktu_desktop.gui.screens.side_by_side.grid_model import FROZEN
from ktu_desktop.gui.screens.side_by_side.side_by_side_screen import SideBySideScreen
from ktu_desktop.usecases.history import all_batches
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.submit_sheet import submit
from tests.gui.driven_window import Driven
from tests.gui.test_side_by_side import here, row_of, stand_on, stored, text, units

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Modifier.ControlModifier, Modifier.ShiftModifier
ROWS = ("1.2.3", "1.2.4")


@pytest.fixture
def page(driven: Driven) -> SideBySideScreen:
    driven.window.activateWindow()
    driven.session.show_row("1.2.3")
    driven.qtbot.keyClick(driven.window, Key.Key_F9)
    driven.settle()
    screen = driven.window.screen_named("side_by_side")
    assert isinstance(screen, SideBySideScreen) and screen.isVisible()
    QApplication.processEvents()
    return screen


def press(driven: Driven, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    driven.qtbot.keyClick(driven.focus(), key, modifier)
    driven.settle()


def paste(driven: Driven, page: SideBySideScreen, figure: str, unit: str, block: str) -> str:
    stand_on(page, figure, unit)
    QGuiApplication.clipboard().setText(block)
    press(driven, Key.Key_V, CTRL)
    return driven.window.notice.text


def select_two_by_two(driven: Driven, page: SideBySideScreen) -> None:
    """Both rows of the first two units."""
    stand_on(page, ROWS[0], units(page)[0])
    press(driven, Key.Key_Down, SHIFT)
    press(driven, Key.Key_Right, SHIFT)


def texts(page: SideBySideScreen) -> list[list[str]]:
    return [[text(page, figure, unit) for unit in units(page)[:2]] for figure in ROWS]


def test_the_rows_lie_below_one_another(page: SideBySideScreen) -> None:
    assert row_of(page, ROWS[1]) == row_of(page, ROWS[0]) + 1


def test_a_block_goes_into_the_sheets_of_its_columns_and_is_undone_as_one(
    driven: Driven, page: SideBySideScreen
) -> None:
    first, second = units(page)[:2]
    assert paste(driven, page, ROWS[0], first, "12\t30\r\n1 234\t7\r\n") == "4 pasted."
    assert [stored(driven, unit)[code].text for code in ROWS for unit in (first, second)] == [
        "12",
        "30",
        "1234",
        "7",
    ]
    workspace = driven.session.workspace
    assert workspace is not None
    (batch,) = all_batches(workspace)
    assert (batch.kind, batch.label, batch.changes) == ("paste", f"{first}, {second} 2023", 4)
    assert f"{first}, {second} 2023" in driven.window.menus.action("undo").text()
    press(driven, Key.Key_Z, CTRL)
    assert not stored(driven, first) and not stored(driven, second)
    assert page.isVisible() and page.view.units.hasFocus(), "one stays where one was"
    driven.qtbot.waitUntil(lambda: texts(page) == [["", ""], ["", ""]])
    press(driven, Key.Key_Y, CTRL)
    driven.qtbot.waitUntil(lambda: texts(page)[0] == ["12", "30"])
    assert texts(page)[1][1] == "7"


def test_what_is_refused_stays_at_its_cell_and_the_bar_leads_to_each(
    driven: Driven, page: SideBySideScreen
) -> None:
    first, second = units(page)[:2]
    told = paste(driven, page, ROWS[0], first, "many\t30\n9\t-4\n")
    assert told.startswith("2 pasted, 2 refused. “many” is not a number")
    assert text(page, ROWS[0], first) == "many" and text(page, ROWS[1], second) == "-4"
    button = driven.window.notice.findChild(QPushButton)
    assert isinstance(button, QPushButton) and button.text() == f"Show {ROWS[0]}, {first}"
    for place in ((ROWS[0], first), (ROWS[1], second)):
        driven.click(button)
        assert here(page) == place and page.view.units.hasFocus()
    press(driven, Key.Key_Z, CTRL)
    driven.qtbot.waitUntil(lambda: texts(page) == [["", ""], ["", ""]])


def test_what_takes_nothing_says_why(driven: Driven, page: SideBySideScreen) -> None:
    first, second = units(page)[:2]
    workspace, period = driven.session.workspace, driven.session.period
    assert workspace is not None and period is not None
    record(workspace, second, period, [TypedValue("1.1.8", "75")])
    submit(workspace, second, period)
    driven.session.changed_elsewhere.emit()
    driven.qtbot.waitUntil(lambda: text(page, "1.1.8", second) == "75")
    told = paste(driven, page, ROWS[0], first, "12\t30\n")
    assert told.startswith("1 pasted, 1 refused. The sheet has been submitted")
    computed = next(row for row in page.model.rows if row.indicator and row.element is None)
    index = page.model.index(page.model.rows.index(computed), FROZEN)
    page.view.units.stand_on(index)
    QGuiApplication.clipboard().setText("5")
    press(driven, Key.Key_V, CTRL)
    assert "enter its parts in the rows below it" in driven.window.notice.text


def test_copied_numbers_are_numbers_for_a_spreadsheet_and_come_back(
    driven: Driven, page: SideBySideScreen
) -> None:
    driven.session.set_language("ru")
    paste(driven, page, ROWS[0], units(page)[0], "12\t30\n1234\t7\n")
    select_two_by_two(driven, page)
    press(driven, Key.Key_C, CTRL)
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.text()
    assert copied == "12\t30\r\n1234\t7\r\n"
    assert 'x:num="1234" sdval="1234"' in clipboard.mimeData().html()
    press(driven, Key.Key_X, CTRL)
    driven.qtbot.waitUntil(lambda: texts(page) == [["", ""], ["", ""]])
    assert paste(driven, page, ROWS[0], units(page)[0], copied).startswith("Вставлено 4")


def test_one_number_fills_what_is_selected_and_del_takes_all_of_it_back(
    driven: Driven, page: SideBySideScreen
) -> None:
    select_two_by_two(driven, page)
    QGuiApplication.clipboard().setText("8")
    press(driven, Key.Key_V, CTRL)
    assert texts(page) == [["8", "8"], ["8", "8"]]
    press(driven, Key.Key_Delete)
    assert texts(page) == [["", ""], ["", ""]]
    paste(driven, page, ROWS[0], units(page)[0], "3\t4\n")
    select_two_by_two(driven, page)
    press(driven, Key.Key_D, CTRL)
    assert texts(page) == [["3", "4"], ["3", "4"]]


def test_more_than_fits_is_said(driven: Driven, page: SideBySideScreen) -> None:
    last = units(page)[-1]
    assert "more columns than fit here" in paste(driven, page, ROWS[0], last, "1\t2\n")


def test_keys_and_mouse_select_and_escape_lets_go_before_it_leaves(
    driven: Driven, page: SideBySideScreen
) -> None:
    view = page.view.units
    select_two_by_two(driven, page)
    top = row_of(page, ROWS[0])
    assert view.selection.block == Block(top, top + 1, FROZEN, FROZEN + 1)
    press(driven, Key.Key_Escape)
    assert page.isVisible() and view.selection.block == Block(top + 1, top + 1, FROZEN + 1, FROZEN + 1)
    press(driven, Key.Key_A, CTRL)
    assert view.selection.block == Block(0, page.model.rowCount() - 1, FROZEN, page.model.columnCount() - 1)
    press(driven, Key.Key_Escape)
    stand_on(page, ROWS[0], units(page)[0])

    def at(row: int, column: int) -> QPoint:
        return view.visualRect(page.model.index(row, column)).center()

    left = Qt.MouseButton.LeftButton
    driven.qtbot.mousePress(view.viewport(), left, pos=at(top, FROZEN))
    driven.qtbot.mouseMove(view.viewport(), at(top + 1, FROZEN + 2))
    driven.qtbot.mouseRelease(view.viewport(), left, pos=at(top + 1, FROZEN + 2))
    assert view.selection.block == Block(top, top + 1, FROZEN, FROZEN + 2)
    driven.qtbot.mouseClick(view.viewport(), left, pos=at(top, FROZEN))
    driven.qtbot.mouseClick(view.viewport(), left, SHIFT, pos=at(top, FROZEN + 1))
    assert view.selection.block == Block(top, top, FROZEN, FROZEN + 1)
    press(driven, Key.Key_Escape)
    press(driven, Key.Key_Escape)
    assert not page.isVisible()


def test_ctrl_and_an_arrow_go_to_the_end_of_what_is_filled_in(driven: Driven, page: SideBySideScreen) -> None:
    first, _, third = units(page)[:3]
    paste(driven, page, ROWS[0], first, "1\t2\t3\n")
    stand_on(page, ROWS[0], first)
    press(driven, Key.Key_Right, CTRL)
    assert here(page) == (ROWS[0], third)
    press(driven, Key.Key_Left, CTRL)
    assert here(page) == (ROWS[0], first)


def test_the_bar_that_scrolls_sideways_is_there_only_where_it_is_needed(
    driven: Driven, page: SideBySideScreen
) -> None:
    bar = page.view.units.horizontalScrollBar()
    assert not bar.isVisible()
    assert page.view.frozen.height() == page.view.units.height()
    driven.select(driven.session.organisation.root.code)
    driven.qtbot.waitUntil(bar.isVisible)
    assert page.view.frozen.viewport().height() == page.view.units.viewport().height()
