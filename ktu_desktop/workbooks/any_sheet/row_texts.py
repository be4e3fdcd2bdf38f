"""What single texts of a row say: the strategic line, the unit behind a name, percent or not."""

import re

from ktu_desktop.domain.units_of_measure import PERCENT, is_unit_word
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.words import Words

_UNIT_AT_END = re.compile(r"[,(\[]\s*([^\W\d_%]{2,10}\.?|%)\s*[)\]]?\s*[:.]?$")
_LINE_NUMBER = re.compile(r"(?<![\d.])(\d{1,2})(?![\d.]*\d)|(?<!\w)(iii|ii|iv|vi{0,3}|ix|i|x)(?!\w)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def line_named(text: str, words: Words) -> int | None:
    """The number of the strategic line that a heading names, in digits or Roman numerals."""
    folded = fold(text)
    if not words.matchers["line_heading"].search(folded):
        return None
    match = _LINE_NUMBER.search(folded)
    if not match:
        return None
    return int(match[1]) if match[1] else _ROMAN[match[2]]


def without_unit(text: str) -> tuple[str, str]:
    """A name without the unit behind it, and that unit: ``Количество патентов, ед.``, ``% студентов ...``"""
    if text.startswith("%"):
        return text, "%"
    match = _UNIT_AT_END.search(text)
    if not match or not (match[1] == "%" or is_unit_word(match[1].lower())):
        return text, ""
    return text[: match.start()].rstrip(), match[1]


def is_percent(unit: str) -> bool | None:
    """Whether a unit that somebody wrote is percent; None where it is no unit that we know."""
    word = " ".join(unit.lower().split())
    if word in PERCENT.aliases or word.startswith("%"):
        return True
    return False if is_unit_word(word) else None
