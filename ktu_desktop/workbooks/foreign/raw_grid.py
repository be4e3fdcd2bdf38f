"""A whole foreign sheet for the pipe: its cells that are not empty, merged areas, what is hidden."""

from typing import Any

from ktu_desktop.workbooks.foreign.raw import MOST_COLUMNS, MOST_ROWS, RawSheet

_MOST_CELLS = 60_000
"""No sheet of a department holds more; the rest of a longer one is said to be cut."""

_EMPTY_END = 500
"""So many empty rows are the end of a sheet, though formats reach on to its last possible row."""

_LONGEST = 2_000
"""Letters of a cell: the longest name of a plan has a quarter of it."""


def raw_grid(sheet: RawSheet) -> dict[str, Any]:
    """The sheet as JSON takes it; ``cells``: row, column, kind, text, 1 for a percent format."""
    cells: list[tuple[int, int, str, str, int]] = []
    for row, line in enumerate(sheet.rows[:MOST_ROWS]):
        if len(cells) > _MOST_CELLS:
            break
        for column, (kind, text, percent) in sheet.filled(row, range(min(len(line), MOST_COLUMNS))):
            if kind != "text" or text.strip():
                cells.append((row, column, kind, text[:_LONGEST], int(percent)))
    shape = sheet.shape
    too_wide = any(len(line) >= MOST_COLUMNS for line in sheet.rows)
    too_long = len(sheet.rows) >= MOST_ROWS and bool(cells) and cells[-1][0] >= MOST_ROWS - _EMPTY_END
    return {
        "name": sheet.name,
        "cells": cells,
        "merged": [area for area in shape.merged if area[0] < MOST_ROWS and area[1] < MOST_COLUMNS],
        "hidden_rows": shape.hidden_rows,
        "hidden_columns": shape.hidden_columns,
        "hidden": shape.hidden,
        "cut": too_wide or len(cells) > _MOST_CELLS or too_long,
    }
