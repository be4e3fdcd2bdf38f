"""How a row of the table is painted and typed into."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.gui.not_saved import NOT_SAVED_ICON
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.row_texts import editable_field
from ktu_desktop.gui.screens.sheet_table.sheet_model import LEFT, RIGHT, SheetModel
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.name_lines import NameLines
from ktu_desktop.gui.widgets.number_delegate import NumberDelegate, number_line
from ktu_desktop.gui.widgets.row_state import state_of_row

Index = QModelIndex | QPersistentModelIndex
PADDING = 6
ICON = 16
_Key = tuple[Row, tuple[str, ...], int, bool, bool, bool]
_MOVES = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RowDelegate(NumberDelegate):
    """Paints straight from the model's texts; ``left`` tells the view where to go after an edit."""

    left = Signal(int)
    """Rows to move after Enter or an arrow key closed the editor."""

    typing = Signal(int, str)
    """The row and what stands in its editor, at each key."""

    def __init__(self, theme: Theme, model: SheetModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._pictures: dict[str, tuple[_Key, QPixmap]] = {}
        self._places: list[tuple[int, int, int]] = []
        """Each shown column with its left edge and width, looked up once for all rows."""
        self.names: NameLines | None = None
        self.current_row = -1
        self.focused = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Nothing: the view paints whole rows from ``picture``."""

    def picture(self, place: int, height: int) -> QPixmap:
        """The whole row as a picture, drawn anew only when it says or looks something else."""
        self._make_picture(place, height)
        return self._pictures[self._model.row_at(place).indicator.code][1]

    def forget(self) -> None:
        """Paint every row afresh: widths or colours are others now."""
        self._pictures.clear()
        self._places.clear()

    def _make_picture(self, place: int, height: int) -> None:
        """Draw the row, unless the picture there is still true."""
        row, texts = self._model.row_at(place), self._model.texts_at(place)
        current = place == self.current_row
        key = (row, texts, height, current, current and self.focused, self._model.waits(place))
        known = self._pictures.get(row.indicator.code)
        if known is not None and known[0][0] is row and known[0][1:] == key[1:]:
            return
        ratio = self._view.devicePixelRatioF()
        picture = QPixmap(round(self._view.viewport().width() * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.colour("accent_tint" if current else "surface"))
        painter = QPainter(picture)
        painter.setFont(self._theme.number_font)
        self._paint_line(painter, height)
        for column, left, width in self._shown_columns():
            self._paint_cell(painter, QRect(left, 0, width, height), place, column)
        painter.end()
        self._pictures[row.indicator.code] = (key, picture)

    def _shown_columns(self) -> list[tuple[int, int, int]]:
        if not self._places:
            view = self._view
            shown = (column for column in range(len(c.COLUMNS)) if not view.isColumnHidden(column))
            self._places += [(n, view.columnViewportPosition(n), view.columnWidth(n)) for n in shown]
        return self._places

    def _paint_cell(self, painter: QPainter, rect: QRect, place: int, column: int) -> None:
        """One cell on the row's ground; an empty one has nothing to paint."""
        row, text = self._model.row_at(place), self._model.texts_at(place)[column]
        if column == c.ACTUAL:
            self._paint_actual_ground(painter, rect, row, place == self.current_row)
        if not text:
            return
        painter.setPen(self._theme.colour(self._model.tone_at(place, column)))
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        if column == c.NAME:
            self._paint_name(painter, inside, text)
        elif column == c.STATE:
            self._paint_state(painter, inside, row, text)
        else:
            if column == c.ACTUAL:
                inside = inside.adjusted(0, 0, -PADDING // 2, 0)  # the frame stands there
                if self._model.waits(place):
                    self._paint_mark(painter, inside, NOT_SAVED_ICON, "quiet")
            painter.drawText(inside, RIGHT if c.COLUMNS[column].number else LEFT, text)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain line for the number."""
        model, row = index.model(), index.row()
        told = (model.index(row, column).data() for column in (c.CODE, c.NAME))
        editor = number_line(parent, " ".join(told))
        editor.textEdited.connect(lambda text: self.typing.emit(row, text))
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows leave the editor as in a spreadsheet."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
        ):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None:
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                self.left.emit(-step if shift else step)
                return True
        return super().eventFilter(watched, event)

    def _paint_line(self, painter: QPainter, height: int) -> None:
        """The line below the row."""
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, height - 1, self._view.viewport().width(), height - 1)

    def _paint_actual_ground(self, painter: QPainter, rect: QRect, row: Row, current: bool) -> None:
        """What is not typed here lies deeper; a frame around the current cell, or where nothing is yet."""
        inside = rect.adjusted(2, 2, -3, -4)
        typed_here = row.asked and editable_field(row) is not None
        if current:
            painter.setPen(QPen(self._theme.colour("accent"), 2 if self.focused else 1))
            painter.drawRect(inside)
        elif not typed_here:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), self._theme.brush("raised"))
        elif row.result is None:
            painter.setPen(self._theme.colour("line"))
            painter.drawRect(inside)

    def _paint_name(self, painter: QPainter, rect: QRect, text: str) -> None:
        if self.names is None or self.names.width != rect.width():
            self.names = NameLines(self._theme.number_font, rect.width())
        lines = self.names(text)
        height = painter.fontMetrics().lineSpacing()
        top = rect.top() + (rect.height() - height * len(lines)) // 2
        for number, line in enumerate(lines):
            painter.drawText(rect.left(), top + number * height + painter.fontMetrics().ascent(), line)

    def _paint_mark(self, painter: QPainter, rect: QRect, icon: str, tone: str) -> None:
        """A mark at the left of a cell."""
        mark = self._theme.pixmap(icon, tone, ICON)
        painter.drawPixmap(rect.left(), rect.center().y() - ICON // 2, mark)

    def _paint_state(self, painter: QPainter, rect: QRect, row: Row, text: str) -> None:
        state = state_of_row(row)
        self._paint_mark(painter, rect, state.icon, state.tone)
        beside = rect.adjusted(ICON + 6, 0, 0, 0)
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), elided)
