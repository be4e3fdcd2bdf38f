"""The clipboard in the table, through the real window and with keys: copied, pasted, cut, filled, deleted."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from ktu_desktop.gui.clipboard.block import Block
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen
from ktu_desktop.usecases.history import all_batches
from ktu_desktop.usecases.record import EntryText, TypedValue
from ktu_desktop.usecases.submit_sheet import submit
from tests.gui.driven_window import Driven

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Modifier.ControlModifier, Modifier.ShiftModifier


@pytest.fixture
def table(driven: Driven) -> SheetScreen:
    screen = driven.window.screen_named("sheet_table")
    assert isinstance(screen, SheetScreen)
    driven.window.activateWindow()
    driven.session.show_row("1.2.1")
    QApplication.processEvents()
    return screen


def press(driven: Driven, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    driven.qtbot.keyClick(driven.focus(), key, modifier)
    driven.settle()


def put(text: str) -> None:
    """As another program puts it on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def paste(driven: Driven, text: str, at: str | None = None) -> str:
    """Paste at an indicator's row; the sentence in the bar."""
    if at is not None:
        driven.session.show_row(at)
    put(text)
    press(driven, Key.Key_V, CTRL)
    return driven.window.notice.text


def value(driven: Driven, code: str) -> str | None:
    stored = driven.sheet.data.values.get(code)
    return stored.value.text if stored is not None else None


def batches(driven: Driven) -> Sequence[str]:
    assert driven.session.workspace is not None
    return [batch.kind for batch in reversed(all_batches(driven.session.workspace))]


def run(driven: Driven, table: SheetScreen, count: int) -> list[str]:
    """Codes of the first rows in a row that are all typed over in the table."""
    rows = table.model.rows()
    plain = ["value" in row.indicator.roles and not row.indicator.same_as for row in rows]
    first = next(n for n in range(len(rows)) if all(plain[n : n + count]))
    return [row.indicator.code for row in rows[first : first + count]]


def test_a_block_of_excel_is_pasted_as_one_change(driven: Driven, table: SheetScreen) -> None:
    codes = run(driven, table, 3)
    told = paste(driven, '12\r\n"1 234"\r\n7\r\n', at=codes[0])
    assert [value(driven, code) for code in codes] == ["12", "1234", "7"]
    assert batches(driven) == ["paste"] and told == "3 pasted."
    following = table.model.row_at((table.model.row_number(codes[2]) or 0) + 1)
    assert following.result is None, "the trailing line break is no cell"


def test_what_is_refused_stays_at_its_cell_and_the_bar_leads_to_each(
    driven: Driven, table: SheetScreen
) -> None:
    codes = run(driven, table, 3)
    told = paste(driven, "12\nmany\n-4\n", at=codes[0])
    assert told.startswith("1 pasted, 2 refused. “many” is not a number")
    drafts = driven.sheet.data.drafts
    assert (drafts[codes[1]].text, drafts[codes[2]].text) == ("many", "-4")
    button = driven.window.notice.findChild(QPushButton)
    assert isinstance(button, QPushButton) and button.text() == f"Show {codes[1]}"
    for code, following in ((codes[1], codes[2]), (codes[2], codes[1])):
        driven.click(button)
        assert driven.session.indicator == code and table.view.hasFocus()
        assert driven.window.notice.text.startswith(f"1 pasted, 2 refused. {code}: ")
        assert button.text() == f"Show {following}"


def test_a_computed_cell_takes_nothing_and_says_so(driven: Driven, table: SheetScreen) -> None:
    share = next(row.indicator.code for row in table.model.rows() if "numerator" in row.indicator.roles)
    told = paste(driven, "45", at=share)
    assert told.startswith("0 pasted, 1 refused. This number is computed")
    assert not driven.sheet.data.values and not driven.sheet.data.drafts


def test_more_rows_than_the_table_has_and_empty_cells(driven: Driven, table: SheetScreen) -> None:
    last = [row.indicator.code for row in table.model.rows()][-1]
    driven.record(TypedValue("1.2.1", "5"))
    assert "1 empty cell left as it was" in paste(driven, " \t\r\n", at="1.2.1") or driven.window.notice.text
    assert value(driven, "1.2.1") == "5"
    assert "more rows than fit here" in paste(driven, "x\n1\n2\n3\n", at=last)


