"""How the first cell of a row is painted: moved in by its level, with an arrow where it can be opened."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOption, QStyleOptionViewItem

from ktu_desktop.gui.screens.explorer.trace_rows import Branch
from ktu_desktop.gui.widgets.text_rows import LEADS_TO

_STEP, _ARROW, _EDGE = 20, 10, 6
_DOWN = QStyle.PrimitiveElement.PE_IndicatorArrowDown
_RIGHT = QStyle.PrimitiveElement.PE_IndicatorArrowRight


class BranchCell(QStyledItemDelegate):
    """Paints from the Branch that a row leads to; units are bold, their numbers are not."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, arrow, text."""
        branch: Branch = index.data(LEADS_TO)
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        left = option.rect.left() + _EDGE + branch.level * _STEP
        if branch.folds:
            arrow = QStyleOption()
            arrow.palette, arrow.state = option.palette, option.state | QStyle.StateFlag.State_Enabled
            arrow.rect = QRect(left, option.rect.center().y() - _ARROW // 2, _ARROW, _ARROW)
            style.drawPrimitive(_DOWN if branch.open else _RIGHT, arrow, painter, widget)
        room = option.rect.adjusted(0, 0, -_EDGE, 0)
        room.setLeft(left + _ARROW + _EDGE)
        painter.save()
        font = option.font
        font.setBold(branch.figure is None)
        painter.setFont(font)
        painter.setPen(option.palette.text().color())
        metrics = painter.fontMetrics()
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()
