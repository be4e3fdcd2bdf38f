"""A sheet with everything computed that screens, workbooks, reports and commands show of it."""

from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Element, Figure, Indicator
from ktu_desktop.domain.sheet import Draft, Entry, SheetData
from ktu_desktop.domain.values import Band, Result, Value

MISSING, VALUE, STATED, NOT_APPLICABLE = "missing", "value", "stated", "not_applicable"
"""The states of a row."""

NO_DATA, IN_PROGRESS, WITHOUT_ERRORS = "no_data", "in_progress", "without_errors"
"""The states of a sheet that follow from its data."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. ``figure``: the plan's own figure code, as ``show`` and ``set`` key it.

    ``value`` is what this unit typed, ``effective`` what counts. ``source`` of what counts: ``own``,
    ``filled`` (by a rule), ``sum`` (of its parts), ``last_year``, ``history``, ``missing``. ``lock``: why it
    cannot be typed into: ``same_as``, ``last_year``, the sheet's state, or None. ``earlier``: what this unit
    had given by the end of an earlier part of the year (see SheetData.interim).
    """

    role: str
    element: Element
    figure: str
    value: Value | None
    effective: Fraction | Band | None
    source: str
    lock: str | None
    draft: Draft | None
    last_year: Value | None
    earlier: Value | None = None

    @property
    def locked(self) -> bool:
        """Whether nothing can be typed here."""
        return self.lock is not None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an indicator had reached by the end of an earlier part of the year."""

    period: Period
    result: Result


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in a sheet.

    ``given``: the figures that this unit is asked for are there (a figure of another unit may be missing).
    ``orientation``: the target is the university's, shown for orientation. ``holder``: the indicator that
    holds its entry and values, another one only where it is the same as that.
    """

    indicator: Indicator
    holder: str
    asked: bool
    state: str
    given: bool
    result: Result | None
    target: Value | None
    orientation: bool
    progress: str
    deviation: Fraction | None
    last_year: Result | None
    fields: tuple[Field, ...]
    entry: Entry
    findings: tuple[Finding, ...] = ()
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class CommonField:
    """A shared figure: typed once, serving several indicators (``serves``: codes)."""

    figure: Figure
    field: Field
    serves: tuple[str, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How complete a sheet is: of the rows asked (``asked = filled + not_applicable + missing``).

    ``errors``, ``warnings`` (unconfirmed) and ``drafts`` are of the whole sheet.
    """

    asked: int
    filled: int
    not_applicable: int
    missing: int
    errors: int
    warnings: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """An evaluated sheet. ``rows``: every indicator of the plan in its order; ``findings``: all of them."""

    data: SheetData
    rows: tuple[Row, ...]
    common: tuple[CommonField, ...]
    findings: tuple[Finding, ...]
    counts: Counts
    state: str

    @property
    def asked_rows(self) -> tuple[Row, ...]:
        """The rows that the unit is asked for."""
        return tuple(row for row in self.rows if row.asked)

    def row(self, code: str) -> Row:
        """The row of an indicator. Raises KeyError for an unknown code."""
        for row in self.rows:
            if row.indicator.code == code:
                return row
        raise KeyError(code)
