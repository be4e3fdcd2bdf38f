"""What reading a file gave: cells with the elements they are about, texts, findings; nothing is judged."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.findings import Finding
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.contents import SheetRecord, Stamp

WORKBOOK = "workbook"
NONE = "none"


class ReadCell(NamedTuple):
    """A cell that is not empty. ``cell``: ``F12``; ``figure``: the role that the contract names.

    ``figure`` is ``value``, ``numerator``, ``denominator``, ``current``, ``previous``, ``weight``, or for
    common data its code (``indicator`` is None then). A tuple: a file has hundreds, an import 400 files.
    """

    cell: str
    indicator: str | None
    element: str
    figure: str
    org_unit: str | None
    content: Cell


class Overtyped(NamedTuple):
    """A number that stands over a cell which only showed one: nothing is taken from it.

    ``code``: its row's, ``mark``: its column's (see columns.SHOWN_MARKS). ``figure``: as of a ReadCell, or
    ``target`` or ``last_year``; empty where no number belongs. ``typed_at``: the code of the row in which its
    number is typed, where that is another one.
    """

    cell: str
    code: str
    mark: str
    figure: str
    element: str
    typed_at: str | None
    content: Cell


class ReadText(NamedTuple):
    """A text of an entry. ``field``: a name of Entry.texts; ``deletes``: the file says that it is gone."""

    cell: str
    indicator: str
    field: str
    text: str
    deletes: bool = False


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet of indicators. ``org_unit`` and ``period`` are None where the sheet does not say them.

    ``fields_in_cells``: the texts of entries that have cells on it; others can only be in its ``record``.
    """

    name: str
    org_unit: str | None
    period: str | None
    cells: tuple[ReadCell, ...]
    texts: tuple[ReadText, ...]
    fields_in_cells: tuple[str, ...]
    record: SheetRecord | None = None
    overtyped: tuple[Overtyped, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read. ``recognised``: ``workbook``, or ``none`` with the ``reason``.

    ``grids``: its raw sheets where it can be read but is no workbook of ours (see any_sheet).
    """

    path: Path
    recognised: str
    stamp: Stamp | None = None
    sheets: tuple[ReadSheet, ...] = ()
    findings: tuple[Finding, ...] = ()
    reason: Finding | None = None
    grids: tuple[Grid, ...] = ()
