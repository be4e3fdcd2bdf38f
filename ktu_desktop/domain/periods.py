"""Periods: a year, or what had been reached by the end of a part of it (cumulative, never added up)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ktu_desktop.i18n import Translator, mark

PARTS = ("Q1", "H1", "9M")
"""Parts of a year in the order in which they end."""

_WORDS: Mapping[str, str] = {
    "Q1": mark("first quarter of {year}"),
    "H1": mark("first half of {year}"),
    "9M": mark("9 months of {year}"),
}

_CODE = re.compile(r"(\d{4})(?:-(Q1|H1|9M))?")


@dataclass(frozen=True, slots=True)
class Period:
    """``2023`` or ``2023-H1``: ``part`` is None for the whole year."""

    year: int
    part: str | None = None

    @property
    def code(self) -> str:
        """The period's text in files, commands and the database."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    def said(self, say: Translator) -> str:
        """The period as people read it: ``2023``, ``first half of 2023``."""
        return say(_WORDS[self.part], year=self.year) if self.part else str(self.year)

    def __str__(self) -> str:
        return self.code

    @property
    def is_whole_year(self) -> bool:
        """Whether nothing of the year is left after it."""
        return self.part is None

    @property
    def last_year(self) -> "Period":
        """The same period a year before."""
        return Period(self.year - 1, self.part)

    @property
    def earlier(self) -> tuple["Period", ...]:
        """The parts of the same year that end before this period does, the latest first."""
        before = PARTS if self.part is None else PARTS[: PARTS.index(self.part)]
        return tuple(Period(self.year, part) for part in reversed(before))

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day of what the period reports on, as ISO dates."""
        last = {None: "12-31", "Q1": "03-31", "H1": "06-30", "9M": "09-30"}[self.part]
        return f"{self.year}-01-01", f"{self.year}-{last}"


def period_from_code(code: str) -> Period:
    """The period of ``2023``, ``2023-Q1``, ``2023-H1`` or ``2023-9M``. Raises ValueError."""
    match = _CODE.fullmatch(code)
    if not match:
        raise ValueError(f"no period: {code!r}")
    return Period(int(match[1]), match[2])
