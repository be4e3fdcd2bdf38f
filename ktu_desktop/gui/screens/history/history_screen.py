"""The history of the indicator one stands on (of the whole sheet, on the common data), newest first."""

from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from ktu_desktop.domain.change_words import change_text
from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.history import sheet_history

_QUIET_TIME = 120
"""Milliseconds one stands still before the history is read: walking through the table reads none."""

_MOST = 500
"""The newest changes that are listed."""


class HistoryScreen(Screen):
    """Who changed what, when, through what, old -> new; read in the background while it is shown."""

    name = "history"
    title = mark("History")
    place = Place.RIGHT

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.heading = TonedLabel(theme, "text")
        self.heading.setFont(theme.strong_font)
        self.heading.setContentsMargins(16, 12, 16, 8)
        self.model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_QUIET_TIME)
        self._still.timeout.connect(self.read)
        session.sheet_changed.connect(lambda _sheet: self._still.start())
        session.indicator_changed.connect(lambda _code: self._still.start())

    def first_focus(self) -> QWidget:
        return self.list

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.session.say(self.title))
        self._still.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._still.start()

    def read(self) -> None:
        """Read the history of where one stands; nothing while it is not shown."""
        org, period, indicator = self.session.org_unit, self.session.period, self.session.indicator
        if self.session.sheet is None or period is None or not self.isVisible():
            return

        def show(entries: tuple[HistoryEntry, ...]) -> None:
            here = (self.session.org_unit, self.session.period, self.session.indicator)
            if here == (org, period, indicator):
                self._show(entries)

        which = None if indicator == COMMON_DATA else indicator
        self.session.run(lambda workspace, _: sheet_history(workspace, org, period, which), show, asker=self)

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        say, plan = self.session.say, self.session.plan
        newest = list(reversed(entries))[:_MOST]
        self.model.setStringList([change_text(entry, plan, say) for entry in newest])
        if not entries:
            self.heading.say(say(mark("Nothing was changed here yet.")))
        elif self.session.indicator == COMMON_DATA:
            self.heading.say(say(mark("Every change of this sheet, newest first")))
        else:
            text = say(mark("Every change of {indicator}, newest first"), indicator=self.session.indicator)
            self.heading.say(text)
