"""Tab goes round the window: bar, navigation, table; and from the form's end on and round again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.gui.driven_window import Driven


def tabbed(driven: Driven) -> QWidget:
    """Press Tab and say where the keyboard is then."""
    driven.press(Qt.Key.Key_Tab)
    return driven.focus()


@pytest.mark.parametrize("language", ["en", "kk"])
def test_tab_goes_from_the_bar_into_the_navigation_and_the_table(driven: Driven, language: str) -> None:
    driven.session.set_language(language)
    driven.settle()
    bar = driven.window.top_bar
    tree = driven.window.screen_named("navigation").first_focus()
    bar.org_unit.setFocus()
    assert [tabbed(driven) for _ in range(4)] == [bar.period, bar.find_box, bar.only, tree]
    assert tabbed(driven) is driven.window.screen_named("sheet_table").view  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_tab_goes_from_the_form_round_to_the_bar(driven: Driven, language: str) -> None:
    driven.session.set_language(language)
    driven.settle()
    driven.stand_on("1.1.8")
    driven.stand_on("1.1.6")
    screen = driven.window.screen_named("indicator_form")
    inside = [driven.focus()]
    while screen.isAncestorOf(where := tabbed(driven)):
        assert where not in inside, "Tab sticks"
        inside.append(where)
    assert driven.form.not_applicable.tick in inside
    passed = [where]
    while passed[-1] is not driven.window.top_bar.org_unit:
        assert len(passed) < 30
        passed.append(tabbed(driven))
    assert not any(screen.isAncestorOf(widget) for widget in passed)
