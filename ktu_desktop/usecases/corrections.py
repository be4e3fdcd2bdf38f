"""What a person says about the sheets of one file: whose they are, their year, their rows and columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ktu_desktop.domain.sheet_mapping import COLUMN_WORDS, SheetMapping
from ktu_desktop.usecases.sheet_mappings import column_mapping, name_mapping
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.recognition import FoundSheet, FoundTable, Recognition
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice, Pointed, heading_key


@dataclass(frozen=True, slots=True)
class Corrections:
    """``org_unit`` and ``year``: of what no sheet says. ``pointed``: decisions by a sheet's name.

    Of a sheet on its side a row is a column and the other way round: say how it lies before pointing at it.
    """

    org_unit: str | None = None
    year: int | None = None
    pointed: Mapping[str, Pointed] = field(default_factory=dict)

    def lies(self, sheet: str, turned: bool) -> "Corrections":
        """How the sheet lies (``turned``: its indicators are columns); what was pointed at otherwise goes."""
        now = self.of(sheet)
        if now.turned == turned:
            return self
        kept = Pointed() if now.turned is not None else now
        return self._with(sheet, replace(kept, turned=turned, org_unit=now.org_unit, year=now.year))

    def told(self, sheet: str | None, org_unit: str | None, year: int | None) -> "Corrections":
        """Whose a sheet is and of which year; ``sheet`` None: every sheet, whatever was said of one."""
        if sheet is not None:
            return self._with(sheet, replace(self.of(sheet), org_unit=org_unit, year=year))
        all_alike = {name: replace(one, org_unit=None, year=None) for name, one in self.pointed.items()}
        return Corrections(org_unit, year, all_alike)

    def heading(self, sheet: str, row: int) -> "Corrections":
        """The row is the heading; where it already is one that was pointed at, it no longer is."""
        now = self.of(sheet)
        rows = tuple(sorted({*now.heading} ^ {row}))
        return self._with(sheet, replace(now, heading=rows))

    def column(self, sheet: str, column: int, choice: ColumnChoice) -> "Corrections":
        """What the column is."""
        now = self.of(sheet)
        return self._with(sheet, replace(now, columns={**now.columns, column: choice}))

    def row(self, sheet: str, row: int, indicator: str | None) -> "Corrections":
        """Which indicator the row is; None: none, it is skipped."""
        now = self.of(sheet)
        return self._with(sheet, replace(now, rows={**now.rows, row: indicator}))

    def without(self, sheet: str) -> "Corrections":
        """Nothing said about this sheet's rows and columns."""
        now = self.of(sheet)
        return self._with(sheet, Pointed(org_unit=now.org_unit, year=now.year))

    def of(self, sheet: str) -> Pointed:
        """What was said of this sheet alone."""
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
    for heading, choice in _headings(table, pointed).items():
        yield column_mapping(plan, org_unit, table.shape, heading, choice)


def _headings(table: FoundTable, pointed: Pointed) -> Mapping[str, ColumnChoice]:
    """What headings mean: never of which year, which is another one in the next file.

    Nothing is learned of headings that differ by their year alone where not all of them were said to be the
    same: who leaves out last year's column does not leave out this year's.
    """
    choices: dict[str, set[ColumnChoice | None]] = {}
    written: dict[str, str] = {}
    for column, role in table.columns.items():
        said, key = pointed.columns.get(column), heading_key(role.heading)
        choice = replace(said, year=None) if said is not None else None
        choices.setdefault(key, set()).add(choice)
        written.setdefault(key, role.heading)
    alike = {written[key]: found.pop() for key, found in choices.items() if key.strip() and len(found) == 1}
    return {text: one for text, one in alike.items() if one is not None and one.kind in COLUMN_WORDS}
