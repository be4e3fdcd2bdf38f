"""The File menu: a copy put in place of the database, and the way out."""

from ktu_desktop.gui.actions.action import Action, Desk, when_open
from ktu_desktop.gui.actions.menus import FILE
from ktu_desktop.i18n import mark


def restore_copy(desk: Desk) -> None:
    """Put a copy in place of the database."""
    from ktu_desktop.gui.restoring import choose_copy

    choose_copy(desk.session, desk.dialogs)


def who_works(desk: Desk) -> None:
    """Put the keyboard where the name of who works is written."""
    desk.ask_who_works()


def close_window(desk: Desk) -> None:
    """Leave the program; what was typed is saved already."""
    desk.widget().close()


FILE_ACTIONS = (
    Action("who_works", FILE, mark("Wh&o works…"), who_works, icon="user", enabled=when_open, separator=True),
    Action("restore_copy", FILE, mark("&Restore a copy…"), restore_copy),
    Action("close", FILE, mark("E&xit"), close_window, keys="Ctrl+Q", icon="x", separator=True),
)
