"""Any table on the screen read as it is seen: shown columns and rows in their order, numbers as numbers.

A model joins by nothing at all; where it shows rounded numbers it gives the exact ones under EXACT, and
where a column's numbers may be added up its header says so under SUMMED.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ktu_desktop.gui.table_roles import EXACT, LEVEL, SUMMED
from ktu_desktop.i18n import Translator
from ktu_desktop.workbooks.screen_table import TableCell, TableColumn, TableOnScreen

ROWS_AT_ONCE = 60
"""How many rows are read in one event: some milliseconds."""

_PIXELS = 7.0
"""Pixels of a spreadsheet's character."""

_WHITE = re.compile(r"[\s\u00a0\u2007\u2008\u2009\u202f]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DISPLAY, _ALIGN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def table_in(window: QWidget) -> QTableView | None:
    """The table one stands in, else the largest that is seen."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QTableView):
        widget = widget.parentWidget()
    if isinstance(widget, QTableView) and window.isAncestorOf(widget):
        return widget
    seen = [view for view in window.findChildren(QTableView) if view.isVisible()]
    return max(seen, key=lambda view: view.width() * view.height(), default=None)


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
                if not self._view.isRowHidden(number):
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
        header, across = self._view.horizontalHeader(), Qt.Orientation.Horizontal
        found = []
        for place in range(header.count()):
            number = header.logicalIndex(place)
            if self._view.isColumnHidden(number):
                continue
            title = str(model.headerData(number, across, _DISPLAY) or "")
            width = self._view.columnWidth(number) / _PIXELS
            summed = model.headerData(number, across, SUMMED) is True
            found.append((number, TableColumn(title, width, _to_the_right(model, number), summed)))
        return found

    def _cell(self, model: QAbstractItemModel, row: int, column: int) -> TableCell:
        index = model.index(row, column)
        text = str(index.data(_DISPLAY) or index.data(_SPOKEN) or "")
        shown = _WHITE.sub("", text).replace("\u2212", "-").replace(self._mark, ".")
        places = len(shown.partition(".")[2]) if _NUMBER.fullmatch(shown) else 0
        exact = index.data(EXACT)
        if isinstance(exact, str):
            return TableCell(text, exact, places)
        aligned = index.data(_ALIGN)
        if _is_right(aligned) and _NUMBER.fullmatch(shown):
            return TableCell(text, shown.removeprefix("+"), places)
        return TableCell(text.strip(), level=index.data(LEVEL) or 0)


def _to_the_right(model: QAbstractItemModel, column: int) -> bool:
    return _is_right(model.headerData(column, Qt.Orientation.Horizontal, _ALIGN))


def _is_right(alignment: object) -> bool:
    if alignment is None:
        return False
    value = alignment if isinstance(alignment, int) else getattr(alignment, "value", 0)
    return bool(int(value) & int(Qt.AlignmentFlag.AlignRight.value))
