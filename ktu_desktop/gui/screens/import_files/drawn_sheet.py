"""What was found in one foreign sheet, by place: what is drawn over the sheet and said beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ktu_desktop.domain.cells import Cell
from ktu_desktop.gui.screens.import_files import row_words as words
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.corrections import SheetsRead, first_row
from ktu_desktop.usecases.file_preview import CellPreview
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.headings import CODE, NAME, NOTE, PLAN, UNIT, YEAR
from ktu_desktop.workbooks.any_sheet.recognition import ColumnRole, FoundSheet, FoundTable, RowRole

Spot = tuple[int, int]
"""Row and column of the sheet as it lies, both from 0."""

HEADING = "heading"
COLUMN_TITLES: Mapping[str, str] = {
    "code": mark("No."),
    "name": mark("Indicator"),
    "unit": mark("Unit"),
    "note": mark("Note"),
    "plan": mark("Plan"),
    "fact": mark("Actual"),
    "value": mark("Value"),
    "numerator": mark("Of these"),
    "denominator": mark("Total"),
    "current": mark("This year"),
    "previous": mark("Last year"),
    "percent": mark("Percent"),
    "quantity": mark("Amount"),
    "skip": mark("Left out"),
}
"""What a column is, in a word; kinds without one say nothing."""

_NO_VALUES = (CODE, NAME, UNIT, NOTE, PLAN, YEAR, "section")
"""Columns whose numbers nobody would look for among the results."""

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_GRAVEST = ("rejected", "ask", "conflict", "changed", "new", "same", "ignored")


@dataclass
class DrawnSheet:
    """One sheet of a file. ``statuses``: of each cell with a number the gravest of its fates.

    ``turned``: its indicators are columns; what a table calls row is a column of the sheet then.
    ``unread``: its columns of which nobody knows what the numbers in them are.
    """

    grid: Grid
    tables: Sequence[FoundTable] = ()
    statuses: Mapping[Spot, str] = field(default_factory=dict)
    turned: bool = False
    unread: frozenset[int] = frozenset()

    @property
    def shape(self) -> Spot:
        """How many rows and columns there are to show."""
        return len(self.grid.rows), self.grid.width

    def cell(self, row: int, column: int) -> Cell:
        """The cell."""
        return self.grid.cell(row, column)

    def status(self, row: int, column: int) -> str:
        """A number's fate, HEADING, or nothing."""
        found = self.statuses.get((row, column))
        if found:
            return found
        along = column if self.turned else row
        return HEADING if any(along in table.heading for table in self.tables) else ""

    def indicator_at(self, row: int, column: int) -> RowRole | None:
        """What the row (in a sheet on its side: the column) is about."""
        along = column if self.turned else row
        return next((t.rows[along] for t in self.tables if along in t.rows), None)

    def column_roles(self, row: int, column: int) -> Sequence[ColumnRole]:
        """What the column (in a sheet on its side: the row) holds, in each table that it belongs to."""
        across = row if self.turned else column
        return [table.columns[across] for table in self.tables if across in table.columns]

    @property
    def first_line(self) -> int:
        """The first row that belongs to a table: above it stand titles that run over many columns."""
        if self.turned:
            return 0
        rows = (row for table in self.tables for row in (*table.heading, *table.rows))
        return min(rows, default=0)

    def line_of(self, row: int, column: int) -> int:
        """The row (or column, on its side) under which a decision about an indicator is filed."""
        along = column if self.turned else row
        table = next((t for t in self.tables if along in t.rows), None)
        return along if table is None else first_row(table, along)

    def row_title(self, row: int, say: Translator) -> str:
        """``7`` and what is known of the row."""
        known = self._held(row, 0, say) if self.turned else self._known(row, 0)
        return f"{row + 1}  {known}".strip()

    def column_title(self, column: int, say: Translator) -> str:
        """``E`` and what is known of the column."""
        letters = self.grid.reference(0, column).removesuffix("1")
        known = self._known(0, column) if self.turned else self._held(0, column, say)
        return f"{letters}\n{known}"

    def _known(self, row: int, column: int) -> str:
        role = self.indicator_at(row, column)
        if role is None:
            return ""
        return role.indicator or ("?" if role.kind == "asked" else "")

    def _held(self, row: int, column: int, say: Translator) -> str:
        held = dict.fromkeys(_words(role, say) for role in self.column_roles(row, column))
        unread = "?" if (row if self.turned else column) in self.unread else ""
        return " / ".join(filter(None, held)) or unread


def _words(role: ColumnRole, say: Translator) -> str:
    if role.kind not in COLUMN_TITLES:
        return ""
    year = str(role.year) if role.year else ""
    return " ".join(filter(None, (say(COLUMN_TITLES[role.kind]), year, role.org_unit)))


def drawn(read: SheetsRead, name: str, cells: Sequence[CellPreview]) -> DrawnSheet | None:
    """The sheet of that name with the fates of its cells; None where there is no such sheet."""
    grid = next((grid for grid in read.grids if grid.name == name), None)
    if grid is None:
        return None
    statuses: dict[Spot, str] = {}
    for cell in cells:
        spot = spot_of(cell.cell)
        if cell.sheet == name and spot:
            fates = (cell.status, statuses.get(spot, "ignored"))
            statuses[spot] = min(fates, key=_GRAVEST.index)
    found = read.sheet(name)
    if found is None:
        return DrawnSheet(grid)
    unread = [spot for spot in _not_read(grid, found) if spot not in statuses]
    for spot in unread:
        statuses[spot] = "ignored"
    columns = frozenset(row if found.turned else column for row, column in unread)
    return DrawnSheet(grid, found.tables, statuses, found.turned, columns)


def _not_read(grid: Grid, found: FoundSheet) -> Iterator[Spot]:
    """Numbers of indicators in columns that nothing is taken from: left out, and seen to be."""
    for table in found.tables:
        unknown = [column for column, role in table.columns.items() if role.kind not in _NO_VALUES]
        for row in (row for row, role in table.rows.items() if role.indicator):
            spots = [(column, row) if table.turned else (row, column) for column in unknown]
            yield from (spot for spot in spots if grid.cell(*spot).kind == "number")


def spot_of(reference: str) -> Spot | None:
    """Row and column of ``F12``."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


LEGEND: Sequence[tuple[str, str, str]] = (
    ("", mark("Header"), "accent_tint"),
    (words.ICONS["new"], mark("Will be taken"), "good_tint"),
    (words.ICONS["ask"], mark("Please decide"), "doubt_tint"),
    (words.ICONS["rejected"], mark("Not accepted"), "bad_tint"),
    (words.ICONS["ignored"], mark("Left out"), ""),
)
"""Icon, words and the colour behind."""

TINTS: Mapping[str, str] = {
    HEADING: "accent_tint",
    "new": "good_tint",
    "changed": "good_tint",
    "same": "good_tint",
    "ask": "doubt_tint",
    "conflict": "doubt_tint",
    "rejected": "bad_tint",
}
