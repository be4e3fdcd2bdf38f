"""How a cell of the page is painted and typed into."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ktu_desktop.gui.not_saved import NOT_SAVED_ICON
from ktu_desktop.gui.screens.side_by_side.grid_model import FROZEN, LEFT, NAME, RIGHT, UNIT, GridModel
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.name_lines import NameLines
from ktu_desktop.gui.widgets.number_delegate import NumberDelegate, number_line

Index = QModelIndex | QPersistentModelIndex
PADDING, ICON, INDENT = 6, 14, 22
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class GridDelegate(NumberDelegate):
    """Paints straight from the model. ``left(rows, columns)``: where to go after a key closed the editor."""

    left = Signal(int, int)

    def __init__(self, theme: Theme, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.names: NameLines | None = None
        self.current = (-1, -1)
        self.focused = False
        self._strong = QFont(theme.number_font)
        self._strong.setBold(True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell: its ground, its mark, its text; a frame where the cursor stands."""
        row, column, rect = index.row(), index.column(), option.rect
        here = (row, column) == self.current
        self._paint_ground(painter, rect, row, column)
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(self._theme.number_font)
        if column == NAME:
            self._paint_name(painter, inside, row)
        elif column < FROZEN:
            painter.setPen(self._theme.colour("quiet" if column == UNIT else "text"))
            painter.drawText(inside, LEFT if column == UNIT else RIGHT, self._model.text_at(row, column))
        else:
            self._paint_number(painter, inside, row, column)
        if here:
            painter.setPen(QPen(self._theme.colour("accent"), 2 if self.focused else 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        open_ = column >= FROZEN and self._model.cell(row, column - FROZEN).typed
        tinted = row == self.current[0] and not open_
        ground = "accent_tint" if tinted else "surface" if open_ or column == NAME else "raised"
        painter.fillRect(rect, self._theme.brush(ground))
        painter.setPen(QPen(self._theme.colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_number(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        cell = self._model.cell(row, column - FROZEN)
        icon = NOT_SAVED_ICON if self._model.waits(row, column - FROZEN) else cell.icon
        if icon:
            picture = self._theme.pixmap(icon, cell.tone, ICON)
            painter.drawPixmap(rect.left(), rect.center().y() - ICON // 2, picture)
        painter.setPen(self._theme.colour(cell.tone))
        painter.drawText(rect, RIGHT, self._model.text_at(row, column))

    def _paint_name(self, painter: QPainter, rect: QRect, row: int) -> None:
        line = self._model.rows[row]
        lines = self.lines_of(row, rect.width())
        painter.setPen(self._theme.colour("quiet" if line.inner else "text"))
        height = painter.fontMetrics().lineSpacing()
        left = rect.left() + (INDENT if line.inner else 0)
        top = rect.top() + (rect.height() - height * len(lines)) // 2
        for number, text in enumerate(lines):
            painter.drawText(left, top + number * height + painter.fontMetrics().ascent(), text)

    def lines_of(self, row: int, width: int) -> tuple[str, ...]:
        """The lines of a row's name in a column of ``width`` pixels."""
        if self.names is None or self.names.width != width - INDENT:
            self.names = NameLines(self._theme.number_font, width - INDENT)
        return self.names(self._model.text_at(row, NAME))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain line for the number."""
        unit = self._model.columns[index.column() - FROZEN].unit
        editor = number_line(parent, f"{unit.code}, {self._model.text_at(index.row(), NAME)}")
        editor.setFont(self._theme.number_font)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and the arrows leave the editor as in a spreadsheet."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = _MOVES.get(Qt.Key(event.key()))
            if move is not None and isinstance(watched, QWidget):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and move == (1, 0)
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                self.left.emit(-1 if back else move[0], move[1])
                return True
        return super().eventFilter(watched, event)
