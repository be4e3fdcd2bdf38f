"""Growth indicators in a table: the growth itself, or the amounts of two years that it comes from."""

from collections.abc import Sequence
from fractions import Fraction

from ktu_desktop.domain.cells import Cell
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.headings import FACT, GROWTH, VALUE
from ktu_desktop.workbooks.any_sheet.named import Named
from ktu_desktop.workbooks.any_sheet.plain_number import plain_number
from ktu_desktop.workbooks.any_sheet.value_columns import ValueColumn

UNSURE = ""
GROWTH_KINDS = (FACT, VALUE, GROWTH)
"""Kinds of columns that hold growths, or what grew."""

_ROUNDED = Fraction(6, 10)


class Growths:
    """Tells amounts from growths in one table."""

    def __init__(self, grid: Grid, columns: Sequence[ValueColumn]) -> None:
        self._grid = grid
        self._growth = [one for one in columns if one.kind == GROWTH]
        self._stated = [one for one in columns if one.kind in (FACT, VALUE)]

    def role(self, kind: str, named: Named, planned: bool) -> str | None:
        """The figure that a column of one of GROWTH_KINDS gives for a growth; UNSURE, or None for none.

        ``planned``: the sheet's own plan stands beside it, so that what was reached is in its unit.
        """
        if not self._growth:
            said = named.says_measure or named.line.is_percent or planned
            return "value" if said else UNSURE
        if not self._stated:
            return "value"
        are_amounts = self._are_amounts(named)
        if are_amounts is None and named.line.is_percent:
            are_amounts = False
        if are_amounts is None:
            return UNSURE
        if kind == GROWTH:
            return "value" if are_amounts else None
        return "current" if are_amounts else "value"

    def _are_amounts(self, named: Named) -> bool | None:
        """Whether the growth in a row is that of the two numbers before it; None where that is not clear."""
        growth = [plain_number(cell) for one in self._growth for cell in self._cells(named, one)]
        dated = sorted((one for one in self._stated if one.year), key=lambda one: one.year or 0)
        amounts = [plain_number(cell) for one in dated[-2:] for cell in self._cells(named, one)]
        if len(growth) != 1 or len(amounts) != 2 or None in (*growth, *amounts):
            return None
        (said,), (before, now) = growth, amounts
        assert said is not None and before is not None and now is not None
        if before and abs(100 * (now - before) / before - said) <= _ROUNDED:
            return True
        return False if abs(now - before - said) <= _ROUNDED else None

    def _cells(self, named: Named, column: ValueColumn) -> list[Cell]:
        cells = [self._grid.cell(row, column.column) for row in named.line.rows]
        return [cell for cell in cells if cell.text.strip()]
