"""The table of the sheet through the real window: typed over with keys, saved, refused, filtered."""

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester

from ktu_desktop.domain.changes import Changed
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.record import DeleteValue, EntryText, TypedValue, record
from ktu_desktop.usecases.workspace import Workspace
from tests.gui.driven_window import Driven

Key = Qt.Key


@pytest.fixture
def table(driven: Driven) -> SheetScreen:
    """The table, with the keyboard on the first count that one can type over."""
    screen = driven.window.screen_named("sheet_table")
    assert isinstance(screen, SheetScreen)
    driven.window.activateWindow()
    driven.session.show_row(first_count(driven))
    QApplication.processEvents()
    return screen


def counts(driven: Driven) -> list[str]:
    return [r.indicator.code for r in driven.sheet.asked_rows if "value" in r.indicator.roles]


def first_count(driven: Driven) -> str:
    return counts(driven)[0]


def cell(table: SheetScreen, indicator: str, column: int) -> str:
    row = table.model.row_number(indicator)
    assert row is not None
    return str(table.model.index(row, column).data()).strip("\u2007\u2008")


def editor(table: SheetScreen) -> QLineEdit:
    found = [e for e in table.view.viewport().findChildren(QLineEdit) if e.isVisible()]
    assert len(found) == 1
    return found[0]


def type_over(driven: Driven, table: SheetScreen, text: str) -> None:
    """As fingers do: the first key opens the editor, which takes the others."""
    driven.qtbot.keyClicks(table.view, text[0])
    if text[1:]:
        driven.qtbot.keyClicks(editor(table), text[1:])


def test_shows_only_what_the_unit_is_asked_for(driven: Driven, table: SheetScreen) -> None:
    assert table.model.rowCount() == driven.sheet.counts.asked
    driven.session.look(everything=True)
    assert table.model.rowCount() == len(driven.sheet.rows)


def test_typing_over_a_cell_and_enter_saves_and_goes_down(driven: Driven, table: SheetScreen) -> None:
    code, row = first_count(driven), table.view.currentIndex().row()
    type_over(driven, table, "74")
    driven.press(Key.Key_Return, editor(table))
    assert table.view.currentIndex().row() == row + 1
    assert driven.row(code).result == 74
    assert cell(table, code, c.ACTUAL) == "74"
    assert cell(table, code, c.STATE) in ("Filled in", "Remark")


def test_tab_goes_on_to_the_next_cell_to_fill(driven: Driven, table: SheetScreen) -> None:
    code, second = counts(driven)[:2]
    driven.record(TypedValue(second, "5"))
    type_over(driven, table, "3")
    driven.press(Key.Key_Tab, editor(table))
    expected = driven.session.row(driven.session.indicator)
    assert expected is not None and not expected.given
    assert driven.session.indicator not in (code, second)


def test_escape_reverts_and_f2_edits_what_is_there(driven: Driven, table: SheetScreen) -> None:
    code = first_count(driven)
    driven.record(TypedValue(code, "12"))
    driven.qtbot.keyClick(table.view, Key.Key_F2)
    assert editor(table).text() == "12"
    editor(table).setText("13")
    driven.press(Key.Key_Escape, editor(table))
    assert driven.row(code).result == 12
    assert cell(table, code, c.ACTUAL) == "12"


def test_delete_takes_the_value_back(driven: Driven, table: SheetScreen) -> None:
    code = first_count(driven)
    driven.record(TypedValue(code, "12"))
    driven.press(Key.Key_Delete, table.view)
    assert driven.row(code).result is None
    assert cell(table, code, c.ACTUAL) == ""


