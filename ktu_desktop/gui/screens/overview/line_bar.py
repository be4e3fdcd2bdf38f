"""The bar of a strategic line's progress, painted in a cell: a segment for each step, as in the chart."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ktu_desktop.domain.plan_progress import STEPS, LineProgress
from ktu_desktop.gui.charts.steps import pattern_of
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.text_rows import LEADS_TO

_ABOVE = 7


class LineBar(QStyledItemDelegate):
    """Paints from the LineProgress that a row leads to. ``most``: the indicators of the longest bar."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.most = 1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Segments one after the other, on the row's tint where it is chosen."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.brush("accent_tint"))
        line: LineProgress | None = index.data(LEADS_TO)
        if line is None:
            return
        area = QRectF(option.rect).adjusted(4, _ABOVE, -12, -_ABOVE)
        x = area.left()
        for step in STEPS:
            width = area.width() * line.count(step) / self.most
            if width:
                colour = QColor(getattr(self._theme.charts, step))
                painter.setPen(QPen(colour, 1))
                painter.setBrush(QBrush(colour, pattern_of(step)))
                painter.drawRect(QRectF(x, area.top(), max(width - 2, 1), area.height()))
            x += width
