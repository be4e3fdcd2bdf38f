"""The Edit menu."""

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import EDIT
from ktu_desktop.i18n import mark


def find(desk: Desk) -> None:
    """Put the keyboard into the box that finds indicators."""
    desk.start_finding()


EDIT_ACTIONS = (
    Action("find", EDIT, mark("&Find an indicator"), find, keys="Ctrl+F", icon="search", enabled=when_open),
)
