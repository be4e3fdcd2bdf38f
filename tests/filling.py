"""Filling in an exported workbook the way a person does: by the code in column A and the unlocked cells."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

NOT_APPLICABLE, BASIS, EXPLANATION, REASON_MISSED, MEASURES_TAKEN = -5, -4, -3, -2, -1
"""Places of an indicator's texts among the unlocked cells of its row."""


def fill(
    path: Path, cells: Mapping[tuple[str, int], Any], to: Path | None = None, sheet: str | None = None
) -> Path:
    """Write into unlocked cells: (code in column A, which unlocked cell of that row) -> what is typed."""
    book = load_workbook(path)
    frame = book[sheet] if sheet else book.worksheets[0]
    for (code, place), content in cells.items():
        (row,) = (row for row in frame.iter_rows() if row[0].value == code)
        unlocked = [cell for cell in row if not cell.protection.locked]
        unlocked[place].value = content
    book.save(to or path)
    return to or path
