"""Several departments side by side in the real window: typed in place, refused, locked, summed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester

from ktu_desktop.domain.changes import Changed
from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.side_by_side.grid_model import COUNTED, FROZEN, TOTAL
from ktu_desktop.gui.screens.side_by_side.side_by_side_screen import SideBySideScreen
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.submit_sheet import submit
from ktu_desktop.usecases.workspace import Workspace
from tests.gui.driven_window import Driven

Key = Qt.Key


@pytest.fixture
def page(driven: Driven) -> SideBySideScreen:
    """The departments of the faculty, at the line of the indicator stood on."""
    driven.session.show_row("1.1.8")
    driven.qtbot.keyClick(driven.window, Key.Key_F9)
    driven.settle()
    screen = driven.window.screen_named("side_by_side")
    assert isinstance(screen, SideBySideScreen) and screen.isVisible()
    assert screen.view.units.hasFocus()
    return screen


def units(page: SideBySideScreen) -> list[str]:
    return [column.unit.code for column in page.model.columns]


def row_of(page: SideBySideScreen, figure: str) -> int:
    return next(n for n, row in enumerate(page.model.rows) if row.figure == figure)


def stand_on(page: SideBySideScreen, figure: str, unit: str) -> None:
    page.view.units.stand_on(page.model.index(row_of(page, figure), FROZEN + units(page).index(unit)))


def here(page: SideBySideScreen) -> tuple[str, str]:
    current = page.view.units.currentIndex()
    return page.model.rows[current.row()].figure, units(page)[current.column() - FROZEN]


def text(page: SideBySideScreen, figure: str, column: int | str) -> str:
    at = column if isinstance(column, int) else FROZEN + units(page).index(column)
    return page.model.index(row_of(page, figure), at).data().strip("\u2007\u2008")


def editor(page: SideBySideScreen) -> QLineEdit:
    return next(e for e in page.view.units.viewport().findChildren(QLineEdit) if e.isVisible())


def type_over(driven: Driven, page: SideBySideScreen, text: str) -> None:
    """Type over the cell one stands on; the first key opens its editor."""
    driven.type(text[0], page.view.units)
    driven.type(text[1:], editor(page))


def stored(driven: Driven, unit: str) -> dict[str, object]:
    found: list[dict[str, object]] = []
    period = driven.session.period
    assert period is not None
    driven.session.run(
        lambda ws, _: {c: v.value for c, v in open_sheet(ws, unit, period).values.items()}, found.append
    )
    driven.settle()
    return found[0]


def test_shows_the_numbers_of_a_line_for_each_department(driven: Driven, page: SideBySideScreen) -> None:
    assert set(units(page)) == {"EAT-ES", "EAT-APP", "EAT-TCS"}
    figures = [row.figure for row in page.model.rows]
    assert "1.1.8" in figures and "educational_programs" in figures and "1.1.6/numerator" in figures
    assert figures.count("educational_programs") == 1, "common data are typed once"
    assert "2.5.1" not in figures
    page.line.setCurrentIndex(1)
    page.line.activated.emit(1)
    assert all(row.indicator is None or row.indicator.line == 2 for row in page.model.rows)


def test_typing_enter_down_and_tab_right_record_into_each_sheet(
    driven: Driven, page: SideBySideScreen
) -> None:
    first, second = units(page)[:2]
    stand_on(page, "1.2.3", first)
    type_over(driven, page, "12")
    driven.press(Key.Key_Tab, editor(page))
    assert here(page) == ("1.2.3", second)
    type_over(driven, page, "30")
    driven.press(Key.Key_Return, editor(page))
    assert here(page) == ("1.2.4", second)
    assert stored(driven, first)["1.2.3"] == whole(12)
    assert stored(driven, second)["1.2.3"] == whole(30)
    driven.qtbot.waitUntil(lambda: text(page, "1.2.3", TOTAL) == "42")
    assert text(page, "1.2.3", COUNTED) == "2 of 3"
    assert driven.row("1.2.3").result == 12, "the open sheet follows"


def test_the_last_department_is_followed_by_the_next_row_and_computed_rows_are_passed(
    driven: Driven, page: SideBySideScreen
) -> None:
    stand_on(page, "1.1.8", units(page)[-1])
    driven.press(Key.Key_Tab)
    figure, unit = here(page)
    assert unit == units(page)[0] and row_of(page, figure) > row_of(page, "1.1.8")
    assert page.model.takes_typing(page.view.units.currentIndex())
    driven.press(Key.Key_Backtab)
    assert here(page) == ("1.1.8", units(page)[-1])


def test_a_refused_text_stays_and_is_given_up_with_delete(driven: Driven, page: SideBySideScreen) -> None:
    stand_on(page, "1.1.8", "EAT-APP")
    type_over(driven, page, "12,7")
    driven.press(Key.Key_Return, editor(page))
    assert text(page, "1.1.8", "EAT-APP") == "12,7"
    assert not stored(driven, "EAT-APP")
    stand_on(page, "1.1.8", "EAT-APP")
    assert "12,7" in page.foot.text() and "whole" in page.foot.text()
    driven.press(Key.Key_Delete)
    assert text(page, "1.1.8", "EAT-APP") == ""


def test_a_contradiction_is_marked_and_said(driven: Driven, page: SideBySideScreen) -> None:
    for figure, number in (("1.2.2", "30"), ("1.2.3", "12"), ("1.2.4", "10")):
        stand_on(page, figure, "EAT-TCS")
        type_over(driven, page, number)
        driven.press(Key.Key_Return, editor(page))
    stand_on(page, "1.2.2", "EAT-TCS")
    assert "30" in page.foot.text() and "22" in page.foot.text()
    cell = page.model.cell(row_of(page, "1.2.2"), units(page).index("EAT-TCS"))
    assert cell.icon == "circle-alert" and cell.typed


def test_a_submitted_sheet_is_locked_and_its_cells_are_passed(driven: Driven, page: SideBySideScreen) -> None:
    middle = units(page)[1]
    period = driven.session.period
    assert period is not None

    def submit_it(workspace: Workspace, _: Progress) -> Changed:
        record(workspace, middle, period, [TypedValue("1.1.8", "75")])
        assert submit(workspace, middle, period).state == "submitted"
        return Changed(frozenset({period.year}), frozenset({middle}))

    driven.session.run(submit_it, driven.session.announce)
    driven.qtbot.waitUntil(lambda: page.model.cell(row_of(page, "1.1.8"), 1).icon == "lock")
    stand_on(page, "1.1.8", units(page)[0])
    driven.press(Key.Key_Tab)
    assert here(page) == ("1.1.8", units(page)[2])


def test_what_was_written_elsewhere_is_shown(driven: Driven, page: SideBySideScreen) -> None:
    period = driven.session.period
    assert period is not None

    def write(workspace: Workspace, _: Progress) -> Changed:
        return record(workspace, "EAT-APP", period, [TypedValue("1.1.8", "7")]).affects

    driven.session.run(write, driven.session.announce)
    driven.qtbot.waitUntil(lambda: text(page, "1.1.8", "EAT-APP") == "7")
    driven.qtbot.waitUntil(lambda: text(page, "1.1.8", TOTAL) == "7")


def test_the_sheet_of_a_department_is_opened_at_the_number(driven: Driven, page: SideBySideScreen) -> None:
    stand_on(page, "1.1.6/numerator", "EAT-APP")
    driven.click(page.open_sheet)
    assert driven.session.org_unit == "EAT-APP" and driven.session.indicator == "1.1.6"
    assert not page.isVisible()


def test_escape_leads_back_and_what_is_being_typed_is_kept(driven: Driven, page: SideBySideScreen) -> None:
    stand_on(page, "1.1.8", "EAT-APP")
    type_over(driven, page, "9")
    driven.qtbot.keyClick(driven.window, Key.Key_F9)
    driven.settle()
    assert not page.isVisible() and stored(driven, "EAT-APP")["1.1.8"] == whole(9)
    driven.qtbot.keyClick(driven.window, Key.Key_F9)
    driven.settle()
    driven.press(Key.Key_Escape, page.view.units)
    assert not page.isVisible()


def test_the_model_is_sound(driven: Driven, page: SideBySideScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)


def test_another_unit_is_followed(driven: Driven, page: SideBySideScreen) -> None:
    driven.select(driven.session.organisation.root.code)
    assert "EAT-ES" in units(page) and len(units(page)) > 3
    driven.session.set_language("kk")
    assert page.heading.text().startswith(driven.session.organisation.root.names["kk"])
