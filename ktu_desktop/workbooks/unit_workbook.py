"""Writing a workbook of the program: a unit's, or a faculty's with a sheet for each of its units."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from ktu_desktop.domain.changes import Base
from ktu_desktop.i18n import Translator
from ktu_desktop.workbooks import hidden_sheet, saving, sheet_rows, stamp_rows
from ktu_desktop.workbooks.columns import COLUMNS
from ktu_desktop.workbooks.contents import FACULTY, WorkbookContents
from ktu_desktop.workbooks.layouts.guidance_sheet import write_guidance_sheet
from ktu_desktop.workbooks.layouts.summary_sheet import write_summary_sheet
from ktu_desktop.workbooks.layouts.unit_sheet import UnitSheet, write_unit_sheet
from ktu_desktop.workbooks.sheet_rows import Row
from ktu_desktop.workbooks.styles import Styles
from ktu_desktop.workbooks.text_cells import FIELDS_IN_CELLS


def write_workbook(path: Path, contents: WorkbookContents, say: Translator) -> Base:
    """Write the workbook to ``path`` in the language of ``say``. Raises WorldRefusal.

    Returns what it said when it was written, for the export's record.
    """
    book = Workbook()
    first = book.active
    styles = Styles(book)
    rows: dict[str, Sequence[Row]] = {}
    if contents.kind == FACULTY and contents.summary is not None:
        title, summary = write_summary_sheet(book, contents.sheets, contents.summary, styles, say)
        rows[title] = summary
    sheets = [
        write_unit_sheet(book, sheet, contents.stamp, styles, say, contents.whole_plan)
        for sheet in contents.sheets
    ]
    rows |= {sheet.title: sheet.rows for sheet in sheets}
    guidance, guidance_rows = write_guidance_sheet(book, styles, say)
    rows[guidance] = guidance_rows
    hidden, hidden_rows = _hidden(book, contents, sheets, say)
    rows[hidden] = hidden_rows
    if first is not None:
        book.remove(first)
    book.properties.creator = f"KTU Desktop {contents.stamp.program_version}"
    saving.save(book, rows, path)
    return _base(contents, sheets)


def _base(contents: WorkbookContents, sheets: Sequence[UnitSheet]) -> Base:
    """What input cells and records say."""
    written = {
        sheet.data.org_unit.code: done.written for sheet, done in zip(contents.sheets, sheets, strict=True)
    }
    cells = {(org, element): value for org, said in written.items() for element, value in said.base.items()}
    texts = {
        (org, code, name): text
        for org, said in written.items()
        for code, fields in said.texts.items()
        for name, text in fields.items()
    }
    carried = {
        (record.org_unit, code, name): text
        for record in contents.records
        for code, entry in record.entries.items()
        for name, text in entry.texts().items()
        if name not in FIELDS_IN_CELLS
    }
    return Base(cells, texts | carried)


def _hidden(
    book: Workbook, contents: WorkbookContents, sheets: Sequence[UnitSheet], say: Translator
) -> tuple[str, list[Row]]:
    """The hidden sheet: stamp, headers, each cell's value as exported, a faculty's records."""
    frame = book.create_sheet(hidden_sheet.SHEET_NAME)
    frame.sheet_state = "veryHidden"
    frame.protection.sheet = True
    headers = {column.mark: say(column.header) for column in COLUMNS}
    cells = {
        sheet.data.org_unit.code: stamp_rows.SheetCells(
            done.codes,
            done.written.exported,
            done.written.shown,
            done.written.formulas,
            done.written.texts,
        )
        for sheet, done in zip(contents.sheets, sheets, strict=True)
    }
    texts = stamp_rows.texts_of(contents.stamp, headers, cells, contents.records)
    rows = [
        Row(number, [sheet_rows.text(sheet_rows.reference(number, i), text, 0) for i, text in enumerate(row)])
        for number, row in enumerate(hidden_sheet.rows_of(texts), 1)
    ]
    return frame.title, rows
