"""Where one stands in the table and what is selected: moves and selects like a spreadsheet."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ktu_desktop.gui.clipboard.block_view import BlockView, steps_to_the_end
from ktu_desktop.gui.looking import numbers_with_a_row, wants_typing
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.sheet_model import SheetModel
from ktu_desktop.gui.theme import Theme

Action = QAbstractItemView.CursorAction
_EDGES = {Action.MoveUp: -1, Action.MoveDown: 1}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SelectingView(BlockView):
    """The cursor stands in the column of actual values; ``selection`` may stretch over all columns."""

    fill_wanted = Signal(int)
    """Tab (1) or Shift+Tab (-1): go on to what is not filled in."""

    def __init__(self, model: SheetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sheet = model
        self._stood_on = 0

    def place_cursor(self, row: int, column: int) -> None:
        """Into the row, in the column of actual values."""
        self.stand_on(row)

    def home_of(self, row: int, column: int) -> tuple[int, int]:
        """The actual value of the row."""
        return row, c.ACTUAL

    def stretched_to(self, row: int, column: int) -> tuple[int, int]:
        """The column to which it was stretched stays."""
        return row, self.selection.column

    def step(self, rows: int) -> None:
        """Move the cursor by a row (1 or -1), over rows in which nothing is to be typed, staying inside."""
        count, here = self._sheet.rowCount(), self.currentIndex().row()
        ahead = range(here + rows, count if rows > 0 else -1, rows)
        with_a_row = numbers_with_a_row(self._sheet.rows())
        wanted = next((n for n in ahead if wants_typing(self._sheet.row_at(n), with_a_row)), here + rows)
        if count:
            self.stand_on(min(max(wanted, 0), count - 1))

    def stand_nowhere(self) -> None:
        """Take the cursor from the table: one stands on something that has no row."""
        self._stood_on = max(self.currentIndex().row(), 0)
        self.setCurrentIndex(QModelIndex())

    def stand_somewhere(self) -> None:
        """Put the cursor where it stood last."""
        if not self.currentIndex().isValid():
            self.stand_on(min(self._stood_on, self._sheet.rowCount() - 1))

    def stand_on(self, row: int) -> None:
        """Put the cursor on a row and show it; there may be no rows."""
        if not 0 <= row < self._sheet.rowCount():
            return
        index = self._sheet.index(row, c.ACTUAL)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right select; other keys as in every table of cells."""
        if event.key() in _SIDEWAYS:
            self._go_sideways(_SIDEWAYS[Qt.Key(event.key())], event.modifiers())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Only up and down; Tab goes to what is not filled in."""
        if action in (Action.MoveNext, Action.MovePrevious):
            self.fill_wanted.emit(1 if action == Action.MoveNext else -1)
            return self.currentIndex()
        if action in _EDGES and modifiers & Qt.KeyboardModifier.ControlModifier:
            return self._sheet.index(self._edge(_EDGES[action]), c.ACTUAL)
        if action in (Action.MoveHome, Action.MoveEnd):
            row = 0 if action == Action.MoveHome else self._sheet.rowCount() - 1
            return self._sheet.index(row, c.ACTUAL)
        return super().moveCursor(action, modifiers).siblingAtColumn(c.ACTUAL)

    def _edge(self, step: int) -> int:
        """The row to which Ctrl and an arrow lead."""
        here, count = self.currentIndex().row(), self._sheet.rowCount()
        ahead = range(here + step, count if step > 0 else -1, step)
        filled = [bool(self._sheet.texts_at(row)[c.ACTUAL]) for row in ahead]
        is_filled = here >= 0 and bool(self._sheet.texts_at(here)[c.ACTUAL])
        return here + step * steps_to_the_end(is_filled, filled)

    def _go_sideways(self, step: int, modifiers: Qt.KeyboardModifier) -> None:
        """Left and right only select: the cursor stays in the column one types into."""
        row, columns = self.currentIndex().row(), self.shown_columns()
        if not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.selection.begin(*self.home_of(row, c.ACTUAL))
            return
        at = columns.index(self.selection.column) + step
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            at = len(columns) - 1 if step > 0 else 0
        self.selection.stretch(row, columns[min(max(at, 0), len(columns) - 1)])
