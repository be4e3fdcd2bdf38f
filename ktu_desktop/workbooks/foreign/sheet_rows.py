"""Finding a sheet of indicators in a foreign file: its marks or headers, its codes, its input cells.

Rows are found by the code in column A wherever they were moved, columns by their marks, or, where the hidden
row of marks is gone, by their headers as the hidden sheet recorded them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ktu_desktop.workbooks.columns import (
    CODE,
    COLUMNS,
    INPUT_MARKS,
    NUMBER_MARKS,
    SHEET_MARK,
    SHOWN_MARKS,
)
from ktu_desktop.workbooks.foreign.overtyped_cells import overtyped_cells
from ktu_desktop.workbooks.foreign.raw import FoundCell, RawSheet
from ktu_desktop.workbooks.hidden_sheet import Typed
from ktu_desktop.workbooks.sheet_rows import letters

_HEAD_ROWS = 60
_FEWEST_HEADERS = 6
_LONGEST_CODE = 60
_MARKS = frozenset(column.mark for column in COLUMNS)
_CAN_HOLD_INPUT = frozenset(INPUT_MARKS)
_NUMBERS = frozenset(NUMBER_MARKS)
_NO_MARKS = frozenset[str]()

FoundRow = tuple[str, int, list[FoundCell]]
"""Code, number of the row (from 1), its input cells that are not empty."""


def find_rows(
    sheet: RawSheet, headers: Mapping[str, str], typed: Mapping[str, Typed]
) -> dict[str, Any] | None:
    """The sheet's head and rows, or None when it is no sheet of indicators.

    ``headers``: mark -> header, ``typed``: organisation unit -> its input cells; both as recorded in the
    file's hidden sheet and empty where that is missing: then every cell that could be one is taken for one.
    """
    found = _columns(sheet.rows, headers)
    if found is None:
        return None
    heading, columns = found
    codes = columns.pop(CODE)
    head = _head(sheet.rows)
    inputs = typed.get(head[0]) if head else None
    marks = {column: (mark, letters(column)) for mark, column in columns.items() if mark in _CAN_HOLD_INPUT}
    shown = tuple((columns[mark], mark) for mark in SHOWN_MARKS if mark in columns)
    places = tuple(marks)
    rows: list[FoundRow] = []
    overtyped: list[tuple[str, FoundCell]] = []
    for number in range(heading + 1, len(sheet.rows)):
        line = sheet.rows[number]
        code = _text(line[codes]) if codes < len(line) else ""
        cells = _cells(sheet, number, marks, places)
        if inputs is not None and code in inputs.codes:
            open_ = inputs.cells.get(code, _NO_MARKS)
            cells = [cell for cell in cells if cell[0] in open_ or cell[0] not in _NUMBERS]
            found_ = overtyped_cells(sheet, number, shown, inputs, code)
            overtyped += [(code, cell) for cell in found_]
        if cells or 0 < len(code) < _LONGEST_CODE:
            rows.append((code[:_LONGEST_CODE], number + 1, cells))
    return {"name": sheet.name, "head": head, "rows": rows, "overtyped": overtyped}


def _columns(rows: Sequence[Sequence[Any]], headers: Mapping[str, str]) -> tuple[int, dict[str, int]] | None:
    """The last row of the heading and the column of each mark."""
    wide = [(number, line) for number, line in enumerate(rows[:_HEAD_ROWS]) if len(line) >= _FEWEST_HEADERS]
    for number, line in wide:
        marks = {text: column for column, text in enumerate(line) if isinstance(text, str) and text in _MARKS}
        if CODE in marks and len(marks) >= _FEWEST_HEADERS:
            return number, marks
    by_header = {_plain(text): mark for mark, text in headers.items() if mark in _MARKS}
    for number, line in wide if by_header else ():
        texts = [_plain(text) for text in line]
        named = {by_header[text]: column for column, text in enumerate(texts) if text in by_header}
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


def _cells(
    sheet: RawSheet, row: int, inputs: Mapping[int, tuple[str, str]], places: Sequence[int]
) -> list[FoundCell]:
    found: list[FoundCell] = []
    for column, (kind, text, percent) in sheet.filled(row, places):
        if kind != "text" or text.strip():
            mark, letter = inputs[column]
            found.append((mark, f"{letter}{row + 1}", kind, text, int(percent)))
    return found


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def _plain(value: object) -> str:
    return " ".join(value.split()).casefold() if isinstance(value, str) else ""
