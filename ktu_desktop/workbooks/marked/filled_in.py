"""What a sender filled in on the list of a marked copy: whose the numbers are, and of which year."""

from collections.abc import Sequence
from dataclasses import replace

from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.marked.marks import FIRST_FIELD, LIST_OPENS_WITH


def without_lists(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The sender's own sheets, each with what was filled in on a copy's list."""
    lists = [grid for grid in grids if grid.cell(0, 0).text == LIST_OPENS_WITH]
    said = tuple(text for grid in lists for text in _filled_in(grid))
    own = (grid for grid in grids if grid.cell(0, 0).text != LIST_OPENS_WITH)
    return tuple(replace(grid, filled_in=said) if said else grid for grid in own)


def _filled_in(grid: Grid) -> list[str]:
    count = grid.cell(0, 1).text
    rows = range(FIRST_FIELD - 1, FIRST_FIELD - 1 + int(count) if count.isdecimal() else 0)
    return [text for row in rows if (text := grid.cell(row, 1).text.strip())]
