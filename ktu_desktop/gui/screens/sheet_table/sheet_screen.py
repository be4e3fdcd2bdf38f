"""The pane in the middle: the table of the sheet, where the hands are."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Field, Sheet
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.looking import Looking
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.screens.sheet_table.row_texts import editable_field
from ktu_desktop.gui.screens.sheet_table.sheet_model import SheetModel
from ktu_desktop.gui.screens.sheet_table.sheet_view import SheetView
from ktu_desktop.gui.screens.sheet_table.shown_rows import shown_rows
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.unit_summary import asked_below
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.usecases.record import Edit


class SheetScreen(Screen):
    """Shows the session's sheet, follows its indicator, records what is typed."""

    name = "sheet_table"
    title = mark("Indicators")
    place = Place.CENTRE

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.model = SheetModel(theme, session.say, self._typed, self)
        self.view = SheetView(self.model, theme)
        self._sheet_shown: tuple[str, Period] | None = None
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self._stack = QStackedLayout(self)
        for widget in (self.view, self.empty):
            self._stack.addWidget(widget)
        self._listen()

    def first_focus(self) -> QWidget:
        self.view.stand_somewhere()
        return self.view

    def being_typed(self) -> "Iterable[Edit]":
        editor, current = self.view.open_editor(), self.view.currentIndex()
        if editor is None or not editor.isModified() or not current.isValid():
            return ()
        field = editable_field(self.model.row_at(current.row()))
        if field is None:
            return ()
        from ktu_desktop.usecases.record import TypedValue

        return (TypedValue(field.figure, editor.text()),)

    def retranslate(self) -> None:
        self.model.retranslate(self.session.say)
        self.view.setAccessibleName(self.session.say("Indicators of the sheet"))
        self.view.fit()
        self._say_empty()

    def _listen(self) -> None:
        session, view = self.session, self.view
        session.sheet_left.connect(self.view.finish_editing)
        session.sheet_selected.connect(lambda: self._wait(True))
        session.sheet_changed.connect(self._show)
        session.looking_changed.connect(self._look)
        session.summary.arrived.connect(lambda: self.model.set_totals(session.summary.totals))
        session.indicator_changed.connect(self._follow)
        session.row_wanted.connect(self._take_keyboard)
        view.selectionModel().currentRowChanged.connect(lambda now, _: self._stood_on(now.row()))
        view.form_wanted.connect(self._to_form)
        view.fill_wanted.connect(self._fill_next)
        view.deletion_wanted.connect(self._delete)
        self.theme.changed.connect(self.model.repaint)

    def _show(self, sheet: Sheet) -> None:
        self._wait(False)
        stood_on = max(self.view.currentIndex().row(), 0)
        below = asked_below(sheet, self.session.organisation)
        self.view.show_totals(below is not None)
        self.model.set_totals(self.session.summary.totals)
        self.model.set_rows(
            shown_rows(sheet, self._looking(above=below is not None), below or frozenset()),
            sheet.data.period.year,
        )
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self.empty)
        self._say_empty()
        self._follow(self.session.indicator)
        self._stay_on_a_row(sheet, stood_on)

    def _looking(self, *, above: bool) -> Looking:
        """A search above others looks through the whole plan: there one reads their totals."""
        looking = self.session.looking
        return replace(looking, everything=looking.everything or (above and bool(looking.find)))

    def _wait(self, waiting: bool) -> None:
        self.view.waiting = waiting

    def _look(self, _: Looking) -> None:
        if self.session.sheet is not None:
            self._show(self.session.sheet)

    def _follow(self, indicator: str) -> None:
        if indicator == COMMON_DATA:
            self.view.stand_nowhere()
        row = self.model.row_number(indicator)
        if row is not None and row != self.view.currentIndex().row():
            self.view.stand_on(row)

    def _stay_on_a_row(self, sheet: Sheet, stood_on: int) -> None:
        """The row stood on is not shown (any more): table and form must not be about different indicators."""
        here = (sheet.data.org_unit.code, sheet.data.period)
        other_sheet, self._sheet_shown = here != self._sheet_shown, here
        gone = self.session.indicator != COMMON_DATA and not self.view.currentIndex().isValid()
        if gone and (other_sheet or self.view.hasFocus()):
            self.view.stand_on(0 if other_sheet else min(stood_on, self.model.rowCount() - 1))

    def _take_keyboard(self, indicator: str) -> None:
        if self.model.row_number(indicator) is None:
            self.view.stand_on(self._nearest(indicator))
        self.view.setFocus()

    def _nearest(self, indicator: str) -> int:
        """The first row shown that stands after an indicator which is not shown."""
        order = [row.indicator.code for row in self.session.sheet.rows] if self.session.sheet else []
        here = order.index(indicator) if indicator in order else 0
        shown = (self.model.row_number(code) for code in order[here:])
        return next((row for row in shown if row is not None), 0)

    def _stood_on(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.session.select_indicator(self.model.row_at(row).indicator.code)

    def _typed(self, field: Field, text: str) -> None:
        from ktu_desktop.usecases.record import TypedValue  # late: the first paint does not wait for it

        self.session.record([TypedValue(field.figure, text)])

    def _delete(self) -> None:
        from ktu_desktop.usecases.record import DeleteValue, GiveUpDraft

        current = self.view.currentIndex()
        field = editable_field(self.model.row_at(current.row())) if current.isValid() else None
        if field is None:
            return
        self.session.record([GiveUpDraft(field.figure) if field.draft else DeleteValue(field.figure)])

    def _to_form(self, key: QKeyEvent | None) -> None:
        self.session.go_to(self.session.indicator)
        focus = QApplication.focusWidget()
        if key is not None and key.text().strip() and focus is not None and focus is not self.view:
            again = QKeyEvent(QEvent.Type.KeyPress, key.key(), key.modifiers(), key.text())
            QCoreApplication.sendEvent(focus, again)

    def _fill_next(self, step: int) -> None:
        row = self.session.next_to_fill(step)
        if row is not None:
            self.session.show_row(row.indicator.code)

    def _say_empty(self) -> None:
        say, sheet = self.session.say, self.session.sheet
        if sheet is None:
            self.empty.setText("")
        elif self.session.looking.find or self.session.looking.only != "all":
            self.empty.setText(say("Nothing here fits. Change what is looked for above."))
        else:
            self.empty.setText(
                say(
                    "This organisation unit is not asked for any indicator itself. Choose another one above, "
                    "or show all indicators of the plan (Ctrl+Shift+A)."
                )
            )
