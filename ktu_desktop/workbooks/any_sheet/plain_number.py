"""The number that a cell shows, for comparing columns with one another; what is taken is read elsewhere."""

import re
from fractions import Fraction

from ktu_desktop.domain.cells import Cell

_NUMBER = re.compile(r"([-–+]?\d[\d\s\u00a0\u202f\u2009]*(?:[.,]\d+)?)\s*(?:%|[^\W\d_]{1,8}\.?)?[*¹²³]*")


def plain_number(cell: Cell) -> Fraction | None:
    """The number without its unit, percent as the plan prints it; None where there is no single number."""
    match = _NUMBER.fullmatch(cell.text.strip()) if cell.kind in ("number", "text") else None
    if match is None:
        return None
    text = "".join(match[1].split()).replace(",", ".").replace("–", "-")
    return Fraction(text) * (100 if cell.percent else 1)
