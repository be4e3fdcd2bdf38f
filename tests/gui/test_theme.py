"""The palette: readable in light and dark; icons and fonts are there."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ktu_desktop import paths
from ktu_desktop.gui.actions import ACTIONS
from ktu_desktop.gui.actions.action import when_open
from ktu_desktop.gui.actions.view_menu import VIEW_ACTIONS
from ktu_desktop.gui.colours import DARK, LIGHT, ROLES, Colours
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets import notice_bar, row_state
from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven

TEXTS = ("text", "quiet", "accent", "good", "doubt", "bad")
GROUNDS = ("window", "surface", "raised")
GUI = Path(row_state.__file__).parent.parent


def contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it."""

    def light(colour: str) -> float:
        parts = QColor(colour).getRgbF()[:3]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_every_ground(colours: Colours) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(tone, f"{tone}_tint") for tone in ("good", "doubt", "bad", "accent")]
    pairs += [("text", role) for role in ROLES if role.endswith("_tint")]
    pairs += [("quiet", "accent_tint"), ("on_accent", "accent")]
    poor = [(a, b) for a, b in pairs if contrast(getattr(colours, a), getattr(colours, b)) < 4.5]
    assert not poor


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QPlainTextEdit, QCheckBox])
def test_the_edge_of_a_field_is_seen(qtbot: QtBot, kind: type[QWidget], dark: bool) -> None:
    """3:1 against the window, as WCAG 2 asks of what is typed into or ticked; read from what is drawn."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application, dark)
    around = QWidget()
    qtbot.addWidget(around)
    field = kind(around)
    field.setGeometry(10, 10, 120, 26)
    around.show()
    around.setFocus()
    drawn = around.grab().toImage()
    across = [drawn.pixelColor(x, 23).name() for x in range(10, 30)]
    assert max(contrast(colour, theme.colours.window) for colour in across) >= 3
    assert drawn.pixelColor(2, 2).name() == theme.colours.window
    theme.choose(None)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edge_and_keyboard_focus_are_seen_on_every_ground(colours: Colours) -> None:
    for role in ("edge", "accent"):
        assert all(contrast(getattr(colours, role), getattr(colours, ground)) >= 3 for ground in GROUNDS)


def test_light_and_dark_are_chosen_and_announced(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application)
    with qtbot.waitSignal(theme.changed):
        theme.choose(True)
    assert theme.dark and application.palette().window().color().name() == DARK.window
    theme.choose(False)
    assert not theme.dark and theme.colour("bad").name() == LIGHT.bad


def test_every_icon_named_is_there_and_drawn(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application)
    names = {action.icon for action in ACTIONS if action.icon} | set(notice_bar.ICONS.values())
    names |= {state.icon for state in vars(row_state).values() if isinstance(state, row_state.RowState)}
    for name in names:
        assert paths.resource("icons", f"{name}.svg").exists(), name
        picture = theme.pixmap(name, "text", 16).toImage()
        drawn = (picture.pixelColor(x, y).alpha() for x in range(32) for y in range(32))
        assert any(drawn), name


def test_every_page_in_the_view_menu_has_an_icon() -> None:
    pages = [action for action in VIEW_ACTIONS if action.enabled is when_open]
    assert len(pages) >= 5 and all(action.icon for action in pages)


def test_no_colour_is_written_outside_the_list_of_colours() -> None:
    written = [
        file.name
        for file in GUI.rglob("*.py")
        if file.name != "colours.py"
        and "printing" not in file.parts  # ink on paper has no palette
        and re.search(r"#[0-9a-fA-F]{6}\b|GlobalColor\.(?!transparent)", file.read_text("utf-8"))
    ]
    assert not written


def test_the_mark_of_a_field_turns_dark_with_the_rest(driven: Driven) -> None:
    driven.record(TypedValue("1.2.2", "5"), TypedValue("1.2.3", "3"), TypedValue("1.2.4", "1"))
    mark = driven.stand_on("1.2.2").fields.boxes[0].mark
    light = mark.pixmap().toImage()
    driven.program.theme.choose(True)
    assert mark.isVisible() and mark.pixmap().toImage() != light
    driven.program.theme.choose(False)
    assert mark.pixmap().toImage() == light
