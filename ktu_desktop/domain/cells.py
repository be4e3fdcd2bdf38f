"""What one spreadsheet cell holds, free of any spreadsheet library: exact text, and what its format says."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

KINDS = ("empty", "text", "number", "boolean", "date", "error", "no_value", "twice")
"""``no_value``: a formula that was never calculated, so that no value is stored with it;
``twice``: a cell that the file fills more than once."""

_NOT_SHOWN_AS_PERCENT = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's content. ``kind``: one of KINDS.

    ``text``: for a number its shortest exact decimal text (``0.45``), for a boolean ``1`` or ``0``, for an
    error its name, else what stands in the cell. ``percent``: its number format shows hundredths.
    """

    kind: str
    text: str = ""
    percent: bool = False
    number_format: str = ""


EMPTY = Cell("empty")


def number_cell(number: float, number_format: str = "") -> Cell:
    """The cell of a number as spreadsheet libraries give it. Not finite (``nan``): an error cell."""
    if number != number or number in (float("inf"), float("-inf")):
        return Cell("error", str(number), False, number_format)
    return Cell("number", exact_text(number), shows_percent(number_format), number_format)


def exact_text(number: float) -> str:
    """The shortest decimal text that is this number again, never with an exponent: ``0.00001``, ``45``."""
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    return format(Decimal(repr(number)), "f")


@lru_cache(maxsize=512)
def shows_percent(number_format: str) -> bool:
    """Whether a number format shows hundredths as percent: ``0.0%`` does, ``0" %"`` only writes the sign."""
    return "%" in _NOT_SHOWN_AS_PERCENT.sub("", number_format).partition(";")[0]
