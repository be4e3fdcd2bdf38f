"""The Sheet pane."""

from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.i18n import mark


class SheetScreen(Screen):
    """The pane."""

    name = "sheet_table"
    title = mark("Sheet")
    place = Place.CENTRE
