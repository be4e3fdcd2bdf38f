"""What the heading of a column says: what kind of column it is, of which year, of which organisation unit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ktu_desktop.domain.units_of_measure import is_unit_word
from ktu_desktop.workbooks.any_sheet.group_words import GroupWords
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.org_names import OrgNames
from ktu_desktop.workbooks.any_sheet.words import Words
from ktu_desktop.workbooks.any_sheet.years import NO_YEARS, Years, years_in

CODE, NAME, UNIT, NOTE, PLAN, FACT = "code", "name", "unit", "note", "plan", "fact"
DEVIATION, EXPECTED, TOTAL, MAYBE_FACT = "deviation", "expected", "total", "maybe_fact"
NUMERATOR, DENOMINATOR, PREVIOUS, CURRENT = "numerator", "denominator", "previous", "current"
PERCENT, QUANTITY, VALUE = "percent", "quantity", "value"
ORG, YEAR = "org", "year"
PART_OF_YEAR = "part_of_year"
GROWTH = "growth"

STRENGTH = (
    NOTE, DEVIATION, EXPECTED, UNIT, CODE, PLAN, FACT, GROWTH, NUMERATOR, DENOMINATOR, PREVIOUS, CURRENT,
    NAME, PERCENT, QUANTITY, VALUE, MAYBE_FACT, TOTAL, ORG, YEAR,
)  # fmt: skip
"""Which kind a heading is that speaks of several: the first of them."""

UNKNOWN = "unknown"
_STANDS = (NAME, CODE, UNIT, NOTE, PLAN, EXPECTED, DEVIATION)
"""Kinds that a column keeps when a lower heading of it is not understood."""

_LONGEST = 160
_A_VALUE = re.compile(r"[-–+]?\d[\d\s.,/]*(?:[^\W\d_]{1,8}\.?|%)?[*¹²³]*")
"""``3 чел.`` is a value with its unit and no heading."""

_BY_LETTER = re.compile(r"(?:.*20\d\d\W*(?:гг?\W*)?)?(?<!\w)([пф])\W*")
_LETTERS = {"п": PLAN, "ф": FACT}
"""``2023 п``, ``ф`` below a year: plan and fact by their first letter."""

_YEAR_FIRST = re.compile(r"20\d\d(?!\d)[\s./-]*(?:(?:20)?\d\d(?!\d))?\s*(.*)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """``kind``: one of STRENGTH or None; ``text``: the heading as it stands."""

    text: str
    kind: str | None = None
    years: Years = NO_YEARS
    org_unit: str | None = None
    completes_a_name: bool = False

    @property
    def says_something(self) -> bool:
        """Whether anything of the heading was understood."""
        understood = self.kind is not None or self.org_unit is not None or self.completes_a_name
        return understood or self.years.any or self.years.part


class Headings:
    """Reads headings; each text once for one sheet's legend."""

    def __init__(
        self, words: Words, org_names: OrgNames, group_words: GroupWords, legend: Mapping[str, str]
    ) -> None:
        self._words = words
        self._group_words = group_words
        self._org_names = org_names
        self._legend = legend
        self._known: dict[str, Meaning] = {}
        self._units: dict[str, bool] = {}

    def of(self, text: str) -> Meaning:
        """The meaning of one heading cell."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._read(text)
        return known

    def names_a_unit(self, text: str) -> bool:
        """Whether a text is the name of an organisation unit."""
        found = self._units.get(text)
        if found is None:
            found = self._units[text] = self._org_names.exactly(text.strip(), self._legend) is not None
        return found

    def of_path(self, texts: Sequence[str]) -> Meaning:
        """The meaning of a column whose headings stand above one another, from the top down.

        What stands lower is nearer to the numbers: its kind, year and unit win.
        """
        found = Meaning(" / ".join(texts))
        for text in texts:
            part = self.of(text)
            years = part.years if part.years.any or part.years.part else found.years
            if part.years.part and not part.years.any:
                years = replace(found.years, part=True)
            above = None if found.kind in (NAME, CODE) and part.says_something else found.kind
            kind = _lower(above, part.kind)
            found = Meaning(found.text, kind, years, part.org_unit or found.org_unit)
        last = self.of(texts[-1]) if len(texts) > 1 else found
        return found if last.says_something or found.kind in _STANDS else replace(found, kind=UNKNOWN)

    def _read(self, text: str) -> Meaning:
        if not text or len(text) > _LONGEST or _is_value(text):
            return Meaning(text)
        org_unit = self._org_names.exactly(text, self._legend)
        if org_unit:
            return Meaning(text, None, NO_YEARS, org_unit)
        folded = fold(text)
        years = years_in(text, self._words)
        kind = self._kind(folded)
        kind = None if kind == YEAR and (years.any or years.part) else kind
        return Meaning(text, kind, years, None, kind is None and self._group_words.crosses(text))

    def _kind(self, folded: str) -> str | None:
        """The strongest kind of which a phrase stands there and is no part of another kind's longer one."""
        letter = _BY_LETTER.fullmatch(folded)
        if letter:
            return _LETTERS[letter[1]]
        rest = self._words.matchers["neutral"].sub(" ", folded).strip()
        found: dict[str, tuple[int, int]] = {}
        for kind in STRENGTH:
            match = self._words.headings[kind].search(rest)
            if match:
                found[kind] = match.span()
        kinds = [kind for kind in STRENGTH if kind in found and not _inside_another(found[kind], found, kind)]
        if not kinds:
            return None
        if MAYBE_FACT in kinds and PERCENT in kinds and FACT not in kinds:
            return DEVIATION  # «Выполнение, %» is how much of the plan was reached
        parts = [kind for kind in kinds if kind in (NUMERATOR, DENOMINATOR)]
        if kinds[0] == FACT and len(parts) == 1 and self._words.matchers["named_part"].search(rest):
            return parts[0]  # «Числитель (факт)»
        opens_as_name = NAME in kinds and found[NAME][0] == 0
        if kinds[0] == PLAN and opens_as_name and not any(letter.isdigit() for letter in rest):
            return NAME
        return kinds[0]


def _is_value(text: str) -> bool:
    year = _YEAR_FIRST.fullmatch(text)
    return bool(_A_VALUE.fullmatch(text)) and (year is None or is_unit_word(year[1].lower()))


def _inside_another(span: tuple[int, int], found: Mapping[str, tuple[int, int]], kind: str) -> bool:
    length = span[1] - span[0]
    return any(
        other != kind and start <= span[0] and span[1] <= end and end - start > length
        for other, (start, end) in found.items()
    )


def _lower(above: str | None, below: str | None) -> str | None:
    """The kind of a column from two headings: plan, note and the like above rule what stands below."""
    if below is None or (
        below in (VALUE, YEAR, TOTAL, ORG, QUANTITY, NAME) and above in (PLAN, EXPECTED, DEVIATION)
    ):
        return above
    if below in (YEAR, ORG) and above is not None:
        return above
    if below == VALUE and above == FACT:
        return FACT
    return below
