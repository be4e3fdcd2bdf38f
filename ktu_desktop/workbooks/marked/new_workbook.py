"""A file that openpyxl does not edit (.xls, .ods, .xlsb, .csv, odd .xlsx) as a new workbook of its values."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.workbooks.foreign.raw import MOST_COLUMNS, MOST_ROWS, RawCell, RawSheet
from ktu_desktop.workbooks.marked.plain_text import free_title, write_text

_NARROWEST, _WIDEST = 8, 60
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_MOMENTS = (date.fromisoformat, datetime.fromisoformat, time.fromisoformat)


def new_workbook(sheets: Sequence[RawSheet], only_title: str) -> Workbook:
    """The values, merged areas and what is hidden. ``only_title``: of a sheet without a name (.csv)."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for raw in sheets:
        sheet = book.create_sheet(free_title(book, raw.name or only_title))
        _fill(sheet, raw)
    return book


def _fill(sheet: Worksheet, raw: RawSheet) -> None:
    widths: dict[int, int] = {}
    for row, line in enumerate(raw.rows[:MOST_ROWS]):
        for column in range(min(len(line), MOST_COLUMNS)):
            cell = raw.cell(row, column)
            if cell[0] != "empty":
                _write(sheet.cell(row + 1, column + 1), cell)
                widths[column] = max(widths.get(column, 0), len(cell[1]))
    for column, width in widths.items():
        fitting = min(max(width + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(column + 1)].width = fitting
    for top, left, bottom, right in raw.shape.merged:
        sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    for row in raw.shape.hidden_rows:
        sheet.row_dimensions[row + 1].hidden = True
    for column in raw.shape.hidden_columns:
        sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
    if raw.shape.hidden:
        sheet.sheet_state = "hidden"


def _write(target: Any, cell: RawCell) -> None:
    kind, text, percent = cell
    if kind == "number":
        target.value = float(text) if "." in text else int(text)
        target.number_format = "0.00%" if percent else "General"
    elif kind == "boolean":
        target.value = text == "1"
    elif kind == "error" and text in _ERRORS:
        target.value, target.data_type = text, "e"
    elif kind == "date":
        _write_moment(target, text)
    else:
        write_text(target, text)


def _write_moment(target: Any, text: str) -> None:
    for read in _MOMENTS:
        try:
            target.value = read(text)
        except ValueError:
            continue
        return
    write_text(target, text)
