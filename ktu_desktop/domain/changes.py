"""What changes data and what is left of it: changes, batches, history entries, exports, sheet states."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Value

NOT_APPLICABLE = "not_applicable"
CONFIRMATION = "confirmation:"
"""An entry's field for the reason why a warning is right: this prefix and the warning's key."""

ENTRY_FIELDS = (
    NOT_APPLICABLE,
    "explanation",
    "reason_missed",
    "measures_taken",
    "basis_document",
    "basis_number",
    "basis_date",
    "basis_kept",
)
"""The names that an entry change's ``field`` may have, beside confirmations."""

Cell = tuple[str, str]
"""An organisation unit's code and an element's code: one cell of a workbook."""

TextCell = tuple[str, str, str]
"""An organisation unit's code, an indicator's code and an entry's field: one text of a workbook."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who works: the name as it stands in the history."""

    name: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What a write touched, so that screens refresh only what shows it."""

    years: frozenset[int] = frozenset()
    org_units: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A data value's change. ``old`` is what the database holds, ``new`` None deletes.

    ``via``: form, paste, command, import, undo. ``source``: file, sheet and cell, where it came from one.
    """

    element: str
    org_unit: str
    period: Period
    old: Value | None
    new: Value | None
    via: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class EntryChange:
    """A change of one field (ENTRY_FIELDS, or CONFIRMATION + key) of an entry; None or "" clears it."""

    indicator: str
    org_unit: str
    period: Period
    field: str
    old: str | None
    new: str | None
    via: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one command, paste or import changed. ``at``: ISO, UTC. ``changes``: its history entries."""

    id: int
    kind: str
    label: str
    author: str
    at: str
    plan: str | None
    source: str | None
    changes: int
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change in the history: of a data value (``element``) or of an entry (``indicator``, ``field``)."""

    id: int
    batch: int
    at: str
    who: str
    via: str
    source: str | None
    org_unit: str
    period: Period
    element: str | None
    indicator: str | None
    field: str | None
    old: Value | str | None
    new: Value | str | None


@dataclass(frozen=True, slots=True)
class Base:
    """What a file once held: numbers (None: the cell was blank), and texts where there were any."""

    cells: Mapping[Cell, Value | None] = field(default_factory=dict)
    texts: Mapping[TextCell, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Export:
    """A workbook that was written, with what it then held."""

    id: str
    plan: str
    org_unit: str
    period: Period
    kind: str  # unit or faculty
    author: str
    at: str
    program_version: str
    base: Base = field(default_factory=Base)


@dataclass(frozen=True, slots=True)
class SheetState:
    """A state that somebody gave a sheet: submitted, signed, returned, approved, or reopened (None).

    ``batch``: the import that brought it or the undo that took it back; None where it was given here.
    """

    org_unit: str
    period: Period
    state: str | None
    author: str
    at: str
    remark: str = ""
    chain_head: str = ""
    batch: int | None = None
