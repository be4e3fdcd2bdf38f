"""Cells of .xls by xlrd, which keeps error cells and number formats."""

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Any

import xlrd

from ktu_desktop.domain.cells import shows_percent
from ktu_desktop.workbooks.foreign.raw import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    CannotRead,
    RawCell,
    Shape,
    raw_cell,
)
from ktu_desktop.workbooks.foreign.xls_formulas import Places, formula_places


class XlsSheet:
    """One sheet (see raw.RawSheet)."""

    def __init__(
        self, book: xlrd.Book, sheet: xlrd.sheet.Sheet, formulas: Callable[[], Sequence[Places]]
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._read_formulas = formulas
        self.name: str = sheet.name
        columns = min(sheet.ncols, MOST_COLUMNS)
        self.rows: Sequence[Sequence[Any]] = [
            sheet.row_values(row, 0, min(columns, sheet.row_len(row)))
            for row in range(min(sheet.nrows, MOST_ROWS))
        ]

    @property
    def shape(self) -> Shape:
        """Merged areas and what is hidden."""
        sheet = self._sheet
        return Shape(
            tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells),
            tuple(row for row, info in sheet.rowinfo_map.items() if info.hidden),
            tuple(column for column, info in sheet.colinfo_map.items() if info.hidden),
            bool(sheet.visibility),
        )

    def filled(self, row: int, columns: Sequence[int]) -> Sequence[tuple[int, RawCell]]:
        """Those of the row's cells in these columns (all from 0) that are not empty."""
        found = ((column, self.cell(row, column)) for column in columns)
        return [(column, cell) for column, cell in found if cell != EMPTY]

    def has_formula(self, row: int, column: int) -> bool:
        """Whether the cell (both from 0) holds a formula."""
        sheets = self._read_formulas()
        return self._sheet.number < len(sheets) and (row, column) in sheets[self._sheet.number]

    def cell(self, row: int, column: int) -> RawCell:
        """The cell (both from 0)."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return EMPTY
        kind = self._sheet.cell_type(row, column)
        value = self.rows[row][column]
        if kind == xlrd.XL_CELL_ERROR:
            return ("error", xlrd.error_text_from_code.get(value, "#"), False)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return raw_cell(bool(value))
        if kind == xlrd.XL_CELL_DATE:
            return self._date(value)
        return raw_cell(value, percent=kind == xlrd.XL_CELL_NUMBER and self._is_percent(row, column))

    def _date(self, number: float) -> RawCell:
        try:
            return raw_cell(xlrd.xldate_as_datetime(number, self._book.datemode))
        except (ValueError, OverflowError):
            return ("date", str(number), False)

    def _is_percent(self, row: int, column: int) -> bool:
        style = self._book.xf_list[self._sheet.cell_xf_index(row, column)]
        number_format = self._book.format_map.get(style.format_key)
        return number_format is not None and shows_percent(number_format.format_str)


def read_sheets(content: bytes) -> Iterator[XlsSheet]:
    """The workbook's sheets. Raises CannotRead and what xlrd raises."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        raise CannotRead("file_encrypted" if "encrypt" in str(error).lower() else "file_damaged") from None
    formulas = cache(partial(formula_places, content))
    for sheet in book.sheets():
        yield XlsSheet(book, sheet, formulas)
