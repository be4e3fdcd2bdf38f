"""Exact numbers as a sheet holds them: decimals in integer millionths, and rank bands.

Stored numbers never are floats. Derived numbers are fractions, printed to at most six places,
half up (ties away from zero), without trailing zeros.
"""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from ktu_desktop.decimals import PLACES as PLACES
from ktu_desktop.decimals import decimal_text as decimal_text

MILLION = 1_000_000
LARGEST = 2**63 - 1
"""The largest stored amount, in millionths: what a 64-bit integer column holds."""


_BAND = re.compile(r"([0-9]{1,12})(?:(\+)|-([0-9]{1,12}))?")


@dataclass(frozen=True, slots=True)
class Number:
    """An exact decimal. ``places``: how many decimal places were given (``50.0`` has one)."""

    millionths: int
    places: int = field(default=0, compare=False)

    def __reduce__(self) -> tuple[type["Number"], tuple[int, int]]:
        """Pickled as its two integers: an import puts away tens of thousands of numbers."""
        return Number, (self.millionths, self.places)

    @property
    def fraction(self) -> Fraction:
        """The same number as a fraction."""
        return Fraction(self.millionths, MILLION)

    @property
    def result(self) -> Fraction:
        """What an indicator's result is when this number is it."""
        return self.fraction

    @property
    def text(self) -> str:
        """Canonical decimal text: ``12.5``, ``-3``, ``0``."""
        return decimal_text(self.fraction)


@dataclass(frozen=True, slots=True)
class Band:
    """A place in a ranking: ``190`` (best = worst), ``801-850``, ``801+`` (worst is None: open)."""

    best: int
    worst: int | None

    @property
    def result(self) -> "Band":
        """What an indicator's result is when this rank is it."""
        return self

    @property
    def text(self) -> str:
        """Canonical text: ``190``, ``801-850``, ``801+``."""
        if self.worst is None:
            return f"{self.best}+"
        return str(self.best) if self.best == self.worst else f"{self.best}-{self.worst}"


Value = Number | Band
"""What a data value holds."""

Result = Fraction | Band
"""What an indicator's result is."""


def whole(number: int) -> Number:
    """The whole number as a Number."""
    return Number(number * MILLION)


def number_from_decimal(text: str) -> Number:
    """The Number of plain decimal text as the plan data and the canonical form have it: ``0.09``, ``2.0``.

    Raises ValueError for anything else, and for numbers finer or larger than millionths hold.
    """
    body = text.removeprefix("-")
    integer, _, decimals = body.partition(".")
    if not (integer.isascii() and integer.isdigit()) or ("." in body and not decimals.isdigit()):
        raise ValueError(f"no decimal number: {text!r}")
    if len(decimals.rstrip("0")) > PLACES:
        raise ValueError(f"finer than a millionth: {text!r}")
    millionths = int(integer) * MILLION + int(decimals[:PLACES].ljust(PLACES, "0"))
    if millionths > LARGEST:
        raise ValueError(f"too large: {text!r}")
    return Number(-millionths if text.startswith("-") else millionths, min(len(decimals), PLACES))


def band_from_text(text: str) -> Band:
    """The Band of canonical rank text: ``190``, ``801+``, ``801-850``. Raises ValueError."""
    match = _BAND.fullmatch(text)
    best, worst = (int(match[1]), int(match[3] or match[1])) if match else (0, 0)
    if match is None or not 1 <= best <= worst:
        raise ValueError(f"no rank: {text!r}")
    return Band(best, None if match[2] else worst)


def value_from_text(text: str) -> Value:
    """The value of a canonical text: ``12.5``, ``801+``. Raises ValueError."""
    try:
        return number_from_decimal(text)
    except ValueError:
        return band_from_text(text)


def result_text(result: Result) -> str:
    """Canonical text of an indicator's result."""
    return result.text if isinstance(result, Band) else decimal_text(result)
