"""Any table on the screen read as it is seen: shown columns and rows in their order, numbers as numbers.

A model joins by nothing at all; table_roles.py says what it can tell beside: exact numbers behind rounded
ones, whole texts behind cut ones, columns that may be added up. Two views of one model that stand beside one
another are one table: the one that has the keyboard names the other as ``beside``.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ktu_desktop.gui.outline_on_screen import OutlineReading, OutlineView
from ktu_desktop.gui.table_roles import EXACT, FULL, LEVEL, SUMMED, SUMS, TITLE
from ktu_desktop.i18n import Translator
from ktu_desktop.workbooks.screen_table import TableCell, TableColumn, TableOnScreen

ROWS_AT_ONCE = 60
"""How many rows are read in one event: some milliseconds."""

_PIXELS = 7.0
"""Pixels of a spreadsheet's character."""

_NO_BREAK = "\u00a0"
"""Stands before a unit, and between thousands."""

_WHITE = re.compile(r"[\s\u00a0\u2007\u2008\u2009\u202f]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_UNIT = re.compile(r"%|[^\W\d_]\D*")

_DISPLAY, _ALIGN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def table_in(window: QWidget) -> QTableView | OutlineView | None:
    """The table or the tree one stands in, else the largest table that is seen."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QTableView | OutlineView):
        widget = widget.parentWidget()
    if isinstance(widget, QTableView | OutlineView) and window.isAncestorOf(widget):
        return widget
    seen = [view for view in window.findChildren(QTableView) if view.isVisible()]
    return max(seen, key=lambda view: view.width() * view.height(), default=None)


def reading_of(
    view: QTableView | OutlineView, title: str, about: str, say: Translator
) -> "TableReading | OutlineReading":
    """Whatever reads such a view."""
    if isinstance(view, OutlineView):
        return OutlineReading(view, title, about)
    return TableReading(view, title, about, say)


class TableReading:
    """Reads one table, some rows in each step; ``table`` is there when all steps are done."""

    def __init__(self, view: QTableView, title: str, about: str, say: Translator) -> None:
        self._view, self._title, self._about = view, title, about
        self._mark = say.number("0.1")[1]
        self.table: TableOnScreen | None = None

    def steps(self) -> Iterator[None]:
        """The steps; a table that changes meanwhile is read again from its top."""
        model, changed = self._view.model(), [True]
        note = lambda *_: changed.append(True)  # noqa: E731 - a slot of one line
        signals = (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved)
        for signal in signals:
            signal.connect(note)
        rows: list[tuple[TableCell, ...]] = []
        while changed:
            changed.clear()
            rows.clear()
            columns = self._columns(model)
            for number in range(model.rowCount()):
                if changed:
                    break
                sums = model.index(number, 0).data(SUMS) is True  # the workbook adds up by formula
                if not sums and not self._view.isRowHidden(number):
                    rows.append(tuple(self._cell(model, number, column) for column, _ in columns))
                if number % ROWS_AT_ONCE == ROWS_AT_ONCE - 1:
                    yield
        for signal in signals:
            signal.disconnect(note)
        described = tuple(column for _, column in columns)
        self.table = TableOnScreen(self._title, self._about, described, tuple(rows))
        yield

    def _columns(self, model: QAbstractItemModel) -> list[tuple[int, TableColumn]]:
        """The shown columns in the order in which they stand."""
        beside = getattr(self._view, "beside", None)
        views = (self._view,) if beside is None else (beside, self._view)
        return [found for view in views for found in _columns_of(view, model)]

    def _cell(self, model: QAbstractItemModel, row: int, column: int) -> TableCell:
        index = model.index(row, column)
        text = str(index.data(FULL) or index.data(_DISPLAY) or index.data(_SPOKEN) or "")
        number, unit = self._taken_apart(text)
        places = len(number.partition(".")[2])
        exact = index.data(EXACT)
        if isinstance(exact, str):
            return TableCell(text, exact, places, suffix=unit)
        if number and _is_right(index.data(_ALIGN)):
            return TableCell(text, number.removeprefix("+"), places, suffix=unit)
        return TableCell(text.strip(), level=index.data(LEVEL) or 0)

    def _taken_apart(self, text: str) -> tuple[str, str]:
        """The number, with a point and without blanks, and the unit behind it; empty for no number."""
        number, _, unit = text.strip().rpartition(_NO_BREAK)
        if not _UNIT.fullmatch(unit):
            number, unit = text, ""
        digits = _WHITE.sub("", number).replace("\u2212", "-").replace(self._mark, ".")
        return (digits, unit) if _NUMBER.fullmatch(digits) else ("", "")


def _columns_of(view: QTableView, model: QAbstractItemModel) -> Iterator[tuple[int, TableColumn]]:
    header, across = view.horizontalHeader(), Qt.Orientation.Horizontal
    for place in range(header.count()):
        number = header.logicalIndex(place)
        if view.isColumnHidden(number):
            continue
        said = (model.headerData(number, across, role) for role in (TITLE, _DISPLAY))
        title = next((str(text) for text in said if text), "")
        summed = model.headerData(number, across, SUMMED) is True
        width = view.columnWidth(number) / _PIXELS
        yield number, TableColumn(title, width, _to_the_right(model, number), summed)


def _to_the_right(model: QAbstractItemModel, column: int) -> bool:
    return _is_right(model.headerData(column, Qt.Orientation.Horizontal, _ALIGN))


def _is_right(alignment: object) -> bool:
    if alignment is None:
        return False
    value = alignment if isinstance(alignment, int) else getattr(alignment, "value", 0)
    return bool(int(value) & int(Qt.AlignmentFlag.AlignRight.value))
