"""Filling in a workbook of the program as a person would: into its input cells, and nothing else."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.columns import CODE, INPUT_MARKS, SHEET_MARK, input_cells

Content = int | float | str | None
"""What is typed into a cell; None empties it."""


def fill_in(path: Path, plan: Plan, contents: Mapping[str, Content]) -> int:
    """Type into the cells of these elements, in every sheet that has them; how many cells were filled.

    The file is written anew without cached results, as by a spreadsheet program that has not calculated yet.
    """
    book = load_workbook(path)
    filled = 0
    for sheet in book.worksheets:
        if any(row[0] == SHEET_MARK for row in sheet.iter_rows(max_row=10, max_col=1, values_only=True)):
            for element, row, column in _inputs(sheet, plan):
                if element in contents:
                    sheet.cell(row, column).value = contents[element]
                    filled += 1
    book.save(path)
    book.close()
    return filled


def _inputs(sheet: Worksheet, plan: Plan) -> Iterator[tuple[str, int, int]]:
    """Element, row and column of each number's input cell."""
    columns: dict[str, int] = {}
    rows: dict[str, int] = {}
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        code = cells[0]
        if code == CODE:
            columns = {str(mark): place for place, mark in enumerate(cells, 1) if mark in INPUT_MARKS}
        elif isinstance(code, str) and (code in plan.indicators or code in plan.figures):
            rows[code] = number
    for (code, mark), cell in input_cells(plan, rows).items():
        if mark in columns:
            yield cell.element, rows[code], columns[mark]
