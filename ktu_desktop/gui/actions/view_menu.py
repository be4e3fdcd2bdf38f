"""The View menu: panes, colours, languages."""

from collections.abc import Callable

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import VIEW
from ktu_desktop.gui.screens.screen import Place
from ktu_desktop.i18n import LANGUAGE_NAMES, LANGUAGES, mark


def next_pane(desk: Desk) -> None:
    """Give the keyboard to the next pane."""
    desk.focus_next_pane(1)


def previous_pane(desk: Desk) -> None:
    """Give the keyboard to the pane before."""
    desk.focus_next_pane(-1)


def fold(place: Place) -> Callable[[Desk], None]:
    """An action that folds a pane or opens it again."""
    return lambda desk: desk.fold(place)


def colours(dark: bool | None) -> Callable[[Desk], None]:
    """An action that chooses light or dark."""
    return lambda desk: desk.theme.choose(dark)


def speak(language: str) -> Callable[[Desk], None]:
    """An action that changes the language."""
    return lambda desk: desk.session.set_language(language)


def show_everything(desk: Desk) -> None:
    """Show every indicator of the plan, or only what the unit is asked for."""
    desk.session.look(everything=not desk.session.looking.everything)


def charts(desk: Desk) -> None:
    """Show the chart of the indicator one stands on."""
    desk.show_screen("charts")


def side_by_side(desk: Desk) -> None:
    """Show the units side by side, or the sheet again."""
    if desk.screen_named("side_by_side").isVisible():
        desk.session.show_row(desk.session.indicator)
    else:
        desk.show_screen("side_by_side")


def overview(desk: Desk) -> None:
    """Show how far the plan is, what moved, who owes what, what contradicts."""
    desk.show_screen("overview")


def explorer(desk: Desk) -> None:
    """Show what the total of the indicator one stands on is made of."""
    desk.show_screen("explorer")


def finances(desk: Desk) -> None:
    """Show where the university stands financially."""
    desk.show_screen("finances")


_FINANCES = mark("&Financial standing of the university")

VIEW_ACTIONS = (
    Action("overview", VIEW, mark("O&verview"), overview, "Ctrl+0", "layout-dashboard", when_open),
    Action("side_by_side", VIEW, mark("&Units side by side"), side_by_side, "F9", "columns-3", when_open),
    Action("explorer", VIEW, mark("&What a total is made of"), explorer, "Ctrl+T", "list-tree", when_open),
    Action("charts", VIEW, mark("C&harts"), charts, "Ctrl+G", "chart-line", when_open),
    Action("finances", VIEW, _FINANCES, finances, "", "landmark", when_open),
    Action(
        "everything",
        VIEW,
        mark("&All indicators of the plan, or only those asked for"),
        show_everything,
        keys="Ctrl+Shift+A",
        separator=True,
    ),
    Action("next_pane", VIEW, mark("&Next pane"), next_pane, keys="F6", separator=True),
    Action("previous_pane", VIEW, mark("&Previous pane"), previous_pane, keys="Shift+F6"),
    Action(
        "fold_left", VIEW, mark("Fold the &left pane"), fold(Place.LEFT), keys="Ctrl+1", icon="panel-left"
    ),
    Action(
        "fold_bottom",
        VIEW,
        mark("Fold the &bottom pane"),
        fold(Place.BOTTOM),
        keys="Ctrl+2",
        icon="panel-bottom",
    ),
    Action(
        "fold_right", VIEW, mark("Fold the &right pane"), fold(Place.RIGHT), keys="Ctrl+3", icon="panel-right"
    ),
    Action("colours_system", VIEW, mark("Colours as the &system has them"), colours(None), separator=True),
    Action("colours_light", VIEW, mark("Light &colours"), colours(False), icon="sun"),
    Action("colours_dark", VIEW, mark("&Dark colours"), colours(True), icon="moon"),
    *(
        Action(f"language_{language}", VIEW, LANGUAGE_NAMES[language], speak(language), separator=first)
        for language, first in zip(LANGUAGES, (True, False, False), strict=True)
    ),
)
