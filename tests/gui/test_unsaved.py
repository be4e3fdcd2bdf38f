"""A database that takes nothing just now: what was typed stays, waits, and is saved once it can be."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ktu_desktop.domain.findings import Place
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen
from ktu_desktop.gui.screens.side_by_side.grid_model import FROZEN
from ktu_desktop.gui.screens.side_by_side.side_by_side_screen import SideBySideScreen
from ktu_desktop.usecases.record import TypedValue
from ktu_desktop.usecases.take_up import found_beside
from tests.gui.driven_window import Driven

ENTER = Qt.Key.Key_Return


@contextmanager
def locked(driven: Driven) -> Iterator[None]:
    """Another program writes, and does not come to an end; the window has no patience with it."""
    workspace = driven.session.workspace
    assert workspace is not None
    other = sqlite3.connect(workspace.db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    driven.session.jobs.unexpected.disconnect(driven.errors.append)
    yield
    other.execute("ROLLBACK")
    other.close()


def typed(driven: Driven, indicator: str, text: str) -> SheetScreen:
    table = driven.window.screen_named("sheet_table")
    assert isinstance(table, SheetScreen)
    driven.session.show_row(indicator)
    driven.type(text[0], table.view)
    driven.type(text[1:])  # the editor has the keyboard now
    driven.press(ENTER)
    return table


def said_of(table: SheetScreen, row: int) -> str:
    return table.model.index(row, c.ACTUAL).data(Qt.ItemDataRole.ToolTipRole) or ""


def looks_of(table: SheetScreen, row: int) -> QImage:
    return table.view.rows.picture(row, table.view.rowHeight(row)).toImage()


def test_what_a_locked_database_does_not_take_stays_and_is_saved_in_its_order(driven: Driven) -> None:
    driven.session.set_language("ru")
    with locked(driven):
        table = typed(driven, "1.2.5", "77")
        typed(driven, "1.2.5", "78")
        row = table.model.row_number("1.2.5")
        assert row is not None
        driven.session.refresh()
        driven.settle()
        assert table.model.index(row, c.ACTUAL).data().strip("\u2007\u2008") == "78"
        assert said_of(table, row) == "Пока не сохранено, повторяем…"
        marked = looks_of(table, row)
        table.model.set_waiting(frozenset())
        assert looks_of(table, row) != marked, "it is seen, too"
        driven.session.refresh()
        driven.settle()
        assert len(driven.session.recording.unsaved) == 2
        assert "занята" in driven.window.notice.text
        assert "не сохранено" in driven.window.status_line.saved.text()
    driven.qtbot.waitUntil(lambda: not driven.session.recording.unsaved, timeout=20_000)
    driven.settle()
    assert driven.sheet.data.values["1.2.5"].value == whole(78)
    assert said_of(table, row) == "" and not table.model.waits(row)
    assert "сохранено" in driven.window.status_line.saved.text()


def test_the_form_shows_what_waits_and_says_that_it_does(driven: Driven) -> None:
    driven.session.set_language("ru")
    driven.record(TypedValue("1.2.5", "70"), TypedValue("students", "200"))
    with locked(driven):
        typed(driven, "1.2.5", "77")
        form = driven.stand_on("1.1.6")
        driven.type("118", driven.box("numerator").editor)
        form.texts.editors["explanation"].setFocus()
        driven.type("mало", form.texts.editors["explanation"])
        for code, role, value in (("1.2.5", "value", "77"), ("1.1.6", "numerator", "118")):
            driven.stand_on(code)
            driven.settle()
            assert driven.box(role).editor.text() == value
            assert "не сохранено" in driven.box(role).note.text()
        assert driven.form.result.number.text() == "= 59\u00a0%"
        assert driven.form.texts.editors["explanation"].written() == "mало"
        assert not list(driven.form.being_typed()), "it is on its way already"
        driven.stand_on("1.2.7")
        assert "не сохранено" not in driven.box("value").note.text()
    driven.qtbot.waitUntil(lambda: not driven.session.recording.unsaved, timeout=20_000)
    driven.settle()
    driven.stand_on("1.1.6")
    assert driven.box("numerator").editor.text() == "118"
    assert "не сохранено" not in driven.box("numerator").note.text()
    assert driven.row("1.1.6").entry.explanation == "mало"
    assert driven.sheet.data.values["1.2.5"].value == whole(77)


def test_whoever_leaves_and_comes_back_finds_what_waits_everywhere(driven: Driven) -> None:
    """Another sheet and back: table, form and what a remark was confirmed with say what was done last."""
    driven.select("EAT-ES", Period(2022))
    driven.record(TypedValue("1.2.5", "10"))
    driven.select("EAT-ES", Period(2023))
    driven.record(TypedValue("1.2.5", "70"), TypedValue("students", "200"))
    table = driven.window.screen_named("sheet_table")
    assert isinstance(table, SheetScreen)
    with locked(driven):
        form = driven.stand_on("1.2.5")
        box = form.findings.boxes[0]
        driven.click(box.right)
        driven.type("new course", box.reason)
        driven.press(ENTER)
        driven.stand_on("1.1.6")
        driven.type("118", driven.box("numerator").editor)
        typed(driven, "1.2.6", "44")
        typed(driven, "1.2.7", "many")
        driven.select("EAT-APP")
        driven.select("EAT-ES")
        said = {code: shown(table, code) for code in ("1.1.6", "1.2.6", "1.2.7")}
        assert said == {"1.1.6": "59", "1.2.6": "44", "1.2.7": "many"}
        (finding,) = driven.row("1.2.5").findings
        assert finding.confirmed == "new course", "a reason that waits is shown"
        assert "new course" in driven.stand_on("1.2.5").findings.boxes[0].sentence.text()
        assert driven.session.sheet_mark is None, "it is not kept for the next start as if it were stored"
    driven.qtbot.waitUntil(lambda: not driven.session.recording.unsaved, timeout=20_000)
    driven.settle()
    assert {code: shown(table, code) for code in said} == said
    assert driven.row("1.2.5").findings[0].confirmed == "new course"
    assert driven.sheet.data.values["1.2.6"].version > 0, "it comes from the database now"


def shown(table: SheetScreen, code: str) -> str:
    row = table.model.row_number(code)
    assert row is not None
    return str(table.model.index(row, c.ACTUAL).data()).strip("\u2007\u2008")


def test_closing_asks_before_it_gives_up_what_is_not_saved(driven: Driven) -> None:
    driven.answers.agreed = False
    with locked(driven):
        typed(driven, "1.2.5", "77")
        assert not driven.window.close()
        assert driven.window.isVisible() and len(driven.answers.asked) == 1
    driven.answers.agreed = True
    assert driven.window.close()
    assert len(driven.answers.asked) == 1, "it was saved meanwhile: nothing to ask"
    assert not driven.session.recording.unsaved


def test_an_open_field_is_kept_beside_the_database_until_it_is_left(driven: Driven) -> None:
    table = driven.window.screen_named("sheet_table")
    assert isinstance(table, SheetScreen)
    driven.session.show_row("1.2.5")
    driven.type("7", table.view)
    driven.type("3")
    driven.qtbot.waitUntil(lambda: kept(driven) == [("1.2.5", "73", False)], timeout=10_000)
    driven.press(Qt.Key.Key_Escape)
    driven.qtbot.waitUntil(lambda: kept(driven) == [], timeout=10_000)
    driven.stand_on("1.1.6")
    editor = driven.form.texts.editors["explanation"]
    editor.setFocus()
    driven.type("why", editor)
    driven.qtbot.waitUntil(lambda: kept(driven) == [("1.1.6", "why", False)], timeout=10_000)
    driven.session.show_row("1.2.5")
    driven.settle()
    driven.qtbot.waitUntil(lambda: kept(driven) == [], timeout=10_000)
    assert driven.row("1.1.6").entry.explanation == "why"


def kept(driven: Driven) -> list[tuple[str, str, bool]]:
    workspace = driven.session.workspace
    assert workspace is not None
    return [(each.name, each.text, each.left) for each in found_beside(workspace.db.path)]


def test_beside_other_departments_it_is_marked_too(driven: Driven) -> None:
    page = driven.window.show_screen("side_by_side")
    assert isinstance(page, SideBySideScreen)
    driven.settle()
    at = page.model.find(Place("EAT-ES", "2023", "1.2.3", "1.2.3"))
    assert at is not None
    with locked(driven):
        page.model.setData(at, "12")
        assert not page.model.waits(at.row(), at.column() - FROZEN), "it is on its way"
        driven.qtbot.waitUntil(lambda: page.model.waits(at.row(), at.column() - FROZEN))
        assert page.model.told(at).startswith("Not saved yet")
    driven.qtbot.waitUntil(lambda: not driven.session.recording.unsaved, timeout=20_000)
    driven.settle()
    assert not page.model.waits(at.row(), at.column() - FROZEN)
    assert page.model.text_at(at.row(), at.column()).strip("\u2007\u2008") == "12"
