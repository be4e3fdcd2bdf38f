"""What pages share: a row above, a row below with the way back, a sentence that says what came of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.gui.refusals import say_why
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import MarkedSentence
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs


class Page(Screen):
    """A screen in the window's middle. ``close_page`` and Escape, pressed anywhere on it, lead back.

    To the sheet; a page that was opened from one that ``leads_on``, to that one.
    """

    place = Place.PAGE

    back_words: ClassVar[str] = mark("&Back to the sheet")
    """What stands on the button that leads back, marked for translation."""

    leads_on: ClassVar[bool] = False

    def __init__(
        self, session: Session, theme: Theme, dialogs: "Dialogs", parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self._came_from = ""
        self.close_page = QPushButton()
        self.close_page.clicked.connect(self.leave)

    def retranslate(self) -> None:
        self._say_back()

    def opened_from(self, before: Screen | None) -> None:
        self._came_from = before.name if isinstance(before, Page) and before.leads_on else ""
        self._say_back()

    def leave(self) -> None:
        """Back to the sheet, or to the page that led here."""
        if self._came_from:
            self.session.screen_wanted.emit(self._came_from)
        else:
            self.session.show_row(self.session.indicator)

    def _say_back(self) -> None:
        own_words = self.back_words != Page.back_words
        words = self.back_words if own_words or not self._came_from else mark("&Back to the overview")
        self.close_page.setText(self.session.say(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def lay_out_page(self, head: QLayout, middle: QWidget | QLayout, foot: QLayout) -> None:
        """``middle`` takes the room between the rows ``head`` and ``foot``."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        if isinstance(middle, QWidget):
            whole.addWidget(middle, 1)
        else:
            whole.addLayout(middle, 1)
        whole.addLayout(foot)


class TellingPage(Page):
    """A page that says in its ``headline`` what came of the last step, or why nothing did."""

    def __init__(
        self, session: Session, theme: Theme, dialogs: "Dialogs", parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.headline = MarkedSentence(theme, "quiet")

    def failed(self, error: Exception) -> None:
        """Say in the headline why work was refused; anything else is a defect of ours."""
        say_why(self.session, error, self.headline.say)


class FollowingPage(TellingPage):
    """A page about the unit and period of the window: read when it is shown, and when something changed."""

    follows_sheet = True

    pause: ClassVar[int] = 150
    """Milliseconds in which more may change before it is read again."""

    def __init__(
        self, session: Session, theme: Theme, dialogs: "Dialogs", parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.later = QTimer(self, singleShot=True, interval=self.pause)
        self.later.timeout.connect(self.read)
        for signal in (session.sheet_selected, session.changed, session.changed_elsewhere):
            signal.connect(self.later.start)

    def read(self) -> None:
        """Read in the background what the page shows; nothing while it is hidden."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.later.stop()  # what changed before is read now
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.later.stop()


def page_row(wide: Sequence[QWidget | QLayout], narrow: Sequence[QWidget]) -> QHBoxLayout:
    """A row of a page: what takes the room, then buttons at the right."""
    row = QHBoxLayout()
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(8)
    for part in wide:
        if isinstance(part, QWidget):
            row.addWidget(part, 1)
        else:
            row.addLayout(part, 1)
    if not wide:
        row.addStretch(1)
    for widget in narrow:
        row.addWidget(widget)
    return row
