"""The page's model: frozen columns (name, unit, total, what it rests on), then a column for each unit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ktu_desktop.domain.coverage_words import summary_sentence
from ktu_desktop.domain.findings import Place
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.result_words import exact
from ktu_desktop.domain.roll_up import Rolled
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import Result
from ktu_desktop.gui.not_saved import NOT_SAVED
from ktu_desktop.gui.screens.side_by_side.grid_cells import Cell, UnitColumn
from ktu_desktop.gui.screens.side_by_side.grid_rows import GridRow
from ktu_desktop.gui.table_roles import EXACT
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.aligned_numbers import aligned
from ktu_desktop.i18n import Translator, mark

Index = QModelIndex | QPersistentModelIndex

NAME, UNIT, TOTAL, COUNTED = range(4)
FROZEN = 4
"""So many columns come before the units'."""

_HEADERS = (mark("Indicator"), mark("Unit"), mark("Total"), mark("Counted"))
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_SPOKEN, _TOOLTIP = int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Typed = Callable[[OrgUnit, GridRow, str], None]


@dataclass(frozen=True, slots=True)
class GridTotals:
    """The totals of the unit above: by indicator, and by element."""

    indicators: Mapping[str, Rolled] = field(default_factory=dict)
    figures: Mapping[str, Result] = field(default_factory=dict)


