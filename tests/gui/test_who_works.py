"""Who works is asked once, is changed in the line at the foot, and stands in the history of each change."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ktu_desktop.gui.screens.first_start.first_start_screen import FirstStartScreen
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.usecases.back_up import back_up
from ktu_desktop.usecases.export_workbook import export_unit
from ktu_desktop.usecases.record import TypedValue
from ktu_desktop.usecases.workspace import open_workspace
from tests.filling import fill
from tests.gui.driven_window import Driven
from tests.views.made_up import YEAR

ENTER, ESCAPE, F4 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4


def test_the_name_is_changed_at_the_foot_and_stands_in_the_history(driven: Driven) -> None:
    who = driven.window.status_line.who
    driven.record(TypedValue("1.1.8", "75"))
    before = who.button.text()
    driven.window.menus.action("who_works").trigger()
    assert driven.focus() is who.field and who.field.text() == before
    who.field.clear()
    driven.type("B. Serikova")
    driven.press(ENTER)
    assert who.button.text() == "B. Serikova" and not who.field.isVisible()
    driven.record(TypedValue("1.1.8", "76"))
    assert driven.sheet.data.values["1.1.8"].changed_by == "B. Serikova"
    assert driven.program.settings.author == "B. Serikova"
    driven.session.show_row("1.1.8")
    driven.window.menus.action("history").trigger()
    history = driven.window.screen_named("history")
    assert history.isVisible()
    driven.qtbot.waitUntil(lambda: history.first_focus().model().rowCount() == 2, timeout=10_000)  # type: ignore[attr-defined]
    newest, first = (history.first_focus().model().index(n, 0).data() for n in range(2))  # type: ignore[attr-defined]
    assert "B. Serikova" in newest and before in first


@pytest.mark.parametrize("leave", [ESCAPE, None])
def test_a_name_that_is_not_taken_stays_as_it_was(driven: Driven, leave: Qt.Key | None) -> None:
    who = driven.window.status_line.who
    before = who.button.text()
    driven.click(who.button)
    driven.type("Somebody")
    if leave is None:
        driven.window.top_bar.find_box.setFocus()
    else:
        driven.press(leave)
    assert who.button.text() == before and who.button.isVisible()


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Driven:
    driven = Driven(qtbot, tmp_path / "new.db", org="")
    page = driven.window.screen_named("first_start")
    assert isinstance(page, FirstStartScreen) and page.isVisible()
    page.author.setText("A. Ivanova")
    return driven


def test_a_colleagues_copy_is_taken_over_at_the_first_start(first: Driven, tmp_path: Path) -> None:
    other = open_workspace(tmp_path / "other.db", "colleague")
    from ktu_desktop.usecases.record import record

    record(other, "EAT-ES", YEAR, [TypedValue("1.1.8", "75")])
    copy = back_up(other, tmp_path / "copy.db")
    other.close()
    page = first.window.screen_named("first_start")
    assert isinstance(page, FirstStartScreen)
    page.org_unit.chosen.emit("EAT-ES")
    first.answers.open = (copy,)
    first.click(page.take_over)
    first.select("EAT-ES", YEAR)
    assert first.sheet.data.values["1.1.8"].changed_by == "colleague"
    assert first.program.settings.author == "A. Ivanova" and not page.isVisible()
    first.close()


def test_a_colleagues_workbook_is_looked_at_before_it_is_taken(first: Driven, tmp_path: Path) -> None:
    other = open_workspace(tmp_path / "other.db", "colleague")
    path = tmp_path / "EAT-ES_2023.xlsx"
    export_unit(other, "EAT-ES", YEAR, path, first.session.say)
    other.close()
    page = first.window.screen_named("first_start")
    assert isinstance(page, FirstStartScreen)
    first.answers.open = (fill(path, {("1.1.8", 0): 80}),)
    first.click(page.take_over)
    screen = first.window.screen_named("import_files")
    assert isinstance(screen, ImportScreen) and screen.isVisible()
    assert screen.listed.to_take() == 1
    first.close()
