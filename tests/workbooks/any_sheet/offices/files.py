"""Made sheets as real files: .xlsx with formats, merged and hidden things, and text files."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import xlsxwriter

from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.any_sheet.grid import reference
from ktu_desktop.workbooks.reading_process import read_files


def read_back(made, paths):
    """The made files with the grids that their files give; ``paths``: one for each."""
    files = list(read_files(paths, Silent(), ()))
    assert all(file.grids for file in files)
    return [
        replace(
            one,
            grids=tuple(
                replace(grid, name=own.name) for grid, own in zip(file.grids, one.grids, strict=True)
            ),
        )
        for one, file in zip(made, files, strict=True)
    ]


def write_xlsx(path, made):
    book = xlsxwriter.Workbook(path)
    percent, date = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "dd.mm.yy"})
    for grid in made.grids:
        sheet = book.add_worksheet(grid.name)
        for area in grid.merged:
            sheet.merge_range(area.top, area.left, area.bottom, area.right, "")
        for row, line in enumerate(grid.rows):
            for column, cell in enumerate(line):
                _write(sheet, row, column, cell, percent, date)
        for row in grid.hidden_rows:
            sheet.set_row(row, None, None, {"hidden": True})
        if grid.hidden:
            sheet.hide()
    book.close()


def _write(sheet, row, column, cell, percent, date):
    if cell.kind == "number":
        sheet.write_number(row, column, float(cell.text), percent if cell.percent else None)
    elif cell.kind == "text":
        sheet.write_string(row, column, cell.text)
    elif cell.kind == "error":
        sheet.write_formula(row, column, "=NA()", None, "#N/A")
    elif cell.kind == "no_value":
        sheet.write_formula(row, column, f"={reference(row + 40, column + 40)}", None, "")
    elif cell.kind == "date":
        sheet.write_datetime(row, column, datetime.fromisoformat(cell.text), date)


def write_csv(path, made, encoding, delimiter):
    """The first sheet as text; a text file has no percents, errors or hidden rows."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(
        [cell.text for cell in row] for row in made.grids[0].rows
    )
    path.write_bytes(stream.getvalue().encode(encoding))
