"""What is written of one indicator in a table, and what the headings above it say."""

from dataclasses import dataclass

from ktu_desktop.workbooks.any_sheet.codes import Code


@dataclass(frozen=True, slots=True)
class Context:
    """What the headings above a row say.

    ``title``: the sheet's own; ``titled``: those of its words that tell like rows apart.
    """

    section: str = ""
    line: int | None = None
    org_unit: str | None = None
    year: int | None = None
    titled: str = ""
    title: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What is written of one indicator. ``rows``: its rows in the sheet, the first one with its name.

    ``joined``: its text together with that of the row above it, where that may be its beginning.
    ``columns``: the only ones that it is about, if not all. ``kind``: ``line``, ``section``, or ``plan`` for
    a row that only says what was planned.
    """

    rows: tuple[int, ...]
    code: Code | None
    text: str
    context: Context
    beside: tuple[str, ...] = ()
    joined: str = ""
    unit: str = ""
    is_percent: bool | None = None
    has_values: bool = False
    kind: str = "line"
    doubt: str = ""
    columns: frozenset[int] | None = None
