"""The cells of a table's values: each with its indicator, place and figure, and what becomes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.plan import Element, Plan
from ktu_desktop.workbooks.any_sheet.cell_values import CellValues, Figure
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.growths import GROWTH_KINDS, Growths
from ktu_desktop.workbooks.any_sheet.headings import (
    CURRENT,
    DENOMINATOR,
    FACT,
    GROWTH,
    NUMERATOR,
    PERCENT,
    PREVIOUS,
    QUANTITY,
    VALUE,
)
from ktu_desktop.workbooks.any_sheet.magnitudes import Magnitudes
from ktu_desktop.workbooks.any_sheet.named import ASKED as ROW_ASKED
from ktu_desktop.workbooks.any_sheet.named import INDICATOR, Named
from ktu_desktop.workbooks.any_sheet.places import Places, Whose
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, IGNORED, TAKEN, FoundCell
from ktu_desktop.workbooks.any_sheet.sight import is_number, looks_like_value
from ktu_desktop.workbooks.any_sheet.tables import Table
from ktu_desktop.workbooks.any_sheet.targets_alike import holds_targets
from ktu_desktop.workbooks.any_sheet.value_columns import Columns, ValueColumn

_NOT_CERTAIN, _GROWTH_OR_AMOUNT = "column_not_certain", "growth_or_amount"
_UNSAID = ("year_not_said", "unit_not_said")


class TableCells:
    """Reads one table."""

    def __init__(
        self,
        plan: Plan,
        values: CellValues,
        grid: Grid,
        table: Table,
        columns: Columns,
        places: Places,
        magnitudes: Magnitudes,
    ) -> None:
        self._plan = plan
        self._grid = grid
        self._table = table
        self._columns = columns
        self._places = places
        self._values = values
        self._magnitudes = magnitudes
        self._kinds = {one.kind for one in columns.values}
        self._growths = Growths(grid, columns.values)

    def cells(self, lines: Sequence[Named]) -> list[FoundCell]:
        """Every cell of value, row by row."""
        found: list[tuple[ValueColumn, FoundCell]] = []
        for named in lines:
            if named.line.kind != "line":
                continue
            for column in self._columns_of(named):
                for row in named.line.rows:
                    cell = self._grid.cell(row, column.column)
                    if is_number(cell) or cell.text.strip():
                        found += ((column, one) for one in self._of(named, column, row, cell))
        plans = {column.column for column in self._columns.values if holds_targets(self._plan, column, found)}
        return [self._maybe_plan(cell) if column.column in plans else cell for column, cell in found]

    def _columns_of(self, named: Named) -> list[ValueColumn]:
        own = named.line.columns
        return [column for column in self._columns.values if own is None or column.column in own]

    def _of(self, named: Named, column: ValueColumn, row: int, cell: Cell) -> Iterator[FoundCell]:
        whose = self._places.of(column, named.line.context)
        of_indicator = whose.wanted and named.kind == INDICATOR
        base = self._base(row, column.column, cell, whose, named.indicator if of_indicator else None)
        if not whose.wanted:
            yield self._refused(base, IGNORED, "not_wanted")
        elif base.indicator:
            yield from self._of_indicator(base, named, column, cell, whose)
        elif named.kind == ROW_ASKED:
            asked = replace(base, candidates=named.candidates)
            yield self._refused(
                asked, ASKED, named.reason, {"name": named.line.text, "codes": named.candidates}
            )
        elif is_number(cell) or looks_like_value(cell):
            yield self._refused(base, IGNORED, "row_no_indicator", {"name": named.line.text})

    def _of_indicator(
        self, base: FoundCell, named: Named, column: ValueColumn, cell: Cell, whose: Whose
    ) -> Iterator[FoundCell]:
        code = base.indicator or ""
        planned = self._planned(named, whose.year)
        role = self._role(code, self._kind_for(code, column), named, planned)
        if role is None:
            return
        for figure in self._values.figures(cell, code, role or "value", whose.year, planned):
            found = replace(
                base,
                figure=figure.role,
                element=figure.element.code,
                value=figure.value,
                status=figure.status,
            )
            if figure.reason:
                found = self._refused(found, figure.status, figure.reason, figure.facts)
            yield self._judged(found, named, column, whose, role == "", figure)

    def _judged(
        self, found: FoundCell, named: Named, column: ValueColumn, whose: Whose, unsure: bool, figure: Figure
    ) -> FoundCell:
        """A figure that was read, asked where its place is in doubt.

        That the sheet does not say whose it is comes last: it is one answer for all of the sheet.
        """
        if figure.status != TAKEN:
            return found
        if whose.doubt and whose.doubt.code not in _UNSAID:
            return self._doubted(found, whose.doubt)
        judged = self._in_itself(found, named, column, unsure, figure.element)
        return self._doubted(found, whose.doubt) if whose.doubt and judged.status == TAKEN else judged

    def _doubted(self, found: FoundCell, doubt: Finding) -> FoundCell:
        return replace(found, status=ASKED, finding=replace(doubt, place=self._place(found)))

    def _in_itself(
        self, found: FoundCell, named: Named, column: ValueColumn, unsure: bool, element: Element
    ) -> FoundCell:
        """A figure whose place is known, asked where its row, column or cell is in doubt."""
        position = self._position(found)
        if named.line.doubt:
            return self._refused(found, ASKED, named.line.doubt)
        if column.doubt or unsure:
            reason = column.doubt or (_GROWTH_OR_AMOUNT if self._grows(found) else _NOT_CERTAIN)
            return self._refused(found, ASKED, reason, {"heading": column.heading})
        counted_in = self._magnitudes.of(element, (column.heading, named.line.unit, named.line.text))
        if counted_in:
            return self._refused(found, ASKED, "counted_in", {"written": counted_in})
        if self._has_twin(column, position[0]):
            return self._refused(found, ASKED, _NOT_CERTAIN, {"heading": column.heading})
        if self._grid.is_hidden(*position):
            return self._refused(found, ASKED, "hidden_cell")
        area = self._grid.covered.get(position)
        rows = set(named.line.rows)
        if area and (area.left != area.right or not rows >= set(range(area.top, area.bottom + 1))):
            other = any(
                one.column != column.column and area.left <= one.column <= area.right for one in self._all()
            )
            below = [
                row for row in range(area.top, area.bottom + 1) if row not in rows and self._is_named(row)
            ]
            if other or below:
                return self._refused(found, ASKED, "merged_over_several")
        return found

    def _has_twin(self, column: ValueColumn, row: int) -> bool:
        """Whether a column with the very same heading is empty in this row: nobody knows which one counts."""
        return any(
            other.column != column.column
            and (other.heading, other.kind, other.year, other.org_unit)
            == (column.heading, column.kind, column.year, column.org_unit)
            and not looks_like_value(self._grid.cell(row, other.column))
            and not self._grid.is_hidden(row, other.column)
            for other in self._columns.values
        )

    def _grows(self, found: FoundCell) -> bool:
        return "current" in self._plan.indicator_elements(found.indicator or "")

    def _all(self) -> Sequence[ValueColumn]:
        plans = tuple(ValueColumn(column, "plan", "") for column in self._columns.plan)
        return (*self._columns.values, *plans)

    def _is_named(self, row: int) -> bool:
        columns = [column for column in (self._table.code, self._table.name) if column is not None]
        return any(self._grid.cell(row, column).text.strip() for column in columns)

    def _kind_for(self, code: str, column: ValueColumn) -> str:
        """The kind of a column for an indicator: «Кол-во» holds parts of shares, and counts themselves."""
        headed = self._table.meanings[column.column].kind
        counts = self._plan.indicators[code].unit != "%"
        return QUANTITY if counts and column.kind == NUMERATOR and headed == QUANTITY else column.kind

    def _role(self, code: str, kind: str, named: Named, planned: Cell | None) -> str | None:
        """The figure that a column of this kind gives for an indicator; "" where it is unsure, None: none."""
        roles = self._plan.indicator_elements(code)
        percent = self._plan.indicators[code].unit == "%"
        if kind in GROWTH_KINDS and "current" in roles and PREVIOUS not in self._kinds:
            return self._growths.role(kind, named, planned is not None)
        if kind in (FACT, VALUE):
            return "value"
        if kind in (NUMERATOR, DENOMINATOR):
            return kind if kind in roles else ""
        if kind == PERCENT:
            return "value" if percent else None if QUANTITY in self._kinds else ""
        if kind == QUANTITY:
            return "" if percent and self._kinds & {PERCENT, FACT} else "value"
        if "current" not in roles or PREVIOUS not in self._kinds:
            return "value" if kind == CURRENT else None
        if kind == GROWTH:
            return "value"
        if named.line.is_percent:
            return "value" if kind == CURRENT else None
        amounts = self._kinds & {PERCENT, FACT, VALUE, GROWTH} or named.line.is_percent is False
        return kind if amounts else ""

    def _planned(self, named: Named, year: int | None) -> Cell | None:
        for column, of_year in self._columns.plan.items():
            if of_year in (None, year):
                for row in named.line.rows:
                    if is_number(self._grid.cell(row, column)):
                        return self._grid.cell(row, column)
        return None

    def _base(self, row: int, column: int, cell: Cell, whose: Whose, indicator: str | None) -> FoundCell:
        own = (column, row) if self._grid.turned else (row, column)
        reference = self._grid.reference(row, column)
        return FoundCell(
            self._grid.name, reference, *own, TAKEN, cell.text.strip(), whose.org_unit, indicator, whose.year
        )

    def _position(self, cell: FoundCell) -> tuple[int, int]:
        return (cell.column, cell.row) if self._grid.turned else (cell.row, cell.column)

    def _place(self, cell: FoundCell) -> Place:
        period = str(cell.year) if cell.year else None
        return Place(cell.org_unit, period, cell.indicator, cell.element, cell.sheet, cell.cell)

    def _refused(
        self, cell: FoundCell, status: str, code: str, facts: dict[str, object] | None = None
    ) -> FoundCell:
        finding = Finding(code, Severity.ERROR, self._place(cell), {"text": cell.text, **(facts or {})})
        return replace(cell, status=status, finding=finding)

    def _maybe_plan(self, cell: FoundCell) -> FoundCell:
        if cell.status != TAKEN:
            return cell
        heading = self._columns.roles[self._position(cell)[1]].heading
        return self._refused(cell, ASKED, "maybe_plan", {"heading": heading})
