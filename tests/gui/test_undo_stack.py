"""Undo and redo with keys and in the menu, through the real window: what, where, in which words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from ktu_desktop.cli import main as command_line
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen
from ktu_desktop.i18n import Translator
from ktu_desktop.usecases.export_workbook import export_unit
from ktu_desktop.usecases.record import EntryText, TypedValue
from tests.filling import fill
from tests.gui.driven_window import Driven

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(driven: Driven) -> SheetScreen:
    screen = driven.window.screen_named("sheet_table")
    assert isinstance(screen, SheetScreen)
    driven.window.activateWindow()
    driven.session.show_row("1.2.3")
    QApplication.processEvents()
    return screen


def press(driven: Driven, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    driven.qtbot.keyClick(driven.focus(), key, modifiers)
    driven.settle()
    driven.settle()


def undo(driven: Driven) -> None:
    press(driven, Key.Key_Z)


def redo(driven: Driven) -> None:
    press(driven, Key.Key_Y)


def value(driven: Driven, code: str) -> str | None:
    stored = driven.sheet.data.values.get(code)
    return stored.value.text if stored is not None else None


def entry(driven: Driven, name: str) -> str:
    """The text of an entry of the Edit menu, as one sees it."""
    driven.window.menus.update_enabled()
    return driven.window.menus.action(name).text().replace("&", "")


def type_over(driven: Driven, code: str, text: str) -> None:
    driven.session.show_row(code)
    driven.type(text[0])
    if text[1:]:
        driven.type(text[1:])
    driven.press(Key.Key_Return)


def test_edits_are_undone_one_by_one_and_done_again(driven: Driven, table: SheetScreen) -> None:
    for text in ("138", "142", "150"):
        type_over(driven, "1.2.3", text)
    seen = [value(driven, "1.2.3")]
    for _ in range(3):
        undo(driven)
        seen.append(value(driven, "1.2.3"))
    assert seen == ["150", "142", "138", None]
    for _ in range(3):
        redo(driven)
        seen.append(value(driven, "1.2.3"))
    assert seen[4:] == ["138", "142", "150"]
    undo(driven)
    press(driven, Key.Key_Z, CTRL | SHIFT)
    assert value(driven, "1.2.3") == "150"


def test_the_menu_says_what_will_be_undone(driven: Driven, table: SheetScreen) -> None:
    assert entry(driven, "undo") == "Undo" and not driven.window.menus.action("undo").isEnabled()
    type_over(driven, "1.2.3", "138")
    type_over(driven, "1.2.3", "142")
    name = driven.row("1.2.3").indicator.names["en"]
    told = entry(driven, "undo")
    assert told.startswith("Undo: 1.2.3 ") and told.split(" ", 2)[2][:20] == name[:20]
    assert told.endswith("138\u00a0ppl. \u2192 142\u00a0ppl., Energy Systems 2023")
    assert not driven.window.menus.action("redo").isEnabled()
    undo(driven)
    assert entry(driven, "redo") == told.replace("Undo", "Redo")
    driven.session.set_language("ru")
    assert entry(driven, "redo").startswith("Повторить: 1.2.3 ")


def test_the_window_goes_to_what_was_undone(driven: Driven, table: SheetScreen) -> None:
    type_over(driven, "1.2.3", "7")
    driven.record(TypedValue("teaching_staff", "24"))
    driven.select("MF-DMD")
    undo(driven)
    assert driven.session.org_unit == "EAT-ES" and driven.session.indicator == ""
    assert value(driven, "teaching_staff") is None
    driven.window.show_screen("batches")
    undo(driven)
    assert value(driven, "1.2.3") is None
    assert driven.session.indicator == "1.2.3" and table.view.hasFocus()
    driven.select("MF-DMD")
    redo(driven)
    assert driven.session.org_unit == "EAT-ES" and value(driven, "1.2.3") == "7"
    assert "Done again: 1.2.3" in driven.window.notice.text


def test_a_paste_and_what_is_said_beside_numbers_are_steps_too(driven: Driven, table: SheetScreen) -> None:
    QGuiApplication.clipboard().setText("1\n2\n")
    press(driven, Key.Key_V)
    assert entry(driven, "undo") == "Undo: 2 changes, Energy Systems 2023"
    driven.record(EntryText("1.2.5", "not_applicable", "no such"))
    driven.record(EntryText("1.2.3", "explanation", "because"))
    assert entry(driven, "undo").startswith("Undo: 1.2.3, Explanation – \u2192 because")
    driven.session.show_row("1.2.3")
    undo(driven)
    undo(driven)
    assert driven.row("1.2.5").entry.not_applicable is None and not driven.row("1.2.3").entry.explanation
    undo(driven)
    assert (value(driven, "1.2.3"), value(driven, "1.2.4")) == (None, None)
    redo(driven)
    assert (value(driven, "1.2.3"), value(driven, "1.2.4")) == ("1", "2")


def test_a_new_edit_ends_what_could_be_done_again(driven: Driven, table: SheetScreen) -> None:
    type_over(driven, "1.2.3", "1")
    undo(driven)
    type_over(driven, "1.2.4", "2")
    redo(driven)
    assert value(driven, "1.2.3") is None and value(driven, "1.2.4") == "2"


def test_what_another_program_changed_since_stays_and_is_named(driven: Driven, table: SheetScreen) -> None:
    QGuiApplication.clipboard().setText("1\n2\n")
    press(driven, Key.Key_V)
    database = str(driven.program.options.database)
    command_line(["--db", database, "set", "--org", "EAT-ES", "--year", "2023", "1.2.3=9"])
    undo(driven)
    assert (value(driven, "1.2.3"), value(driven, "1.2.4")) == ("9", None)
    assert "1 stays as it is. This was changed later" in driven.window.notice.text
    type_over(driven, "1.2.5", "3")
    command_line(["--db", database, "set", "--org", "EAT-ES", "--year", "2023", "1.2.5=4"])
    undo(driven)
    assert value(driven, "1.2.5") == "4" and driven.window.notice.text.startswith("1 stays as it is.")
    assert entry(driven, "undo") == "Undo"


def test_a_key_that_comes_before_the_edit_is_saved_is_about_that_edit(
    driven: Driven, table: SheetScreen
) -> None:
    type_over(driven, "1.2.3", "1")
    driven.session.record([TypedValue("1.2.4", "2")])
    driven.qtbot.keyClick(table.view, Key.Key_Z, CTRL)
    driven.qtbot.keyClick(table.view, Key.Key_Z, CTRL)
    driven.qtbot.waitUntil(lambda: not driven.window.undoing.done and not driven.window.undoing.busy)
    driven.settle()
    assert not driven.sheet.data.values


def test_in_an_open_editor_the_key_is_the_editors(driven: Driven, table: SheetScreen) -> None:
    type_over(driven, "1.2.3", "1")
    driven.session.show_row("1.2.4")
    driven.type("55")
    editor = driven.focus()
    assert isinstance(editor, QLineEdit)
    undo(driven)
    assert editor.isVisible() and value(driven, "1.2.3") == "1"
    driven.press(Key.Key_Escape)
    driven.stand_on("1.2.4")
    driven.type("66")
    undo(driven)
    assert value(driven, "1.2.3") == "1"
    driven.press(Key.Key_Escape)
    undo(driven)  # nothing is being typed there: the last change
    assert value(driven, "1.2.3") is None


def test_a_file_is_undone_by_the_key_and_done_again(
    driven: Driven, table: SheetScreen, tmp_path: Path
) -> None:
    workspace, period = driven.session.workspace, driven.session.period
    assert workspace is not None and period is not None
    export_unit(workspace, "EAT-ES", period, tmp_path / "ES.xlsx", Translator("en"))
    driven.answers.open = (fill(tmp_path / "ES.xlsx", {("1.1.8", 0): 80, ("1.2.3", 0): 7}),)
    driven.window.menus.action("import").trigger()
    driven.settle()
    page = driven.window.screen_named("import_files")
    assert isinstance(page, ImportScreen)
    driven.click(page.view.apply)
    driven.settle()
    assert entry(driven, "undo").startswith("Undo: the file ES.xlsx")
    assert entry(driven, "undo").endswith(", 2 changes")
    undo(driven)
    assert not driven.sheet.data.values and table.view.hasFocus()
    redo(driven)
    assert (value(driven, "1.1.8"), value(driven, "1.2.3")) == ("80", "7")
    driven.window.show_screen("import_files")
    driven.click(page.view.undo)
    assert not driven.sheet.data.values
    assert entry(driven, "redo").startswith("Redo: the file ES.xlsx")


def test_what_was_refused_goes_with_the_step_that_brought_it(driven: Driven, table: SheetScreen) -> None:
    type_over(driven, "1.2.3", "7")
    driven.session.show_row("1.2.3")
    QGuiApplication.clipboard().setText("8\nmany\n")
    press(driven, Key.Key_V)
    type_over(driven, "1.2.5", "few")
    assert entry(driven, "undo") == "Undo: 1 text not accepted"
    undo(driven)
    assert driven.sheet.data.drafts.keys() == {"1.2.4"} and driven.session.indicator == "1.2.5"
    undo(driven)
    assert not driven.sheet.data.drafts and value(driven, "1.2.3") == "7"
    redo(driven)
    assert value(driven, "1.2.3") == "8"
