"""A block of the table as cells for the clipboard: numbers whole and without spaces, codes as texts."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.domain.values import Number, Result, Value, decimal_text
from ktu_desktop.gui.clipboard.table_html import Cell
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.row_texts import unit_of_row
from ktu_desktop.i18n import Translator

if TYPE_CHECKING:
    from ktu_desktop.domain.roll_up import Rolled


def cell_of(row: Row, texts: Sequence[str], column: int, say: Translator, rolled: "Rolled | None") -> Cell:
    """A cell of a row whose cells say ``texts`` in the table; ``rolled``: its summary of the units below."""
    number = _canonical(_number(row, column, rolled)) if unit_of_row(row).kind == "number" else None
    if number is not None:
        return Cell(_as_typed(number, say), number)
    return Cell(texts[column].strip("\u2007\u2008").replace("\u00a0", " "))


def _number(row: Row, column: int, rolled: "Rolled | None") -> Value | Result | None:
    if column == c.ACTUAL:
        drafts = any(field.draft is not None and field.role == "value" for field in row.fields)
        return None if drafts else row.result
    if column == c.SUMMARY:
        return rolled.result if rolled is not None else None
    return {c.LAST_YEAR: row.last_year, c.TARGET: row.target, c.DEVIATION: row.deviation}.get(column)


def _canonical(number: Value | Result | None) -> str | None:
    if isinstance(number, Number):
        return number.text
    return decimal_text(number) if isinstance(number, Fraction) else None


def _as_typed(number: str, say: Translator) -> str:
    """With the local decimal mark and without spaces: spreadsheet programs take those for text."""
    return number if say.language == "en" else number.replace(".", ",")