def test_refused_text_stays_with_its_reason_and_the_value_too(driven: Driven, table: SheetScreen) -> None:
    code = first_count(driven)
    driven.record(TypedValue(code, "12"))
    type_over(driven, table, "12x")
    driven.press(Key.Key_Return, editor(table))
    row = table.model.row_number(code)
    assert row is not None
    index = table.model.index(row, c.ACTUAL)
    assert index.data() == "12x"
    assert "12x" in index.data(int(Qt.ItemDataRole.ToolTipRole))
    assert cell(table, code, c.STATE) == "Not accepted"
    assert driven.row(code).result == 12
    driven.session.show_row(code)
    driven.press(Key.Key_Delete, table.view)  # gives the draft up, not the value
    assert cell(table, code, c.ACTUAL) == "12"


def test_typing_on_a_computed_value_goes_into_its_form(driven: Driven, table: SheetScreen) -> None:
    share = next(r.indicator.code for r in driven.sheet.asked_rows if "numerator" in r.indicator.roles)
    driven.session.show_row(share)
    driven.qtbot.keyClicks(table.view, "7")
    focus = driven.focus()
    assert isinstance(focus, QLineEdit) and not table.isAncestorOf(focus)
    assert focus.text() == "7"


def test_computed_cells_cannot_be_edited(driven: Driven, table: SheetScreen) -> None:
    for number, row in enumerate(driven.sheet.asked_rows):
        editable = bool(table.model.index(number, c.ACTUAL).flags() & Qt.ItemFlag.ItemIsEditable)
        assert editable == ("value" in row.indicator.roles and not row.indicator.same_as)
        assert not table.model.index(number, c.TARGET).flags() & Qt.ItemFlag.ItemIsEditable


def test_arrow_keys_move_by_rows_and_the_session_follows(driven: Driven, table: SheetScreen) -> None:
    row = table.view.currentIndex().row()
    driven.press(Key.Key_Down, table.view)
    assert table.view.currentIndex().row() == row + 1
    assert driven.session.indicator == table.model.row_at(row + 1).indicator.code
    driven.press(Key.Key_Right, table.view)
    assert table.view.currentIndex().column() == c.ACTUAL


def test_filters_show_what_is_missing_and_what_is_wrong(driven: Driven, table: SheetScreen) -> None:
    code = first_count(driven)
    driven.record(TypedValue(code, "nonsense"))
    driven.session.look(only="errors")
    shown = [table.model.row_at(n) for n in range(table.model.rowCount())]
    assert code in [row.indicator.code for row in shown]
    assert all(field.draft for row in shown for field in row.fields if field.element.code == code)
    driven.session.look(only="missing")
    assert table.model.rowCount() == driven.sheet.counts.missing


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_finds_by_code_and_by_name_in_each_language(
    driven: Driven, table: SheetScreen, language: str
) -> None:
    indicator = driven.sheet.asked_rows[3].indicator
    for sought in (indicator.code, indicator.names[language].upper()):
        driven.window.top_bar.find_box.setFocus()
        driven.window.top_bar.find_box.setText(sought)
        driven.press(Key.Key_Return, driven.window.top_bar.find_box)
        codes = [table.model.row_at(n).indicator.code for n in range(table.model.rowCount())]
        assert indicator.code in codes
    assert table.view.hasFocus()


def test_an_empty_search_says_what_to_do(driven: Driven, table: SheetScreen) -> None:
    driven.session.look(find="no such thing")
    assert table.empty.isVisible() and "Nothing was found" in table.empty.text()


def test_finding_narrows_the_table_as_one_types_and_enter_goes_into_the_first(
    driven: Driven, table: SheetScreen
) -> None:
    bar = driven.window.top_bar
    driven.session.show_row("1.1.8")
    driven.window.start_finding()
    driven.type("1.2.1", bar.find_box)
    driven.qtbot.waitUntil(lambda: table.model.row_number("1.2.1") == 0)
    assert table.model.row_number("1.1.8") is None and driven.session.indicator == "1.1.8"
    assert bar.count.text() == f"{table.model.rowCount()} of {driven.sheet.counts.asked}"
    driven.press(Key.Key_Return)
    assert driven.session.indicator == "1.2.1" and table.view.hasFocus()
    driven.press(Key.Key_Escape)
    assert table.model.rowCount() == driven.sheet.counts.asked and not bar.count.isVisible()
    assert driven.session.indicator == "1.2.1" and not bar.find_box.text()


