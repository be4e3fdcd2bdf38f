"""Where one stands in the table and what is selected: moves and selects like a spreadsheet."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ktu_desktop.gui.looking import numbers_with_a_row, wants_typing
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.block import Selection
from ktu_desktop.gui.screens.sheet_table.block_pointing import cell_at, is_drag, paint_block, rect_of
from ktu_desktop.gui.screens.sheet_table.sheet_model import SheetModel
from ktu_desktop.gui.theme import Theme

Action = QAbstractItemView.CursorAction
_EDGES = {Action.MoveUp: -1, Action.MoveDown: 1}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_AND_DOWN = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class SelectingView(QTableView):
    """The cursor stands in the column of actual values; ``selection`` may stretch over all columns."""

    fill_wanted = Signal(int)
    """Tab (1) or Shift+Tab (-1): go on to what is not filled in."""

    def __init__(self, model: SheetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._sheet = theme, model
        self._stood_on = 0
        self.selection = Selection(self)
        self._is_stretching = self._is_framed = False
        self._pressed: tuple[int, int] | None = None
        """The cell on which the mouse was pressed, until it is dragged away from it."""
        self.selection.changed.connect(self._show_selection)

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

    def shown_columns(self) -> tuple[int, ...]:
        """The columns that are not hidden."""
        return tuple(column for column in range(len(c.COLUMNS)) if not self.isColumnHidden(column))

    def select_all(self) -> None:
        """Select every cell."""
        if self._sheet.rowCount():
            self.selection.begin(0, c.CODE)
            self.selection.stretch(self._sheet.rowCount() - 1, self.shown_columns()[-1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the cursor into the row; with Shift it selects what lies between."""
        row, column = cell_at(self, event.position().toPoint())
        stretch = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        with self._selecting(stretch):
            super().mousePressEvent(event)
            self.stand_on(row)
        if stretch:
            self.selection.stretch(row, column)
        else:
            self.selection.begin(row)
        self._pressed = (row, column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging selects."""
        if not is_drag(event):
            super().mouseMoveEvent(event)
            return
        row, column = cell_at(self, event.position().toPoint())
        begun = self._pressed
        if begun is not None and (row, column) != begun:
            self.selection.begin(*begun)
            self._pressed = None
        if self._pressed is None:
            with self._selecting(True):
                self.stand_on(row)
            self.selection.stretch(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that move and select."""
        if event.key() in _SIDEWAYS:
            self._go_sideways(_SIDEWAYS[Qt.Key(event.key())], event.modifiers())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in _UP_AND_DOWN:
            with self._selecting(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
                super().keyPressEvent(event)
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

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What is selected follows the cursor."""
        super().currentChanged(current, previous)
        if self._is_stretching:
            self.selection.stretch(current.row(), self.selection.column)
        else:
            self.selection.begin(current.row())

    def paint_selection(self, painter: QPainter) -> None:
        """Frame what is selected, where that is more than the cell one stands on."""
        block = self.selection.block
        if block is not None and not block.is_one_cell:
            paint_block(painter, rect_of(self, block), self._theme.colour("accent"))

    def _show_selection(self) -> None:
        """One cell shows that itself: only a block is painted anew, or away."""
        block = self.selection.block
        was_framed, self._is_framed = self._is_framed, block is not None and not block.is_one_cell
        if was_framed or self._is_framed:
            self.viewport().update()

    def _edge(self, step: int) -> int:
        """Where Ctrl and an arrow lead: to the end of a run of filled cells, else to the next filled one."""
        here, count = self.currentIndex().row(), self._sheet.rowCount()
        ahead = list(range(here + step, count if step > 0 else -1, step))
        filled = [bool(self._sheet.texts_at(row)[c.ACTUAL]) for row in ahead]
        if not ahead:
            return here
        in_a_run = filled[0] and here >= 0 and bool(self._sheet.texts_at(here)[c.ACTUAL])
        if in_a_run:
            return ahead[filled.index(False) - 1] if False in filled else ahead[-1]
        return ahead[filled.index(True)] if True in filled else ahead[-1]

    def _go_sideways(self, step: int, modifiers: Qt.KeyboardModifier) -> None:
        """Left and right only select: the cursor stays in the column one types into."""
        row, columns = self.currentIndex().row(), self.shown_columns()
        if not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.selection.begin(row)
            return
        at = columns.index(self.selection.column) + step
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            at = len(columns) - 1 if step > 0 else 0
        self.selection.stretch(row, columns[min(max(at, 0), len(columns) - 1)])

    @contextmanager
    def _selecting(self, stretching: bool) -> Iterator[None]:
        """What is selected grows to where the cursor goes, or begins anew there."""
        self._is_stretching = stretching
        if not stretching:
            self.selection.begin(self.currentIndex().row())
        try:
            yield
        finally:
            self._is_stretching = False
