"""The Help menu."""

from ktu_desktop import __version__
from ktu_desktop.gui.actions.action import Action, Desk
from ktu_desktop.gui.actions.menus import HELP
from ktu_desktop.i18n import mark


def about(desk: Desk) -> None:
    """Say which version this is."""
    desk.session.tell(desk.session.say("KTU Desktop {version}", version=__version__))


def show_help(desk: Desk) -> None:
    """Open the help at the topic of where one stands."""
    from ktu_desktop.gui.screens.help.help_screen import HelpScreen
    from ktu_desktop.gui.screens.screen import Place

    here = desk.screen_here()
    page = desk.show_screen(HelpScreen.name)
    if isinstance(page, HelpScreen) and here is not page:
        on_page = here is not None and here.place is Place.PAGE
        page.show_topic(here.name if here else "", here.name if here and on_page else "")


def show_keys(desk: Desk) -> None:
    """Open the help at the list of keys."""
    from ktu_desktop.gui.screens.help.help_screen import HelpScreen
    from ktu_desktop.gui.screens.help.topics import KEYS

    page = desk.show_screen(HelpScreen.name)
    if isinstance(page, HelpScreen):
        page.show_topic(KEYS)


HELP_ACTIONS = (
    Action("help", HELP, mark("&Help on this part of the window"), show_help, "F1", "circle-help"),
    Action("keys", HELP, mark("&Keys"), show_keys),
    Action("about", HELP, mark("&About the program"), about, icon="info", separator=True),
)
