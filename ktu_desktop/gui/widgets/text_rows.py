"""Rows of texts as a table model: headers, cells, tones, and what each row leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.gui.table_roles import EXACT, FULL, LEVEL, SUMMED, TITLE
from ktu_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEADS_TO = int(Qt.ItemDataRole.UserRole)
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ALIGN, _FOREGROUND = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ForegroundRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
"""Roles as whole numbers: they are asked for thousands of times in a frame."""

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row. ``leads_to``: whatever the table's owner makes of it; ``tones``: column -> role of the theme;
    ``icon``: a file of resources/icons and its role, before the first cell; ``whole``: the tooltip;
    ``spoken``: what a screen reader says of the first cell, where that is more than its text.
    ``level``: how deep it stands inside of other rows. ``exact``: column -> the number behind the rounded
    one, as canonical decimal text; ``full``: column -> all of a text of which the cell has the beginning.
    """

    cells: tuple[str, ...]
    leads_to: Any = None
    tones: Mapping[int, str] = field(default_factory=dict)
    icon: tuple[str, str] | None = None
    whole: str = ""
    spoken: str = ""
    level: int = 0
    exact: Mapping[int, str] = field(default_factory=dict)
    full: Mapping[int, str] = field(default_factory=dict)


class TextRows(QAbstractTableModel):
    """``rows``: what is shown. ``right``: the columns of numbers; ``summed``: those that may be added up."""

    def __init__(self, theme: Theme, right: Sequence[int] = (), summed: Sequence[int] = ()) -> None:
        super().__init__()
        self._theme, self._right, self._summed = theme, frozenset(right), frozenset(summed)
        self.headers: tuple[str, ...] = ()
        self.titles: Mapping[int, str] = {}
        self.rows: tuple[TextRow, ...] = ()

    def set_rows(
        self, headers: Sequence[str], rows: Sequence[TextRow], titles: Mapping[int, str] | None = None
    ) -> None:
        """Show these rows under these headers. ``titles``: column -> what its mark of a header means."""
        self.beginResetModel()
        self.headers, self.rows, self.titles = tuple(headers), tuple(rows), titles or {}
        self.endResetModel()

    def insert_rows(self, at: int, rows: Sequence[TextRow]) -> None:
        """Show rows between those that are there."""
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self.rows = (*self.rows[:at], *rows, *self.rows[at:])
            self.endInsertRows()

    def remove_rows(self, at: int, count: int) -> None:
        """Show some rows no more."""
        if count:
            self.beginRemoveRows(QModelIndex(), at, at + count - 1)
            self.rows = (*self.rows[:at], *self.rows[at + count :])
            self.endRemoveRows()

    def replace_row(self, at: int, row: TextRow) -> None:
        """Show something else in a row."""
        self.rows = (*self.rows[:at], row, *self.rows[at + 1 :])
        self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._right:
            return _RIGHT
        if role in (TITLE, _TOOLTIP):
            return self.titles.get(section)
        if role == SUMMED:
            return section in self._summed
        return self.headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == _DISPLAY:
            return row.cells[column]
        if role == _ALIGN:
            return _RIGHT if column in self._right else None
        if role == _FOREGROUND:
            return self._theme.brush(row.tones[column]) if column in row.tones else None
        if role == _DECORATION:
            return self._theme.icon(*row.icon) if column == 0 and row.icon is not None else None
        if role == _TOOLTIP:
            return row.whole or row.cells[column]
        if role == _SPOKEN:
            return row.spoken if column == 0 and row.spoken else None
        if role == LEVEL:
            return row.level if column == 0 else None
        if role == EXACT:
            return row.exact.get(column)
        if role == FULL:
            return row.full.get(column)
        return row.leads_to if role == LEADS_TO else None
