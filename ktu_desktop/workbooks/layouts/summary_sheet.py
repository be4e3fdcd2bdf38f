"""The summary of a faculty's file: each indicator's total with what it rests on, and each unit's result."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import Band, Result
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.workbooks import sheet_rows
from ktu_desktop.workbooks.contents import SummaryLine
from ktu_desktop.workbooks.layouts.unit_sheet import set_up_page
from ktu_desktop.workbooks.sheet_rows import Row
from ktu_desktop.workbooks.styles import Styles

_TITLE = mark("Summary")
_COUNTED = mark("{given} of {expected} counted")
_COUNTED_WITHOUT = mark("{given} of {expected} counted, missing: {missing}")
_HEADERS = (mark("No."), mark("Indicator"), mark("Unit"), mark("Total"), mark("What it rests on"))
_WIDTHS = (8.5, 60, 9, 13, 34)
_UNIT_WIDTH = 12


def write_summary_sheet(
    book: Workbook,
    sheets: Sequence[e.Sheet],
    summary: Mapping[str, SummaryLine],
    styles: Styles,
    say: Translator,
) -> tuple[str, list[Row]]:
    """Add the summary to the workbook; returns its title and rows. All of it is locked."""
    frame = book.create_sheet(say(_TITLE)[:31])
    headers = [*(say(header) for header in _HEADERS), *(sheet.data.org_unit.code for sheet in sheets)]
    for column, width in enumerate((*_WIDTHS, *(_UNIT_WIDTH for _ in sheets))):
        frame.column_dimensions[sheet_rows.letters(column)].width = width
    frame.freeze_panes = "C3"
    frame.protection.sheet = True
    set_up_page(frame, say(_TITLE), say)
    frame.print_title_rows = "2:2"
    rows = [
        Row(1, [sheet_rows.text("A1", say(_TITLE), styles.title)], 24, fixed=True),
        Row(2, [sheet_rows.text(_at(1, i), text, styles.header) for i, text in enumerate(headers)], 30),
    ]
    shown = [row for row in sheets[0].rows if row.indicator.code in summary]
    for number, row in enumerate(shown, 3):
        rows.append(Row(number, _line(number - 1, row, sheets, summary[row.indicator.code], styles, say)))
    return frame.title, rows


def _line(
    at: int, row: e.Row, sheets: Sequence[e.Sheet], line: SummaryLine, styles: Styles, say: Translator
) -> list[str]:
    code = row.indicator.code
    unit = unit_of(row.indicator.unit)
    results = [line.result, *(sheet.row(code).result for sheet in sheets)]
    typed = unit_of(row.fields[0].element.unit) if row.fields else unit
    words = [typed.write(r, say) if r is not None and typed.kind == "yes_no" else None for r in results]
    strong, plain = styles.shown("General", strong=True), styles.shown("General")
    cells = [
        _cell(_at(at, 3 if i == 0 else 4 + i), result, words[i], strong if i == 0 else plain)
        for i, result in enumerate(results)
    ]
    return [
        sheet_rows.text(_at(at, 0), code, styles.code),
        sheet_rows.text(_at(at, 1), say.name(row.indicator.names), styles.name),
        sheet_rows.text(_at(at, 2), unit.suffix(say), styles.unit),
        cells[0],
        sheet_rows.text(_at(at, 4), _rests_on(line, say), styles.locked_text),
        *cells[1:],
    ]


def _cell(place: str, result: Result | None, words: str | None, style: int) -> str:
    if result is None:
        return sheet_rows.blank(place, style)
    if isinstance(result, Band):
        return sheet_rows.text(place, result.text, style)
    if words is not None:
        return sheet_rows.text(place, words, style)
    return sheet_rows.number(place, decimal_text(result), style)


def _rests_on(line: SummaryLine, say: Translator) -> str:
    if not line.missing:
        return say(_COUNTED, given=line.given, expected=line.expected)
    return say(_COUNTED_WITHOUT, given=line.given, expected=line.expected, missing=", ".join(line.missing))


def _at(row: int, column: int) -> str:
    """``F12`` for row 11 and column 5, both from 0."""
    return sheet_rows.reference(row + 1, column)
