"""How a period filled up: how much of what is asked had been given by the end of each day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period

MOST_DAYS = 24
"""So many days are looked at; of more, these are spread evenly over them."""

LONG_PAUSE = 183
"""Days without a change after which what follows is a correction and no longer the collecting."""


@dataclass(frozen=True, slots=True)
class Filled:
    """By the end of a day: ``asked = given + missing``; ``stated``: of the given, percentages only."""

    day: date
    asked: int
    given: int
    stated: int = 0


@dataclass(frozen=True, slots=True)
class FillingUp:
    """``days``: on which something changed, in order. ``before``: the year before, its days moved by a year.

    ``until``: the last day that the chart shows, the present one where the period is still being filled in.
    ``corrected``: the last change, where that came long after the collecting.
    """

    org_unit: OrgUnit
    period: Period
    days: tuple[Filled, ...]
    before: tuple[Filled, ...]
    until: date | None
    corrected: date | None = None

    @property
    def asked(self) -> int:
        """How much is asked."""
        return self.days[-1].asked if self.days else 0

    @property
    def before_in_sight(self) -> tuple[Filled, ...]:
        """The year before, from where it stood when the days shown begin; empty where it had not begun."""
        if not self.days or self.until is None:
            return ()
        first, last = self.days[0].day, self.until
        earlier = [each for each in self.before if each.day <= first]
        within = [each for each in self.before if first < each.day <= last]
        return (*earlier[-1:], *within)


def day_of(entry: HistoryEntry) -> date:
    """The day of a change, as the clock here has it."""
    return datetime.fromisoformat(entry.at).astimezone().date()


def collecting(changed: Iterable[date]) -> tuple[date, ...]:
    """The days of the collecting: between two long pauses, where most was changed; one for each change."""
    runs: list[list[date]] = []
    for day in sorted(changed):
        if not runs or (day - runs[-1][-1]).days > LONG_PAUSE:
            runs.append([])
        runs[-1].append(day)
    longest: list[date] = max(runs, key=len, default=[])
    return tuple(longest)


def days_to_look_at(changed: Iterable[date], most: int = MOST_DAYS) -> tuple[date, ...]:
    """The days on which something changed; of more than ``most`` the first, the last and some between."""
    days = sorted(set(changed))
    if len(days) <= most:
        return tuple(days)
    step = (len(days) - 1) / (most - 1)
    return tuple(days[round(number * step)] for number in range(most))


def a_year_on(day: date) -> date:
    """The same day of the next year; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
