"""The foreign sheet as a table, what was found drawn over it by colour and mark."""

from fractions import Fraction
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.cells import Cell
from ktu_desktop.gui.screens.import_files import row_words as words
from ktu_desktop.gui.screens.import_files.drawn_sheet import TINTS, DrawnSheet
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator

Index = QModelIndex | QPersistentModelIndex

_LONGEST_SHOWN = 200


class DrawnModel(QAbstractTableModel):
    """Cells as the sheet has them; headers say letters and numbers and what was found."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._say = Translator("en")
        self.sheet: DrawnSheet | None = None

    def show_sheet(self, sheet: DrawnSheet | None, say: Translator) -> None:
        """Show a sheet; None shows nothing."""
        self.beginResetModel()
        self.sheet, self._say = sheet, say
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.sheet is None else self.sheet.shape[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.sheet is None else self.sheet.shape[1]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if self.sheet is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            across = orientation == Qt.Orientation.Horizontal
            title = self.sheet.column_title if across else self.sheet.row_title
            return title(section, self._say)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or self.sheet is None:
            return None
        row, column = index.row(), index.column()
        cell = self.sheet.cell(row, column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.BackgroundRole:
                tint = TINTS.get(self.sheet.status(row, column))
                return self._theme.brush(tint) if tint else None
            case Qt.ItemDataRole.ForegroundRole if self.sheet.status(row, column) == "ignored":
                return self._theme.brush("quiet")
            case Qt.ItemDataRole.DecorationRole:
                status = self.sheet.status(row, column)
                tone = words.TONES.get(status, "quiet")
                return self._theme.icon(words.ICONS[status], tone) if status in words.ICONS else None
            case Qt.ItemDataRole.TextAlignmentRole if cell.kind == "number":
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, cell: Cell) -> str:
        """As the spreadsheet shows it: a percent format times a hundred."""
        if cell.kind != "number":
            return cell.text[:_LONGEST_SHOWN]
        if not cell.percent:
            return self._say.number(cell.text)
        return f"{self._say.number(decimal_text(Fraction(cell.text) * 100))}\u00a0%"

    def _tip(self, row: int, column: int) -> str:
        """The whole text, and the fate in words: colour alone tells nobody."""
        assert self.sheet is not None
        status = self.sheet.status(row, column)
        fate = self._say(words.STATUS[status]) if status in words.STATUS else ""
        return "\n".join(filter(None, (self.sheet.cell(row, column).text, fate)))
