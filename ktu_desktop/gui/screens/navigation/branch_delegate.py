"""How an entry of the tree is painted: mark, text, and how far it is on the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ktu_desktop.gui.screens.navigation.branches import Branch
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.name_lines import NameLines

BRANCH = int(Qt.ItemDataRole.UserRole)
_ICON, _GAP = 14, 6


class BranchDelegate(QStyledItemDelegate):
    """Paints from the Branch of an entry."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._broken: dict[tuple[bool, int, int], NameLines] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Lines and tasks of the plan have two lines of text, an indicator one; with room for a finger."""
        branch: Branch = index.data(BRANCH)
        lines = _lines_of(branch)
        return QSize(80, lines * option.fontMetrics.lineSpacing() + (10 if lines == 1 else 6))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Lines of the plan are bold; the chosen entry stands on a tint."""
        branch: Branch = index.data(BRANCH)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.brush("accent_tint"))
        inside = rect.adjusted(2, 0, -8, 0)
        is_bold = not index.parent().isValid()
        painter.setFont(self._theme.number_font)
        count_width = painter.fontMetrics().horizontalAdvance(branch.count)
        painter.setPen(QPen(self._theme.colour("quiet")))
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), branch.count
        )
        if branch.state is not None:
            mark = self._theme.pixmap(branch.state.icon, branch.state.tone, _ICON)
            painter.drawPixmap(inside.left(), inside.center().y() - _ICON // 2 + 1, mark)
        painter.setFont(self._font(is_bold))
        painter.setPen(QPen(self._theme.colour("text")))
        room = inside.adjusted(_ICON + _GAP, 0, -(count_width + _GAP if branch.count else 0), 0)
        text = "\n".join(self._lines(branch, is_bold, room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)

    def _font(self, is_bold: bool) -> QFont:
        return self._theme.strong_font if is_bold else self._theme.number_font

    def _lines(self, branch: Branch, is_bold: bool, width: int) -> tuple[str, ...]:
        key = (is_bold, width, _lines_of(branch))
        if key not in self._broken:
            self._broken[key] = NameLines(self._font(is_bold), width, _lines_of(branch))
        return self._broken[key](branch.text)


def _lines_of(branch: Branch) -> int:
    return 2 if branch.children else 1
