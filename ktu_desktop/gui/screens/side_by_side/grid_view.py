"""The page's table: names, units and totals stay in sight, the organisation units scroll beside them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ktu_desktop.gui.clipboard.block_view import BlockView, steps_to_the_end
from ktu_desktop.gui.screens.side_by_side.grid_delegate import PADDING, GridDelegate
from ktu_desktop.gui.screens.side_by_side.grid_model import COUNTED, FROZEN, NAME, TOTAL, UNIT, GridModel
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.quiet_header import QuietHeader

Action = QAbstractItemView.CursorAction
Index = QModelIndex | QPersistentModelIndex
_DIGITS = {NAME: 34, UNIT: 8, TOTAL: 9, COUNTED: 9}
_WIDEST_NAME, _UNIT_DIGITS = 60, 11
_ARROWS = {
    Action.MoveUp: (-1, 0),
    Action.MoveDown: (1, 0),
    Action.MoveLeft: (0, -1),
    Action.MoveRight: (0, 1),
}


class UnitsView(BlockView):
    """The numbers of the units. Enter goes down, Tab to the right, over what takes no typing.

    ``beside``: the view of the same rows that stays in sight on the left.
    """

    deletion_wanted = Signal()
    left = Signal()
    """Escape where nothing is typed."""

    moved = Signal(QModelIndex)

    def __init__(self, model: GridModel, theme: Theme) -> None:
        super().__init__(theme)
        self.cells = GridDelegate(theme, model, self)
        self._grid = model
        self.beside: QTableView | None = None
        _set_up(self, model, theme, self.cells)
        self.cells.left.connect(self.step)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

        model.modelReset.connect(self._stand_on_none)

    def place_cursor(self, row: int, column: int) -> None:
        """On any cell of a unit."""
        if row >= 0:
            self.stand_on(self._grid.index(row, column))

    def home_of(self, row: int, column: int) -> tuple[int, int]:
        """The cell itself."""
        return row, column

    def step(self, rows: int, columns: int) -> None:
        """Move to the next cell that takes typing: down or up in the column, or along the rows."""
        here = self.currentIndex()
        found = self._down(here, rows) if rows else self._along(here, columns)
        if found is not None:
            self.stand_on(found)

    def stand_on(self, index: QModelIndex) -> None:
        """Put the cursor on a cell and show it."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def stand_somewhere(self) -> None:
        """Put the cursor on the first cell that takes typing, unless it stands somewhere."""
        if not self.currentIndex().isValid() and self._grid.rowCount():
            start = self._grid.index(0, FROZEN)
            found = start if self._grid.takes_typing(start) else self._along(start, 1)
            self.stand_on(found if found is not None else start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes, Enter goes down, Escape ends a selection, then leaves the page."""
        key = event.key()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deletion_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if back else 1, 0)
        elif key == Qt.Key.Key_Escape:
            if not self.let_go():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab along the cells that take typing; the cursor stays among the units."""
        if action in (Action.MoveNext, Action.MovePrevious):
            found = self._along(self.currentIndex(), 1 if action == Action.MoveNext else -1)
            return found if found is not None else self.currentIndex()
        if action in _ARROWS and modifiers & Qt.KeyboardModifier.ControlModifier:
            return self._edge(*_ARROWS[action])
        moved = super().moveCursor(action, modifiers)
        return moved if moved.column() >= FROZEN else moved.siblingAtColumn(FROZEN)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint the rows that lost and got the cursor; say where it stands."""
        self.cells.current = (current.row(), current.column())
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.cells.focused = True
        self.stand_somewhere()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.cells.focused = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is selected lies over the cells."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.paint_selection(painter)
        painter.end()

    def _stand_on_none(self) -> None:
        """Other rows are shown: until somebody stands on one, none is marked."""
        self.cells.current = (-1, -1)
        self.selection.begin(-1, -1)

    def _edge(self, rows: int, columns: int) -> QModelIndex:
        """Where Ctrl and an arrow lead: along what is filled in, or to it."""
        here = self.currentIndex()
        row, column = here.row() + rows, here.column() + columns
        ahead = []
        while 0 <= row < self._grid.rowCount() and FROZEN <= column < self._grid.columnCount():
            ahead.append(bool(self._grid.text_at(row, column)))
            row, column = row + rows, column + columns
        is_filled = here.isValid() and bool(self._grid.text_at(here.row(), here.column()))
        steps = steps_to_the_end(is_filled, ahead)
        return self._grid.index(here.row() + steps * rows, here.column() + steps * columns)

    def _down(self, here: Index, rows: int) -> QModelIndex | None:
        row = here.row() + rows
        while 0 <= row < self._grid.rowCount():
            index = self._grid.index(row, here.column())
            if self._grid.takes_typing(index):
                return index
            row += rows
        return None

    def _along(self, here: Index, columns: int) -> QModelIndex | None:
        units, rows = self._grid.columnCount() - FROZEN, self._grid.rowCount()
        start = here.row() * units + here.column() - FROZEN if here.isValid() else -1
        for place in range(start + columns, units * rows if columns > 0 else -1, columns):
            index = self._grid.index(place // units, FROZEN + place % units)
            if self._grid.takes_typing(index):
                return index
        return None


class SideBySideView(QWidget):
    """Two tables of one model that scroll down together."""

    def __init__(self, model: GridModel, theme: Theme) -> None:
        super().__init__()
        self._grid, self._theme = model, theme
        self.units = UnitsView(model, theme)
        self.frozen = self.units.beside = QTableView()
        self.frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._painter = GridDelegate(theme, model, self.frozen)
        _set_up(self.frozen, model, theme, self._painter)
        for policy in (self.frozen.setHorizontalScrollBarPolicy, self.frozen.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.units.verticalScrollBar().valueChanged.connect(self.frozen.verticalScrollBar().setValue)
        self.frozen.verticalScrollBar().valueChanged.connect(self.units.verticalScrollBar().setValue)
        self.units.horizontalScrollBar().rangeChanged.connect(self._fit_below)
        self.units.moved.connect(self._follow)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self._repaint)
        self._lay_out()

    def fit(self) -> None:
        """Give each column its width and each row the height of its name."""
        digit = QFontMetrics(self._theme.number_font).horizontalAdvance("0")
        line = QFontMetrics(self._theme.number_font).lineSpacing()
        widths = [_DIGITS[n] * digit + 2 * PADDING for n in range(FROZEN)]
        spare = self.width() - sum(widths) - self._units_width(digit)
        widths[NAME] += max(0, min(spare, (_WIDEST_NAME - _DIGITS[NAME]) * digit))
        for column in range(self._grid.columnCount()):
            frozen = column < FROZEN
            self.frozen.setColumnHidden(column, not frozen)
            self.units.setColumnHidden(column, frozen)
            view = self.frozen if frozen else self.units
            view.setColumnWidth(column, widths[column] if frozen else _UNIT_DIGITS * digit + 2 * PADDING)
        self.frozen.setFixedWidth(sum(widths))
        for row in range(self._grid.rowCount()):
            lines = len(self._painter.lines_of(row, widths[NAME] - 2 * PADDING))
            for view in (self.frozen, self.units):
                view.verticalHeader().resizeSection(row, max(lines * line + 8, 28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_below()
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _fit_below(self) -> None:
        """Names end where the numbers do: above the bar that scrolls sideways, where there is one."""
        bar = self.units.horizontalScrollBar()
        self._below.setFixedHeight(bar.sizeHint().height() if bar.maximum() > 0 else 0)

    def _units_width(self, digit: int) -> int:
        """What the units' columns take beside their scroll bar."""
        units = self._grid.columnCount() - FROZEN
        return (
            units * (_UNIT_DIGITS * digit + 2 * PADDING) + self.units.verticalScrollBar().sizeHint().width()
        )

    def _follow(self, current: QModelIndex) -> None:
        self._painter.current = (current.row(), -1)
        self.frozen.viewport().update()

    def _repaint(self) -> None:
        for view in (self.frozen, self.units):
            view.viewport().update()

    def _lay_out(self) -> None:
        self._below = QWidget()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.frozen, 1)
        left.addWidget(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self.units, 1)


def _set_up(view: QTableView, model: GridModel, theme: Theme, delegate: GridDelegate) -> None:
    view.setItemDelegate(delegate)
    view.setModel(model)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heading = QuietHeader(theme, view)
    view.setHorizontalHeader(heading)
    heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heading.setHighlightSections(False)
