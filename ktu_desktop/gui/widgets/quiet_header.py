"""A table's heading as plain words over a line, without boxes."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ktu_desktop.gui.theme import Theme

_PADDING = 6
_TEXT, _ALIGN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)


class QuietHeader(QHeaderView):
    """Paints the titles of a model's columns in the quiet colour, aligned as the column is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        theme.changed.connect(self.viewport().update)

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
