"""The columns of the sheet table, in their order.

To add one: 1. its number and its Column in COLUMNS; 2. its text in row_texts.py. The tests then hold for it.
"""

from dataclasses import dataclass

from ktu_desktop.i18n import mark


@dataclass(frozen=True)
class Column:
    """``width`` in average digits; None: takes what the others leave. ``number``: aligned to the right."""

    title: str
    width: int | None
    number: bool = False


CODE, NAME, UNIT, LAST_YEAR, TARGET, ACTUAL, DEVIATION, STATE, SUMMARY, COUNTED = range(10)

ABOVE = (SUMMARY, COUNTED)
"""Shown only where there are units below."""

GIVING_WAY = (LAST_YEAR, DEVIATION, UNIT, TARGET)
"""Not shown where there is no room, the first of them first: the form has them."""

COLUMNS = (
    Column(mark("Code"), 6),
    Column(mark("Indicator"), None),
    Column(mark("Unit"), 8),
    Column(mark("Last year"), 7, number=True),
    Column(mark("Plan"), 7, number=True),
    Column(mark("Actual"), 10, number=True),
    Column(mark("Deviation"), 12, number=True),
    Column(mark("State"), 17),
    Column(mark("Summary"), 9, number=True),
    Column(mark("Counted"), 9, number=True),
)
