"""A raw sheet as the recogniser sees it: cells, merged areas, what is hidden; also turned on its side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ktu_desktop.domain.cells import EMPTY, Cell

Position = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area, its corners included, all from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def within(self, bottom: int, right: int) -> "Area":
        """The part of it that lies above and left of these."""
        return Area(self.top, self.left, min(self.bottom, bottom), min(self.right, right))

    def positions(self) -> Iterable[Position]:
        """Every position in it."""
        return (
            (row, c) for row in range(self.top, self.bottom + 1) for c in range(self.left, self.right + 1)
        )


@dataclass(frozen=True)
class Grid:
    """One sheet. ``rows``: cells by row and column, of any length; ``turned``: rows stand for columns.

    ``cut``: the sheet goes on behind its end. ``filled_in``: what its sender filled in of what no title says.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    turned: bool = False
    cut: bool = False
    filled_in: tuple[str, ...] = ()

    @cached_property
    def width(self) -> int:
        """Columns up to the last one that holds anything."""
        return max((len(row) for row in self.rows), default=0)

    @cached_property
    def covered(self) -> Mapping[Position, Area]:
        """Position -> the merged area that it lies in."""
        found: dict[Position, Area] = {}
        last = len(self.rows) - 1, self.width - 1
        for area in self.merged:
            if (area.top, area.left) not in found:  # areas over one another are a damaged or hostile file's
                found |= dict.fromkeys(area.within(*last).positions(), area)
        return found

    def cell(self, row: int, column: int) -> Cell:
        """The cell itself: only the top left one of a merged area holds something."""
        line = self.rows[row] if 0 <= row < len(self.rows) else ()
        return line[column] if column < len(line) else EMPTY

    def column(self, column: int, first: int, last: int) -> Sequence[Cell]:
        """The cells of a column in the rows ``first`` to ``last``."""
        return [line[column] if column < len(line) else EMPTY for line in self.rows[first : last + 1]]

    def shown(self, row: int, column: int) -> str:
        """The text that a reader sees at this place: a merged area shows its text everywhere."""
        area = self.covered.get((row, column))
        cell = self.cell(area.top, area.left) if area else self.cell(row, column)
        return cell.text.strip()

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether a person who opens the sheet does not see this cell."""
        return self.hidden or row in self.hidden_rows or column in self.hidden_columns

    def reference(self, row: int, column: int) -> str:
        """``F12`` of the sheet as it is, also when this grid is turned."""
        return reference(column, row) if self.turned else reference(row, column)

    def turn(self) -> "Grid":
        """The sheet on its side: its columns as rows."""
        rows = [[self.cell(row, column) for row in range(len(self.rows))] for column in range(self.width)]
        areas = tuple(Area(area.left, area.top, area.right, area.bottom) for area in self.merged)
        return Grid(
            self.name, rows, areas, self.hidden_columns, self.hidden_rows, self.hidden, not self.turned
        )


def reference(row: int, column: int) -> str:
    """``F12`` for row 11 and column 5, both from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def grid_from_raw(raw: Mapping[str, Any]) -> Grid:
    """The grid of what the reading child handed over (see foreign/raw_grid.py)."""
    rows: list[list[Cell]] = []
    for row, column, kind, text, percent in raw["cells"]:
        while len(rows) <= row:
            rows.append([])
        line = rows[row]
        if column > len(line):
            line.extend([EMPTY] * (column - len(line)))
        line.append(Cell(kind, text, bool(percent)))
    return Grid(
        raw["name"],
        rows,
        tuple(Area(*corners) for corners in raw["merged"]),
        frozenset(raw["hidden_rows"]),
        frozenset(raw["hidden_columns"]),
        raw["hidden"],
        cut=raw["cut"],
    )
