"""Finding a sheet of indicators in a foreign file: its marks or headers, its codes, its input cells.

Rows are found by the code in column A wherever they were moved, columns by their marks, or, where the hidden
row of marks is gone, by their headers as the hidden sheet recorded them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ktu_desktop.workbooks.columns import CODE, COLUMNS, INPUT_MARKS, SHEET_MARK
from ktu_desktop.workbooks.foreign.raw import EMPTY, RawSheet

_HEAD_ROWS = 60
_FEWEST_HEADERS = 6
_MARKS = frozenset(column.mark for column in COLUMNS)
_CAN_HOLD_INPUT = frozenset(INPUT_MARKS)

FoundCell = tuple[str, str, str, str, int]
"""Mark of its column, reference (``F12``), kind, text, 1 for a percent format."""

FoundRow = tuple[str, int, list[FoundCell]]
"""Code, number of the row (from 1), its input cells that are not empty."""


def find_rows(sheet: RawSheet, headers: Mapping[str, str]) -> dict[str, Any] | None:
    """The sheet's head and rows, or None when it is no sheet of indicators.

    ``headers``: mark -> header as recorded in the file's hidden sheet (empty where that is missing).
    """
    found = _columns(sheet.rows, headers)
    if found is None:
        return None
    heading, columns = found
    codes = columns.pop(CODE)
    inputs = [(mark, column) for mark, column in columns.items() if mark in _CAN_HOLD_INPUT]
    rows: list[FoundRow] = []
    for number in range(heading + 1, len(sheet.rows)):
        line = sheet.rows[number]
        code = _text(line[codes]) if codes < len(line) else ""
        cells = _cells(sheet, number, inputs)
        if cells or code:
            rows.append((code, number + 1, cells))
    return {"name": sheet.name, "head": _head(sheet.rows), "rows": rows}


def _columns(rows: Sequence[Sequence[Any]], headers: Mapping[str, str]) -> tuple[int, dict[str, int]] | None:
    """The last row of the heading and the column of each mark."""
    by_header = {_plain(text): mark for mark, text in headers.items() if mark in _MARKS}
    for number, line in enumerate(rows[:_HEAD_ROWS]):
        marks = {text: column for column, text in enumerate(line) if isinstance(text, str) and text in _MARKS}
        if CODE in marks and len(marks) >= _FEWEST_HEADERS:
            return number, marks
    for number, line in enumerate(rows[:_HEAD_ROWS]):
        named = {
            by_header[_plain(text)]: column for column, text in enumerate(line) if _plain(text) in by_header
        }
        if CODE in named and len(named) >= _FEWEST_HEADERS:
            return number, named
    return None


def _head(rows: Sequence[Sequence[Any]]) -> list[str]:
    """Organisation unit, period, plan and template version of the sheet's hidden row, or nothing."""
    for line in rows[:_HEAD_ROWS]:
        texts = [_text(value) for value in line]
        if SHEET_MARK in texts:
            return [text for text in texts[texts.index(SHEET_MARK) + 1 :] if text][:4]
    return []


def _cells(sheet: RawSheet, row: int, inputs: Sequence[tuple[str, int]]) -> list[FoundCell]:
    found: list[FoundCell] = []
    for mark, column in inputs:
        kind, text, percent = cell = sheet.cell(row, column)
        if cell != EMPTY and (kind != "text" or text.strip()):
            found.append((mark, reference(row, column), kind, text, int(percent)))
    return found


def reference(row: int, column: int) -> str:
    """``F12`` for row 11 and column 5, both from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def _plain(value: object) -> str:
    return " ".join(value.split()).casefold() if isinstance(value, str) else ""
