"""The table's model: rows of the evaluated sheet, texts made once, integer roles, shared brushes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ktu_desktop.domain.evaluated_sheet import Field, Row
from ktu_desktop.gui.not_saved import NOT_SAVED
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.exact_numbers import exact_number
from ktu_desktop.gui.screens.sheet_table.row_texts import editable_field, texts_of, tooltip_of
from ktu_desktop.gui.table_roles import EXACT
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.aligned_numbers import edit_text
from ktu_desktop.gui.widgets.row_state import PROGRESS_TONES, state_of_row
from ktu_desktop.i18n import Translator

if TYPE_CHECKING:
    from ktu_desktop.domain.roll_up import Rolled

Index = QModelIndex | QPersistentModelIndex

ROW = int(Qt.ItemDataRole.UserRole)
"""The role that gives the evaluated Row itself."""

_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_ALIGN, _FOREGROUND = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ForegroundRole)
_FONT, _TOOLTIP = int(Qt.ItemDataRole.FontRole), int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Typed = Callable[[Field, str], None]


class SheetModel(QAbstractTableModel):
    """``typed`` is called with the field and the text when a cell has been typed over."""

    def __init__(self, theme: Theme, say: Translator, typed: Typed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._say, self._typed = theme, say, typed
        self._rows: tuple[Row, ...] = ()
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, tuple[Row, tuple[str, ...]]] = {}
        self._pending: dict[str, str] = {}
        self._waiting: frozenset[str] = frozenset()
        self._totals: Mapping[str, Rolled] = {}
        self._year = 0

    def set_rows(self, rows: tuple[Row, ...], year: int) -> None:
        """Show these rows; where they are the same indicators, only what changed is painted anew."""
        if year != self._year:
            self._year = year
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, c.LAST_YEAR, c.LAST_YEAR)
        old, pending, self._pending = self._rows, self._pending, {}
        if [row.indicator.code for row in rows] == list(self._numbers) and rows:
            self._rows = rows
            changed = [
                number
                for number, (before, now) in enumerate(zip(old, rows, strict=True))
                if before is not now or now.indicator.code in pending
            ]
            for first, last in runs_of(changed):
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(c.COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._numbers = {row.indicator.code: number for number, row in enumerate(rows)}
        self.endResetModel()

    def set_totals(self, totals: "Mapping[str, Rolled]") -> None:
        """Show these totals of the units below, by indicator; only what changed is painted anew."""
        old, self._totals = self._totals, totals
        for code, number in self._numbers.items():
            if old.get(code) != totals.get(code):
                self._texts.pop(code, None)
                self.dataChanged.emit(self.index(number, c.ABOVE[0]), self.index(number, c.ABOVE[-1]))

    def set_waiting(self, indicators: frozenset[str]) -> None:
        """Mark these as not saved yet: the database does not take their numbers just now."""
        changed = self._waiting ^ indicators
        self._waiting = indicators
        for code in changed & self._numbers.keys():
            number = self._numbers[code]
            self.dataChanged.emit(self.index(number, c.ACTUAL), self.index(number, c.ACTUAL))

    def waits(self, number: int) -> bool:
        """Whether what a row shows is not saved yet."""
        return self._rows[number].indicator.code in self._waiting

    def show_pending(self, texts: Mapping[int, str]) -> None:
        """Show texts that are on their way to the database, by the place of their row."""
        for place, text in texts.items():
            self._pending[self._rows[place].indicator.code] = text
        if texts:
            self.dataChanged.emit(self.index(min(texts), c.ACTUAL), self.index(max(texts), c.ACTUAL))

    def retranslate(self, say: Translator) -> None:
        """Say everything in another language."""
        self._say, self._texts = say, {}
        self.repaint()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(c.COLUMNS) - 1)

    def repaint(self) -> None:
        """Have every row painted anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(c.COLUMNS) - 1))

    def row_number(self, indicator: str) -> int | None:
        """Where an indicator's row stands, or None."""
        return self._numbers.get(indicator)

    def row_at(self, number: int) -> Row:
        """The evaluated row at a place of the table."""
        return self._rows[number]

    def rows(self) -> tuple[Row, ...]:
        """The rows shown, in their order."""
        return self._rows

    def texts_at(self, number: int) -> tuple[str, ...]:
        """What the cells of a row say."""
        row = self._rows[number]
        texts = self._texts_of(row)
        pending = self._pending.get(row.indicator.code)
        return texts if pending is None else (*texts[: c.ACTUAL], pending, *texts[c.ACTUAL + 1 :])

    def tone_at(self, number: int, column: int) -> str:
        """The role of the theme in which a cell is written."""
        return self._tone(self._rows[number], column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(c.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(c.COLUMNS):
            return None
        if role == _DISPLAY:
            if section == c.LAST_YEAR and self._year:
                return str(self._year - 1)
            return self._say(c.COLUMNS[section].title)
        if role == _ALIGN:
            return RIGHT if c.COLUMNS[section].number else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == c.ACTUAL and editable_field(self._rows[index.row()]) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _SPOKEN and column in c.ABOVE:
            return self._spoken_total(row, column)
        if role == _SPOKEN and column == c.ACTUAL and self.waits(index.row()):
            return f"{self._text(row, column)}. {self._say(NOT_SAVED)}"
        if role in (_DISPLAY, _SPOKEN):
            return self._text(row, column)
        if role == _ALIGN:
            return RIGHT if c.COLUMNS[column].number else LEFT
        if role == _FOREGROUND:
            return self._theme.brush(self._tone(row, column))
        if role == _FONT:
            return self._theme.number_font if c.COLUMNS[column].number else None
        if role == _TOOLTIP:
            return self._tooltip(row, column) or None
        if role == _EDIT:
            field = editable_field(row) if column == c.ACTUAL else None
            return edit_text(field, self._say) if field is not None else self._text(row, column)
        if role == EXACT:
            return self._exact(row, column)
        return row if role == ROW else None

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        if role != _EDIT or not index.isValid() or index.column() != c.ACTUAL:
            return False
        row = self._rows[index.row()]
        field = editable_field(row)
        if field is None or not isinstance(value, str):
            return False
        if value.strip() != edit_text(field, self._say) or field.draft is not None:
            self._pending[row.indicator.code] = value.strip()
            self.dataChanged.emit(index, index)
            self._typed(field, value)
        return True

    def _text(self, row: Row, column: int) -> str:
        code = row.indicator.code
        if column == c.ACTUAL and code in self._pending:
            return self._pending[code]
        return self._texts_of(row)[column]

    def _exact(self, row: Row, column: int) -> str | None:
        code = row.indicator.code
        pending = column == c.ACTUAL and code in self._pending
        return None if pending else exact_number(row, column, self._totals.get(code))

    def _tooltip(self, row: Row, column: int) -> str:
        code = row.indicator.code
        told = tooltip_of(row, column, self._say, self._totals.get(code))
        waits = column in (c.ACTUAL, c.STATE) and code in self._waiting
        return f"{self._say(NOT_SAVED)}\n{told}".strip() if waits else told

    def _spoken_total(self, row: Row, column: int) -> str:
        return self._tooltip(row, column) if column == c.COUNTED else self._text(row, column)

    def _texts_of(self, row: Row) -> tuple[str, ...]:
        code = row.indicator.code
        known = self._texts.get(code)
        if known is None or known[0] is not row:
            known = self._texts[code] = (row, texts_of(row, self._say, self._totals.get(code)))
        return known[1]

    def _tone(self, row: Row, column: int) -> str:
        if column == c.STATE:
            return state_of_row(row).tone
        if column == c.ACTUAL:
            if row.indicator.code in self._pending:
                return "quiet"
            return "bad" if any(field.draft is not None for field in row.fields) else "text"
        if column == c.DEVIATION:
            return PROGRESS_TONES.get(row.progress, "text")
        if column == c.SUMMARY:
            return "text"
        if column in (c.NAME, c.TARGET) and not row.orientation:
            return "text"
        return "quiet" if column != c.NAME else "text"


def runs_of(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as runs without a gap: the first and last of each. One signal says many rows."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        together = [number for _, number in run]
        yield together[0], together[-1]
