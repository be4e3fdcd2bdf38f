"""The bar above the panes: organisation unit, period, find, filter, how many rows that leaves."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ktu_desktop.domain.periods import Period, period_from_code
from ktu_desktop.gui.first_sheet import periods
from ktu_desktop.gui.looking import Looking
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.org_unit_chooser import OrgUnitChooser
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import Translator, mark

FILTERS = {
    "all": mark("All rows"),
    "missing": mark("Not filled in"),
    "errors": mark("Errors"),
    "warnings": mark("Remarks"),
    "today": mark("Changed today"),
}
_PAUSE = 120
"""Milliseconds without a key before the find box looks: typing itself must not wait for the table."""

_ROUND_THE_HINT = 44
"""Pixels beside the words in the box: the glass before them, the edges."""


class TopBar(QWidget):
    """Which sheet is shown, and which of its rows. ``sheet_chosen``: a person chose another one here."""

    sheet_chosen = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._instead = mark("Opening…")
        self.org_unit = OrgUnitChooser(theme)
        self.org_unit.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.org_unit.setMinimumWidth(230)
        self.period = QComboBox()
        self.period.setMinimumWidth(150)
        self.find_box = QLineEdit()
        self.find_box.setAcceptDrops(False)  # a file that is dropped here is the window's
        self.find_box.setClearButtonEnabled(True)
        self._glass = self.find_box.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.only = QComboBox()
        self.only.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.count = TonedLabel(theme, "quiet")
        self.count.setWordWrap(False)
        self.count.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.count.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.org_unit, 3)
        layout.addWidget(self.period)
        layout.addWidget(self.find_box, 2)
        layout.addWidget(self.only)
        layout.addWidget(self.count)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self.find_box.installEventFilter(self)
        self._listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The find box: Escape gives all back and the place one was at, the arrow goes to what is found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._give_all_back()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._find_now()
                return True
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        session = self._session
        self._pause.timeout.connect(self._look)
        self.find_box.textChanged.connect(lambda _: self._pause.start())
        self.find_box.returnPressed.connect(self._find_now)
        self.only.activated.connect(lambda _: session.look(only=self.only.currentData()))
        self.period.activated.connect(self._choose_period)
        self.org_unit.chosen.connect(self._choose_org_unit)
        session.opened.connect(self._opened)
        session.sheet_selected.connect(self._show_selected)
        session.looking_changed.connect(self._show_looking)
        session.shown_changed.connect(self._count_rows)
        self._theme.changed.connect(self._recolour)

    def say_closed(self) -> None:
        """The database could not be opened: there is no unit to show."""
        self._instead = mark("Not open")
        self.retranslate()

    def retranslate(self) -> None:
        """Every text in the session's language."""
        say = self._session.say
        self._fill_periods(say)
        self._fill_filters(say)
        self._count_rows()
        self._recolour()
        hint = say("Find by code or name (Ctrl+F)")
        self.find_box.setPlaceholderText(hint)
        self.find_box.setMinimumWidth(self.find_box.fontMetrics().horizontalAdvance(hint) + _ROUND_THE_HINT)
        self.find_box.setAccessibleName(say("Find an indicator"))
        self.org_unit.setAccessibleName(say("Organisation unit"))
        self.period.setAccessibleName(say("Period"))
        self.only.setAccessibleName(say("Which rows are shown"))
        if self._session.sheet is not None:
            self.org_unit.set_organisation(self._session.organisation, say)
            self._show_selected()
        else:
            self.org_unit.setText(say(self._instead))

    def _opened(self) -> None:
        self._fill_periods(self._session.say)
        self.org_unit.set_organisation(self._session.organisation, self._session.say)
        self._show_selected()

    def _show_selected(self) -> None:
        self.org_unit.set_code(self._session.org_unit)
        if self._session.period is not None:
            self.period.setCurrentIndex(self.period.findData(self._session.period.code))

    def _show_looking(self, looking: Looking) -> None:
        self.only.setCurrentIndex(self.only.findData(looking.only))
        if self.find_box.text() != looking.find:
            self.find_box.setText(looking.find)

    def _fill_periods(self, say: Translator) -> None:
        self.period.clear()
        if self._session.period is not None:
            for period in periods(self._session.plan):
                self.period.addItem(period.said(say), period.code)

    def _fill_filters(self, say: Translator) -> None:
        chosen = self._session.looking.only
        self.only.clear()
        for name, text in FILTERS.items():
            self.only.addItem(say(text), name)
        self.only.setCurrentIndex(self.only.findData(chosen))

    def _count_rows(self) -> None:
        session = self._session
        narrowed = bool(session.looking.find.strip()) or session.looking.only != "all"
        words = session.say("{n} of {total}", n=len(session.shown), total=session.shown_of)
        self.count.say(words if narrowed else "")

    def _look(self) -> None:
        """Look for what is written; the indicator one stands on stays the same."""
        self._pause.stop()
        self._session.look(find=self.find_box.text())

    def _find_now(self) -> None:
        """Enter: into the first row found; without a search into the table."""
        self._look()
        found = self._session.shown if self._session.looking.find.strip() else ()
        if found:
            self._session.show_row(found[0])
        elif not self._session.looking.find.strip():
            self._session.row_wanted.emit(self._session.indicator)

    def _give_all_back(self) -> None:
        self.find_box.clear()
        self._look()
        session = self._session
        if session.indicator == COMMON_DATA:
            session.go_to(COMMON_DATA)
        else:
            session.show_row(session.indicator)

    def _choose_period(self) -> None:
        self._go_to(self._session.org_unit, period_from_code(self.period.currentData()))

    def _choose_org_unit(self, code: str) -> None:
        if self._session.period is not None:
            self._go_to(code, self._session.period)

    def _go_to(self, org_unit: str, period: Period) -> None:
        """The sheet chosen; the window then knows where the keyboard goes."""
        self._session.select_sheet(org_unit, period)
        self.sheet_chosen.emit()

    def _recolour(self) -> None:
        self._glass.setIcon(self._theme.icon("search"))
