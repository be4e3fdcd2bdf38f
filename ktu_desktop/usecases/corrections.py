"""What a person says about the sheets of one file: whose they are, their year, their rows and columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ktu_desktop.domain.sheet_mapping import COLUMN_WORDS, SheetMapping
from ktu_desktop.usecases.sheet_mappings import column_mapping, name_mapping
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.recognition import FoundSheet, FoundTable, Recognition
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice, Pointed


@dataclass(frozen=True, slots=True)
class Corrections:
    """``org_unit`` and ``year``: of what the sheets do not say. ``pointed``: decisions by a sheet's name."""

    org_unit: str | None = None
    year: int | None = None
    pointed: Mapping[str, Pointed] = field(default_factory=dict)

    def heading(self, sheet: str, row: int) -> "Corrections":
        """The row is the heading; where it already is one that was pointed at, it no longer is."""
        now = self._of(sheet)
        rows = tuple(sorted({*now.heading} ^ {row}))
        return self._with(sheet, replace(now, heading=rows))

    def column(self, sheet: str, column: int, choice: ColumnChoice) -> "Corrections":
        """What the column is."""
        now = self._of(sheet)
        return self._with(sheet, replace(now, columns={**now.columns, column: choice}))

    def row(self, sheet: str, row: int, indicator: str | None) -> "Corrections":
        """Which indicator the row is; None: none, it is skipped."""
        now = self._of(sheet)
        return self._with(sheet, replace(now, rows={**now.rows, row: indicator}))

    def without(self, sheet: str) -> "Corrections":
        """Nothing said about this sheet's rows and columns."""
        return replace(self, pointed={name: one for name, one in self.pointed.items() if name != sheet})

    def _of(self, sheet: str) -> Pointed:
        return self.pointed.get(sheet, Pointed())

    def _with(self, sheet: str, pointed: Pointed) -> "Corrections":
        return replace(self, pointed={**self.pointed, sheet: pointed})


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """A foreign file in memory, for drawing it and reading it again after a correction."""

    grids: tuple[Grid, ...]
    found: Recognition
    corrections: Corrections = Corrections()

    def sheet(self, name: str) -> FoundSheet | None:
        """What was found in the sheet of that name."""
        return next((sheet for sheet in self.found.sheets if sheet.name == name), None)

    def mappings(self, plan: str, org_unit: str | None) -> tuple[SheetMapping, ...]:
        """What the corrections teach about the next sheets of this unit (None: of everybody)."""
        found = (
            mapping
            for sheet in self.found.sheets
            for table in sheet.tables
            for mapping in _of_table(
                table, self.corrections.pointed.get(sheet.name, Pointed()), plan, org_unit
            )
        )
        return tuple(dict.fromkeys(found))


def first_row(table: FoundTable, row: int) -> int:
    """The first row of the line that a row belongs to: a name may be split over several."""
    role = table.rows.get(row)
    while role is not None and role.text and table.rows.get(row - 1) == role:
        row -= 1
    return row


def _of_table(table: FoundTable, pointed: Pointed, plan: str, org_unit: str | None) -> Iterator[SheetMapping]:
    for row, indicator in pointed.rows.items():
        role = table.rows.get(row)
        if role is not None and role.text.strip():
            yield name_mapping(plan, org_unit, role.text, indicator)
    for column, choice in _columns(table, pointed):
        yield column_mapping(plan, org_unit, table.shape, table.columns[column].heading, choice)


def _columns(table: FoundTable, pointed: Pointed) -> Iterable[tuple[int, ColumnChoice]]:
    """Of a table on its side rows are no columns; a column without a heading has no name to remember."""
    if table.turned:
        return ()
    return (
        (column, replace(choice, year=None) if str(choice.year) in table.columns[column].heading else choice)
        for column, choice in pointed.columns.items()
        if column in table.columns and table.columns[column].heading and choice.kind in COLUMN_WORDS
    )