def test_one_value_goes_into_everything_selected_and_a_block_is_repeated(
    driven: Driven, table: SheetScreen
) -> None:
    codes = run(driven, table, 4)
    driven.session.show_row(codes[0])
    for _ in codes[1:]:
        press(driven, Key.Key_Down, SHIFT)
    assert table.view.selection.block is not None and len(table.view.selection.block.rows) == 4
    paste(driven, "8")
    assert [value(driven, code) for code in codes] == ["8"] * 4
    paste(driven, "1\n2\n")
    assert [value(driven, code) for code in codes] == ["1", "2", "1", "2"]
    assert batches(driven) == ["paste", "paste"]


def test_copied_numbers_have_the_local_comma_and_come_back_as_they_were(
    driven: Driven, table: SheetScreen
) -> None:
    codes = run(driven, table, 2)
    driven.record(TypedValue(codes[0], "12345"), TypedValue(codes[1], "7"))
    driven.session.set_language("ru")
    driven.session.show_row(codes[0])
    press(driven, Key.Key_Down, SHIFT)
    press(driven, Key.Key_C, CTRL)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "12345\r\n7\r\n"
    assert 'x:num="12345" sdval="12345"' in clipboard.mimeData().html()
    text = clipboard.text()
    press(driven, Key.Key_Delete)
    assert [value(driven, code) for code in codes] == [None, None]
    assert paste(driven, text, at=codes[0]).startswith("Вставлено 2")
    assert [value(driven, code) for code in codes] == ["12345", "7"]


def test_shift_and_arrows_select_columns_too_and_a_code_stays_a_code(
    driven: Driven, table: SheetScreen
) -> None:
    driven.session.set_language("ru")
    share = next(
        row for row in table.model.rows() if row.target is not None and "numerator" in row.indicator.roles
    )
    driven.record(
        TypedValue(f"{share.indicator.code}/numerator", "1"),
        TypedValue(f"{share.indicator.code}/denominator", "3"),
    )
    driven.session.show_row(share.indicator.code)
    for _ in range(c.ACTUAL):
        press(driven, Key.Key_Left, SHIFT)
    press(driven, Key.Key_C, CTRL)
    cells = QGuiApplication.clipboard().text().removesuffix("\r\n").split("\t")
    assert cells[c.CODE] == share.indicator.code and cells[c.NAME] == share.indicator.names["ru"]
    assert cells[c.ACTUAL] == "33,333333"
    assert f"<td x:str style=\"mso-number-format:'\\@'\">{share.indicator.code}</td>" in (
        QGuiApplication.clipboard().mimeData().html()
    )
    assert paste(driven, QGuiApplication.clipboard().text()) == "Вставлено 1.", (
        "nothing is another than it was"
    )


def test_rows_that_stand_in_another_order_are_not_taken(driven: Driven, table: SheetScreen) -> None:
    one, two = run(driven, table, 2)
    driven.session.show_row(one)
    press(driven, Key.Key_Left, SHIFT | CTRL)
    columns = ["name", "unit", "", "", "9"]
    told = paste(driven, "\t".join([two, *columns]) + "\n" + "\t".join([one, *columns]) + "\n")
    assert told.startswith("0 pasted, 2 refused. The pasted row has another code")
    assert value(driven, one) is None


