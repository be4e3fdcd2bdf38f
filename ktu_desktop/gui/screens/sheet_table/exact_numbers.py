"""The exact numbers behind the rounded ones of a row, for whoever takes the table into a spreadsheet."""

from typing import TYPE_CHECKING

from ktu_desktop.domain.evaluated_sheet import NOT_APPLICABLE, Row
from ktu_desktop.domain.result_words import exact
from ktu_desktop.domain.values import Result, Value
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.row_texts import unit_of_row

if TYPE_CHECKING:
    from ktu_desktop.domain.roll_up import Rolled


def exact_number(row: Row, column: int, rolled: "Rolled | None") -> str | None:
    """A cell's number as canonical decimal text; None where it is none, such as a place or yes and no."""
    refused = any(field.draft is not None and field.role == "value" for field in row.fields)
    numbers: dict[int, Value | Result | None] = {
        c.LAST_YEAR: row.last_year,
        c.TARGET: row.target,
        c.ACTUAL: None if refused or row.state == NOT_APPLICABLE else row.result,
        c.DEVIATION: row.deviation,
        c.SUMMARY: rolled.result if rolled is not None else None,
    }
    return exact(numbers.get(column), unit_of_row(row).symbol)
