"""What every screen is: a widget with a name, a title and a place in the main window."""

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.unsaved import Waiting

if TYPE_CHECKING:
    from ktu_desktop.domain import findings
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.remembered import Remembered
    from ktu_desktop.usecases.record import Edit


class Place(Enum):
    """Where a screen stands. LEFT, CENTRE, RIGHT and BOTTOM are panes; PAGE takes the window's middle."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    BOTTOM = "bottom"
    PAGE = "page"


class Screen(QWidget):
    """A part of the main window. It knows the session, the theme and the dialogs, and no other screen.

    To add one: 1. a folder in gui/screens with a subclass (of Page in page.py where it is a page) that sets
    ``name``, ``title`` and ``place``; 2. its line in gui/screens/__init__.py; 3. texts in ``retranslate``,
    run on each change of language; 4. its topic in resources/help, in each language; 5. its views in
    tests/views/views.py.
    """

    name: ClassVar[str] = ""
    """A stable id: ``MainWindow.show_screen(name)`` and ``MainWindow.screen(name)`` find it."""

    title: ClassVar[str] = ""
    """Marked for translation: the pane's heading and its accessible name."""

    place: ClassVar[Place] = Place.PAGE

    follows_sheet: ClassVar[bool] = False
    """Whether a page stays, and shows the other sheet, when one is chosen in the bar."""

    def __init__(
        self, session: Session, theme: Theme, dialogs: "Dialogs", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.theme, self.dialogs = session, theme, dialogs
        self.setObjectName(self.name)

    def first_focus(self) -> QWidget:
        """The widget that takes the keyboard when the person comes here (F6)."""
        return self

    def opened_from(self, before: "Screen | None") -> None:
        """A page is about to be shown; ``before``: the page that was shown until now, None for the panes."""

    def retranslate(self) -> None:
        """Set every text again in the session's language. Called once after building and on each change."""

    def recall(self, remembered: "Remembered") -> None:
        """Take up what was kept the last time; called once, when the window has been built."""

    def remember(self, remembered: "Remembered") -> None:
        """Keep what shall be there the next time."""

    def window_closes(self) -> None:
        """Give up work that nobody will see: what is to be saved shall not wait behind it."""

    def being_typed(self) -> "Iterable[Edit]":
        """What stands in open fields of the sheet shown, not handed over yet, as it would be recorded."""
        return ()

    def not_handed_over(self) -> "Iterable[Waiting]":
        """``being_typed`` with its sheet: the one shown, unless a page is about others."""
        typed, period = tuple(self.being_typed()), self.session.period
        return (Waiting(self.session.org_unit, period, typed, "form"),) if typed and period else ()

    def go_on_typing(self, edit: "Edit") -> bool:
        """Open the field of a text again, as it was when the program ended; False: it is not here."""
        return False

    def shows(self, place: "findings.Place") -> bool:
        """Whether a page shows a number or text itself; then the cursor stands on it. See UndoStack."""
        return False

    def dropped(self, paths: list[str]) -> bool:
        """Files dropped anywhere on the window are offered to each screen; True when it takes them."""
        return False
