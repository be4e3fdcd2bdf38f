"""A number as a cell for the clipboard: whole, without spaces, with the local decimal mark."""

from fractions import Fraction

from ktu_desktop.domain.values import Number, Result, Value, decimal_text
from ktu_desktop.gui.clipboard.table_html import Cell
from ktu_desktop.i18n import Translator


def number_cell(number: Value | Result | None, text: str, say: Translator) -> Cell:
    """A cell of this number; of ``text``, as it stands in the table, where it is none such as a place."""
    canonical = _canonical(number)
    if canonical is None:
        return Cell(text.strip("\u2007\u2008").replace("\u00a0", " "))
    typed = canonical if say.language == "en" else canonical.replace(".", ",")
    return Cell(typed, canonical)


def _canonical(number: Value | Result | None) -> str | None:
    if isinstance(number, Number):
        return number.text
    return decimal_text(number) if isinstance(number, Fraction) else None
