"""Selecting cells by mouse, and the frame around what is selected."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QTableView

from ktu_desktop.gui.clipboard.block import Block

_VEIL = 46
"""How much of the accent lies over selected cells, of 255."""


def cell_at(view: QTableView, position: QPoint) -> tuple[int, int]:
    """The row and column at a position of the viewport; outside of it the next one. (-1, ..) without rows."""
    last = view.model().rowCount() - 1
    row, column = view.rowAt(position.y()), view.columnAt(position.x())
    if row < 0:
        first = view.rowAt(0)
        row = max(first - 1, 0) if position.y() < 0 else _below(view, last)
    return min(row, last), _beside(view, position.x()) if column < 0 else column


def _below(view: QTableView, last: int) -> int:
    lowest = view.rowAt(view.viewport().height() - 1)
    return last if lowest < 0 else min(lowest + 1, last)


def _beside(view: QTableView, x: int) -> int:
    """The first column shown to the left of them all, the last one to the right."""
    shown = [column for column in range(view.model().columnCount()) if not view.isColumnHidden(column)]
    return shown[0 if x < 0 else -1] if shown else 0


def is_drag(event: QMouseEvent) -> bool:
    """Whether the mouse moves with its left button held."""
    return bool(event.buttons() & Qt.MouseButton.LeftButton)


def rect_of(view: QTableView, block: Block) -> QRect:
    """Where a block stands in the viewport."""
    shown = [column for column in block.columns if not view.isColumnHidden(column)]
    top = view.rowViewportPosition(block.first_row)
    bottom = view.rowViewportPosition(block.last_row) + view.rowHeight(block.last_row)
    left = view.columnViewportPosition(shown[0]) if shown else 0
    right = view.columnViewportPosition(shown[-1]) + view.columnWidth(shown[-1]) if shown else 0
    return QRect(left, top, right - left, bottom - top)


def paint_block(painter: QPainter, rect: QRect, accent: QColor) -> None:
    """A veil and a frame: what is selected is seen without its colour too."""
    veil = QColor(accent)
    veil.setAlpha(_VEIL)
    painter.fillRect(rect, veil)
    painter.setPen(QPen(accent, 2))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
