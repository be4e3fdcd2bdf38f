"""The sheet of one organisation unit: heading, common data, then line by line its indicators, for A4."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.figures import UnitFigures, amount_of
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import Number
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.workbooks import formulas, sheet_rows
from ktu_desktop.workbooks.columns import COLUMNS, FIRST, SECOND, SHEET_MARK, input_cells
from ktu_desktop.workbooks.contents import FACULTY, Stamp
from ktu_desktop.workbooks.layouts.indicator_row import RowWriter
from ktu_desktop.workbooks.layouts.row_heights import heading_height, height_of
from ktu_desktop.workbooks.layouts.written import Written
from ktu_desktop.workbooks.sheet_rows import Row
from ktu_desktop.workbooks.styles import Styles
from ktu_desktop.workbooks.text_cells import cells_of
from ktu_desktop.workbooks.validation import validation

_SHEET_ROW, _HEADER_ROW, _MARK_ROW = 4, 5, 6
_NOT_IN_TITLES = re.compile(r"[\\*?:/\[\]]")
_LAST = len(COLUMNS) - 1
_MONEY_MARKS, _MONEY_WIDTH = frozenset(("#last", FIRST, SECOND)), 19
_UNIT = mark("Organisation unit: {name} ({code})")
_PERIOD = mark("Period: {period}")
_HINT = mark(
    "Fill in the yellow cells. An empty cell means “no data”, 0 means zero. How to: sheet “{sheet}”."
)
_COMMON = mark("Common data (entered once)")
_LINE = mark("Strategic line {number}. {title}")
_TASK = mark("Task {number}. {title}")
GUIDANCE = mark("How to fill in")


@dataclass(frozen=True)
class UnitSheet:
    """A sheet ready to be saved: its rows, and what was written in them."""

    title: str
    rows: list[Row]
    codes: tuple[str, ...] = ()
    written: Written = field(default_factory=Written)


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    style: int


_Item = _Heading | e.CommonField | e.Row


def write_unit_sheet(
    book: Workbook,
    sheet: e.Sheet,
    stamp: Stamp,
    styles: Styles,
    say: Translator,
    whole_plan: bool,
) -> UnitSheet:
    """Add the unit's sheet to the workbook; its rows are saved beside it."""
    items = list(_items(sheet, styles, say, whole_plan, stamp.kind == FACULTY))
    numbers = {
        _code(item): _MARK_ROW + 1 + i for i, item in enumerate(items) if not isinstance(item, _Heading)
    }
    written = Written()
    writer = _row_writer(sheet, styles, say, numbers, written)
    rows = _top(sheet, stamp, styles, say)
    frame: Worksheet = book.create_sheet(_NOT_IN_TITLES.sub("_", sheet.data.org_unit.code)[:31])
    for number in (1, 2, 3):
        frame.merged_cells.add(_across(number))
    for number, item in enumerate(items, _MARK_ROW + 1):
        rows.append(_row(writer, item, number))
        if isinstance(item, _Heading):
            frame.merged_cells.add(_across(number))
    for kind, places in written.validated.items():
        frame.add_data_validation(validation(kind, places, say))
    _set_up(frame, sheet, say, written)
    return UnitSheet(frame.title, rows, tuple(numbers), written)


def _across(number: int) -> str:
    return f"A{number}:{sheet_rows.reference(number, _LAST)}"


def _items(
    sheet: e.Sheet, styles: Styles, say: Translator, whole_plan: bool, own_too: bool
) -> Iterator[_Item]:
    """The sheet's rows in order. ``own_too``: what was typed without being asked for is not left behind."""
    plan = sheet.data.plan
    shown = [row for row in sheet.rows if whole_plan or row.asked or (own_too and _has_own(row))]
    codes = {row.indicator.code for row in shown}
    common = [field for field in sheet.common if _is_shown(field, codes, own_too)]
    if common:
        yield _Heading(say(_COMMON), styles.line)
        yield from common
    line = task = 0
    for row in shown:
        if row.indicator.line != line:
            line, task = row.indicator.line, 0
            title = next(say.name(found.titles) for found in plan.lines if found.number == line)
            yield _Heading(say(_LINE, number=line, title=title), styles.line)
        if row.indicator.task != task:
            task = row.indicator.task
            title = next(say.name(found.titles) for found in plan.tasks if found.number == task)
            yield _Heading(say(_TASK, number=task, title=title), styles.task)
        yield row


def _is_shown(common: e.CommonField, codes: set[str], own_too: bool) -> bool:
    own = own_too and common.field.value is not None
    return common.asked or own or bool(codes.intersection(common.serves))


def _has_own(row: e.Row) -> bool:
    return bool(row.entry.texts()) or any(f.value is not None for f in row.fields)


def _code(item: e.CommonField | e.Row) -> str:
    return item.indicator.code if isinstance(item, e.Row) else item.figure.code


