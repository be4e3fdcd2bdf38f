"""The first sheet of a marked copy: every marked cell with a link, what stands there, and the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.workbooks.marked.marks import (
    ASKED,
    FIRST_FIELD,
    FIRST_KEY,
    LIST_OPENS_WITH,
    Field,
    Mark,
    Texts,
)
from ktu_desktop.workbooks.marked.plain_text import free_title, write_text
from ktu_desktop.workbooks.marked.tones import FILLS

_FONT = "Calibri"
_WIDTHS = {"A": 24, "B": 10, "C": 26, "D": 90}
_EDGE = Side("thin", "FF999999")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line to fill in, as it stands on the list."""

    label: str
    said: str
    request: str
    is_needed: bool = True


def drop_lists(book: Workbook) -> dict[str, _Line]:
    """Take out lists of earlier copies; their lines that the sender filled in, by what they are about."""
    filled: dict[str, _Line] = {}
    for sheet in list(book.worksheets):
        if sheet["A1"].value == LIST_OPENS_WITH:
            count = _text(sheet, 1, 2)
            for number in range(int(count) if count.isdecimal() else 0):
                label, said, request = (_text(sheet, FIRST_FIELD + number, column) for column in (1, 2, 4))
                if said:
                    filled[_text(sheet, 1, FIRST_KEY + number) or label] = _Line(label, said, request)
            book.remove(sheet)
    return filled


def _text(sheet: Worksheet, row: int, column: int) -> str:
    return str(sheet.cell(row, column).value or "").strip()


def add_list(
    book: Workbook,
    marks: Sequence[Mark],
    titles: Mapping[str, str],
    texts: Texts,
    lost: Sequence[str],
    filled: Mapping[str, _Line],
) -> None:
    """Put the list before all sheets. ``titles``: a mark's sheet -> its title in the copy.

    ``filled``: lines of an earlier list with what the sender filled in: they stay.
    """
    sheet = book.create_sheet(free_title(book, texts.title), 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    write_text(sheet["A1"], LIST_OPENS_WITH)
    sheet.row_dimensions[1].hidden = True
    write_text(sheet["A2"], texts.title).font = Font(_FONT, bold=True, size=14)
    write_text(sheet["A3"], texts.advice)
    lines = {**dict(_lines(texts.fields, titles)), **filled}
    _write_lines(sheet, lines)
    heading = FIRST_FIELD + 1 + len(lines)
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


def _lines(fields: Sequence[Field], titles: Mapping[str, str]) -> Iterator[tuple[str, _Line]]:
    """What each field is about, and its line."""
    for field in fields:
        title = titles[field.sheet] if field.sheet else ""
        yield f"{field.what}:{title}", _Line(field.label, "", field.request, field.is_needed)


def _write_lines(sheet: Worksheet, lines: Mapping[str, _Line]) -> None:
    """The lines to fill in; how many there are, and what each is about, stands in the hidden row."""
    write_text(sheet["B1"], str(len(lines)))
    for number, (key, line) in enumerate(lines.items()):
        row = FIRST_FIELD + number
        write_text(sheet.cell(1, FIRST_KEY + number), key)
        write_text(sheet.cell(row, 1), line.label).font = Font(_FONT, bold=line.is_needed)
        sheet.merge_cells(None, row, 2, row, 3)
        place = write_text(sheet.cell(row, 2), line.said)
        place.number_format, place.border = "@", _FRAME
        if line.is_needed:
            place.fill = FILLS[ASKED]
        write_text(sheet.cell(row, 4), line.request)
        for column in (1, 2, 4):
            sheet.cell(row, column).alignment = _WRAPPED


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
