"""The first sheet of a marked copy: every marked cell with a link, what stands there, and the reason."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.workbooks.marked.marks import ASKED, FIRST_FIELD, LIST_OPENS_WITH, Mark, Texts
from ktu_desktop.workbooks.marked.plain_text import free_title, write_text
from ktu_desktop.workbooks.marked.tones import FILLS

_FONT = "Calibri"
_WIDTHS = {"A": 24, "B": 10, "C": 26, "D": 90}
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def drop_lists(book: Workbook) -> dict[str, str]:
    """Take out lists of earlier copies; their fields that the sender filled in."""
    filled: dict[str, str] = {}
    for sheet in list(book.worksheets):
        if sheet["A1"].value == LIST_OPENS_WITH:
            count = str(sheet["B1"].value or "")
            for row in range(FIRST_FIELD, FIRST_FIELD + int(count) if count.isdecimal() else 0):
                field, said = (str(sheet.cell(row, column).value or "").strip() for column in (1, 2))
                filled |= {field: said} if said else {}
            book.remove(sheet)
    return filled


def add_list(
    book: Workbook,
    marks: Sequence[Mark],
    titles: Mapping[str, str],
    texts: Texts,
    lost: Sequence[str],
    filled: Mapping[str, str],
) -> None:
    """Put the list before all sheets. ``titles``: a mark's sheet -> its title in the copy.

    ``filled``: fields of an earlier list with what the sender filled in: they stay.
    """
    sheet = book.create_sheet(free_title(book, texts.title), 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    write_text(sheet["A1"], LIST_OPENS_WITH)
    sheet.row_dimensions[1].hidden = True
    write_text(sheet["A2"], texts.title).font = Font(_FONT, bold=True, size=14)
    write_text(sheet["A3"], texts.advice)
    fields = {**dict.fromkeys(texts.fields, ""), **filled}
    _write_fields(sheet, fields, texts.fill_in)
    heading = FIRST_FIELD + 1 + len(fields)
    for column, header in enumerate(texts.headers, 1):
        write_text(sheet.cell(heading, column), header).font = Font(_FONT, bold=True)
    for row, mark in enumerate(marks, heading + 1):
        _write_mark(sheet, row, mark, titles[mark.sheet])
    _write_lost(sheet, heading + 2 + len(marks), texts, lost)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_fields(sheet: Worksheet, fields: Mapping[str, str], fill_in: str) -> None:
    """A line for each thing that the file does not say; its number stands in the hidden row."""
    write_text(sheet["B1"], str(len(fields)))
    for row, (field, said) in enumerate(fields.items(), FIRST_FIELD):
        write_text(sheet.cell(row, 1), field).font = Font(_FONT, bold=True)
        sheet.merge_cells(None, row, 2, row, 3)
        place = write_text(sheet.cell(row, 2), said)
        place.fill, place.number_format = FILLS[ASKED], "@"
        write_text(sheet.cell(row, 4), fill_in)


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
