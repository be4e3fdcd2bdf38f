"""The pane on the right: the form of the indicator one stands on, or the common data of the sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ktu_desktop.domain.changes import Changed
from ktu_desktop.domain.values import Result
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.indicator_form.beside import Beside
from ktu_desktop.gui.screens.indicator_form.common_data_form import CommonDataForm
from ktu_desktop.gui.screens.indicator_form.indicator_form import IndicatorForm
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.soon import Soon
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.record import Confirmation, Edit, EntryText
from ktu_desktop.usecases.results_by_year import results_by_year

_QUIET_TIME = 300
"""Milliseconds without a change before other years are read again."""

_ROOM_AROUND = 64
"""Pixels above and below a field that are scrolled into view with it: its title, why it was refused."""


class FormScreen(Screen):
    """Follows the session: one form for indicators and one for the common data, rebuilt for a language."""

    name = "indicator_form"
    title = mark("Indicator")
    place = Place.RIGHT

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.beside = Beside()
        self.form: IndicatorForm | None = None
        self.common: CommonDataForm | None = None
        self.stack = QStackedWidget()
        self._pages: list[FollowingArea] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._later = QTimer(self, singleShot=True, interval=_QUIET_TIME)
        self._later.timeout.connect(self._read_beside)
        self._soon = Soon(self, self._show)
        session.sheet_changed.connect(lambda _sheet: self._soon.start())
        session.sheet_left.connect(self._leave)
        session.sheet_selected.connect(self._wait_for_sheet)
        session.indicator_changed.connect(lambda _code: self._follow())
        session.field_wanted.connect(self._focus_field)
        session.summary.arrived.connect(self._show_summary)
        session.changed.connect(self._note_change)
        session.opened.connect(self._forget_beside)

    def first_focus(self) -> QWidget:
        self._focus_field(self.session.indicator, "")
        inside: QWidget | None = self.focusWidget()
        return self if inside is None else inside

    def being_typed(self) -> Iterator[Edit]:
        for form in (self.form, self.common):
            if form is not None and self.stack.isEnabled():
                yield from form.being_typed()

    def go_on_typing(self, edit: Edit) -> bool:
        if not isinstance(edit, EntryText | Confirmation) or self.session.row(edit.indicator) is None:
            return False
        self.session.select_indicator(edit.indicator)
        self._show()
        return self.form is not None and self.form.go_on_typing(edit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def retranslate(self) -> None:
        """Build both forms anew in the session's language; what is being typed is saved first."""
        self._leave()
        for page in self._pages:
            self.stack.removeWidget(page)
            page.deleteLater()
        self.form = IndicatorForm(self.session, self.theme)
        self.common = CommonDataForm(self.session, self.theme)
        self._pages = [FollowingArea(form) for form in (self.common, self.form)]
        for page in self._pages:
            self.stack.addWidget(page)
        self._show()

    def _follow(self) -> None:
        """Another indicator: at once where the keyboard is in the form, else when the table has moved on."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._show()
        else:
            self._soon.start()

    def _show(self) -> None:
        self._soon.stop()
        sheet = self.session.sheet
        if sheet is None or self.form is None or self.common is None:
            return
        self.stack.setEnabled(True)
        row = self.session.row(self.session.indicator)
        current = self.stack.currentIndex()
        self.stack.setCurrentIndex(0 if row is None else 1)
        if row is None:
            if current == 1:
                self.form.leave()
            self.common.show_sheet(sheet)
        else:
            if current == 0:
                self.common.leave()
            self.form.beside = self.beside
            self.form.show_row(row, sheet)

    def _leave(self) -> None:
        for form in (self.form, self.common):
            if form is not None:
                form.leave()

    def _wait_for_sheet(self) -> None:
        """What is shown is another sheet's until the one selected arrives: nothing can be typed into it."""
        self._soon.stop()
        self.stack.setEnabled(False)
        self._forget_beside()

    def _focus_field(self, indicator: str, element: str) -> None:
        if self.form is None or self.common is None:
            return
        self._soon.catch_up()
        if indicator == COMMON_DATA:
            self.common.focus_field(element)
        else:
            self.form.focus_field(element)

    def _forget_beside(self) -> None:
        self.beside = Beside(summary=self.session.summary.totals)
        self._later.start()

    def _note_change(self, changed: Changed) -> None:
        self._later.start()

    def _read_beside(self) -> None:
        org, period = self.session.org_unit, self.session.period
        if self.session.sheet is None or period is None or not self.isVisible():
            return

        def show(results: Mapping[int, Mapping[str, Result]]) -> None:
            if (org, period) == (self.session.org_unit, self.session.period):
                self._show_beside(replace(self.beside, results=results))

        self.session.run(lambda workspace, _: results_by_year(workspace, org, period), show, asker=self)

    def _show_summary(self) -> None:
        self._show_beside(replace(self.beside, summary=self.session.summary.totals))

    def _show_beside(self, beside: Beside) -> None:
        self.beside = beside
        if self.form is not None:
            self.form.show_beside(beside)


class FollowingArea(QScrollArea):
    """Scrolls to what has the keyboard, however it came there; Qt does so for the Tab key alone."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        form = self.widget()
        if now is not None and form is not None and form.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _ROOM_AROUND)
