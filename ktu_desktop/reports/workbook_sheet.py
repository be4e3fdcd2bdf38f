"""One document on one sheet: blocks below one another, all tables on the columns of the largest."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import count

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.chart import LineChart, Reference
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.domain.series import drawn_number
from ktu_desktop.domain.values import Band
from ktu_desktop.reports import document as d
from ktu_desktop.reports.number_format import number_format, places_shown
from ktu_desktop.reports.pages.page import Font, points
from ktu_desktop.reports.pages.wrapping import Wrapper
from ktu_desktop.reports.workbook_grid import Grid, Span
from ktu_desktop.reports.workbook_looks import UNDERLINED, Look, Looks, Type

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTH = {"portrait": 92.0, "landscape": 138.0}
"""The columns' widths together, in characters."""

_CHARACTER = points(5.25)
"""The width of a character, in which columns are measured: 7 pixels. In the pages' unit."""

_CHART_ROWS = 15
_HIGHEST_HEAD = 8
"""The last row in which a table's head is kept in sight: what is kept takes its room from the rest."""

_LONGEST, _DIGITS = 32_767, 15
_ACROSS = {"left": "left", "centre": "center", "decimal": "right"}
_WITHOUT_TABLE = (30.0, 35.0, 35.0)
"""The columns of a sheet that has no table, in parts."""

_FACTS, _SIGNING = (0.3, 0.7), (0.38, 0.2, 0.27, 0.15)
"""The columns of labels with their texts, and of lines to sign on."""

_HIGHEST_ROW = 400.0
"""Points; a spreadsheet program takes no more than 409."""


