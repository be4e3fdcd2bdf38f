"""Documents as a workbook: a sheet for each, numbers as numbers, set up for A4."""

import re
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.reports.document import Document
from ktu_desktop.reports.pages.wrapping import Wrapper
from ktu_desktop.reports.times import TimesRuler
from ktu_desktop.reports.workbook_looks import FONT, Looks
from ktu_desktop.reports.workbook_sheet import SheetWriter

_NOT_IN_TITLES = re.compile(r"[\\*?:/\[\]]")
_LONGEST_TITLE = 31


def write_workbook(documents: Iterable[Document], path: Path) -> int:
    """Write the documents into one file; returns how many sheets it has. Raises OSError."""
    book = Workbook()
    book.remove(book.worksheets[0])
    looks, wrapper = Looks(), Wrapper(TimesRuler())
    for document in documents:
        sheet = book.create_sheet(_NOT_IN_TITLES.sub("_", document.name)[:_LONGEST_TITLE])
        writer = SheetWriter(sheet, document, looks, wrapper)
        writer.write()
        _set_up(sheet, document, writer)
    book.save(path)
    return len(book.worksheets)


def _set_up(sheet: Worksheet, document: Document, writer: SheetWriter) -> None:
    """A4, one page wide, the head of the largest table on each page, what stands at the foot."""
    sheet.page_setup.orientation = document.orientation
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.75, 0.45, 0.6, 0.7
    margins.header = margins.footer = 0.3
    if writer.head_row is not None:
        sheet.print_title_rows = f"{writer.head_row}:{writer.head_row}"
    sheet.print_area = writer.area
    foot = sheet.oddFooter
    if foot is not None:
        foot.left.text, foot.left.size = document.footer.replace("&", "&&"), 8
        foot.right.text, foot.right.size = document.page_words.format(page="&P", pages="&N"), 8
        foot.left.font = foot.right.font = f"{FONT},Regular"
