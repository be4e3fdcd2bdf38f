"""A secretary's year with the keyboard only, in Russian: typed, sent out, returned, decided, read, undone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.domain.values import Band
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen
from tests.filling import fill
from tests.gui.driven_window import Driven
from tests.workbooks.made_workbooks import convert

Key = Qt.Key
ENTER, SPACE, TAB, ESCAPE = Key.Key_Return, Key.Key_Space, Key.Key_Tab, Key.Key_Escape


class Secretary(Driven):
    """Somebody with a keyboard and no mouse: every key goes where the keyboard is."""

    def keys(self, key: Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(self.focus(), key, held)  # type: ignore[no-untyped-call]
        self.settle()

    def chord(self, key: Key) -> None:
        self.keys(key, Qt.KeyboardModifier.ControlModifier)

    def writes(self, text: str) -> None:
        """Type letter by letter: the first may open an editor, which takes the rest."""
        for letter in text:
            self.type(letter)

    def enters(self, *texts: str) -> None:
        """Each text and Enter, wherever Enter leads."""
        for text in texts:
            self.writes(text)
            self.press(ENTER)

    def opens(self, org: str) -> None:
        """Choose an organisation unit by typing its code."""
        self.chord(Key.Key_O)
        search = self.window.top_bar.org_unit.popup.search
        self.type(org, search)
        self.press(ENTER, search)
        assert self.session.org_unit == org

    def finds(self, indicator: str) -> None:
        """Find a row, stand on it, and have the keyboard there."""
        self.chord(Key.Key_F)
        self.writes(indicator)
        self.press(ENTER)
        assert self.focus() is self.table.view
        assert self.session.indicator == indicator

    @property
    def table(self) -> SheetScreen:
        screen = self.window.screen_named("sheet_table")
        assert isinstance(screen, SheetScreen)
        return screen

    @property
    def imports(self) -> ImportScreen:
        screen = self.window.screen_named("import_files")
        assert isinstance(screen, ImportScreen)
        return screen

    def results(self, *codes: str) -> list[str]:
        return [_text(self.row(code)) for code in codes]

    def chooses(self, action: str) -> None:
        """A menu entry, as its key or the menu would do."""
        self.window.menus.update_enabled()
        self.window.menus.action(action).trigger()
        self.settle()


def _text(row: Row) -> str:
    if row.result is None:
        return ""
    return row.result.text if isinstance(row.result, Band) else f"{float(row.result):g}"


@pytest.mark.journey
def test_a_secretarys_year(qtbot: QtBot, tmp_path: Path) -> None:
    secretary = Secretary(qtbot, tmp_path / "plan.db")
    secretary.session.set_language("ru")
    secretary.settle()
    _types_a_department(secretary)
    _types_what_the_offices_owe(secretary)
    returned = _sends_out_and_gets_back(secretary, tmp_path)
    _takes_what_came_back(secretary, returned)
    _reads_the_faculty(secretary)
    _undoes_the_file(secretary)
    secretary.close()


def _types_a_department(secretary: Secretary) -> None:
    secretary.opens("EAT-ES")
    secretary.keys(Key.Key_D, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    form = secretary.window.screen_named("indicator_form")
    assert isinstance(form, FormScreen) and form.common is not None
    given = {"education_programmes": "20", "students": "240"}
    secretary.enters(*(given.get(box.field.figure, "") for box in form.common.fields.boxes))
    assert secretary.focus() is secretary.table.view, "Enter in the last field leads to the table"
    # a share: typing on its row goes to the form, where the common total stands already
    secretary.finds("1.1.6")
    secretary.enters("250")
    assert secretary.sheet.counts.errors == 1
    secretary.press(Key.Key_F8)
    secretary.enters("118")
    assert secretary.results("1.1.6") == ["49.1667"]
    # growth, index, a count that is refused and mended, one that does not apply
    secretary.finds("1.1.10")
    secretary.enters("107", "100")
    secretary.finds("1.3.1")
    secretary.enters("85,5")
    assert secretary.results("1.1.10", "1.3.1") == ["7", "85.5"]
    secretary.finds("1.1.8")
    secretary.enters("двадцать")
    assert secretary.sheet.counts.drafts == 1
    secretary.finds("1.1.8")
    secretary.enters("6 ед.")
    assert (secretary.sheet.counts.drafts, secretary.results("1.1.8")) == (0, ["6"])
    secretary.finds("1.2.30")
    secretary.session.go_to("1.2.30")
    tick = secretary.form.not_applicable.tick
    tick.setFocus()  # its mnemonic does so
    secretary.keys(SPACE)
    secretary.enters("Таких услуг нет")
    assert secretary.row("1.2.30").entry.not_applicable == "Таких услуг нет"


def _types_what_the_offices_owe(secretary: Secretary) -> None:
    secretary.opens("OFF-PLAN")
    secretary.chord(Key.Key_F)
    secretary.keys(ESCAPE)
    secretary.finds("3.3.1")
    secretary.enters("801+")
    secretary.opens("OFF-DIG")
    secretary.finds("5.8.7")
    secretary.enters("да")
    secretary.opens("OFF-CAR")
    secretary.finds("1.3.5")
    secretary.enters("180 000", "360000")
    assert secretary.results("1.3.5") == ["0.5"]


def _sends_out_and_gets_back(secretary: Secretary, folder: Path) -> Sequence[Path]:
    secretary.answers.into = folder / "out"
    secretary.opens("EAT")
    secretary.chooses("export_all")
    sent = folder / "out" / "EAT-ES_2023.xlsx"
    other = folder / "out" / "EAT-APP_2023.xlsx"
    fill(sent, {("1.1.8", 0): 7, ("1.2.3", 0): "много", ("1.2.4", 0): 12})
    fill(other, {("1.2.1", 0): 100, ("1.1.6", 0): 30})
    secretary.opens("EAT-ES")
    secretary.finds("1.1.8")
    secretary.enters("8")  # corrected here since the workbook went out
    return convert("xlsx", folder / "back", sent, other)


def _takes_what_came_back(secretary: Secretary, returned: Sequence[Path]) -> None:
    secretary.answers.open = tuple(returned)
    secretary.chord(Key.Key_I)
    screen = secretary.imports
    waiting = [(row.item.status, row.item.indicator) for row in screen.listed.rows[:2]]
    assert waiting == [("conflict", "1.1.8"), ("rejected", "1.2.3")]
    assert secretary.focus() is screen.view.table
    secretary.keys(ENTER)
    secretary.keys(TAB)
    assert secretary.focus() is screen.view.decision.take
    secretary.keys(SPACE)
    screen.view.apply.setFocus()
    secretary.keys(SPACE)
    assert secretary.focus() is screen.view.undo
    assert secretary.results("1.1.8", "1.2.3", "1.2.4") == ["7", "", "12"]


def _reads_the_faculty(secretary: Secretary) -> None:
    secretary.opens("EAT")
    secretary.finds("1.1.6")
    summary = secretary.form.summary
    secretary.qtbot.waitUntil(lambda: "43,53" in summary.total.text())  # (118 + 30) of (240 + 100)
    assert "2 из 3" in summary.coverage.text() and "EAT-TCS" in summary.coverage.text()


def _undoes_the_file(secretary: Secretary) -> None:
    screen = secretary.window.show_screen("import_files")
    assert isinstance(screen, ImportScreen)
    screen.view.undo.setFocus()
    secretary.keys(SPACE)
    secretary.opens("EAT-ES")
    assert secretary.results("1.1.8", "1.2.4", "1.1.6") == ["8", "", "49.1667"]
