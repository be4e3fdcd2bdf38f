"""A sheet (one organisation unit x one period) as it is stored, before anything is computed from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ktu_desktop.domain.changes import CONFIRMATION, ENTRY_FIELDS
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.values import Value


@dataclass(frozen=True, slots=True)
class StoredValue:
    """A data value with what the history's newest entry says of it. ``changed_at``: ISO, UTC."""

    value: Value
    version: int
    changed_at: str
    changed_by: str
    via: str  # form, paste, command, import, undo
    source: str | None = None  # file, sheet and cell where it came from a file


@dataclass(frozen=True, slots=True)
class Entry:
    """What an organisation unit says of an indicator in a period beside its numbers.

    ``confirmations``: a warning's key (see sheet_check.warning_key) -> the reason why it is right.
    ``changed_at``: ISO, UTC, when its newest text was written; empty where it was never stored.
    """

    not_applicable: str | None = None
    explanation: str = ""
    reason_missed: str = ""
    measures_taken: str = ""
    basis_document: str = ""
    basis_number: str = ""
    basis_date: str = ""
    basis_kept: str = ""
    confirmations: Mapping[str, str] = field(default_factory=dict)
    changed_at: str = field(default="", compare=False)

    def text(self, name: str) -> str | None:
        """The text under the name of an EntryChange's field; None when there is none."""
        if name.startswith(CONFIRMATION):
            return self.confirmations.get(name.removeprefix(CONFIRMATION))
        text: str | None = getattr(self, name)
        return text or None

    def texts(self) -> Mapping[str, str]:
        """Everything that it says, by the names of EntryChange's fields."""
        said = {name: self.text(name) for name in ENTRY_FIELDS}
        confirmed = {f"{CONFIRMATION}{key}": reason for key, reason in self.confirmations.items()}
        return {name: text for name, text in said.items() if text is not None} | confirmed


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and refused: kept until it is mended or given up. ``typed_at``: ISO, UTC."""

    text: str
    finding: Finding
    typed_at: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Interim:
    """What the same unit had reached by the end of an earlier part of the year, by element code."""

    period: Period
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Deleted:
    """When (ISO, UTC) a sheet's ``numbers``, by element, and ``texts``, by indicator, were last deleted."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetData:
    """Everything stored of a sheet. Values, drafts by element code; entries, targets by indicator code.

    ``last_year``: the same unit's values of the year before (for the university's first year: history).
    ``deleted``: when its numbers and texts were last deleted.
    ``last_results``: last year's results where only results are known (history), canonical.
    ``targets``: only those that hold for this unit (see progress.target_for).
    """

    plan: Plan
    org_unit: OrgUnit
    period: Period
    values: Mapping[str, StoredValue]
    last_year: Mapping[str, Value]
    entries: Mapping[str, Entry]
    drafts: Mapping[str, Draft]
    targets: Mapping[str, Value]
    last_results: Mapping[str, Value] = field(default_factory=dict)
    state: str | None = None  # submitted, signed, returned, approved; None: follows from the data
    interim: Interim | None = None  # the last part of the year before this period that has values
    deleted: Deleted = field(default_factory=Deleted)
