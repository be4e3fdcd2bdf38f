"""Years that a text names: of its own, academic, as a span, as part of a date, or only a part of a year."""

import re
from dataclasses import dataclass, field

from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.words import Words

_DATE = re.compile(
    r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](20\d\d|\d\d)(?!\d)|(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)"
)
_PAIR = re.compile(r"(?<!\d)(20\d\d)\s*(?:[-/]|гг?\.?\s*-)\s*(20\d\d|\d\d)(?!\d)")
_PLAIN = re.compile(r"(?<![\d.])(20[0-4]\d)(?!\d)")
_QUARTER = re.compile(
    r"(?<!\w)(?:i|ii|iii|iv|[1-4])[-\s]*(?:кв|токсан|q)|(?<!\w)(?:[1-9]|1[01])\s*(?:мес|аи)"
)
_WHOLE_YEAR = re.compile(r"(?<!\d)12\s*(?:мес|month|аи)\w*")
_NUMBERED = re.compile(r"№\s*\S+")


@dataclass(frozen=True, slots=True)
class Years:
    """``plain``: years named; ``academic``: those in which named academic years begin.

    ``dated``: years of dates, where a date in the first month tells of the year before and stands in
    ``ended`` instead; ``part``: only a part of a year is meant.
    """

    plain: tuple[int, ...] = ()
    academic: tuple[int, ...] = ()
    dated: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    part: bool = False

    @property
    def any(self) -> bool:
        """Whether a year is named at all."""
        return bool(self.plain or self.academic or self.dated or self.ended)


NO_YEARS = Years()


@dataclass
class _Found:
    words: Words
    academic: list[int] = field(default_factory=list)
    dated: list[int] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)

    def date(self, match: re.Match[str]) -> str:
        """Takes a date of digits out of the text."""
        year, month = (match[4], match[5]) if match[4] else (match[3], match[2])
        self._dated(int(year) % 100 + 2000, int(month) == 1)
        return " "

    def pair(self, match: re.Match[str]) -> str:
        """Takes a pair of years out: two in a row are an academic year, others a span."""
        first, second = int(match[1]) % 100, int(match[2]) % 100
        if second == first + 1:
            self.academic.append(2000 + first)
        return " "

    def named_month(self, text: str) -> str:
        """Takes ``1 января 2024`` and ``октябрь 2023`` out of the text."""
        months, first = self.words.matchers["months"], self.words.matchers["first_month"]
        for month in months.finditer(text):
            year = re.match(r"\s*(20\d\d)", text[month.end() :]) or re.search(
                r"(20\d\d)\D{0,12}$", text[: month.start()]
            )
            if year:
                self._dated(int(year[1]), bool(first.search(month[0])))
                text = text.replace(year[1], " " * 4, 1)
        return text

    def _dated(self, year: int, in_first_month: bool) -> None:
        (self.ended if in_first_month else self.dated).append(year)


def years_in(text: str, words: Words) -> Years:
    """The years that a heading or title names. A span of years (a plan's) is none."""
    folded = fold(text)
    part = words.matchers["part_of_year"]
    if "20" not in folded and not part.search(folded) and not _QUARTER.search(folded):
        return NO_YEARS
    found = _Found(words)
    rest = _WHOLE_YEAR.sub(" ", _NUMBERED.sub(" ", folded))
    whole = words.matchers["first_month"].search(rest) and words.matchers["last_month"].search(rest)
    rest = _PAIR.sub(found.pair, _DATE.sub(found.date, rest))
    if not whole:
        rest = found.named_month(rest)
    return Years(
        tuple(dict.fromkeys(int(year) for year in _PLAIN.findall(rest))),
        tuple(dict.fromkeys(found.academic)),
        tuple(dict.fromkeys(found.dated)),
        tuple(dict.fromkeys(found.ended)),
        bool(part.search(rest) or _QUARTER.search(rest)),
    )
