"""The rows of a sheet as XML, written by hand: formulas with cached values, which openpyxl does not write.

Texts are inline strings and never formulas. Numbers are written as the exact decimals they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODES = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767
"""More characters a spreadsheet's cell does not hold; those beyond the first 65,536 count twice."""

_DIGITS = 15
"""More significant digits a spreadsheet's number does not hold."""


def is_exact(decimal: str) -> bool:
    """Whether a spreadsheet's number can hold the decimal text exactly."""
    return len(decimal.strip("-0").replace(".", "").lstrip("0")) <= _DIGITS


def as_number(decimal: str) -> float | str:
    """What a cell holds of canonical decimal text: its number, or where that is not exact the text."""
    return float(decimal) if is_exact(decimal) else decimal


@dataclass(frozen=True, slots=True)
class Row:
    """One row's number (from 1), its cells in order as XML, its height in points, whether it is hidden.

    ``fixed``: the height stays; else it is a first guess, and the spreadsheet fits it to what is typed.
    ``level``: how deep it stands in the sheet's outline.
    """

    number: int
    cells: Sequence[str]
    height: float | None = None
    hidden: bool = False
    fixed: bool = False
    level: int = 0

    def xml(self) -> str:
        """The row's element."""
        fixed = ' customHeight="1"' if self.fixed else ""
        height = f' ht="{self.height:g}"{fixed}' if self.height else ""
        hidden = ' hidden="1"' if self.hidden else ""
        level = f' outlineLevel="{self.level}"' if self.level else ""
        return f'<row r="{self.number}"{height}{hidden}{level}>{"".join(self.cells)}</row>'


def reference(row: int, column: int) -> str:
    """``F12`` for row 12 and column 5 (columns from 0)."""
    return f"{letters(column)}{row}"


@lru_cache(maxsize=512)
def letters(column: int) -> str:
    """``F`` for column 5, counted from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def blank(place: str, style: int) -> str:
    """An empty cell with a style."""
    return f'<c r="{place}" s="{style}"/>'


def text(place: str, words: str, style: int, small: str = "") -> str:
    """A text, never a formula; ``small`` stands below it in small letters."""
    if not small:
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{_run_text(holdable(words))}</is></c>'
    font = '<rPr><i/><sz val="8"/><color rgb="FF5F6B7A"/><rFont val="Calibri"/><family val="2"/></rPr>'
    runs = f"<r>{_run_text(words)}</r><r>{font}{_run_text(chr(10) + small)}</r>"
    return f'<c r="{place}" s="{style}" t="inlineStr"><is>{runs}</is></c>'


def number(place: str, decimal: str, style: int) -> str:
    """A number from canonical decimal text; as text where a spreadsheet's number cannot hold it."""
    if not is_exact(decimal):
        return text(place, decimal, style)
    return f'<c r="{place}" s="{style}"><v>{decimal}</v></c>'


def formula(place: str, expression: str, cached: str | None, style: int, is_number: bool = True) -> str:
    """A formula with the value it has now (canonical decimal, or text; None: an empty text)."""
    kind = "" if is_number and cached is not None else ' t="str"'
    value = _plain(cached or "")
    return f'<c r="{place}" s="{style}"{kind}><f>{_plain(expression)}</f><v>{value}</v></c>'


def _run_text(words: str) -> str:
    return f'<t xml:space="preserve">{_plain(words)}</t>'


def holdable(words: str) -> str:
    """What of a text a cell can hold: so much of it, and no control characters."""
    words = _FORBIDDEN.sub("", words)
    if len(words) <= _LONGEST // 2:
        return words
    return words.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")


def _plain(words: str) -> str:
    """The words as XML. ``_x0041_`` would be read as a letter: its first ``_`` is written as a code too."""
    words = _CODES.sub("_x005F_", words)
    return _FORBIDDEN.sub("", words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
