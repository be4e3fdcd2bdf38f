"""What was recognised in a file: every cell with its fate and the reason, the roles of rows and columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.values import Value
from ktu_desktop.workbooks.any_sheet.remembered import shape_of

TAKEN, ASKED, REFUSED, IGNORED = "taken", "asked", "refused", "ignored"
"""What becomes of a number: ``asked`` a person has to decide, ``ignored`` it is none that is wanted."""

SHEET, NONE = "sheet", "none"


@dataclass(frozen=True, slots=True)
class FoundCell:
    """One number that a cell gives. ``row`` and ``column`` from 0, in the sheet as it is.

    ``figure``: ``value``, ``numerator``, ``denominator``, ``current``, ``previous`` or ``weight``;
    ``element``: the plan's element that it is; ``candidates``: the indicators that a person may choose from.
    """

    sheet: str
    cell: str
    row: int
    column: int
    status: str
    text: str
    org_unit: str | None = None
    indicator: str | None = None
    year: int | None = None
    figure: str = "value"
    element: str | None = None
    value: Value | None = None
    finding: Finding | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """A column: ``kind`` is one of headings.STRENGTH, ``unknown``, or one of Table's own columns."""

    kind: str
    heading: str
    year: int | None = None
    org_unit: str | None = None


@dataclass(frozen=True, slots=True)
class RowRole:
    """A row: ``kind`` is indicator, asked, section, subtotal, unknown; ``sure`` 0-1."""

    kind: str
    text: str
    indicator: str | None = None
    candidates: tuple[str, ...] = ()
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table for drawing. ``turned``: its rows are columns of the sheet and the other way round."""

    heading: tuple[int, ...]
    columns: Mapping[int, ColumnRole]
    rows: Mapping[int, RowRole]
    turned: bool = False

    @property
    def shape(self) -> str:
        """The same for tables with the same headings; columns are remembered under it."""
        return shape_of(role.heading for role in self.columns.values())


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """One sheet. ``shape``: the same for sheets with the same headings (see remembered.py).

    ``turned``: its indicators are columns; ``org_unit``: the one that it names outside of its tables.
    """

    name: str
    shape: str
    tables: tuple[FoundTable, ...] = ()
    cells: tuple[FoundCell, ...] = ()
    findings: tuple[Finding, ...] = ()
    turned: bool = False
    org_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """A whole file. ``recognised``: SHEET or NONE; ``org_unit`` and ``years``: what its cells are about."""

    recognised: str
    org_unit: str | None = None
    years: tuple[int, ...] = ()
    sheets: tuple[FoundSheet, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[FoundCell, ...]:
        """The cells of all sheets."""
        return tuple(cell for sheet in self.sheets for cell in sheet.cells)


@dataclass(frozen=True, slots=True)
class Told:
    """What the person who brings the file says; None: the sheet has to say it."""

    org_unit: str | None = None
    year: int | None = None


NOBODY = Told()
"""Nobody says anything."""
