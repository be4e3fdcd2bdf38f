"""How complete the data are over time: of what units are asked, how much was given in each period."""

from collections.abc import Iterable
from dataclasses import dataclass

from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period


@dataclass(frozen=True, slots=True)
class PeriodCompleteness:
    """One period: ``asked = filled + not_applicable + stated + missing``; a unit's indicator is one."""

    period: Period
    asked: int
    filled: int
    not_applicable: int
    stated: int
    missing: int

    @property
    def begun(self) -> bool:
        """Whether anybody gave anything: a period that nobody has begun is no drop to zero."""
        return self.missing < self.asked


@dataclass(frozen=True, slots=True)
class Completeness:
    """Periods in order, for everything that is asked at and below a unit."""

    org_unit: OrgUnit
    periods: tuple[PeriodCompleteness, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody gave anything in any period."""
        return not any(period.begun for period in self.periods)


def period_completeness(period: Period, coverages: Iterable[Coverage]) -> PeriodCompleteness:
    """The sum of what indicators' totals rest on."""
    found = list(coverages)
    not_applicable = sum(len(cover.not_applicable) for cover in found)
    return PeriodCompleteness(
        period=period,
        asked=sum(cover.expected for cover in found),
        filled=sum(cover.given for cover in found) - not_applicable,
        not_applicable=not_applicable,
        stated=sum(len(cover.stated) for cover in found),
        missing=sum(len(cover.missing) for cover in found),
    )
