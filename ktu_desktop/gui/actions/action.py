"""What an action is: one menu entry, with its key, its icon and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.undo_stack import UndoStack


class Desk(Protocol):
    """What an action can reach: the main window is one."""

    session: Session
    theme: Theme
    dialogs: "Dialogs"
    undoing: "UndoStack"

    def show_screen(self, name: str) -> Screen:
        """Bring a screen to view, give it the keyboard and return it."""

    def screen_named(self, name: str) -> Screen:
        """A screen, shown or not."""

    def screen_here(self) -> Screen | None:
        """The screen that has the keyboard, or the page that is shown."""

    def widget(self) -> QWidget:
        """The window itself, as a parent for dialogs."""

    def fold(self, place: Place) -> None:
        """Fold a pane, or open it again."""

    def focus_next_pane(self, step: int) -> None:
        """Give the keyboard to the next (1) or previous (-1) pane."""

    def start_finding(self) -> None:
        """Put the keyboard into the find box."""

    def ask_who_works(self) -> None:
        """Put the keyboard where the name of who works is written."""

    def choose_org_unit(self) -> None:
        """Open the chooser of organisation units."""

    def choose_period(self) -> None:
        """Open the chooser of periods."""


def always(_: Desk) -> bool:
    """For actions that can always be taken."""
    return True


def when_open(desk: Desk) -> bool:
    """For actions that need an open sheet."""
    return desk.session.sheet is not None


@dataclass(frozen=True)
class Action:
    """One menu entry. ``menu`` and ``text`` are marked for translation; ``&`` marks the mnemonic.

    ``keys``: a key sequence as Qt writes it in English, e.g. ``Ctrl+I``; several stand apart by spaces.
    ``separator``: a line above it.
    """

    name: str
    menu: str
    text: str
    run: Callable[[Desk], None]
    keys: str = ""
    icon: str = ""
    enabled: Callable[[Desk], bool] = always
    separator: bool = False
    help: str = ""
    about: Callable[[Desk], str] | None = None
    """What it would be about now, behind its text: ``Undo: 1.2.3 ...``; an empty text for nothing."""
