"""The check number of a printed sheet typed into the window: whose it is, and what was changed since."""

import pytest
from PySide6.QtCore import Qt

from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.screens.check_number.check_number_screen import CheckNumberScreen
from ktu_desktop.usecases.check_number import number_of
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.workspace import Workspace
from tests.gui.driven_window import Driven


@pytest.fixture
def page(driven: Driven) -> CheckNumberScreen:
    driven.window.menus.action("check_number").trigger()
    screen = driven.window.screen_named("check_number")
    assert isinstance(screen, CheckNumberScreen) and driven.window.focusWidget() is screen.number
    return screen


def printed(driven: Driven, org: str = "EAT-ES") -> str:
    """The number that a print of the sheet bears now."""
    found: list[str] = []

    def read(workspace: Workspace, _: object) -> str:
        data = open_sheet(workspace, org, Period(2023))
        with workspace.db.reading() as conn:
            return number_of(conn, workspace.plan.code, data).text

    driven.session.run(read, found.append)
    driven.settle()
    return found[0]


def cells(page: CheckNumberScreen) -> list[list[str]]:
    model = page.model
    return [[model.item(row, column).text() for column in range(3)] for row in range(model.rowCount())]


def enter(driven: Driven, page: CheckNumberScreen, number: str) -> str:
    page.number.clear()
    driven.type(number, page.number)
    driven.press(Qt.Key.Key_Return, page.number)
    return page.headline.text()


def test_a_print_that_still_holds(driven: Driven, page: CheckNumberScreen) -> None:
    driven.record(students="480")
    assert "Energy Systems for 2023, and it still says" in enter(driven, page, printed(driven).lower())
    assert page.headline.tone == "good" and not page.table.isVisible() and page.open_sheet.isEnabled()


def test_what_was_changed_since_is_named(driven: Driven, page: CheckNumberScreen) -> None:
    driven.record(**{"1.1.6/numerator": "20", "students": "480"})
    number = printed(driven)
    driven.record(**{"1.1.6/numerator": "25", "1.2.3": "7"})
    assert "has changed:" in enter(driven, page, number)
    assert cells(page) == [
        ["1.1.6, Of these", "20\xa0ppl.", "25\xa0ppl."],
        ["1.2.3, Actual", "–", "7\xa0ppl."],
    ]
    driven.session.set_language("ru")
    assert cells(page)[0][0].startswith("1.1.6, ") and "изменено" in page.headline.text()
    driven.select("MF-DMD")
    driven.window.show_screen("check_number")
    driven.press(Qt.Key.Key_Return, page.number)
    driven.click(page.open_sheet)
    assert (driven.session.org_unit, page.isVisible()) == ("EAT-ES", False)


def test_a_wrong_digit_is_noticed_and_told(driven: Driven, page: CheckNumberScreen) -> None:
    driven.record(students="480")
    number = printed(driven)
    wrong = number[:-1] + ("2" if number[-1] != "2" else "3")
    assert "does not belong to any sheet" in enter(driven, page, wrong)
    assert page.headline.tone == "bad" and not page.open_sheet.isEnabled()
    assert "is not a check number" in enter(driven, page, "12")
    driven.type("3", page.number)
    assert page.headline.text() == ""
    driven.press(Qt.Key.Key_Escape, page.number)
    assert not page.isVisible()
