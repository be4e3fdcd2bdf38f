"""The File menu."""

from ktu_desktop.gui.actions.action import Action, Desk
from ktu_desktop.gui.actions.menus import FILE
from ktu_desktop.i18n import mark


def close_window(desk: Desk) -> None:
    """Leave the program; what was typed is saved already."""
    desk.widget().close()


FILE_ACTIONS = (Action("close", FILE, mark("E&xit"), close_window, keys="Ctrl+Q", icon="x", separator=True),)
