"""How an entry of the tree is painted: mark, text, and how far it is on the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ktu_desktop.gui.screens.navigation.branches import Branch
from ktu_desktop.gui.theme import Theme

BRANCH = int(Qt.ItemDataRole.UserRole)
_ICON, _GAP = 14, 6


class BranchDelegate(QStyledItemDelegate):
    """Paints from the Branch of an entry."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line, with room for a finger."""
        return QSize(80, option.fontMetrics.lineSpacing() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Lines of the plan are bold; the chosen entry stands on a tint."""
        branch: Branch = index.data(BRANCH)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.brush("accent_tint"))
        inside = rect.adjusted(2, 0, -8, 0)
        font = self._theme.number_font if index.parent().isValid() else self._theme.strong_font
        painter.setFont(self._theme.number_font)
        count_width = painter.fontMetrics().horizontalAdvance(branch.count)
        painter.setPen(QPen(self._theme.colour("quiet")))
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), branch.count
        )
        if branch.state is not None:
            mark = self._theme.pixmap(branch.state.icon, branch.state.tone, _ICON)
            painter.drawPixmap(inside.left(), inside.center().y() - _ICON // 2 + 1, mark)
        painter.setFont(font)
        painter.setPen(QPen(self._theme.colour("text")))
        room = inside.adjusted(_ICON + _GAP, 0, -(count_width + _GAP if branch.count else 0), 0)
        text = painter.fontMetrics().elidedText(branch.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