@pytest.mark.parametrize("place", ["1.1.8", ""])
def test_escape_in_the_find_box_gives_all_back_and_the_place_one_was_at(
    driven: Driven, table: SheetScreen, place: str
) -> None:
    driven.session.go_to(place)
    driven.window.start_finding()
    driven.type("studnet", driven.window.top_bar.find_box)  # with a mistake
    driven.qtbot.waitUntil(lambda: 0 < table.model.rowCount() < driven.sheet.counts.asked)
    driven.press(Key.Key_Escape)
    assert table.model.rowCount() == driven.sheet.counts.asked
    assert driven.session.indicator == place
    row = table.view.currentIndex().row()
    assert table.model.row_at(row).indicator.code == place if place else row == -1


def test_a_filter_and_a_search_go_together(driven: Driven, table: SheetScreen) -> None:
    driven.record(TypedValue("1.2.3", "12"))
    driven.session.look(find="1.2", only="missing")
    codes = [row.indicator.code for row in table.model.rows()]
    assert "1.2.4" in codes and "1.2.3" not in codes
    assert all(code.startswith("1.2") for code in codes)


def test_changed_today_shows_numbers_and_texts_of_today(driven: Driven, table: SheetScreen) -> None:
    driven.session.look(only="today")
    assert table.model.rowCount() == 0
    driven.record(TypedValue("1.2.3", "12"), EntryText("1.1.8", "explanation", "still being counted"))
    assert [row.indicator.code for row in table.model.rows()] == ["1.1.8", "1.2.3"]
    driven.record(DeleteValue("1.2.3"), EntryText("1.1.8", "explanation", None), TypedValue("1.2.5", "many"))
    assert [row.indicator.code for row in table.model.rows()] == ["1.1.8", "1.2.3", "1.2.5"], (
        "what was deleted or not accepted today is changed today, too"
    )


def test_yesterdays_changes_are_no_changes_of_today(driven: Driven, table: SheetScreen) -> None:
    driven.record(TypedValue("1.2.3", "12"), TypedValue("1.2.5", "3"))
    driven.record(DeleteValue("1.2.5"))
    assert driven.session.workspace is not None
    with sqlite3.connect(driven.session.workspace.db.path) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f"DROP TRIGGER {name}")  # the program itself never changes the past
        other.execute("UPDATE batch SET at = '2020-01-01T08:00:00+00:00'")
    other.close()
    driven.record(EntryText("1.2.3", "explanation", "counted again"))
    driven.session.look(only="today")
    assert [row.indicator.code for row in table.model.rows()] == ["1.2.3"]


def test_an_empty_search_offers_all_rows_and_the_whole_plan(driven: Driven, table: SheetScreen) -> None:
    driven.session.look(find="no such thing")
    assert not table.empty.wider.isVisible()
    driven.click(table.empty.back)
    assert table.model.rowCount() == driven.sheet.counts.asked and table.view.hasFocus()
    elsewhere = next(row.indicator.code for row in driven.sheet.rows if not row.asked)
    driven.session.look(find=elsewhere)
    driven.click(table.empty.wider)
    assert table.model.row_number(elsewhere) == 0


def test_only_changed_rows_are_painted_anew(driven: Driven, table: SheetScreen) -> None:
    code = counts(driven)[2]
    painted: list[int] = []
    table.model.dataChanged.connect(lambda first, last: painted.extend(range(first.row(), last.row() + 1)))
    driven.record(TypedValue(code, "5"))
    assert 0 < len(set(painted)) < 10
    driven.record(DeleteValue(code))


def test_the_model_is_sound(driven: Driven, table: SheetScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.model)


def test_the_table_never_scrolls_sideways(driven: Driven, table: SheetScreen) -> None:
    assert table.view.horizontalHeader().length() <= table.view.viewport().width()
    assert sum(table.view.columnWidth(n) for n in range(len(c.COLUMNS))) > 0.9 * table.view.viewport().width()


