"""How complete the data are: of what units are asked, how much was given, now and in each period."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period


@dataclass(frozen=True, slots=True)
class AskedCounts:
    """What became of what units are asked for: ``asked = filled + not_applicable + missing``.

    A unit's indicator is one. ``stated``: how many of the filled gave only a percentage; ``contradictory``:
    the errors of their numbers and totals, whatever they are else; each is counted where it comes from.
    """

    asked: int = 0
    filled: int = 0
    not_applicable: int = 0
    missing: int = 0
    stated: int = 0
    contradictory: int = 0

    @property
    def given(self) -> int:
        """What nobody waits for any more."""
        return self.filled + self.not_applicable


def together(counts: Iterable[AskedCounts]) -> AskedCounts:
    """The sum of counts."""
    found = tuple(counts)
    names = (field.name for field in fields(AskedCounts))
    return AskedCounts(**{name: sum(getattr(each, name) for each in found) for name in names})


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


def period_completeness(period: Period, counts: Iterable[AskedCounts]) -> PeriodCompleteness:
    """The sum of the counts of indicators."""
    found = together(counts)
    return PeriodCompleteness(
        period=period,
        asked=found.asked,
        filled=found.filled - found.stated,
        not_applicable=found.not_applicable,
        stated=found.stated,
        missing=found.missing,
    )
