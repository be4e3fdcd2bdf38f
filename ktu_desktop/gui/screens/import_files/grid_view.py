"""The cells of a foreign sheet one by one, a frame like a spreadsheet's cursor around the current one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.focus_ring import FocusRing

_ROW, _HEADER, _FRAME = 24, 40, 2
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus


class _Framed(QStyledItemDelegate):
    """Leaves a cell its colour when one stands on it: the colour says what becomes of its number."""

    def __init__(self, theme: Theme, parent: "GridView") -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        plain = QStyleOptionViewItem(option)
        plain.state = option.state & ~_SELECTED & ~_FOCUSED
        super().paint(painter, plain, index)
        if option.state & (_SELECTED | _FOCUSED):
            painter.save()
            painter.setPen(QPen(self._theme.colour("accent"), _FRAME))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()


class GridView(QTableView):
    """``pointed(index, place)``: what the place is shall be said; ``left()``: Escape."""

    pointed = Signal(QModelIndex, QPoint)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setItemDelegate(_Framed(theme, self))
        FocusRing(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setFixedHeight(_HEADER)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        """Qt fills the ground of a chosen cell before its delegate paints: as of any other."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.colour("surface"))
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour("text"))
        self.setPalette(palette)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.point()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def point(self) -> None:
        """Point at the cell that one stands on; at the first, where on none."""
        if not self.currentIndex().isValid() and self.model() is not None:
            self.setCurrentIndex(self.model().index(0, 0))
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.pointed.emit(index, self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
