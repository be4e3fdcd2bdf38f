"""Tables on pages: rows as pieces that are not cut, numbers with their decimal marks below one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ktu_desktop.reports.document import Amount, Cell, Row, Table
from ktu_desktop.reports.pages import fonts
from ktu_desktop.reports.pages.flow import RULE, Piece
from ktu_desktop.reports.pages.page import Area, Font, Item, Line, Text, millimetres, points
from ktu_desktop.reports.pages.wrapping import Wrapper

SIDE, ABOVE = points(3), points(2)
"""White space within a cell, at its sides and above and below its text."""

INDENT = points(9)
_GREYS = {"head": 225, "group": 225, "subgroup": 242}
_MARKS = ",."


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Where a column's decimal marks stand, from its left edge."""

    mark: int


class TableLayout:
    """One table between ``left`` and ``left + width``; a row higher than ``highest`` has to be cut."""

    def __init__(self, table: Table, left: int, width: int, highest: int, wrapper: Wrapper) -> None:
        self._table, self._wrap = table, wrapper
        whole = sum(column.width for column in table.columns)
        shares = accumulate((column.width for column in table.columns), initial=0.0)
        self._edges = tuple(left + round(width * share / whole) for share in shares)
        self._head = self._head_piece()
        self._highest = highest - self._head.height
        self._aligned = [self._alignment(number) for number in range(len(table.columns))]

    def pieces(self) -> Iterator[Piece]:
        """The head, then row by row; a group keeps the row after it."""
        yield self._head
        for row in self._table.rows:
            if row.across:
                yield self._across(row)
            else:
                yield from self._plain(row)

    def _head_piece(self) -> Piece:
        titles = [column.title for column in self._table.columns]
        lines = [self._lines(i, title, fonts.COLUMN_TITLE) for i, title in enumerate(titles)]
        height = self._height(lines, fonts.COLUMN_TITLE)

        def draw(items: list[Item], top: int) -> None:
            first, last = self._edges[0], self._edges[-1]
            items.append(Area(first, top, last - first, height, _GREYS["head"]))
            self._rule(items, top)
            for number, texts in enumerate(lines):
                self._centred(items, number, texts, fonts.COLUMN_TITLE, top)
            self._rule(items, top + height)

        return Piece(height, draw, gap=points(6), keeps=True, edges=self._edges)

    def _across(self, row: Row) -> Piece:
        first, last = self._edges[0], self._edges[-1]
        text = _shown(row.cells[0])
        lines = self._wrap.lines(text, fonts.CELL_STRONG, last - first - 2 * SIDE)
        height = self._height([lines], fonts.CELL_STRONG)

        def draw(items: list[Item], top: int) -> None:
            items.append(Area(first, top, last - first, height, _GREYS[row.kind]))
            self._rule(items, top)  # anew: the grey lies on that of the row above
            self._put(items, first + SIDE, lines, fonts.CELL_STRONG, top)
            self._rule(items, top + height)

        return Piece(height, draw, keeps=True, head=self._head, edges=(first, last))

    def _plain(self, row: Row) -> Iterator[Piece]:
        font = fonts.CELL_STRONG if row.kind == "strong" else fonts.CELL
        indent = row.depth * INDENT
        cells = [
            self._lines(number, _shown(cell), font, indent if number == 0 else 0)
            for number, cell in enumerate(row.cells)
        ]
        least = millimetres(self._table.row_height)
        most = max(1, (self._highest - 2 * ABOVE) // self._wrap.ruler.line_height(font))
        for start in range(0, max(map(len, cells), default=0) or 1, most):
            part = [lines[start : start + most] for lines in cells]
            yield self._row(row, part, font, max(self._height(part, font), least))

    def _row(self, row: Row, lines: Sequence[tuple[str, ...]], font: Font, height: int) -> Piece:
        def draw(items: list[Item], top: int) -> None:
            for number, texts in enumerate(lines):
                if texts:
                    self._cell(items, number, row, texts, font, top)
            self._rule(items, top + height)

        return Piece(height, draw, head=self._head, edges=self._edges)

    def _cell(
        self, items: list[Item], number: int, row: Row, texts: tuple[str, ...], font: Font, top: int
    ) -> None:
        cell, align = row.cells[number], self._table.columns[number].align
        if align == "decimal" and isinstance(cell, Amount) and len(texts) == 1:
            baseline = top + ABOVE + self._wrap.ruler.ascent(font)
            items.append(Text(self._decimal_x(number, cell, font), baseline, font, texts[0]))
        elif align == "left":
            indent = row.depth * INDENT if number == 0 else 0
            self._put(items, self._edges[number] + SIDE + indent, texts, font, top)
        else:
            self._centred(items, number, texts, font, top)

    def _decimal_x(self, number: int, cell: Amount, font: Font) -> int:
        """Where the number begins so that its mark stands below the others; within its cell."""
        left, right = self._edges[number], self._edges[number + 1]
        x = left + self._aligned[number].mark - self._wrap.width(_split(cell)[0], font)
        length = self._wrap.width(cell.shown, font)
        return max(left + SIDE, min(x, right - SIDE - length))

    def _alignment(self, number: int) -> _Aligned:
        """The column's mark, so that the widest numbers stand in the middle of it."""
        if self._table.columns[number].align != "decimal":
            return _Aligned(0)
        width = self._edges[number + 1] - self._edges[number]
        before = behind = 0
        for row in self._table.rows:
            cell = row.cells[number] if not row.across else ""
            if isinstance(cell, Amount) and cell.shown:
                font = fonts.CELL_STRONG if row.kind == "strong" else fonts.CELL
                head, tail = _split(cell)
                before = max(before, self._wrap.width(head, font))
                behind = max(behind, self._wrap.width(tail, font) if tail else 0)
        return _Aligned((width - before - behind) // 2 + before)

    def _lines(self, number: int, text: str, font: Font, indent: int = 0) -> tuple[str, ...]:
        width = self._edges[number + 1] - self._edges[number] - 2 * SIDE - indent
        return self._wrap.lines(text, font, width)

    def _height(self, cells: Sequence[tuple[str, ...]], font: Font) -> int:
        most = max((len(lines) for lines in cells), default=0) or 1
        return most * self._wrap.ruler.line_height(font) + 2 * ABOVE

    def _put(self, items: list[Item], x: int, lines: Sequence[str], font: Font, top: int) -> None:
        y, step = top + ABOVE + self._wrap.ruler.ascent(font), self._wrap.ruler.line_height(font)
        for number, line in enumerate(lines):
            items.append(Text(x, y + number * step, font, line))

    def _centred(self, items: list[Item], number: int, lines: Sequence[str], font: Font, top: int) -> None:
        middle = (self._edges[number] + self._edges[number + 1]) // 2
        y, step = top + ABOVE + self._wrap.ruler.ascent(font), self._wrap.ruler.line_height(font)
        for place, line in enumerate(lines):
            items.append(Text(middle - self._wrap.width(line, font) // 2, y + place * step, font, line))

    def _rule(self, items: list[Item], y: int) -> None:
        items.append(Line(self._edges[0], y, self._edges[-1], y, RULE))


def _shown(cell: Cell) -> str:
    return cell.shown if isinstance(cell, Amount) else cell


def _split(cell: Amount) -> tuple[str, str]:
    """What stands before the decimal mark, and the mark with what is behind it, a star too."""
    if cell.exact is None:
        return cell.shown, ""
    place = max(cell.shown.rfind(mark) for mark in _MARKS)
    if place < 0:
        place = len(cell.shown.rstrip("*"))
    return cell.shown[:place], cell.shown[place:]