def _row_writer(
    sheet: e.Sheet, styles: Styles, say: Translator, numbers: dict[str, int], written: Written
) -> RowWriter:
    data = sheet.data
    inputs = input_cells(data.plan, numbers)
    places = {
        about.element: sheet_rows.reference(numbers[code], _column(mark_))
        for (code, mark_), about in inputs.items()
    }
    own = {
        code: amount_of(stored.value)
        for code, stored in data.values.items()
        if isinstance(stored.value, Number) and sheet_rows.is_exact(stored.value.text)
    }
    values = {code: stored.value for code, stored in data.values.items()}
    figures = UnitFigures(data.plan, values, data.last_year, data.last_results)
    cells = formulas.CellsOfElements(data.plan, places, own)
    return RowWriter(sheet, styles, say, numbers, inputs, cells, figures, written)


def _column(column_mark: str) -> int:
    return next(number for number, column in enumerate(COLUMNS) if column.mark == column_mark)


def _top(sheet: e.Sheet, stamp: Stamp, styles: Styles, say: Translator) -> list[Row]:
    """The heading: the plan, the unit, the period; two hidden rows for reading; the header."""
    data = sheet.data
    hint = say(_HINT, sheet=say(GUIDANCE))
    unit = say(_UNIT, name=say.name(data.org_unit.names), code=data.org_unit.code)
    said = [SHEET_MARK, data.org_unit.code, data.period.code, data.plan.code, str(stamp.template_version)]
    marks = [column.mark for column in COLUMNS]
    headers = [say(column.header) for column in COLUMNS]
    return [
        Row(1, [sheet_rows.text("A1", say.name(data.plan.titles), styles.title)], 21, fixed=True),
        Row(2, [sheet_rows.text("A2", unit, styles.subtitle)], 17, fixed=True),
        Row(
            3,
            [sheet_rows.text("A3", f"{say(_PERIOD, period=data.period)}. {hint}", styles.note)],
            15,
            fixed=True,
        ),
        Row(_SHEET_ROW, _texts(_SHEET_ROW, said, styles.mark), hidden=True),
        Row(_HEADER_ROW, _texts(_HEADER_ROW, headers, styles.header), 40, fixed=True),
        Row(_MARK_ROW, _texts(_MARK_ROW, marks, styles.mark), hidden=True),
    ]


def _texts(row: int, texts: Sequence[str], style: int) -> list[str]:
    return [sheet_rows.text(sheet_rows.reference(row, i), words, style) for i, words in enumerate(texts)]


def _row(writer: RowWriter, item: _Item, number: int) -> Row:
    if isinstance(item, _Heading):
        first = sheet_rows.text(f"A{number}", item.text, item.style)
        rest = [sheet_rows.blank(sheet_rows.reference(number, i), item.style) for i in range(1, _LAST + 1)]
        return Row(number, [first, *rest], heading_height(item.text), fixed=True)
    if isinstance(item, e.Row):
        name, small = writer.say.name(item.indicator.names), writer.small(item)
        return Row(number, writer.indicator(item), height_of(name, small, cells_of(item.entry)))
    name, small = writer.say.name(item.figure.names), writer.small_common(item)
    return Row(number, writer.common(item), height_of(name, small, {}))


def _set_up(frame: Worksheet, sheet: e.Sheet, say: Translator, written: Written) -> None:
    """Column widths, frozen panes, protection without a password, A4 landscape with repeated header."""
    money = any("." in unit_of(symbol).excel_format for symbol, _ in written.validated)
    for number, column in enumerate(COLUMNS):
        wide = money and column.mark in _MONEY_MARKS
        frame.column_dimensions[sheet_rows.letters(number)].width = _MONEY_WIDTH if wide else column.width
    frame.freeze_panes = f"C{_MARK_ROW + 1}"
    frame.sheet_view.showGridLines = False
    frame.sheet_view.zoomScale = 90
    frame.protection.sheet = True
    frame.protection.formatColumns = False
    frame.protection.formatRows = False
    set_up_page(
        frame, say(_UNIT, name=say.name(sheet.data.org_unit.names), code=sheet.data.org_unit.code), say
    )
    if frame.oddHeader is not None:
        frame.oddHeader.right.text = plain(say(_PERIOD, period=sheet.data.period))
    frame.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def set_up_page(frame: Worksheet, header: str, say: Translator) -> None:
    """A4 landscape, one page wide, page numbers."""
    frame.page_setup.orientation = "landscape"
    frame.page_setup.paperSize = 9
    frame.page_setup.fitToWidth = 1
    frame.page_setup.fitToHeight = 0
    frame.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    frame.print_options.horizontalCentered = True
    frame.page_margins.left = frame.page_margins.right = 0.4
    frame.page_margins.top, frame.page_margins.bottom = 0.7, 0.55
    frame.page_margins.header = frame.page_margins.footer = 0.3
    if frame.oddHeader is not None and frame.oddFooter is not None:
        frame.oddHeader.left.text = plain(header)
        frame.oddFooter.center.text = say(mark("Page {page} of {pages}"), page="&P", pages="&N")


def plain(words: str) -> str:
    """A text for a page's header, where ``&`` opens a code."""
    return words.replace("&", "&&")
