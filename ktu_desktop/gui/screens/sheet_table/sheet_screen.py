"""The pane in the middle: the table of the sheet, where the hands are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Field, Row, Sheet
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.as_typed import sheet_as_typed
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.looking import Looking
from ktu_desktop.gui.not_saved import rows_waiting
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.screens.sheet_table.empty_page import EmptyPage
from ktu_desktop.gui.screens.sheet_table.row_texts import editable_field
from ktu_desktop.gui.screens.sheet_table.sheet_model import SheetModel
from ktu_desktop.gui.screens.sheet_table.sheet_view import SheetView
from ktu_desktop.gui.screens.sheet_table.shown_rows import narrowed, rows_here
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.unit_summary import asked_below
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.domain.plan import Plan
    from ktu_desktop.gui.clipboard.block_clipboard import BlockClipboard
    from ktu_desktop.usecases.find_indicators import IndicatorFinder
    from ktu_desktop.usecases.record import Edit

_TYPING_PAUSE = 20
"""Milliseconds after a key before findings follow: a run of keys is computed once."""

_SOON = 1000
"""Milliseconds after the start: the first sheet comes first."""


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
        self.view.make_clipboard = self._clipboard
        self._sheet_shown: tuple[str, Period] | None = None
        self._finder: tuple[Plan, IndicatorFinder] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._typing_pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._typing: dict[str, str] = {}
        self.empty = EmptyPage()
        self._stack = QStackedLayout(self)
        for widget in (self.view, self.empty):
            self._stack.addWidget(widget)
        self._listen()

    def first_focus(self) -> QWidget:
        self.view.stand_somewhere()
        return self.view

    def _clipboard(self) -> "BlockClipboard":
        """Copying, pasting, deleting."""
        from ktu_desktop.gui.clipboard.block_clipboard import BlockClipboard
        from ktu_desktop.gui.screens.sheet_table.sheet_cells import SheetCells

        return BlockClipboard(self.session, SheetCells(self.session, self.model, self.view))

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

    def window_closes(self) -> None:
        self._soon.stop()

    def _listen(self) -> None:
        session, view = self.session, self.view
        session.opened.connect(self._soon.start)
        self._soon.timeout.connect(self._prepare_finder)
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
        view.deletion_wanted.connect(lambda: view.clipboard.delete())
        view.all_wanted.connect(self._end_search)
        view.rows.typing.connect(self._note_typing)
        self._typing_pause.timeout.connect(self._follow_typing)
        view.rows.closeEditor.connect(lambda *_: self._follow_nothing())
        self.empty.back.clicked.connect(self._show_all)
        self.empty.wider.clicked.connect(lambda: session.look(everything=True))
        self.theme.changed.connect(self.model.repaint)

    def _show(self, sheet: Sheet) -> None:
        self._wait(False)
        stood_on = max(self.view.currentIndex().row(), 0)
        below = asked_below(sheet, self.session.organisation)
        here = rows_here(sheet, self._everything(above=below is not None), below or frozenset())
        rows = self._narrowed(here, sheet)
        self.view.show_totals(below is not None)
        self.model.set_totals(self.session.summary.totals)
        self.model.set_rows(rows, sheet.data.period.year)
        self.model.set_waiting(rows_waiting(sheet, self.session.recording.unsaved.waiting))
        self._stack.setCurrentWidget(self.view if rows else self.empty)
        self._say_empty()
        self.session.tell_shown(tuple(row.indicator.code for row in rows), len(here))
        self._follow(self.session.indicator)
        self._stay_on_a_row(sheet, stood_on)

    def _everything(self, *, above: bool) -> bool:
        """A search above others looks through the whole plan: there one reads their totals."""
        looking = self.session.looking
        return looking.everything or (above and bool(looking.find.strip()))

    def _narrowed(self, rows: tuple[Row, ...], sheet: Sheet) -> tuple[Row, ...]:
        looking = self.session.looking
        found = self._find(sheet.data.plan)(looking.find) if looking.find.strip() else None
        return narrowed(rows, sheet, looking.only, found)

    def _find(self, plan: "Plan") -> "IndicatorFinder":
        """The finder of the plan: its names are read once."""
        from ktu_desktop.usecases.find_indicators import IndicatorFinder  # late: nobody seeks at the start

        if self._finder is None or self._finder[0] is not plan:
            self._finder = (plan, IndicatorFinder(plan))
        return self._finder[1]

    def _prepare_finder(self) -> None:
        """Read the plan's names in the background, so that the first search is as quick as the others."""
        from ktu_desktop.usecases.find_indicators import IndicatorFinder

        def keep(answer: "tuple[Plan, IndicatorFinder]") -> None:
            self._finder = answer

        if self.session.workspace is not None:
            self.session.run(lambda ws, _: (ws.plan, IndicatorFinder(ws.plan).prepare()), keep, asker=self)

    def _note_typing(self, row: int, text: str) -> None:
        field = editable_field(self.model.row_at(row))
        if field is not None:
            self._typing = {field.figure: text}
            self._typing_pause.start()

    def _follow_typing(self) -> None:
        """Tell what the sheet would be with what stands in the cell."""
        if self.session.sheet is not None and self._typing:
            tolerance = self.session.reader.tolerance
            self.session.typing.emit(sheet_as_typed(self.session.sheet.data, self._typing, tolerance))

    def _follow_nothing(self) -> None:
        """The cell was left: what was typed is recorded, or was given up."""
        self._typing = {}
        self._typing_pause.stop()
        self.session.typing.emit(self.session.sheet)

    def _end_search(self) -> None:
        """Give back what the search took away; one stays on the row one stands on."""
        if self.session.looking.find:
            self.session.look(find="")
            self.session.show_row(self.session.indicator)

    def _show_all(self) -> None:
        self.session.look(find="", only="all")
        self.session.row_wanted.emit(self.session.indicator)

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
        say, sheet, looking = self.session.say, self.session.sheet, self.session.looking
        if sheet is None or self.model.rowCount():
            self.empty.say("")
        elif looking.find or looking.only != "all":
            elsewhere = not looking.everything and bool(self._narrowed(sheet.rows, sheet))
            self.empty.say(
                say("Nothing was found. Change the search above."),
                say("Show all rows"),
                say("Look in the whole plan") if elsewhere else "",
            )
        else:
            self.empty.say(
                say(
                    "This organisation unit is not asked for any indicator itself. Choose another one above, "
                    "or show all indicators of the plan (Ctrl+Shift+A)."
                ),
                wider=say("Look in the whole plan"),
            )