class SheetWriter:
    """Writes a document on an empty sheet. ``head_row``: the head that comes again on each page, if any.

    A spreadsheet has one such head: below it there may be no other table.
    """

    def __init__(self, sheet: Worksheet, document: d.Document, looks: Looks, wrapper: Wrapper) -> None:
        self._sheet, self._document, self._wrap = sheet, document, wrapper
        tables = [block for block in document.blocks if isinstance(block, d.Table)]
        self._main = max(tables, key=lambda t: (len(t.rows), len(t.columns)), default=None)
        self._last = tables[-1] if tables else None
        needed = [shares for block in document.blocks if (shares := _shares(block))]
        self._grid = Grid(_shares(self._main) if self._main else _WITHOUT_TABLE, needed)
        self._widths = [width * _WIDTH[document.orientation] for width in self._grid.widths]
        self._row = 1
        self._looks = looks
        self.head_row: int | None = None

    @property
    def area(self) -> str:
        """What is printed."""
        return f"A1:{get_column_letter(len(self._widths))}{max(self._row - 1, 1)}"

    def write(self) -> None:
        """Write everything."""
        for number, width in enumerate(self._widths, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        document = self._document
        self._line(document.issuer.upper(), (11, True), "center")
        self._line(document.title, (14, True), "center")
        for subtitle in document.subtitles:
            self._line(subtitle, (11, False), "center")
        for block in document.blocks:
            self._block(block)

    def _block(self, block: d.Block) -> None:
        match block:
            case d.Heading():
                self._row += 1
                self._line(block.text, (13 - block.level, True))
            case d.Paragraph():
                self._line(block.text, (9 if block.small else 11, False))
            case d.Facts():
                for label, text in block.pairs:
                    self._pair(label, text)
            case d.Table():
                self._table(block)
            case d.Chart():
                self._chart(block)
            case d.Signatures():
                self._signatures(block)

    def _line(self, text: str, font: Type, across: str = "left") -> None:
        """A text over the whole width, as high as it needs."""
        cell = self._text(self._row, (1, len(self._widths)), text, font, across)
        self._sheet.row_dimensions[cell.row].height = self._height(text, sum(self._widths), font)
        self._row += 1

    def _pair(self, label: str, text: str) -> None:
        first, rest = self._grid.spans(_FACTS)
        self._text(self._row, first, label, (11, False))
        self._text(self._row, rest, text, (11, True))
        width = sum(self._widths[rest[0] - 1 : rest[1]])
        self._sheet.row_dimensions[self._row].height = self._height(text, width, (11, True))
        self._row += 1

    def _table(self, table: d.Table) -> None:
        self._row += 1
        spans = self._grid.spans(_shares(table))
        if table is self._main and table is self._last:
            self.head_row = self._row
            if self._row <= _HIGHEST_HEAD:
                self._sheet.freeze_panes = f"A{self._row + 1}"
        head = (10, True)
        for column, span in zip(table.columns, spans, strict=True):
            self._text(self._row, span, column.title, head, "center", boxed=True, fill="head")
        titles = [column.title for column in table.columns]
        self._fit(titles, spans, head)
        places = [_most_places(table.rows, number) for number in range(len(table.columns))]
        for row in table.rows:
            self._table_row(row, table, spans, places)

    def _table_row(self, row: d.Row, table: d.Table, spans: Sequence[Span], places: Sequence[int]) -> None:
        font = (10, row.kind != "plain")
        if row.across:
            span = (1, len(self._widths))
            self._text(self._row, span, str(row.cells[0]), font, boxed=True, fill=row.kind)
            self._fit([str(row.cells[0])], [span], font)
            return
        for number, (content, span) in enumerate(zip(row.cells, spans, strict=True)):
            across = _ACROSS[table.columns[number].align]
            shown = content.shown if isinstance(content, d.Amount) else content
            indent = row.depth if number == 0 else 0
            cell = self._text(self._row, span, shown, font, across, boxed=True, indent=indent)
            if isinstance(content, d.Amount) and _is_number(content):
                cell.value = Decimal(content.exact or "0")
                cell.number_format = number_format(content.shown, places[number])
        shown_texts = [c.shown if isinstance(c, d.Amount) else c for c in row.cells]
        self._fit(shown_texts, spans, font, table.row_height)

    def _fit(self, texts: Sequence[str], spans: Sequence[Span], font: Type, least: float = 0.0) -> None:
        """Make the row as high as its longest text, or ``least`` millimetres; go on to the next."""
        widths = [sum(self._widths[first - 1 : last]) for first, last in spans]
        heights = [self._height(text, width, font) for text, width in zip(texts, widths, strict=True)]
        self._sheet.row_dimensions[self._row].height = min(max(*heights, least * 72 / 25.4), _HIGHEST_ROW)
        self._row += 1

    def _height(self, text: str, width: float, font: Type) -> float:
        """The height that a text needs in a column so many characters wide, in points."""
        size = Font(points(font[0]), font[1])
        lines = len(self._wrap.lines(text, size, round((width - 1) * _CHARACTER))) or 1
        return lines * self._wrap.ruler.line_height(size) / points(1) + 2

    def _text(
        self,
        row: int,
        span: Span,
        text: str,
        font: Type,
        across: str = "left",
        boxed: bool = False,
        fill: str = "",
        indent: int = 0,
    ) -> SheetCell:
        first, last = span
        cell = self._cell(row, first)
        if text:
            cell.value = _FORBIDDEN.sub(" ", text)[:_LONGEST]
            cell.data_type = "s"  # a text that begins with = stays a text
        look = Look(font, across, boxed, fill, indent, quoted=text[:1] in "=+-@" and bool(text))
        for number in range(first, last + 1):
            self._looks.dress(self._cell(row, number), look)
        if last > first:
            self._sheet.merged_cells.add(f"{cell.coordinate}:{get_column_letter(last)}{row}")
        return cell

    def _cell(self, row: int, column: int) -> SheetCell:
        cell = self._sheet.cell(row, column)
        assert isinstance(cell, SheetCell)  # cells are merged by their range only
        return cell

    def _chart(self, chart: d.Chart) -> None:
        """A chart of the spreadsheet's own; its numbers stand beside what is printed."""
        self._row += 1
        self._line(chart.title, (11, True))
        left, top = len(self._widths) + 2, self._row
        rows: list[tuple[str | float | None, ...]] = [("", chart.actual, chart.target)]
        for point in chart.series.points:
            numbers = [drawn_number(value) for value in (point.actual, point.target)]
            rows.append((str(point.year), *(None if n is None else float(n) for n in numbers)))
        for number, cells in zip(count(top), rows, strict=False):
            for column, content in enumerate(cells):
                self._sheet.cell(number, left + column).value = content
        drawn, last = LineChart(), top + len(rows) - 1
        drawn.height, drawn.width, drawn.display_blanks = 6.5, 16, "gap"
        numbers_area = Reference(self._sheet, left + 1, top, left + 2, last)
        drawn.add_data(numbers_area, titles_from_data=True)
        drawn.set_categories(Reference(self._sheet, left, top + 1, left, last))
        drawn.x_axis.delete = drawn.y_axis.delete = False
        for line, mark_, dash in zip(drawn.series, ("circle", "square"), ("solid", "dash"), strict=True):
            line.marker.symbol, line.marker.size = mark_, 7
            line.graphicalProperties.line.solidFill = "000000"
            line.graphicalProperties.line.dashStyle = dash
            line.smooth = False
        if any(isinstance(n, Band) for p in chart.series.points for n in (p.actual, p.target)):
            drawn.y_axis.scaling.orientation = "maxMin"  # the best place is on top
        self._sheet.add_chart(drawn, f"A{top}")
        self._row += max(_CHART_ROWS, len(rows))

    def _signatures(self, block: d.Signatures) -> None:
        spans = self._grid.spans(_SIGNING)
        for role in block.roles:
            self._row += 1
            self._text(self._row, spans[0], role, (11, False))
            for span, hint in zip(spans[1:], block.hints, strict=False):
                for number in range(span[0], span[1] + 1):
                    self._sheet.cell(self._row, number).border = UNDERLINED
                self._text(self._row + 1, span, hint, (8, False), "center")
            self._row += 2


def _shares(block: d.Block) -> Sequence[float]:
    """How wide the columns are that a block stands in; none where it stands across all."""
    match block:
        case d.Table():
            return [column.width for column in block.columns]
        case d.Facts():
            return _FACTS
        case d.Signatures():
            return _SIGNING
        case _:
            return ()


def _is_number(amount: d.Amount) -> bool:
    """Whether a spreadsheet's number can hold it exactly."""
    return amount.exact is not None and len(amount.exact.strip("-0").replace(".", "")) <= _DIGITS


def _most_places(rows: Sequence[d.Row], column: int) -> int:
    """The most decimal places shown in a column."""
    cells = [row.cells[column] for row in rows if not row.across]
    return max((places_shown(c.shown) for c in cells if isinstance(c, d.Amount) and c.exact), default=0)
