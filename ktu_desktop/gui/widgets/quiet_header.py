"""A table's heading as plain words over a line, without boxes."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ktu_desktop.gui.theme import Theme

_PADDING = 6
_TEXT, _ALIGN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)


class QuietHeader(QHeaderView):
    """Paints the titles of a model's columns in the quiet colour, aligned as the column is.

    ``dragged(column, width)``: a person gave a column another width, by dragging or a double click.
    """

    dragged = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._before: tuple[int, ...] = ()
        theme.changed.connect(self.viewport().update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._widths()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._before = self._widths()
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        for column, (before, now) in enumerate(zip(self._before, self._widths(), strict=False)):
            if before != now and self.sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive:
                self.dragged.emit(column, now)

    def _widths(self) -> tuple[int, ...]:
        return tuple(self.sectionSize(column) for column in range(self.count()))

    def sizeHint(self) -> QSize:
        """A line of text with room above and below."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() + 12)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """A title as wide as it is painted."""
        size = super().sectionSizeFromContents(logicalIndex)
        title = str(self.model().headerData(logicalIndex, self.orientation(), _TEXT) or "")
        painted = self.fontMetrics().horizontalAdvance(title) + 2 * _PADDING + 2
        return QSize(max(size.width(), painted), size.height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One title; too long a one is cut with an ellipsis and said whole by the tooltip."""
        painter.fillRect(rect, self._theme.brush("window"))
        painter.setPen(QPen(self._theme.colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(self._theme.colour("quiet")))
        inside = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        title = str(self.model().headerData(logicalIndex, self.orientation(), _TEXT) or "")
        align = self.model().headerData(logicalIndex, self.orientation(), _ALIGN)
        elided = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(align or Qt.AlignmentFlag.AlignVCenter), elided)
