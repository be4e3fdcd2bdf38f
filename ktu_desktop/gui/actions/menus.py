"""The titles of the menus, in their order on the menu bar."""

from ktu_desktop.i18n import mark

FILE = mark("&File")
EDIT = mark("&Edit")
SHEET = mark("&Sheet")
CHECK = mark("&Check")
PRINT = mark("&Print")
VIEW = mark("&View")
HELP = mark("&Help")

MENUS = (FILE, EDIT, SHEET, CHECK, PRINT, VIEW, HELP)
"""A menu without actions is not shown."""
