"""Part and whole in one cell: ``12 из 45``, ``12/45 (26,7 %)``, ``26,7 % (12 из 45)``, ``45-тен 12``."""

import re
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.values import Number, Value

_NUMBER = r"\d[\d \u00a0\u202f\u2009]*"
_WORD = r"[^\W\d_]{2,8}\.?"
_PERCENT = r"([\d.,]+)\s*%"
_OF = rf"({_NUMBER}?)\s*(?:{_WORD}\s+)?(?:из|от|of|out of|/)\s*({_NUMBER}?)\s*(?:{_WORD})?"
_FROM = r"(?:нан|нен|дан|ден|тан|тен|ның|нің|дың|дің|тың|тің)"
_PART_FIRST = re.compile(rf"{_OF}(?:\s*[(=–-]\s*{_PERCENT}\s*\)?)?", re.IGNORECASE)
_PERCENT_FIRST = re.compile(rf"{_PERCENT}\s*[(,;–-]\s*{_OF}\s*\)?", re.IGNORECASE)
_WHOLE_FIRST = re.compile(
    rf"({_NUMBER}?)\s*(?:[^\W\d_]{{2,8}})?\s*-?\s*{_FROM}\s+({_NUMBER}?)(?:\s*-?\s*[^\W\d_]{{1,8}})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What was written as the part, the whole and the percent beside them, if any."""

    part: str
    whole: str
    percent: str | None = None


def parts_in(text: str) -> Parts | None:
    """The part and the whole that a cell's text holds, or None."""
    stripped = text.strip()
    if match := _PART_FIRST.fullmatch(stripped):
        return Parts(match[1], match[2], match[3])
    if match := _PERCENT_FIRST.fullmatch(stripped):
        return Parts(match[2], match[3], match[1])
    if match := _WHOLE_FIRST.fullmatch(stripped):
        return Parts(match[2], match[1])
    return None


def fits(part: Value | None, whole: Value | None, percent: str | None) -> bool:
    """Whether the part is within the whole, and makes the percent that stands beside them."""
    if (
        not isinstance(part, Number)
        or not isinstance(whole, Number)
        or not 0 < whole.millionths >= part.millionths
    ):
        return False
    if percent is None:
        return True
    try:
        said = Fraction(percent.strip(".,").replace(",", "."))
    except ValueError:
        return False
    return abs(100 * part.fraction / whole.fraction - said) <= 1