def test_cut_takes_the_values_along(driven: Driven, table: SheetScreen) -> None:
    codes = run(driven, table, 2)
    driven.record(TypedValue(codes[0], "3"), TypedValue(codes[1], "4"))
    driven.session.show_row(codes[0])
    press(driven, Key.Key_Down, SHIFT)
    press(driven, Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "3\r\n4\r\n"
    assert [value(driven, code) for code in codes] == [None, None]
    assert batches(driven) == ["form", "form"]


def test_del_over_a_selection_leaves_what_does_not_apply(driven: Driven, table: SheetScreen) -> None:
    codes = run(driven, table, 3)
    driven.record(TypedValue(codes[0], "3"), EntryText(codes[1], "not_applicable", "no such"))
    driven.record(TypedValue(codes[2], "many"))
    driven.session.show_row(codes[0])
    for _ in range(2):
        press(driven, Key.Key_Down, SHIFT)
    press(driven, Key.Key_Delete)
    assert value(driven, codes[0]) is None and not driven.sheet.data.drafts
    assert driven.row(codes[1]).entry.not_applicable == "no such"


def test_fill_down_writes_the_first_into_the_others(driven: Driven, table: SheetScreen) -> None:
    codes = run(driven, table, 3)
    driven.record(TypedValue(codes[0], "1250"))
    driven.session.show_row(codes[0])
    for _ in range(2):
        press(driven, Key.Key_Down, SHIFT)
    press(driven, Key.Key_D, CTRL)
    assert [value(driven, code) for code in codes] == ["1250"] * 3
    assert batches(driven) == ["form", "paste"]


def test_a_submitted_sheet_takes_nothing(driven: Driven, table: SheetScreen) -> None:
    driven.record(TypedValue("1.2.1", "5"))
    assert driven.session.workspace is not None and driven.session.period is not None
    submit(driven.session.workspace, "EAT-ES", driven.session.period)
    driven.session.refresh()
    driven.settle()
    told = paste(driven, "6", at="1.2.1")
    assert told.startswith("0 pasted, 1 refused. The sheet has been submitted")
    press(driven, Key.Key_Delete)
    assert value(driven, "1.2.1") == "5"


def test_the_mouse_selects_a_block_and_a_click_ends_it(driven: Driven, table: SheetScreen) -> None:
    view = table.view

    def at(row: int, column: int) -> QPoint:
        return view.visualRect(table.model.index(row, column)).center()

    first = view.rowAt(1)
    left = Qt.MouseButton.LeftButton
    driven.qtbot.mousePress(view.viewport(), left, pos=at(first, c.TARGET))
    driven.qtbot.mouseMove(view.viewport(), at(first + 2, c.ACTUAL))
    driven.qtbot.mouseRelease(view.viewport(), left, pos=at(first + 2, c.ACTUAL))
    assert view.selection.block == Block(first, first + 2, c.TARGET, c.ACTUAL)
    assert view.currentIndex().row() == first + 2 and view.currentIndex().column() == c.ACTUAL
    driven.qtbot.mouseClick(view.viewport(), left, pos=at(first + 1, c.NAME))
    assert view.selection.block == Block(first + 1, first + 1, c.ACTUAL, c.ACTUAL)
    assert view.currentIndex().column() == c.ACTUAL
    driven.qtbot.mouseClick(view.viewport(), left, SHIFT, pos=at(first + 3, c.ACTUAL))
    assert view.selection.block == Block(first + 1, first + 3, c.ACTUAL, c.ACTUAL)
    press(driven, Key.Key_Escape)
    assert view.selection.block == Block(first + 3, first + 3, c.ACTUAL, c.ACTUAL)
    press(driven, Key.Key_A, CTRL)
    assert view.selection.block is not None and len(view.selection.block.rows) == table.model.rowCount()


def test_nothing_to_paste_is_said(driven: Driven, table: SheetScreen) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    driven.session.show_row("1.2.1")
    press(driven, Key.Key_V, CTRL)
    assert driven.window.notice.text == "There is no text on the clipboard to paste."


def test_in_a_field_of_the_form_the_keys_are_the_fields_own(driven: Driven, table: SheetScreen) -> None:
    driven.record(TypedValue("1.2.1", "5"))
    driven.stand_on("1.2.1")
    put("77")
    press(driven, Key.Key_V, CTRL)
    assert driven.box("value").editor.text() == "77"
    assert value(driven, "1.2.1") == "5"


def test_what_libreoffice_puts_on_the_clipboard(driven: Driven, table: SheetScreen) -> None:
    """The bytes of LibreOffice 7.4: cells B1:B3 of numbers, one with thousands, one an empty cell."""
    codes = run(driven, table, 3)
    paste(driven, b"1\xc2\xa0234\n\n-0\n".decode(), at=codes[0])
    assert [value(driven, code) for code in codes] == ["1234", None, "0"]