class GridModel(QAbstractTableModel):
    """``typed`` is called with the unit, the row and the text when a cell has been typed over."""

    def __init__(self, theme: Theme, say: Translator, typed: Typed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._say, self._typed = theme, say, typed
        self._plan: Plan | None = None
        self.rows: tuple[GridRow, ...] = ()
        self.columns: list[UnitColumn] = []
        self._totals = GridTotals()
        self._cells: dict[tuple[int, int], Cell] = {}
        self._titles: list[str] = []
        self._pending: dict[tuple[str, str], str] = {}
        self._is_stuck = False

    def set_grid(self, plan: Plan, rows: Sequence[GridRow], columns: Sequence[UnitColumn]) -> None:
        """Show these rows and units."""
        self.beginResetModel()
        self._plan, self.rows, self.columns = plan, tuple(rows), list(columns)
        self._cells, self._pending = {}, {}
        self._titles = [row.title(plan, self._say) for row in self.rows]
        self.endResetModel()

    def set_column(self, column: UnitColumn) -> None:
        """A unit's sheet is another one now; its cells that say something else are painted anew."""
        for number, was in enumerate(self.columns):
            if was.unit.code == column.unit.code:
                before = [self.cell(row, number) for row in range(len(self.rows))]
                self.columns[number] = column
                for row in range(len(self.rows)):
                    self._cells.pop((row, number), None)
                    self._pending.pop(self._key(row, number), None)
                changed = [row for row, cell in enumerate(before) if cell != self.cell(row, number)]
                self._announce(changed, number)

    def set_totals(self, totals: GridTotals) -> None:
        """Show these totals."""
        self._totals = totals
        if self.rows:
            self.dataChanged.emit(self.index(0, TOTAL), self.index(len(self.rows) - 1, COUNTED))

    def show_pending(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Show texts that are on their way to the database, by row and column."""
        for (row, column), text in texts.items():
            self._pending[self._key(row, column - FROZEN)] = text
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def set_stuck(self, stuck: bool) -> None:
        """Whether the database does not take just now what is on its way to it."""
        if stuck != self._is_stuck:
            self._is_stuck = stuck
            self.dataChanged.emit(
                self.index(0, FROZEN), self.index(self.rowCount() - 1, self.columnCount() - 1)
            )

    def waits(self, row: int, unit: int) -> bool:
        """Whether the number of a unit is not saved yet, and is tried again."""
        element = self.rows[row].element
        known = element is not None and element.code in self.columns[unit].waiting
        return known or (self._is_stuck and self._key(row, unit) in self._pending)

    def retranslate(self, say: Translator) -> None:
        """Say everything in another language."""
        self._say = say
        if self._plan is not None:
            self.set_grid(self._plan, self.rows, self.columns)

    def cell(self, row: int, unit: int) -> Cell:
        """What stands in a row at a unit (counted from 0)."""
        cell = self._cells.get((row, unit))
        if cell is None:
            cell = self._cells[row, unit] = self.columns[unit].cell(self.rows[row], self._say)
        return cell

    def text_at(self, row: int, column: int) -> str:
        """What stands in a cell of the table; what is on its way to the database stands there already."""
        if column >= FROZEN:
            pending = self._pending.get(self._key(row, column - FROZEN))
            return self.cell(row, column - FROZEN).text if pending is None else pending
        if column == NAME:
            return self._titles[row]
        if column == UNIT:
            return unit_of(self.rows[row].unit).suffix(self._say)
        if column == TOTAL:
            line = self.rows[row]
            return aligned(self._total_number(line), unit_of(line.unit), self._say)
        return self._counted(row)

    def find(self, place: Place) -> QModelIndex | None:
        """The cell of a number, or of the indicator where no number is named; None: it is not shown."""
        units = [column.unit.code for column in self.columns]
        if place.org_unit not in units:
            return None
        column = FROZEN + units.index(place.org_unit)
        for number, row in enumerate(self.rows):
            code = row.element.code if row.element is not None else None
            own = row.indicator is not None and row.indicator.code == place.indicator
            if (code == place.element) if place.element else own:
                return self.index(number, column)
        return None

    def takes_typing(self, index: Index) -> bool:
        """Whether something can be typed into a cell."""
        return index.column() >= FROZEN and self.cell(index.row(), index.column() - FROZEN).typed

    def told(self, index: Index) -> str:
        """What there is to say of a cell beside its number."""
        if index.column() >= FROZEN:
            row, unit = index.row(), index.column() - FROZEN
            told = self.columns[unit].told(self.rows[row], self._say)
            return f"{self._say(NOT_SAVED)}\n{told}".strip() if self.waits(row, unit) else told
        rolled = self._rolled(self.rows[index.row()])
        if index.column() in (TOTAL, COUNTED) and rolled is not None:
            return summary_sentence(rolled.coverage, self._say)
        return self._titles[index.row()] if index.column() == NAME else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else FROZEN + len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        unit = self.columns[section - FROZEN].unit if section >= FROZEN else None
        if role == _DISPLAY:
            return unit.code if unit is not None else self._say(_HEADERS[section])
        if role == _TOOLTIP and unit is not None:
            return self._say.name(unit.names)
        if role == _ALIGN:
            return LEFT if section in (NAME, UNIT) else RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.takes_typing(index) else flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role in (_DISPLAY, _SPOKEN):
            return self.text_at(index.row(), index.column())
        if role == _EDIT:
            known = self.takes_typing(index)
            return self.cell(index.row(), index.column() - FROZEN).edit if known else ""
        if role == _TOOLTIP:
            return self.told(index) or None
        if role == _ALIGN:
            return LEFT if index.column() in (NAME, UNIT) else RIGHT
        return self._exact(index.row(), index.column()) if role == EXACT else None

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        if role != _EDIT or not index.isValid() or not self.takes_typing(index) or not isinstance(value, str):
            return False
        row, unit = index.row(), index.column() - FROZEN
        if value.strip() != self.cell(row, unit).edit:
            self.show_pending({(row, index.column()): value.strip()})
            self._typed(self.columns[unit].unit, self.rows[row], value.strip())
        return True

    def _key(self, row: int, unit: int) -> tuple[str, str]:
        return self.columns[unit].unit.code, self.rows[row].figure

    def _announce(self, rows: Sequence[int], unit: int) -> None:
        for row in rows:
            index = self.index(row, FROZEN + unit)
            self.dataChanged.emit(index, index)
        if rows:
            self.dataChanged.emit(self.index(rows[0], COUNTED), self.index(rows[-1], COUNTED))

    def _rolled(self, line: GridRow) -> Rolled | None:
        whole = line.indicator is not None and not line.inner
        return self._totals.indicators.get(line.indicator.code) if whole and line.indicator else None

    def _exact(self, row: int, column: int) -> str | None:
        """The number behind what is shown; None for none, or while another one is on its way."""
        line = self.rows[row]
        if column == TOTAL:
            return exact(self._total_number(line), line.unit)
        if column < FROZEN or self._key(row, column - FROZEN) in self._pending:
            return None
        return exact(self.columns[column - FROZEN].number(line), line.unit)

    def _total_number(self, line: GridRow) -> Result | None:
        if line.element is not None:
            return self._totals.figures.get(line.element.code)
        rolled = self._rolled(line)
        return rolled.result if rolled is not None else None

    def _counted(self, row: int) -> str:
        """``7 of 9``: how many of the units that are asked have given the number."""
        cells = [self.cell(row, unit) for unit in range(len(self.columns))]
        asked = [cell for cell in cells if cell.asked]
        if not asked:
            return ""
        given = sum(cell.given for cell in asked)
        return self._say(mark("{given} of {expected}"), given=given, expected=len(asked))
