"""A table of the screen written as a workbook: formats, frozen heads, a filter, totals by formula.

Totals follow the filter: SUBTOTAL counts and adds up what is shown.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.properties import Outline

from ktu_desktop.decimals import decimal_text
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.workbooks import saving, sheet_rows
from ktu_desktop.workbooks.layouts.unit_sheet import set_up_page
from ktu_desktop.workbooks.screen_table import TableCell, TableColumn, TableOnScreen
from ktu_desktop.workbooks.sheet_rows import Row
from ktu_desktop.workbooks.styles import Styles

_FIRST = 4
"""The first row of the table's own; above it title, what it is about, heads."""

_SUM, _COUNT = 109, 103
"""SUBTOTAL's numbers for sum and count of what is shown."""

_NARROW, _WIDE = 6.0, 70.0
_DEEPEST = 7
"""A spreadsheet's outline goes no deeper."""

_BOLD, _FILTER = 1.15, 3.0
"""How much wider bold letters are; the characters that a filter's button covers."""

_LINE = 13.5
_TITLE_LENGTH = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write_table(table: TableOnScreen, path: Path, say: Translator) -> Path:
    """Write the table to ``path``. Raises WorldRefusal."""
    book = Workbook()
    frame = book.active
    assert frame is not None
    frame.title = table.title.translate(_NOT_IN_TITLES)[:_TITLE_LENGTH].strip() or "1"
    styles = Styles(book)
    for number, column in enumerate(table.columns):
        frame.column_dimensions[sheet_rows.letters(number)].width = _width(column)
    frame.freeze_panes = f"A{_FIRST}"
    frame.sheet_properties.outlinePr = Outline(summaryBelow=False)
    frame.sheet_format.outlineLevelRow = _deepest(table)
    last = sheet_rows.letters(len(table.columns) - 1)
    if table.rows:
        frame.auto_filter.ref = f"A{_FIRST - 1}:{last}{_FIRST + len(table.rows) - 1}"
    set_up_page(frame, table.title, say)
    frame.print_title_rows = f"{_FIRST - 1}:{_FIRST - 1}"
    saving.save(book, {frame.title: list(_rows(table, styles, say))}, path)
    return path


def _width(column: TableColumn) -> float:
    """As on the screen, and no word of the heading is cut in two; in characters."""
    longest = max(map(len, column.title.split()), default=0) * _BOLD + _FILTER
    return min(max(column.width, longest, _NARROW), _WIDE)


def _deepest(table: TableOnScreen) -> int:
    """How many levels the outline has: without that the spreadsheet leaves no room for its buttons."""
    return min(max((cell.level for cells in table.rows for cell in cells), default=0), _DEEPEST)


def _rows(table: TableOnScreen, styles: Styles, say: Translator) -> Iterator[Row]:
    yield Row(1, [sheet_rows.text("A1", table.title, styles.title)], 24, fixed=True)
    yield Row(2, [sheet_rows.text("A2", table.about, styles.subtitle)], 18, fixed=True)
    heads = enumerate(column.title for column in table.columns)
    lines = max((ceil(len(c.title) * _BOLD / (_width(c) - _FILTER)) for c in table.columns), default=1)
    yield Row(
        _FIRST - 1,
        [sheet_rows.text(sheet_rows.reference(_FIRST - 1, i), title, styles.header) for i, title in heads],
        max(30.0, (lines + 1) * _LINE),
    )
    for number, cells in enumerate(table.rows, _FIRST):
        written = [_cell(sheet_rows.reference(number, i), cell, styles) for i, cell in enumerate(cells)]
        level = min(max((cell.level for cell in cells), default=0), _DEEPEST)
        yield Row(number, written, _height(cells, table.columns), level=level)
    if table.rows:
        yield _totals(table, styles, say)


def _cell(place: str, cell: TableCell, styles: Styles) -> str:
    if cell.number is None:
        style = styles.indented(2 * cell.level) if cell.level else styles.name
        return sheet_rows.text(place, cell.text, style)
    return sheet_rows.number(place, cell.number, styles.number(_format(cell.places, cell.suffix)))


def _format(places: int, suffix: str = "") -> str:
    """A number format; its unit is put behind as a text, so that percents stay the numbers they are."""
    digits = "#,##0." + "0" * places if places else "#,##0"
    words = suffix.replace('"', "")
    return f'{digits}"\u00a0{words}"' if words else digits


def _height(cells: Sequence[TableCell], columns: Sequence[TableColumn]) -> float:
    lines = (ceil(len(cell.text) / _width(column)) for cell, column in zip(cells, columns, strict=True))
    return max(1, *lines, 1) * _LINE


def _totals(table: TableOnScreen, styles: Styles, say: Translator) -> Row:
    """How many rows there are, below the first column of texts, and the sums."""
    at, end = _FIRST + len(table.rows), _FIRST + len(table.rows) - 1
    first_text = next((i for i, column in enumerate(table.columns) if not column.number), 0)
    cells = []
    for number, column in enumerate(table.columns):
        place, area = sheet_rows.reference(at, number), f"{sheet_rows.letters(number)}{_FIRST}"
        area += f":{sheet_rows.letters(number)}{end}"
        if column.summed:
            cells.append(_sum(place, area, [row[number] for row in table.rows], styles))
        elif number == first_text:
            words = say(mark("Rows:")).replace('"', '""')
            filled = sum(bool(row[number].text) for row in table.rows)
            expression = f'"{words} "&SUBTOTAL({_COUNT},{area})'
            cells.append(sheet_rows.formula(place, expression, f"{words} {filled}", styles.task, False))
        else:
            cells.append(sheet_rows.blank(place, styles.task))
    return Row(at, cells, 18)


def _sum(place: str, area: str, cells: Sequence[TableCell], styles: Styles) -> str:
    total = sum((Fraction(cell.number) for cell in cells if cell.number is not None), Fraction(0))
    places = max(cell.places for cell in cells)
    look = styles.number(_format(places), strong=True)
    return sheet_rows.formula(place, f"SUBTOTAL({_SUM},{area})", decimal_text(total), look)
