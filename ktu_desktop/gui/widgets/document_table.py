"""A table of a printed document on the screen; its numbers can be taken into a spreadsheet exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ktu_desktop.gui.table_roles import EXACT, SUMMED, SUMS
from ktu_desktop.gui.widgets.aligned_numbers import filled_up

if TYPE_CHECKING:
    from ktu_desktop.gui.theme import Theme
    from ktu_desktop.reports.document import Table

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class DocumentTable(QAbstractTableModel):
    """The rows of one table as they are printed."""

    def __init__(self, theme: Theme, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, table
        self._places = [_places(table, column) for column in range(len(table.columns))]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._table.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.align == "decimal" else _LEFT
        return self._is_summed(section) if role == SUMMED else None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row = self._table.rows[index.row()]
        cell = row.cells[index.column()]
        shown, exact = (cell, None) if isinstance(cell, str) else (cell.shown, cell.exact)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown if exact is None else filled_up(shown, self._places[index.column()])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if self._table.columns[index.column()].align == "decimal" else _LEFT
            case Qt.ItemDataRole.FontRole:
                return self._theme.strong_font if row.kind == "strong" else None
        if role == SUMS:
            return row.adds_up
        return exact if role == EXACT else None

    def _is_summed(self, column: int) -> bool:
        """Whether a row says what the column's numbers add up to."""
        cells = (row.cells[column] for row in self._table.rows if row.adds_up)
        return any(not isinstance(cell, str) and cell.exact is not None for cell in cells)


def _places(table: Table, column: int) -> int:
    """The most decimal places of a column, below which the decimal marks of its numbers stand."""
    cells = (row.cells[column] for row in table.rows)
    written = (cell.shown for cell in cells if not isinstance(cell, str) and cell.exact is not None)
    return max((len(text.replace(".", ",").partition(",")[2]) for text in written), default=0)
