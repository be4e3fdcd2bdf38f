"""What a report is made of, read from an open workspace when the report asks for it."""

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any, TypeVar

from ktu_desktop import __version__
from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.financial_stability import FinancialStability
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.roll_up import Rolled, RollUp
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.reports.material import EVERYTHING, Imprint, Span
from ktu_desktop.storage import entry_store, history_store, target_store
from ktu_desktop.usecases.check_number import number_of
from ktu_desktop.usecases.check_sheet import check_sheet
from ktu_desktop.usecases.finances import read_stability
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace

T = TypeVar("T")
_REMEMBERED = 32
"""How many sheets, totals and the like are kept: a report looks at one unit over some years."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report is wanted. ``indicators``: for passports, empty for all; ``below``: a document about each
    unit below; ``span``: for changes.
    """

    name: str
    org_unit: str
    period: Period
    indicators: tuple[str, ...] = ()
    below: bool = False
    span: Span = EVERYTHING
    tolerance: Fraction = NEAR


class ReadMaterial:
    """Material read from an open workspace when a report asks for it. Raises WrongUse for unknown names."""

    def __init__(self, workspace: Workspace, wanted: Wanted) -> None:
        workspace.check_period(wanted.period)
        self.org_unit = workspace.org_unit(wanted.org_unit)
        self.plan, self.period = workspace.plan, wanted.period
        unknown = [code for code in wanted.indicators if code not in self.plan.indicators]
        if unknown:
            raise WrongUse(mark("The plan has no indicator {indicator}."), indicator=unknown[0])
        self.organisation = workspace.organisation.existing(*wanted.period.days)
        if wanted.org_unit not in self.organisation.by_code:
            raise WrongUse(
                mark("The organisation unit {org} did not exist in {period}."),
                org=wanted.org_unit,
                period=wanted.period.code,
            )
        self._units = self._subtree(wanted.org_unit)
        self.history = workspace.history
        self.tolerance, self.indicators, self.below = wanted.tolerance, wanted.indicators, wanted.below
        self.span = wanted.span
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self.imprint = Imprint(at, workspace.author.name, __version__)
        self._workspace = workspace
        self._totals: dict[int, RollUp] = {}
        self._entries: list[Mapping[str, Mapping[str, Entry]]] = []  # read once, for every part
        self._remembered: dict[Hashable, Any] = {}

    def _subtree(self, org_unit: str) -> tuple[OrgUnit, ...]:
        return tuple(self.organisation.by_code[code] for code in self.organisation.subtree(org_unit))

    def _kept(self, what: Hashable, read: Callable[[], T]) -> T:
        """What was read lately is not read again; old things are forgotten, so that memory does not grow."""
        if what not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
            self._remembered[what] = read()
        found: T = self._remembered[what]
        return found

    def about(self, part: str) -> "ReadMaterial":
        """The same about another unit that is there; itself for what is no unit. What was read is shared."""
        unit = self.organisation.by_code.get(part)
        if unit is None or unit is self.org_unit:
            return self
        other = copy(self)
        other.org_unit, other._units = unit, self._subtree(part)
        return other

    def units(self) -> tuple[OrgUnit, ...]:
        """The unit and every one below it, parents first."""
        return self._units

    def sheet(self, org_unit: str) -> Sheet:
        """The evaluated sheet of a unit in the period."""
        return self._kept(
            ("sheet", org_unit),
            lambda: evaluate(open_sheet(self._workspace, org_unit, self.period), self.tolerance),
        )

    def entries(self, org_unit: str) -> Mapping[str, Entry]:
        """What a unit says beside its numbers in the period, by indicator; cheaper than its whole sheet."""
        if not self._entries:
            with self._workspace.db.reading() as conn:
                self._entries.append(entry_store.period_entries(conn, self.plan.code, self.period))
        return self._entries[0].get(org_unit, {})

    def roll_up(self, year: int) -> RollUp:
        """The totals of the same part of a year, kept while the report is made."""
        found = self._totals.get(year)
        if found is None:
            root = self._workspace.organisation.root.code
            period = Period(year, self.period.part)
            found = self._totals[year] = summarise(self._workspace, root, period)
        return found

    def totals(self, org_unit: str, year: int) -> Mapping[str, Rolled]:
        """Every indicator at a unit in a year, by code."""
        return self._kept(("totals", org_unit, year), lambda: self.roll_up(year).node(org_unit))

    def targets(self, org_unit: str, year: int) -> Mapping[str, Value]:
        """The targets that were set for a unit."""

        def read() -> Mapping[str, Value]:
            with self._workspace.db.reading() as conn:
                return target_store.unit_targets(conn, self.plan.code, org_unit, year)

        return self._kept(("targets", org_unit, year), read)

    def findings(self, org_unit: str) -> tuple[Finding, ...]:
        """What is wrong or doubtful in a unit's sheet and totals."""
        return self._kept(
            ("findings", org_unit),
            lambda: check_sheet(self._workspace, org_unit, self.period, self.tolerance),
        )

    def changes(self, org_unit: str) -> tuple[HistoryEntry, ...]:
        """The changes of a unit's sheet within the span, oldest first."""

        def read() -> tuple[HistoryEntry, ...]:
            with self._workspace.db.reading() as conn:
                found = history_store.history(conn, self.plan.code, org_unit, self.period)
            return tuple(entry for entry in found if self.span.holds(entry))

        return self._kept(("changes", org_unit), read)

    def stability(self) -> FinancialStability:
        """The university's financial stability before the plan."""
        return read_stability()

    def check_number(self, org_unit: str) -> str:
        """The number by which a print of the unit's sheet can be held against the database."""
        data = open_sheet(self._workspace, org_unit, self.period)
        with self._workspace.db.reading() as conn:
            return number_of(conn, self.plan.code, data).text
