"""Exact numbers as plain decimal text; below the domain because texts in every language need it too."""

from fractions import Fraction

PLACES = 6
"""The most decimal places that are printed."""


def decimal_text(number: Fraction, places: int = PLACES) -> str:
    """The number in plain decimal text, at most ``places`` places, half up, no trailing zeros."""
    scale = 10**places
    scaled, rest = divmod(abs(number.numerator) * scale, number.denominator)
    if 2 * rest >= number.denominator:
        scaled += 1
    integer, decimals = divmod(scaled, scale)
    tail = f"{decimals:0{places}d}".rstrip("0") if places else ""
    sign = "-" if number < 0 and scaled else ""
    return f"{sign}{integer}.{tail}" if tail else f"{sign}{integer}"
