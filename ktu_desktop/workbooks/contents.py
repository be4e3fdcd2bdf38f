"""What a workbook of the program carries: its stamp, evaluated sheets, in a faculty's file its records."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Result

UNIT = "unit"
FACULTY = "faculty"
TEMPLATE_VERSION = 2
"""The version of the layout that this program writes; it reads this one and older ones.

2: cells for why the plan was missed and for the measures taken.
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a workbook comes from and what it is about. ``period`` is a period's code, ``at`` ISO (UTC).

    ``chain_head``: the head of the history's chain when it was written; ``language``: of its texts.
    """

    template_version: int
    database_id: str
    export_id: str
    plan: str
    org_unit: str
    period: str
    program_version: str
    at: str
    kind: str = UNIT
    chain_head: str = ""
    language: str = "ru"


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """What a faculty's file says of one sheet beside its numbers.

    ``entries`` by indicator; ``deletions``: elements that were deleted since the last exchange,
    ``texts_deleted``: indicators and fields of entries likewise; ``workers``: who worked on it;
    ``remark``: the planning office's, when ``state`` is a decision.
    """

    org_unit: str
    state: str | None = None
    remark: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    deletions: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()
    texts_deleted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """An indicator's total in a faculty's file, and what it rests on: units asked, given, missing (codes)."""

    result: Result | None
    expected: int
    given: int
    missing: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkbookContents:
    """A workbook to be written. ``sheets``: one for a unit's workbook, several for a faculty's.

    ``whole_plan``: all indicators, not only those that the unit is asked for. ``records`` and ``summary``
    (rolled up results by indicator) belong to a faculty's file.
    """

    stamp: Stamp
    sheets: tuple[Sheet, ...]
    kind: str = UNIT
    whole_plan: bool = False
    records: tuple[SheetRecord, ...] = ()
    summary: Mapping[str, SummaryLine] | None = None
