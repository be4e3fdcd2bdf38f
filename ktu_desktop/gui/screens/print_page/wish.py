"""What a person wants to have on paper: which report, about whom, when, in which language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ktu_desktop.domain.periods import Period
from ktu_desktop.i18n import Translator

if TYPE_CHECKING:
    from fractions import Fraction

    from ktu_desktop.usecases.build_report import OpenReport
    from ktu_desktop.usecases.read_material import Wanted
    from ktu_desktop.usecases.workspace import Workspace

PASSPORT, CHANGES = "passport", "changes"
"""Reports that ask for more than a unit and a period."""

WITHOUT_UNITS = (PASSPORT, "finances")
"""Reports that are not written for each unit below: indicator by indicator, or about the university."""


@dataclass(frozen=True)
class Wish:
    """One report.

    ``below``: one document about each unit below; ``indicator``: for a passport, empty for all; ``since``,
    ``until``: for changes, a date or a change's number as typed; ``near``: as in SheetReader.
    """

    report: str
    org_unit: str
    period: Period
    language: str
    below: bool = False
    indicator: str = ""
    since: str = ""
    until: str = ""
    near: Fraction | None = field(default=None, compare=False)

    @property
    def say(self) -> Translator:
        """The translator of the paper, whatever the window's language is."""
        return Translator(self.language)

    def wanted(self) -> Wanted:
        """The same for the use case. Raises WrongUse for bounds that are none."""
        from ktu_desktop.domain.progress import NEAR
        from ktu_desktop.usecases.build_report import span_named
        from ktu_desktop.usecases.read_material import Wanted

        return Wanted(
            name=self.report,
            org_unit=self.org_unit,
            period=self.period,
            indicators=(self.indicator,) if self.report == PASSPORT and self.indicator else (),
            below=self.below,
            span=span_named(self.since or None, self.until or None),
            tolerance=NEAR if self.near is None else self.near,
        )

    def open(self, workspace: Workspace) -> OpenReport:
        """The report, opened; on the worker. Raises WrongUse."""
        from ktu_desktop.usecases.build_report import OpenReport

        return OpenReport(workspace, self.wanted(), self.say)
