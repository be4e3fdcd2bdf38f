"""The numbers and texts of the files as a table: where each stands, old -> new, and why it waits."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.screens.import_files import row_words as words
from ktu_desktop.gui.screens.import_files.preview_rows import DECIDABLE, Choices, PreviewRow
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import TAKE, CellPreview

Index = QModelIndex | QPersistentModelIndex

TAKEN, STATUS, ORG, INDICATOR, NAME, OLD, NEW, PLACE, WHY = range(9)
"""The columns."""

HEADERS = (
    mark("Take"),
    mark("Status"),
    mark("Organisation unit"),
    mark("Code"),
    mark("Name"),
    mark("Yours"),
    mark("In the file"),
    mark("Cell"),
    mark("Why"),
)
_NUMBERS = (OLD, NEW)


class RowTable(QAbstractTableModel):
    """``UserRole`` returns the PreviewRow. ``decided`` is called when a tick is changed."""

    def __init__(self, theme: Theme, choices: Choices, decided: Callable[[], None]) -> None:
        super().__init__()
        self._theme, self.choices, self._decided = theme, choices, decided
        self._plan: Plan | None = None
        self._say = Translator("en")
        self.rows: Sequence[PreviewRow] = ()
        self._years = self._sheets = False

    def set_rows(self, rows: Sequence[PreviewRow], plan: Plan, say: Translator) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows, self._plan, self._say = rows, plan, say
        self._years = len({row.item.period for row in rows if isinstance(row.item, CellPreview)}) > 1
        sheets = {(row.file, row.item.sheet) for row in rows}
        self._sheets = len(sheets) > len({file for file, _ in sheets})
        self.endResetModel()

    def refresh(self, row: int) -> None:
        """Something was decided about a row."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, WHY))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(HEADERS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TAKEN and self.rows[index.row()].item.status in DECIDABLE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._say(HEADERS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or self._plan is None:
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, index.column())
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.CheckStateRole if index.column() == TAKEN:
                return self._tick(row)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() in _NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.DecorationRole if index.column() == STATUS:
                return self._theme.icon(words.ICONS[row.item.status], self._tone(row))
            case Qt.ItemDataRole.ForegroundRole if index.column() in (STATUS, OLD, PLACE):
                return self._theme.brush(self._tone(row) if index.column() == STATUS else "quiet")
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TAKEN:
            return False
        self.choices.toggle(self.rows[index.row()])
        self.refresh(index.row())
        self._decided()
        return True

    def _tick(self, row: PreviewRow) -> Qt.CheckState | None:
        if row.item.status not in DECIDABLE:
            return None
        choice = self.choices.of(row)
        if choice is None:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if choice == TAKE else Qt.CheckState.Unchecked

    def _tone(self, row: PreviewRow) -> str:
        open_still = self.choices.of(row) is None or row.item.status == "rejected"
        tone = words.TONES.get(row.item.status, "quiet")
        return tone if open_still or row.item.status in ("new", "changed") else "quiet"

    def _tip(self, row: PreviewRow, column: int) -> str:
        """The whole of what a column is too narrow for; elsewhere why the row waits."""
        assert self._plan is not None
        why = "" if column in (ORG, NAME, PLACE) else words.why(row, self._plan, self._say)
        return why or (words.place(row) if column == PLACE else self._text(row, column))

    def _text(self, row: PreviewRow, column: int) -> str:
        plan, say = self._plan, self._say
        assert plan is not None
        match column:
            case 1:
                return words.status(row, self.choices, say)
            case 2:
                return words.whose(row, self._years)
            case 3:
                return words.code(row)
            case 4:
                return words.name(row, plan, say)
            case 5:
                return words.old(row, plan, say)
            case 6:
                return words.new(row, self.choices, plan, say)
            case 7:
                return words.place(row, self._sheets)
            case 8:
                return words.why(row, plan, say)
        return ""
