"""Numbers, places in a ranking and yes/no as people write them, in three languages, into exact values.

Only spaces and apostrophes group digits, and only in threes; one comma or point is always the decimal mark.
Digits are 0-9 and nothing else. Nothing here is rounded, and nothing is guessed.
"""

import re
from math import ulp

from ktu_desktop.domain.limits import Limits, within
from ktu_desktop.domain.readings import Asked, Given, Reading, Refused, refused
from ktu_desktop.domain.values import LARGEST, MILLION, PLACES, Band, Number, whole

GROUPING = " \u00a0\u202f\u2009'\u2019"
"""What may stand between groups of three: ordinary, no-break, narrow no-break, thin space, apostrophes."""

_MINUS = "-\u2212\u2013\u2010\u2011"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_NUMBER = re.compile(rf"([{_MINUS}+]?)((?:[0-9]+(?:[{GROUPING}]+[0-9]+)*)?)(?:[.,]([0-9]+))?")
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:[{GROUPING}][0-9]{{3}})+")
_DIGITS_AND_MARKS = re.compile(rf"[{_MINUS}+]?[0-9{GROUPING}]+[.,][0-9{GROUPING}.,]*[0-9]")
_PLACE = rf"[0-9]+(?:[{GROUPING}][0-9]+)*"
_RANK = re.compile(rf"({_PLACE})(?:\s?(\+)|\s?[{_DASHES}]\s?({_PLACE}))?")
_UNGROUP = str.maketrans("", "", GROUPING)
_LONGEST = len(str(LARGEST // MILLION))

YES = frozenset(
    ("да", "иә", "ия", "yes", "y", "+", "есть", "имеется", "бар", "available", "true", "истина", "шын")
)
NO = frozenset(("нет", "жоқ", "no", "n", "отсутствует", "false", "ложь", "жалған"))
"""The words of an availability, in lower case."""


def read_number(text: str, limits: Limits) -> Reading:
    """The number that ``text`` (stripped, without a unit) is."""
    match = _NUMBER.fullmatch(text)
    if not match or not (match[2] or match[3]):
        return refused("two_marks" if _DIGITS_AND_MARKS.fullmatch(text) else "unreadable", text)
    sign, integer, decimals = match[1], match[2], match[3]
    grouped = not integer.isdigit() and integer != ""
    if grouped and not _GROUPED.fullmatch(integer):
        return refused("bad_grouping", text)
    negative = sign not in ("", "+")
    if limits.whole and decimals and not grouped and _may_be_thousands(integer, decimals):
        return _ask_thousands(integer, decimals, negative, limits, text)
    return number_within(integer.translate(_UNGROUP), decimals or "", negative, limits, text)


def number_within(integer: str, decimals: str, negative: bool, limits: Limits, text: str) -> Given | Refused:
    """The number of these ASCII digits if millionths hold it exactly and it is within ``limits``."""
    number = _number(integer, decimals, negative)
    if number is not None:
        return within(number, limits, text)
    if limits.whole and decimals.strip("0"):
        return refused("not_whole", text)
    if len(integer.lstrip("0")) > _LONGEST:
        return refused("too_large", text, highest=whole(LARGEST // MILLION))
    return refused("too_fine", text, places=whole(PLACES))


def _number(integer: str, decimals: str, negative: bool) -> Number | None:
    if len(decimals.rstrip("0")) > PLACES or len(integer.lstrip("0")) > _LONGEST:
        return None
    amount = int(integer or "0") * MILLION + int(decimals[:PLACES].ljust(PLACES, "0"))
    return Number(-amount if negative else amount, min(len(decimals), PLACES))


def _may_be_thousands(integer: str, decimals: str) -> bool:
    return len(decimals) == 3 and 1 <= len(integer) <= 3 and integer[0] != "0"


def _ask_thousands(integer: str, decimals: str, negative: bool, limits: Limits, text: str) -> Asked | Refused:
    """``1,234`` of people: one thousand or one? Asked, unless the thousand is impossible anyway."""
    thousand = number_within(integer + decimals, "", negative, limits, text)
    if isinstance(thousand, Refused):
        return thousand
    decimal = _number(integer, decimals, negative)
    candidates = (thousand.value, *((decimal,) if decimal is not None else ()))
    return Asked(
        "ambiguous_thousands",
        candidates,
        {"text": text, "thousand": candidates[0], "decimal": candidates[-1]},
    )


def read_rank(text: str, limits: Limits) -> Reading:
    """The place that ``text`` is: ``190``, ``801+``, ``801-850`` with any dash."""
    match = _RANK.fullmatch(text)
    if not match:
        return _ask_rank(text, limits)
    places = [match[1], match[3] or match[1]]
    if any(not place.isdigit() and not _GROUPED.fullmatch(place) for place in places):
        return refused("bad_grouping", text)
    digits = [place.translate(_UNGROUP).lstrip("0") for place in places]
    if max(map(len, digits)) >= _LONGEST:
        return refused("too_large", text, highest=whole(10 ** (_LONGEST - 1) - 1))
    best, worst = (int(place or "0") for place in digits)
    if best < 1 or worst < best:
        return refused("not_a_rank", text)
    return Given(Band(best, None if match[2] else worst))


def _ask_rank(text: str, limits: Limits) -> Reading:
    """``4,707`` may be place 4707; no other number with a decimal mark is a place."""
    reading = read_number(text, limits)
    if isinstance(reading, Asked):
        thousand = Band(*(reading.candidates[0].millionths // MILLION,) * 2)  # type: ignore[union-attr]
        return Asked(reading.code, (thousand,), reading.facts)
    if isinstance(reading, Refused) and reading.code in ("bad_grouping", "too_large"):
        return reading
    if (
        isinstance(reading, Given)
        and isinstance(reading.value, Number)
        and reading.value.millionths >= MILLION
    ):
        place = reading.value.millionths // MILLION
        return Given(Band(place, place))
    return refused("not_a_rank", text)


def read_yes_no(text: str, limits: Limits) -> Reading:
    """Yes (stored 1) or no (stored 0)."""
    word = text.lower()
    if word in YES:
        return Given(whole(1))
    if word in NO:
        return Given(whole(0))
    reading = read_number(text, Limits())
    if isinstance(reading, Given) and reading.value in (whole(0), whole(1)):
        return reading
    return refused("not_yes_no", text)


def plain_digits(text: str, places: int) -> tuple[str, str, bool]:
    """Digits before and after the point, and whether negative, of a cell's exact decimal text.

    A computed cell such as 0.1 + 0.2 holds 0.30000000000000004: digits that nobody gave and no spreadsheet
    shows. They go only where the number with ``places`` places lies within four steps of what a cell can
    tell apart; a third (0.333...) keeps all of its digits and is refused as too fine.
    """
    if len(text.partition(".")[2]) > places:
        number = float(text)
        short = f"{number:.{places}f}"
        if float(short) and abs(float(short) - number) <= 4 * ulp(number):
            text = short.rstrip("0").removesuffix(".")
    integer, _, decimals = text.removeprefix("-").partition(".")
    return integer, decimals, text.startswith("-")
