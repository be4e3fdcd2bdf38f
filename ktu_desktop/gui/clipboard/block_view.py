"""A table in which a block of cells is selected by keys and mouse, as in a spreadsheet, around the cursor."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QTableView, QWidget

from ktu_desktop.gui.clipboard.block import Selection
from ktu_desktop.gui.clipboard.block_pointing import cell_at, is_drag, paint_block, rect_of
from ktu_desktop.gui.theme import Theme

if TYPE_CHECKING:
    from ktu_desktop.gui.clipboard.block_clipboard import BlockClipboard

Index = QModelIndex | QPersistentModelIndex


class BlockView(QTableView):
    """``selection`` holds the cell one stands on, or a block stretched from it.

    A view says where the cursor may stand: ``place_cursor`` and ``home_of``.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.selection = Selection(self)
        self.make_clipboard: Callable[[], BlockClipboard] | None = None
        self._is_stretching = self._is_framed = False
        self._pressed: tuple[int, int] | None = None
        """The cell on which the mouse was pressed, until it is dragged away from it."""
        self.selection.changed.connect(self._show_selection)

    @cached_property
    def clipboard(self) -> "BlockClipboard":
        """Copying, pasting, deleting; made when it is first needed: what is shown comes first."""
        assert self.make_clipboard is not None, "the screen says over which cells"
        return self.make_clipboard()

    def place_cursor(self, row: int, column: int) -> None:
        """Put the cursor on this cell, or on the one of its row that it may stand on."""
        raise NotImplementedError

    def home_of(self, row: int, column: int) -> tuple[int, int]:
        """The cell that is selected by a click on this one, or when the cursor comes to it."""
        raise NotImplementedError

    def stretched_to(self, row: int, column: int) -> tuple[int, int]:
        """To which cell a selection stretches when the cursor comes to this one."""
        return row, column

    def shown_columns(self) -> tuple[int, ...]:
        """The columns that are not hidden."""
        return tuple(n for n in range(self.model().columnCount()) if not self.isColumnHidden(n))

    def select_all(self) -> None:
        """Select every cell."""
        columns, rows = self.shown_columns(), self.model().rowCount()
        if rows and columns:
            self.selection.begin(0, columns[0])
            self.selection.stretch(rows - 1, columns[-1])

    def let_go(self) -> bool:
        """Select nothing but the cell one stands on; False where that is so already."""
        block = self.selection.block
        if block is None or block.is_one_cell:
            return False
        self.selection.begin(*self._here())
        return True

    def open_editor(self) -> QLineEdit | None:
        """The editor of the cell that is being typed into."""
        return next((e for e in self.viewport().findChildren(QLineEdit) if not e.isHidden()), None)

    def finish_editing(self) -> None:
        """Hand over what is being typed and close its editor."""
        editor = self.open_editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the cursor there; with Shift it selects what lies between."""
        row, column = self._cell_at(event)
        stretch = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        with self.selecting(stretch):
            super().mousePressEvent(event)
            self.place_cursor(row, column)
        if stretch:
            self.selection.stretch(row, column)
        else:
            self.selection.begin(*self.home_of(row, column))
        self._pressed = (row, column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging selects."""
        if not is_drag(event):
            super().mouseMoveEvent(event)
            return
        row, column = self._cell_at(event)
        begun = self._pressed
        if begun is not None and (row, column) != begun:
            self.selection.begin(*begun)
            self._pressed = None
        if self._pressed is None:
            with self.selecting(True):
                self.place_cursor(row, column)
            self.selection.stretch(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A; and with Shift whatever moves the cursor selects."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return
        moves = Qt.Key.Key_Home <= event.key() <= Qt.Key.Key_PageDown  # arrows, pages, both ends
        if moves:
            with self.selecting(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """What is selected follows the cursor."""
        super().currentChanged(current, previous)
        row, column = current.row(), current.column()
        if self._is_stretching:
            self.selection.stretch(*self.stretched_to(row, column))
        else:
            self.selection.begin(*self.home_of(row, column))

    def paint_selection(self, painter: QPainter) -> None:
        """Frame what is selected, where that is more than the cell one stands on."""
        block = self.selection.block
        if block is not None and not block.is_one_cell:
            paint_block(painter, rect_of(self, block), self._theme.colour("accent"))

    @contextmanager
    def selecting(self, stretching: bool) -> Iterator[None]:
        """What is selected grows to where the cursor goes, or begins anew there."""
        self._is_stretching = stretching
        if not stretching:
            self.selection.begin(*self._here())
        try:
            yield
        finally:
            self._is_stretching = False

    def _here(self) -> tuple[int, int]:
        current = self.currentIndex()
        return self.home_of(current.row(), current.column())

    def _cell_at(self, event: QMouseEvent) -> tuple[int, int]:
        return cell_at(self, event.position().toPoint())

    def _show_selection(self) -> None:
        """One cell shows that itself: only a block is painted anew, or away."""
        block = self.selection.block
        was_framed, self._is_framed = self._is_framed, block is not None and not block.is_one_cell
        if was_framed or self._is_framed:
            self.viewport().update()


def steps_to_the_end(is_filled: bool, ahead: Sequence[bool]) -> int:
    """How many cells Ctrl and an arrow go: to the end of a run of filled cells, else to the next filled one.

    ``is_filled``: whether the cell one stands on is; ``ahead``: those that follow.
    """
    if not ahead:
        return 0
    if is_filled and ahead[0]:
        return ahead.index(False) if False in ahead else len(ahead)
    return ahead.index(True) + 1 if True in ahead else len(ahead)
