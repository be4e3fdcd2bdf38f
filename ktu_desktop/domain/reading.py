"""Reading what a person wrote, in a field, on the command line or in a cell, as one of the plan's elements.

Every text gives a Reading and never an exception. Nothing is rounded and nothing is guessed: what can be
read in two ways is asked.
"""

import re
from unicodedata import normalize

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.limits import Limits, within
from ktu_desktop.domain.plan import Element, Plan
from ktu_desktop.domain.readings import (
    Absent,
    Asked,
    Deleted,
    Given,
    Reading,
    Refused,
    finding_of,
    refused,
)
from ktu_desktop.domain.units_of_measure import PERCENT, UnitOfMeasure, is_unit_word, limits_of, unit_of
from ktu_desktop.domain.values import MILLION, PLACES, Band, Number, Value
from ktu_desktop.domain.written import number_within, plain_digits

__all__ = (
    "Absent", "Asked", "Deleted", "Given", "Reading", "Refused",
    "check_value", "finding_of", "is_divisor", "read_cell", "read_text",
)  # fmt: skip

_LONGEST = 100
"""No number a person means is longer; a text of a whole page is not searched for one."""

_DASHES = frozenset(("", *"-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "--", "---"))
_NO_DATA = frozenset(
    (
        "н/д", "н.д.", "нд", "нет данных", "данных нет", "нет сведений", "no data", "n/d", "n/a", "n.a.",
        "деректер жоқ", "дерек жоқ", "мәлімет жоқ", "мәліметтер жоқ", "м/ж", "д/ж",
    )
)  # fmt: skip
_NOTHING = frozenset(("нет", "жоқ", "no"))
"""``No`` for an availability; for every other element nobody knows whether it means zero: missing."""

_NOT_APPLICABLE = frozenset(
    (
        "н/п", "не применимо", "неприменимо", "не применяется", "не относится", "not applicable",
        "does not apply", "қолданылмайды", "қатысы жоқ",
    )
)  # fmt: skip
_DELETION = frozenset(("удалить", "жою", "delete"))
_MAGNITUDES = frozenset(
    (
        "тыс", "тыс.", "тысяч", "тысячи", "млн", "млн.", "миллион", "миллионов", "миллиона", "млрд", "млрд.",
        "миллиард", "миллиардов", "thousand", "million", "billion", "mln", "bln", "мың", "миллиард.",
    )
)  # fmt: skip
_BEHIND = re.compile(r"(.*[0-9](?:\s?\+)?)([^0-9]*)", re.DOTALL)
_EXACT = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?")
"""A number cell's text as cells.exact_text makes it: the largest float has 309 digits."""

_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"


def read_text(text: str, element: Element, divides: bool | None = None) -> Reading:
    """What a person typed for ``element``. ``divides``: see units_of_measure.limits_of."""
    limits = limits_of(element, divides)
    unit = unit_of(element.unit)
    if unit.kind == "number" and len(text) < 13 and text.isdecimal() and text.isascii():
        return within(Number(int(text) * MILLION), limits, text)
    stripped = text.strip().strip(_INVISIBLE).strip()
    if len(stripped) > _LONGEST:
        return refused("unreadable", stripped)
    word = _word(stripped)
    if word in _DASHES or word in _NO_DATA or (word in _NOTHING and unit.kind != "yes_no"):
        return Absent()
    if word in _NOT_APPLICABLE:
        return refused("not_applicable_here", stripped)
    return _read_number_and_unit(stripped, unit, limits)


def _read_number_and_unit(text: str, unit: UnitOfMeasure, limits: Limits) -> Reading:
    match = _BEHIND.fullmatch(text)
    behind = match[2].strip() if match else ""
    if not match or not behind:
        return unit.read(text, limits)
    word = " ".join(behind.lower().split())
    reading = unit.read(match[1].rstrip(), limits)
    if word in unit.aliases or (isinstance(reading, Refused) and reading.code == "unreadable"):
        return _of_whole_text(reading, text)
    if is_unit_word(word):
        return refused("wrong_unit", text, written=behind, unit=unit.symbol or "")
    if word.split()[0] in _MAGNITUDES:
        return refused("in_thousands", text, written=behind)
    return refused("text_in_number", text, written=behind)


def _of_whole_text(reading: Reading, text: str) -> Reading:
    """The reading with the whole text as its fact, unit and all."""
    if isinstance(reading, Refused):
        return refused(reading.code, text, **{k: v for k, v in reading.facts.items() if k != "text"})
    return reading


_UNREADABLE_KINDS = {
    "date": "date_cell",
    "error": "cell_error",
    "no_value": "formula_without_value",
    "twice": "cell_twice",
}


def read_cell(cell: Cell, element: Element, divides: bool | None = None) -> Reading:
    """What a cell holds for ``element``: as read_text, and number formats, dates, errors and deletions."""
    if cell.kind == "number":
        return _read_number_cell(cell, element, limits_of(element, divides))
    if cell.kind == "empty":
        return Absent()
    if cell.kind == "text":
        if is_deletion(cell.text):
            return Deleted()
        return read_text(cell.text, element, divides)
    if cell.kind == "boolean":
        if unit_of(element.unit).kind != "yes_no":
            return refused("yes_no_in_number", cell.text)
        return read_text(cell.text, element, divides)
    return refused(_UNREADABLE_KINDS.get(cell.kind, "unreadable"), cell.text)


def says_nothing(text: str) -> bool:
    """Whether a text is a dash, ``no data`` or ``no``: for a number, and for a reason, nothing was said."""
    word = _word(text)
    return word in _DASHES or word in _NO_DATA or word in _NOTHING


def is_dash(text: str) -> bool:
    """Whether a text is blank or a dash: for any text, nothing was said."""
    return _word(text) in _DASHES


def is_deletion(text: str) -> bool:
    """Whether a cell's text says that what was sent before is gone."""
    return _word(text) in _DELETION


def _word(text: str) -> str:
    """A text in the one form in which words are looked up."""
    short = text.strip().strip(_INVISIBLE).strip()
    return short if len(short) > _LONGEST else " ".join(normalize("NFC", short).lower().split())


def _read_number_cell(cell: Cell, element: Element, limits: Limits) -> Reading:
    """A cell's exact number. A percent format means hundredths: 0.45 shown as 45 % is 45."""
    text = cell.text
    unit = unit_of(element.unit)
    if not _EXACT.fullmatch(text):
        return refused("unreadable", text)
    if cell.percent:
        if unit.symbol != PERCENT.symbol:
            return refused("wrong_unit", text, written="%", unit=unit.symbol or "")
        integer, decimals, negative = plain_digits(text, PLACES + 2)
        decimals = decimals.ljust(2, "0")
        return number_within(integer + decimals[:2], decimals[2:], negative, limits, text)
    if unit.kind == "rank" and "." in text:
        return refused("not_a_rank", text)
    if unit.kind != "number":
        return unit.read(text, limits)
    if len(text) < 13 and text.isdecimal():
        return within(Number(int(text) * MILLION), limits, text)
    return number_within(*plain_digits(text, PLACES), limits, text)


def check_value(value: Value, element: Element, divides: bool | None = None) -> Given | Refused:
    """A value that was chosen, computed or stored elsewhere, held against what the element can be."""
    if isinstance(value, Band) != (unit_of(element.unit).kind == "rank"):
        return refused("unreadable", value.text)
    if isinstance(value, Band):
        return Given(value)
    return within(value, limits_of(element, divides), value.text)


def is_divisor(plan: Plan, name: str) -> bool:
    """Whether indicators divide by what is typed under ``name`` (see Plan.element): then 0 is refused.

    Common data may be the same number as a count: typed under the count's own code it may be 0.
    """
    if "/" in name:
        return name.endswith("/denominator")
    return any(indicator.roles.get("denominator") == name for indicator in plan.indicators.values())