def test_the_common_data_have_no_row_and_the_cursor_comes_back(driven: Driven, table: SheetScreen) -> None:
    row = table.view.currentIndex().row()
    driven.session.go_to("")
    assert not table.view.currentIndex().isValid()
    table.first_focus().setFocus()
    assert table.view.currentIndex().row() == row
    assert driven.session.indicator == table.model.row_at(row).indicator.code


def test_on_another_sheet_the_form_is_about_the_row_that_is_marked(
    driven: Driven, table: SheetScreen
) -> None:
    driven.session.show_row("1.1.6")
    driven.select("OFF-CAR")  # is not asked for 1.1.6
    first = table.model.row_at(0).indicator.code
    assert driven.session.indicator == first != "1.1.6"
    assert (table.view.currentIndex().row(), table.view.rows.current_row) == (0, 0)


def test_a_row_that_is_filled_leaves_the_list_of_what_is_not_and_the_cursor_stays(
    driven: Driven, table: SheetScreen
) -> None:
    driven.session.look(only="missing")
    codes = [row.indicator.code for row in table.model.rows()]
    here = codes.index("1.1.8")
    driven.session.show_row("1.1.8")
    driven.type("6", table.view)
    driven.press(Qt.Key.Key_Return)
    assert table.model.row_number("1.1.8") is None
    assert driven.session.indicator == codes[here + 1]
    assert table.view.currentIndex().row() == here


def test_nothing_is_typed_into_a_sheet_that_is_being_left(driven: Driven, table: SheetScreen) -> None:
    driven.record(TypedValue(first_count(driven), "5"))
    driven.window.top_bar.org_unit.chosen.emit("EAT-APP")
    assert driven.focus() is table.view
    driven.type("7", table.view)  # the old sheet is still shown
    driven.qtbot.keyClick(table.view, Key.Key_Delete)
    assert not table.view.findChildren(QLineEdit)
    driven.settle()
    assert not driven.sheet.data.values
    driven.type("7", table.view)
    driven.press(Key.Key_Return)
    assert driven.sheet.data.values


def test_a_faculty_shows_its_departments_indicators_with_their_totals_and_what_they_rest_on(
    driven: Driven, table: SheetScreen
) -> None:
    driven.record(TypedValue("1.1.8", "5"))
    assert all(table.view.isColumnHidden(column) for column in c.ABOVE)
    driven.select("EAT")
    assert not any(table.view.isColumnHidden(column) for column in c.ABOVE)
    assert not driven.row("1.1.8").asked
    driven.qtbot.waitUntil(lambda: cell(table, "1.1.8", c.SUMMARY) == "5")
    assert cell(table, "1.1.8", c.COUNTED) == "1 of 3"
    assert cell(table, "1.1.8", c.ACTUAL) == ""
    assert cell(table, "1.1.8", c.STATE) == "Not asked"
    place = table.model.row_number("1.1.8")
    assert place is not None
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        told = table.model.index(place, c.COUNTED).data(int(role))
        assert told.split(", missing: ")[0] == "Summary; 1 of 3 counted"
        assert set(told.split(", missing: ")[1].split(", ")) == {"EAT-TCS", "EAT-APP"}
    assert table.view.horizontalHeader().length() <= table.view.viewport().width()
    driven.select("EAT-ES")
    assert all(table.view.isColumnHidden(column) for column in c.ABOVE)


def test_a_facultys_totals_follow_what_is_recorded(driven: Driven, table: SheetScreen) -> None:
    driven.select("EAT")
    driven.qtbot.waitUntil(lambda: cell(table, "1.1.8", c.COUNTED) == "0 of 3")
    assert driven.session.workspace is not None and driven.session.period is not None
    period = driven.session.period

    def from_a_department(workspace: Workspace, _: Progress) -> Changed:
        return record(workspace, "EAT-APP", period, [TypedValue("1.1.8", "7")], "form").affects

    driven.session.run(from_a_department, driven.session.announce)
    driven.qtbot.waitUntil(lambda: cell(table, "1.1.8", c.SUMMARY) == "7")
    assert cell(table, "1.1.8", c.COUNTED) == "1 of 3"


