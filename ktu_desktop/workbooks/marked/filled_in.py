"""What a sender filled in on the list of a marked copy: whose the numbers are, and of which year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.marked.marks import FIRST_FIELD, FIRST_KEY, LIST_OPENS_WITH


def without_lists(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The sender's own sheets, each with what was filled in on a copy's list."""
    lists = [grid for grid in grids if grid.cell(0, 0).text == LIST_OPENS_WITH]
    said = {key: text for grid in lists for key, text in _filled_in(grid)}
    own = (grid for grid in grids if grid.cell(0, 0).text != LIST_OPENS_WITH)
    return tuple(replace(grid, filled_in=_of(grid.name, said)) if said else grid for grid in own)


def _filled_in(grid: Grid) -> Iterator[tuple[str, str]]:
    """What a line is about (``year:Sheet 1``; of every sheet: ``year:``), and what was filled in."""
    count = grid.cell(0, 1).text
    for number in range(int(count) if count.isdecimal() else 0):
        text = grid.cell(FIRST_FIELD - 1 + number, 1).text.strip()
        if text:
            yield grid.cell(0, FIRST_KEY - 1 + number).text or f"{number}:", text


def _of(sheet: str, said: Mapping[str, str]) -> tuple[str, ...]:
    """What was filled in of one sheet: of it alone before what holds for every sheet."""
    found: dict[str, str] = {}
    for key, text in said.items():
        what, _, about = key.partition(":")
        if about == sheet or (not about and what not in found):
            found[what] = text
    return tuple(found.values())
