"""What a file would change: every cell with where it stands, old and new, and why it is refused or asked."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet_mapping import SheetMapping
from ktu_desktop.domain.values import Value
from ktu_desktop.workbooks.read_file import WORKBOOK

if TYPE_CHECKING:
    from ktu_desktop.usecases.corrections import SheetsRead

STATUSES = ("new", "changed", "same", "conflict", "rejected", "ask", "ignored")
OPEN_STATUSES = frozenset(("conflict", "rejected", "ask"))
"""What is left where it is, so that a file was done only in part."""

ASK, KEEP, TAKE = "ask", "keep", "take"
CHOICES = (ASK, KEEP, TAKE)
"""What becomes of conflicts: left open; decided for what is here; decided for what the file says."""

CellKey = tuple[str, str, str]
"""File, sheet, and cell (of a text: indicator and field; of a state: nothing): what a decision is about."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the person who imports says that the files are; None: whatever they say of themselves."""

    org_unit: str | None = None
    period: Period | None = None
    plan: str | None = None


class CellPreview(NamedTuple):
    """A number in a file, compared with what is here.

    ``figure``: ``value``, ``numerator`` ... or the common figure's code (``indicator`` is None then).
    ``text``: what the cell holds. ``value``: what it was read as; None: refused, or a deletion (``deletes``).
    ``old``: what is here; ``base``: what was exported or last taken. ``candidates``: the ways to read it
    where that is asked, likelier first; only such as the number can be at all (no half people).
    ``org`` and ``element`` are empty and ``period`` is None where a foreign sheet leaves it open; ``choices``
    are then the indicators that it may be, and ``subject`` is the cell that names what the row is about;
    ``heading`` is the cell that should say what the column holds, where that is asked. ``who`` and ``when``
    (ISO, UTC): of the newest change here, where that is in conflict with the file.
    """

    sheet: str
    cell: str
    org: str
    indicator: str | None
    figure: str
    element: str
    text: str
    value: Value | None
    old: Value | None
    base: Value | None
    status: str
    finding: Finding | None = None
    deletes: bool = False
    candidates: tuple[Value, ...] = ()
    period: Period | None = None
    choices: tuple[str, ...] = ()
    subject: str = ""
    heading: str = ""
    who: str = ""
    when: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether it is known what the number is about, so that it can be taken at all."""
        return bool(self.org and self.element and self.period)

    @property
    def taken_value(self) -> Value | None:
        """What is stored when a person says that the file is right; None deletes."""
        return self.candidates[0] if self.value is None and self.candidates else self.value


class TextPreview(NamedTuple):
    """A text in a file (see changes.ENTRY_FIELDS), compared with what is here.

    ``old``, ``base``, ``who``, ``when``: as of a CellPreview; ``deletes``: the file says that it is gone.
    """

    sheet: str
    cell: str
    org: str
    indicator: str
    field: str
    text: str
    old: str | None
    base: str | None
    status: str
    finding: Finding | None = None
    deletes: bool = False
    who: str = ""
    when: str = ""


class StatePreview(NamedTuple):
    """A sheet's state in a faculty's file, compared with the one here (``old``; None: as the data say).

    ``status``: ``changed``, or ``ignored`` where it cannot follow or something of the sheet was left open.
    """

    sheet: str
    org: str
    state: str
    old: str | None
    remark: str
    status: str
    finding: Finding | None = None

    @property
    def cell(self) -> str:
        """A state has no cell."""
        return ""


Item = CellPreview | TextPreview | StatePreview
"""What a file brings: each is taken or left by itself."""


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file. ``recognised``: ``workbook``, ``sheet`` (not ours), or ``none`` with the ``reason``.

    ``org`` and ``period``: what all of it is about; None where its cells differ.
    ``reason`` with ``workbook``: why nothing of it can be taken. ``database_id``: the database it came
    from, where that is another one. ``on_conflict``: one of CHOICES. ``findings``: doubts about the whole.
    ``seen``: how far the history here went when it was compared. ``remembered``: earlier decisions that
    helped to read a foreign sheet. ``language``: of the file's texts; empty where it does not show.
    ``sheets``: a foreign file's sheets, for drawing them; not kept when many files wait.
    ``later``: cells of a foreign file that will be asked once it is known whose it is and of which year.
    ``not_applicable``: something does not apply here, so that taking a number may end that.
    """

    path: Path
    recognised: str
    org: str | None = None
    period: Period | None = None
    plan: str | None = None
    cells: tuple[CellPreview, ...] = ()
    texts: tuple[TextPreview, ...] = ()
    states: tuple[StatePreview, ...] = ()
    reason: Finding | None = None
    findings: tuple[Finding, ...] = ()
    database_id: str | None = None
    on_conflict: str = ASK
    seen: str = ""
    remembered: tuple[SheetMapping, ...] = ()
    language: str = ""
    sheets: "SheetsRead | None" = None
    not_applicable: bool = False
    later: tuple[CellPreview, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled with plain tuples instead of its cells: many files wait in a temporary file."""
        parts = {part.name: getattr(self, part.name) for part in fields(self)}
        parts["sheets"] = None
        for name in ("cells", "texts", "states", "later"):
            parts[name] = tuple(map(tuple, parts[name]))
        return _unpacked, (parts,)

    @property
    def name(self) -> str:
        """The file's name as a text that can be kept: bytes that are none (names from old sticks) marked."""
        return os.fsencode(self.path.name).decode("utf-8", "replace")

    @property
    def counts(self) -> Mapping[str, int]:
        """How many numbers there are of each status, all statuses named."""
        found = Counter(cell.status for cell in self.cells)
        return {status: found[status] for status in STATUSES}

    @property
    def is_partly_open(self) -> bool:
        """Whether something of it was or will be left where it is: refused, asked, or an open conflict.

        A number over a locked cell of a workbook too: it is listed only where it says something else than
        the program. What a foreign sheet holds beside what is wanted leaves nothing open.
        """
        decided = {"conflict"} if self.on_conflict != ASK else set()
        left = (OPEN_STATUSES | ({"ignored"} if self.recognised == WORKBOOK else set())) - decided
        statuses = {cell.status for cell in self.cells} | {text.status for text in self.texts}
        wrong = any(finding.severity is Severity.ERROR for finding in self.findings)
        return self.reason is not None or wrong or bool(statuses & left)

    @property
    def has_open_cells(self) -> bool:
        """Whether a person may still decide about one of its numbers."""
        return any(cell.status in ("conflict", "ask") for cell in self.cells)

    def key(self, item: Item) -> CellKey:
        """What a decision about something of it is filed under."""
        if isinstance(item, StatePreview):
            return (str(self.path), item.sheet, "")
        if isinstance(item, TextPreview):
            return (str(self.path), item.sheet, f"{item.indicator} {item.field}")
        if self.recognised == WORKBOOK:
            return (str(self.path), item.sheet, item.cell or item.element)
        return (str(self.path), item.sheet, f"{item.cell} {item.indicator or ''} {item.figure}")


def _unpacked(parts: dict[str, Any]) -> FilePreview:
    for name in ("cells", "later"):
        parts[name] = tuple(map(CellPreview._make, parts[name]))
    parts["texts"] = tuple(map(TextPreview._make, parts["texts"]))
    parts["states"] = tuple(map(StatePreview._make, parts["states"]))
    return FilePreview(**parts)
