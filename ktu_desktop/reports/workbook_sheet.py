"""One document on one sheet: blocks below one another, all tables on the columns of the largest."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, count
from textwrap import wrap

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.chart import LineChart, Reference
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.domain.series import drawn_number
from ktu_desktop.domain.values import Band
from ktu_desktop.reports import document as d
from ktu_desktop.reports.number_format import number_format, places_shown
from ktu_desktop.reports.workbook_looks import UNDERLINED, Look, Looks, Type

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTH = {"portrait": 92.0, "landscape": 138.0}
"""The columns' widths together, in characters."""

_LINE, _LETTERS = 13.5, 1.22
"""The height of a line, in points, and how many letters of Times in 10 points a character's width holds."""

_CHART_ROWS = 15
_HIGHEST_HEAD = 8
"""The last row in which a table's head is kept in sight: what is kept takes its room from the rest."""

_LONGEST, _DIGITS = 32_767, 15
_ACROSS = {"left": "left", "centre": "center", "decimal": "right"}

Span = tuple[int, int]
"""The first and the last sheet column of a table's column, from 1."""


class SheetWriter:
    """Writes a document on an empty sheet. ``head_row``: the head of the largest table, if any."""

    def __init__(self, sheet: Worksheet, document: d.Document, looks: Looks) -> None:
        self._sheet, self._document = sheet, document
        tables = [block for block in document.blocks if isinstance(block, d.Table)]
        self._main = max(tables, key=lambda t: (len(t.columns), len(t.rows)), default=None)
        shares = [column.width for column in self._main.columns] if self._main else [30.0, 35.0, 35.0]
        whole = sum(shares)
        self._widths = [share / whole * _WIDTH[document.orientation] for share in shares]
        self._edges = list(accumulate((share / whole for share in shares), initial=0.0))
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
        lines = _lines(text, sum(self._widths), font[0])
        self._sheet.row_dimensions[cell.row].height = lines * _LINE * font[0] / 10 + 2
        self._row += 1

    def _pair(self, label: str, text: str) -> None:
        first, rest = self._spans((0.3, 0.7))
        self._text(self._row, first, label, (11, False))
        self._text(self._row, rest, text, (11, True))
        width = sum(self._widths[rest[0] - 1 : rest[1]])
        self._sheet.row_dimensions[self._row].height = _lines(text, width, 11) * _LINE * 1.1 + 1
        self._row += 1

    def _table(self, table: d.Table) -> None:
        self._row += 1
        spans = self._spans([column.width for column in table.columns])
        if table is self._main:
            self.head_row = self._row
            if self._row <= _HIGHEST_HEAD:
                self._sheet.freeze_panes = f"A{self._row + 1}"
        head = (10, True)
        for column, span in zip(table.columns, spans, strict=True):
            self._text(self._row, span, column.title, head, "center", boxed=True, fill="head")
        titles = [column.title for column in table.columns]
        self._fit(titles, spans, 0)
        places = [_most_places(table.rows, number) for number in range(len(table.columns))]
        for row in table.rows:
            self._table_row(row, table, spans, places)

    def _table_row(self, row: d.Row, table: d.Table, spans: Sequence[Span], places: Sequence[int]) -> None:
        font = (10, row.kind != "plain")
        if row.across:
            span = (1, len(self._widths))
            self._text(self._row, span, str(row.cells[0]), font, boxed=True, fill=row.kind)
            self._fit([str(row.cells[0])], [span], 0)
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
        self._fit(shown_texts, spans, table.row_height)

    def _fit(self, texts: Sequence[str], spans: Sequence[Span], least: float) -> None:
        """Make the row as high as its longest text; go on to the next."""
        widths = [sum(self._widths[first - 1 : last]) for first, last in spans]
        lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
        height = max(lines * _LINE + 2, least * 72 / 25.4)
        self._sheet.row_dimensions[self._row].height = min(height, 400)
        self._row += 1

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

    def _spans(self, shares: Sequence[float]) -> list[Span]:
        """A table's columns on the sheet's: each edge at the nearest, every column at least one wide."""
        whole, columns = sum(shares), len(self._widths)
        spans, first = [], 1
        for number, end in enumerate(accumulate(shares), 1):
            nearest = min(range(columns + 1), key=lambda i: abs(self._edges[i] - end / whole))
            last = columns if number == len(shares) else min(nearest, columns - len(shares) + number)
            spans.append((first, max(last, first)))
            first = spans[-1][1] + 1
        return spans

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
        spans = self._spans((0.38, 0.2, 0.27, 0.15)) if len(self._widths) > 3 else self._spans((1, 1, 1))
        for role in block.roles:
            self._row += 1
            self._text(self._row, spans[0], role, (11, False))
            for span, hint in zip(spans[1:], block.hints, strict=False):
                for number in range(span[0], span[1] + 1):
                    self._sheet.cell(self._row, number).border = UNDERLINED
                self._text(self._row + 1, span, hint, (8, False), "center")
            self._row += 2


def _lines(text: str, width: float, size: float = 10) -> int:
    """About how many lines a text of that size needs in a column so many characters wide."""
    letters = max(1, int(width * _LETTERS * 10 / size))
    parts = (text or " ").splitlines()
    return sum(1 if len(part) <= letters else max(1, len(wrap(part, letters))) for part in parts)


def _is_number(amount: d.Amount) -> bool:
    """Whether a spreadsheet's number can hold it exactly."""
    return amount.exact is not None and len(amount.exact.strip("-0").replace(".", "")) <= _DIGITS


def _most_places(rows: Sequence[d.Row], column: int) -> int:
    """The most decimal places shown in a column."""
    cells = [row.cells[column] for row in rows if not row.across]
    return max((places_shown(c.shown) for c in cells if isinstance(c, d.Amount) and c.exact), default=0)
