"""Comparing what was recognised in a foreign sheet with what is here; what only a whole file shows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.changes import Base
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.reading import check_value, read_cell
from ktu_desktop.domain.readings import Asked, Given
from ktu_desktop.domain.values import Value
from ktu_desktop.storage import history_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.compare_sheet import compare_value
from ktu_desktop.usecases.corrections import first_row
from ktu_desktop.usecases.doubtful_scale import ask_hundredfold
from ktu_desktop.usecases.file_preview import CellPreview
from ktu_desktop.usecases.here import Here, KnownPlan, read_here
from ktu_desktop.usecases.workspace import Workspace
from ktu_desktop.workbooks.any_sheet.grid import Grid, reference
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, IGNORED, REFUSED, TAKEN, FoundCell, Recognition
from ktu_desktop.workbooks.read_file import ReadCell

Where = tuple[str, Period]
"""A sheet of this database: organisation unit and period."""

_HEADINGS_FAULT = ("column_not_certain", "maybe_plan")

_STATUSES = {ASKED: "ask", REFUSED: "rejected", IGNORED: "ignored"}


@dataclass
class FoundComparison:
    """Holds the cells of one file against what is here. ``file``: its name, ``grids`` its sheets."""

    conn: Connection
    workspace: Workspace
    known: KnownPlan
    file: str
    grids: Mapping[str, Grid]
    found: Recognition
    _heres: dict[Where, Here] = field(default_factory=dict)

    def cells(self) -> tuple[CellPreview, ...]:
        """The cells in their order, each compared, asked, refused or left out."""
        agreed = _settled(self.found.cells)
        found = [self._cell(cell) for cell in agreed]
        by_sheet: dict[Where, list[int]] = defaultdict(list)
        for number, cell in enumerate(found):
            if cell.is_placed and cell.period:
                by_sheet[cell.org, cell.period].append(number)
        for where, numbers in by_sheet.items():
            asked = ask_hundredfold(self._here(where), [found[number] for number in numbers])
            for number, cell in zip(numbers, asked, strict=True):
                found[number] = cell
        return tuple(found)

    def questions(self) -> tuple[CellPreview, ...]:
        """The cells that are asked or refused whatever is here."""
        waiting = (cell for cell in _settled(self.found.cells) if cell.status in (ASKED, REFUSED))
        return tuple(self._left(cell, None) for cell in waiting)

    def _cell(self, cell: FoundCell) -> CellPreview:
        period = Period(cell.year) if cell.year else None
        if cell.status == TAKEN and period and cell.org_unit and cell.value and cell.element:
            here = self._here((cell.org_unit, period))
            content = Cell("text", cell.text)
            read = ReadCell(cell.cell, cell.indicator, cell.element, cell.figure, cell.org_unit, content)
            base = self._base(here, cell.element, cell.value)
            return compare_value(here, cell.sheet, read, cell.value, base, frozenset())
        return self._left(cell, period)

    def _left(self, cell: FoundCell, period: Period | None) -> CellPreview:
        """A cell that is not simply taken."""
        here = self._here((cell.org_unit, period)) if cell.org_unit and period else None
        old = here.values.get(cell.element or "") if here else None
        readings = self._readings(cell) if cell.status == ASKED else ()
        return CellPreview(
            cell.sheet, cell.cell, cell.org_unit or "", cell.indicator, cell.figure, cell.element or "",
            cell.text, cell.value, old, None, _STATUSES[cell.status], cell.finding, False, readings, period,
            cell.candidates, self._subject(cell) if cell.candidates else "", self._heading(cell),
        )  # fmt: skip

    def _subject(self, cell: FoundCell) -> str:
        """The cell with the name of the row that a cell stands in."""
        sheets = (sheet for sheet in self.found.sheets if sheet.name == cell.sheet)
        for table in (table for sheet in sheets for table in sheet.tables):
            along, across = (cell.column, cell.row) if table.turned else (cell.row, cell.column)
            names = [place for place, role in table.columns.items() if role.kind == "name"]
            if along in table.rows and names and across in table.columns:
                line = first_row(table, along)
                return reference(names[0], line) if table.turned else reference(line, names[0])
        return ""

    def _heading(self, cell: FoundCell) -> str:
        """The cell that should say what a cell's column holds, where just that is not clear."""
        code = cell.finding.code if cell.finding else ""
        if cell.status != ASKED or not self._is_headings_fault(cell, code):
            return ""
        sheets = (sheet for sheet in self.found.sheets if sheet.name == cell.sheet)
        for table in (table for sheet in sheets for table in sheet.tables):
            along, across = (cell.column, cell.row) if table.turned else (cell.row, cell.column)
            if along in table.rows and across in table.columns and table.heading:
                last = table.heading[-1]
                return reference(across, last) if table.turned else reference(last, across)
        return ""

    def _is_headings_fault(self, cell: FoundCell, code: str) -> bool:
        """Whether a better heading answers the question; of whose the numbers are where others name units."""
        return code in _HEADINGS_FAULT or (code == "unit_not_said" and cell.sheet in self._naming_units)

    @cached_property
    def _naming_units(self) -> frozenset[str]:
        """The sheets that name the unit of some of their cells."""
        return frozenset(cell.sheet for cell in self.found.cells if cell.org_unit)

    def _readings(self, cell: FoundCell) -> tuple[Value, ...]:
        """The ways to read a cell that is asked; none where it is asked what it is about."""
        if cell.value is not None or not cell.element:
            return ()
        element = self.known.plan.elements[cell.element]
        name = f"{cell.indicator}/{cell.figure}"
        divides = self.known.is_divisor(name)
        reading = read_cell(self.grids[cell.sheet].cell(cell.row, cell.column), element, divides)
        values = reading.candidates if isinstance(reading, Asked) else ()
        if isinstance(reading, Given):
            values = (reading.value,)
        return tuple(value for value in values if isinstance(check_value(value, element, divides), Given))

    def _here(self, where: Where) -> Here:
        if where not in self._heres:
            self._heres[where] = read_here(self.conn, self.workspace, self.known, *where)
        return self._heres[where]

    def _base(self, here: Here, element: str, value: Value) -> Base:
        """What is here, where it came from a file of this name: then the file brings a correction."""
        old = here.values.get(element)
        if old is None or old == value:
            return Base()
        newest = history_store.newest_entry(self.conn, here.plan.code, here.org, here.period, element)
        if newest is None or newest.via != "import" or not (newest.source or "").startswith(f"{self.file}, "):
            return Base()
        return Base({(here.org, element): old})


def _settled(cells: Sequence[FoundCell]) -> Iterator[FoundCell]:
    """The cells; where several give another number for the same data value (common data), all are asked."""
    values: dict[tuple[str | None, int | None, str], dict[Value, str]] = defaultdict(dict)
    for cell in cells:
        if cell.status == TAKEN and cell.value and cell.element:
            where = f"{cell.sheet}!{cell.cell}"
            values[cell.org_unit, cell.year, cell.element].setdefault(cell.value, where)
    for cell in cells:
        given = values.get((cell.org_unit, cell.year, cell.element or ""), {})
        yield _asked(cell, given) if cell.status == TAKEN and len(given) > 1 else cell


def _asked(cell: FoundCell, given: Mapping[Value, str]) -> FoundCell:
    others = [where for value, where in given.items() if value != cell.value]
    place = Place(cell.org_unit, str(cell.year), cell.indicator, cell.element, cell.sheet, cell.cell)
    finding = Finding("given_twice", Severity.ERROR, place, {"cells": ", ".join(others)})
    return replace(cell, status=ASKED, finding=finding)
