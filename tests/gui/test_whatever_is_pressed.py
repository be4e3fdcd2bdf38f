"""Whatever a person presses, clicks and chooses: nothing fails, and undone to the end all is as it was."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.session import COMMON_DATA
from ktu_desktop.usecases.back_up import examine
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.workspace import Workspace
from tests.samples_score import SAMPLES
from tests.views.made_up import fill_database
from tests.views.stage import Stage

STEPS = 150
_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
KEYS = (
    *(_Key.Key_Return, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape, _Key.Key_F2, _Key.Key_Delete),
    *(_Key.Key_Down, _Key.Key_Up, _Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End),
    *(_Key.Key_F1, _Key.Key_F4, _Key.Key_F6, _Key.Key_F8, _Key.Key_F9, _Key.Key_Space, _Key.Key_Backspace),
)
LETTERS_WITH_CONTROL = (_Key.Key_Z, _Key.Key_Z, _Key.Key_Y, _Key.Key_C, _Key.Key_X, _Key.Key_V, _Key.Key_D)
TEXTS = ("12", "7,5", "0", "1 200", "abc", "-3", "99,999", "12/45", "50%", "5")
FILES = tuple(file for file in sorted(SAMPLES.iterdir()) if file.suffix in (".xlsx", ".xls", ".ods", ".csv"))


class AnyPerson:
    """Does one thing after another at the window, by chance; ``done`` tells what, for who reads a failure."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.chance = stage, random.Random(seed)
        self.done: list[str] = []
        self._acts: tuple[Callable[[], str], ...] = (
            *(self._press,) * 12,
            *(self._type,) * 8,
            *(self._press_with_control,) * 3,
            *(self._click_a_table,) * 4,
            *(self._click_a_button,) * 3,
            *(self._take_from_a_menu,) * 3,
            *(self._go_to_a_form,) * 2,
            self._go_to_a_sheet,
        )

    def act(self) -> None:
        """Do one thing, and close what it left open above the window now and then."""
        self.stage.answers.open = tuple(self.chance.sample(FILES, 2))
        self.done.append(self.chance.choice(self._acts)())
        QApplication.processEvents()
        popup = QApplication.activePopupWidget()
        if popup is not None and self.chance.random() < 0.5:
            popup.close()

    def _here(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.stage.window

    def _press(self) -> str:
        key = self.chance.choice(KEYS)
        shift = _Modifier.ShiftModifier if self.chance.random() < 0.1 else _Modifier.NoModifier
        QTest.keyClick(self._here(), key, shift)
        return f"{key.name} {shift.name}"

    def _press_with_control(self) -> str:
        key = self.chance.choice(LETTERS_WITH_CONTROL)
        QTest.keyClick(self._here(), key, _Modifier.ControlModifier)
        return f"Ctrl+{key.name}"

    def _type(self) -> str:
        text = self.chance.choice(TEXTS)
        QTest.keyClicks(self._here(), text)
        return f"typed {text}"

    def _click_a_table(self) -> str:
        tables = [each for each in self.stage.window.findChildren(QAbstractItemView) if each.isVisible()]
        if not tables:
            return "no table"
        area = self.chance.choice(tables).viewport()
        place = QPoint(self.chance.randrange(area.width() or 1), self.chance.randrange(area.height() or 1))
        QTest.mouseClick(area, Qt.MouseButton.LeftButton, _Modifier.NoModifier, place)
        return f"clicked into {type(area.parent()).__name__}"

    def _click_a_button(self) -> str:
        buttons = self.stage.window.findChildren(QAbstractButton)
        button = self.chance.choice([each for each in buttons if each.isVisible() and each.isEnabled()])
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"clicked {button.text()}"

    def _take_from_a_menu(self) -> str:
        menus = [entry.menu() for entry in self.stage.window.menuBar().actions()]
        entries = [entry for menu in menus for entry in menu.actions()]  # type: ignore[attr-defined]
        leave = self.stage.window.menus.action("close")
        entry = self.chance.choice([each for each in entries if each.isEnabled() and each is not leave])
        entry.trigger()
        return f"menu {entry.text()}"

    def _go_to_a_form(self) -> str:
        indicators = list(_workspace(self.stage).plan.indicators)
        code = self.chance.choice([*indicators, COMMON_DATA])
        self.stage.session.go_to(code)
        return f"to {code}"

    def _go_to_a_sheet(self) -> str:
        unit = self.chance.choice(list(_workspace(self.stage).organisation.by_code))
        period = self.stage.session.period
        assert period is not None
        self.stage.session.select_sheet(unit, period)
        return f"to {unit}"


def _workspace(stage: Stage) -> Workspace:
    assert stage.session.workspace is not None
    return stage.session.workspace


def _numbers(workspace: Workspace) -> dict[tuple[str, str, str], str]:
    """Every number of the database: (organisation unit, period, element) -> as text."""
    units = list(workspace.organisation.by_code)
    sheets = [open_sheet(workspace, unit, Period(year)) for unit in units for year in workspace.plan.years]
    return {
        (sheet.org_unit.code, sheet.period.code, element): stored.value.text
        for sheet in sheets
        for element, stored in sheet.values.items()
    }


@pytest.mark.parametrize(("seed", "language"), [(1, "ru"), (2, "kk"), (3, "en")])
def test_nothing_fails_and_all_can_be_undone(qtbot: QtBot, tmp_path: Path, seed: int, language: str) -> None:
    database = tmp_path / "plan.db"
    fill_database(database)
    stage = Stage(database, folder=tmp_path, language=language)
    before = _numbers(_workspace(stage))
    person = AnyPerson(stage, seed)
    try:
        for _ in range(STEPS):
            person.act()
        stage.settle()
        undo = stage.window.menus.action("undo")
        while undo.isEnabled():
            undo.trigger()
            stage.settle()
        assert _numbers(_workspace(stage)) == before, person.done
        assert not any(finding.severity is Severity.ERROR for finding in examine(database))
    finally:
        stage.close()
