"""The Help menu."""

from ktu_desktop import __version__
from ktu_desktop.gui.actions.action import Action, Desk
from ktu_desktop.gui.actions.menus import HELP
from ktu_desktop.i18n import mark


def about(desk: Desk) -> None:
    """Say which version this is."""
    desk.session.tell(desk.session.say("KTU Desktop {version}", version=__version__))


HELP_ACTIONS = (Action("about", HELP, mark("&About the program"), about, icon="info"),)
