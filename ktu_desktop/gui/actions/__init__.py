"""The menus of the main window: the explicit lists of menus and of actions.

To add an action: 1. a function of about ten lines that takes the Desk, and an Action that names it, in the
file of its menu; 2. the file's tuple in ACTIONS below. Menus appear in the order of MENUS. Keys by which text
is edited on some system (Ctrl+D, Ctrl+E ... on Linux) would never come through from a field: a test says so.
"""

from ktu_desktop.gui.actions.action import Action
from ktu_desktop.gui.actions.check_menu import CHECK_ACTIONS
from ktu_desktop.gui.actions.edit_menu import EDIT_ACTIONS
from ktu_desktop.gui.actions.exchange_actions import EXCHANGE_ACTIONS
from ktu_desktop.gui.actions.file_menu import FILE_ACTIONS
from ktu_desktop.gui.actions.help_menu import HELP_ACTIONS
from ktu_desktop.gui.actions.menus import MENUS
from ktu_desktop.gui.actions.print_menu import PRINT_ACTIONS
from ktu_desktop.gui.actions.sheet_menu import SHEET_ACTIONS
from ktu_desktop.gui.actions.table_actions import TABLE_ACTIONS
from ktu_desktop.gui.actions.view_menu import VIEW_ACTIONS

ACTIONS: tuple[Action, ...] = (
    *EXCHANGE_ACTIONS,
    *TABLE_ACTIONS,
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *SHEET_ACTIONS,
    *CHECK_ACTIONS,
    *PRINT_ACTIONS,
    *VIEW_ACTIONS,
    *HELP_ACTIONS,
)

__all__ = ["ACTIONS", "MENUS"]
