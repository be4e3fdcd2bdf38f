"""The first sheet of a marked copy: every marked cell with a link, what stands there, and the reason."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.workbooks.marked.marks import LIST_OPENS_WITH, Mark, Texts
from ktu_desktop.workbooks.marked.plain_text import free_title, write_text

_FONT = "Calibri"
_WIDTHS = {"A": 24, "B": 10, "C": 26, "D": 90}
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def drop_lists(book: Workbook) -> None:
    """Take out lists of earlier copies."""
    for sheet in list(book.worksheets):
        if sheet["A1"].value == LIST_OPENS_WITH:
            book.remove(sheet)


def add_list(
    book: Workbook, marks: Sequence[Mark], titles: Mapping[str, str], texts: Texts, lost: Sequence[str]
) -> None:
    """Put the list before all sheets. ``titles``: a mark's sheet -> its title in the copy."""
    sheet = book.create_sheet(free_title(book, texts.title), 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    write_text(sheet["A1"], LIST_OPENS_WITH)
    sheet.row_dimensions[1].hidden = True
    write_text(sheet["A2"], texts.title).font = Font(_FONT, bold=True, size=14)
    write_text(sheet["A3"], texts.advice)
    for column, header in enumerate(texts.headers, 1):
        write_text(sheet.cell(5, column), header).font = Font(_FONT, bold=True)
    for row, mark in enumerate(marks, 6):
        _write_mark(sheet, row, mark, titles[mark.sheet])
    _write_lost(sheet, 7 + len(marks), texts, lost)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A6"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_mark(sheet: Worksheet, row: int, mark: Mark, title: str) -> None:
    write_text(sheet.cell(row, 1), title)
    where = write_text(sheet.cell(row, 2), mark.cell)
    quoted = title.replace("'", "''")
    where.hyperlink = Hyperlink(ref=where.coordinate, location=f"'{quoted}'!{mark.cell}")
    where.font = Font(_FONT, underline="single", color="0563C1")
    write_text(sheet.cell(row, 3), mark.text)
    write_text(sheet.cell(row, 4), mark.reason)
    for column in range(1, 5):
        sheet.cell(row, column).alignment = _WRAPPED


def _write_lost(sheet: Worksheet, row: int, texts: Texts, lost: Sequence[str]) -> None:
    if lost:
        title: Cell = write_text(sheet.cell(row, 1), texts.lost_title)
        title.font = Font(_FONT, bold=True)
    for number, code in enumerate(lost, 1):
        write_text(sheet.cell(row + number, 1), texts.lost[code])
