"""The Lines and tasks pane."""

from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.i18n import mark


class NavigationScreen(Screen):
    """The pane."""

    name = "navigation"
    title = mark("Lines and tasks")
    place = Place.LEFT
