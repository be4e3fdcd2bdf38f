"""What reports are made of: read when it is asked for, by whoever knows the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.financial_stability import FinancialStability
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.roll_up import Rolled, RollUp
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Value


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page. ``at``: ISO, UTC."""

    at: str
    author: str
    version: str


@dataclass(frozen=True, slots=True)
class Span:
    """Which changes are wanted: from one moment or batch to another, both included; None: no bound.

    Moments are ISO texts (UTC) that sort as they follow one another.
    """

    since: str | None = None
    until: str | None = None
    first_batch: int | None = None
    last_batch: int | None = None

    def holds(self, entry: HistoryEntry) -> bool:
        """Whether a change lies within it."""
        return not (
            (self.since is not None and entry.at < self.since)
            or (self.until is not None and entry.at > self.until)
            or (self.first_batch is not None and entry.batch < self.first_batch)
            or (self.last_batch is not None and entry.batch > self.last_batch)
        )


EVERYTHING = Span()
"""Every change there is."""


class Material(Protocol):
    """One organisation unit and period, and everything reports say of them and of the units below.

    ``organisation``: the units that existed in the period; ``indicators``: those that a passport is wanted
    for, empty for all; ``below``: a document about each unit below is wanted; ``tolerance``: as for progress.
    """

    plan: Plan
    organisation: Organisation
    org_unit: OrgUnit
    period: Period
    history: Mapping[int, Mapping[str, Value]]
    imprint: Imprint
    tolerance: Fraction
    indicators: tuple[str, ...]
    below: bool
    span: Span

    def units(self) -> tuple[OrgUnit, ...]:
        """The unit and every one below it, parents first."""

    def sheet(self, org_unit: str) -> Sheet:
        """The evaluated sheet of a unit in the period."""

    def entries(self, org_unit: str) -> Mapping[str, Entry]:
        """What a unit says beside its numbers in the period, by indicator; cheaper than its whole sheet."""

    def roll_up(self, year: int) -> RollUp:
        """The totals of the same part of a year."""

    def totals(self, org_unit: str, year: int) -> Mapping[str, Rolled]:
        """Every indicator at a unit in a year, by code."""

    def targets(self, org_unit: str, year: int) -> Mapping[str, Value]:
        """The targets that were set for a unit."""

    def findings(self, org_unit: str) -> tuple[Finding, ...]:
        """What is wrong or doubtful in a unit's sheet and totals."""

    def changes(self, org_unit: str) -> tuple[HistoryEntry, ...]:
        """The changes of a unit's sheet within the span, oldest first."""

    def stability(self) -> FinancialStability:
        """The university's financial stability before the plan."""

    def check_number(self, org_unit: str) -> str:
        """The number by which a print of the unit's sheet can be held against the database."""