def test_units_below_are_summed_once_for_table_and_form(driven: Driven, table: SheetScreen) -> None:
    driven.select("EAT")
    driven.stand_on("1.1.8")
    arrived: list[object] = []
    driven.session.summary.arrived.connect(lambda: arrived.append(driven.session.summary.totals))
    driven.qtbot.waitUntil(lambda: bool(arrived))
    driven.qtbot.wait(500)
    assert len(arrived) == 1
    assert driven.form.beside.summary is driven.session.summary.totals


def test_a_faculty_is_asked_only_for_its_own(driven: Driven, table: SheetScreen) -> None:
    driven.select("EAT")
    assert driven.sheet.counts.asked < table.model.rowCount() < len(driven.sheet.rows)
    driven.session.look(only="missing")
    assert table.model.rowCount() == driven.sheet.counts.missing


def test_a_search_at_a_faculty_looks_through_the_whole_plan(driven: Driven, table: SheetScreen) -> None:
    driven.select("EAT")
    shown = {row.indicator.code for row in table.model.rows()}
    other = next(row.indicator.code for row in driven.sheet.rows if row.indicator.code not in shown)
    driven.session.look(find=other)
    assert table.model.row_number(other) == 0


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_row_one_stands_on_stays_in_sight_when_names_get_longer(
    driven: Driven, table: SheetScreen, language: str
) -> None:
    view = table.view
    driven.session.show_row("1.2.13")
    driven.settle()
    driven.session.set_language(language)
    driven.settle()
    row = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(row.center()) and row.bottom() <= view.viewport().rect().bottom()


def test_a_narrow_table_gives_up_columns_and_never_scrolls_sideways(
    driven: Driven, table: SheetScreen
) -> None:
    view = table.view
    assert not any(view.isColumnHidden(column) for column in c.GIVING_WAY)
    driven.window.resize(911, 512)  # a usual screen on which everything is half as large again
    driven.settle()
    assert view.isColumnHidden(c.LAST_YEAR) and not view.isColumnHidden(c.STATE)
    driven.session.show_row("1.1.6")
    driven.settle()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.visualRect(table.model.index(0, c.STATE)).right() <= view.viewport().width()


def test_ctrl_and_an_arrow_lead_to_the_edge_of_what_is_filled(driven: Driven, table: SheetScreen) -> None:
    rows = table.model.rows()
    plain = ["value" in row.indicator.roles and not row.indicator.same_as for row in rows]
    first = next(n for n in range(1, len(rows)) if all(plain[n : n + 5]))
    codes = [row.indicator.code for row in rows[first : first + 5]]
    driven.record(*(TypedValue(code, "5") for code in (*codes[:3], codes[4])))
    driven.session.show_row(codes[0])
    places = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        driven.qtbot.keyClick(table.view, key, Qt.KeyboardModifier.ControlModifier)
        places.append(table.view.currentIndex().row() - first)
    assert places == [2, 4, 2, 0]
    driven.press(Key.Key_End, table.view)
    assert table.view.currentIndex().row() == len(rows) - 1
    driven.press(Key.Key_Home, table.view)
    assert table.view.currentIndex().row() == 0


def test_enter_goes_over_rows_in_which_nothing_can_be_typed(driven: Driven, table: SheetScreen) -> None:
    rows = table.model.rows()
    locked = next(n for n, row in enumerate(rows) if all(field.locked for field in row.fields))
    assert "value" in rows[locked + 1].indicator.roles
    driven.session.show_row(rows[locked + 1].indicator.code)
    driven.qtbot.keyClick(table.view, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert table.view.currentIndex().row() == locked - 1
    driven.qtbot.keyClick(table.view, Key.Key_Down)
    assert table.view.currentIndex().row() == locked, "an arrow leaves nothing out"
