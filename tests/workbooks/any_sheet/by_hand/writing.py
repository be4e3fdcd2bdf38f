"""Files written by hand as real ones: .xlsx, text, and what LibreOffice makes of an .xlsx."""

import csv
import io
import subprocess
from datetime import datetime
from pathlib import Path

import xlsxwriter

from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.any_sheet.grid import reference
from ktu_desktop.workbooks.reading_process import read_files
from tests.workbooks.any_sheet.made_sheets import Made

_TEXT = (".csv", ".tsv")


def made(files, folder, with_office=False):
    """The files written into ``folder`` and read back in the reading child, each with what is right.

    ``with_office``: .ods, .xls and .xlsb come from LibreOffice, else they are written as .xlsx.
    """
    paths = [write(file, Path(folder), with_office) for file in files]
    for file, read in zip(files, read_files(paths, Silent(), ()), strict=True):
        assert read.grids, file.name
        yield Made(file.name, tuple(read.grids), *_truth(file, read.grids))


def write(file, folder, with_office):
    """Write one file and give its path."""
    path = folder / file.name
    if path.suffix in _TEXT:
        _write_text(path, file)
        return path
    if path.suffix == ".xlsm":
        _write_xlsx(path, file)
        return path
    plain = path.with_suffix(".xlsx")
    _write_xlsx(plain, file)
    if path.suffix == ".xlsx" or not with_office:
        return plain
    office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to"]
    told = [*office, path.suffix[1:], "--outdir", str(folder), str(plain)]
    subprocess.run(told, check=True, capture_output=True)
    return path


def _cells(page):
    for down, row in enumerate(page.rows, page.at[0]):
        for right, cell in enumerate(row, page.at[1]):
            yield down, right, cell


def _write_xlsx(path, file):
    book = xlsxwriter.Workbook(path)
    looks = book.add_format(), book.add_format({"num_format": "0.0%"})
    date = book.add_format({"num_format": "dd.mm.yyyy"})
    for page in file.pages:
        sheet = book.add_worksheet(page.name)
        for area in page.merged:
            sheet.merge_range(area, "")
        for row, column, cell in _cells(page):
            look = date if isinstance(cell.content, datetime) else looks[cell.percent]
            _put(sheet, row, column, cell, look)
        for row in page.hidden_rows:
            sheet.set_row(row, None, None, {"hidden": True})
        for column in page.hidden_columns:
            sheet.set_column(column, column, None, None, {"hidden": True})
        if page.hidden:
            sheet.hide()
    next(
        sheet for sheet, page in zip(book.worksheets(), file.pages, strict=True) if not page.hidden
    ).activate()
    book.close()


def _put(sheet, row, column, cell, look):
    content = cell.content
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, look, "" if content is None else content)
    elif isinstance(content, datetime):
        sheet.write_datetime(row, column, content, look)
    elif isinstance(content, str):
        sheet.write_string(row, column, content, look)
    elif content is not None:
        sheet.write_number(row, column, content, look)


def _write_text(path, file):
    stream = io.StringIO(newline="")
    (page,) = file.pages
    lines = [["" if cell.content is None else str(cell.content) for cell in row] for row in page.rows]
    csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else file.delimiter).writerows(lines)
    path.write_bytes(stream.getvalue().encode(file.encoding))


def _truth(file, grids):
    right, allowed, spoken = {}, {}, []
    for page, grid in zip(file.pages, grids, strict=True):
        for row, column, cell in _cells(page):
            place = f"{grid.name}!{reference(row, column)}"
            if cell.takes:
                right[place] = cell.takes
            if cell.may:
                allowed[place] = cell.may
            if cell.spoken:
                spoken.append(place)
    return right, file.told, tuple(spoken), bool(right or spoken), allowed
