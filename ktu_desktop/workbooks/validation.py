"""A spreadsheet's own data validation, by unit of measure and by what the number can be.

It warns and lets through: a person must be able to write `delete` into a cell, and pasting removes the
validation anyway. What comes back is checked again.
"""

from collections.abc import Sequence

from openpyxl.worksheet.datavalidation import DataValidation

from ktu_desktop.domain.limits import Limits
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import LARGEST, MILLION
from ktu_desktop.i18n import Translator, mark

_HIGHEST = LARGEST // MILLION
_SMALLEST = "0.000001"
_LONGEST_RANK = 11
_TITLE = mark("Please check")
_CHOOSE = mark("Choose from the list.")
_RANK = mark("Write the place in the ranking like 190, 801+ or 801-850.")
_BETWEEN = mark("Enter a number from {lowest} to {highest}.")
_AT_MOST = mark("Enter a number of at most {highest}.")
_AT_LEAST = mark("Enter a number of at least {lowest}.")
_ABOVE_ZERO = mark("Enter a number above zero: other numbers are divided by it.")
_WHOLE_AT_LEAST = mark("Enter a whole number of at least {lowest}.")
_WHOLE_ABOVE_ZERO = mark("Enter a whole number above zero: other numbers are divided by it.")

Kind = tuple[str | None, Limits]
"""A unit of measure's symbol, and what the number can be."""


def validation(kind: Kind, places: Sequence[str], say: Translator) -> DataValidation:
    """The validation of the cells at ``places`` (``F12``)."""
    unit, limits = unit_of(kind[0]), kind[1]
    if unit.kind == "yes_no":
        choices = '"' + ",".join(unit.choices(say)) + '"'
        found = DataValidation(type="list", formula1=choices, error=say(_CHOOSE))
    elif unit.kind == "rank":
        found = DataValidation(
            type="textLength", operator="between", formula1="1", formula2=str(_LONGEST_RANK), error=say(_RANK)
        )
    else:
        found = _number(limits, say)
    found.sqref = " ".join(_ranges(places))
    found.errorStyle = "warning"
    found.errorTitle = say(_TITLE)
    found.showErrorMessage = True
    found.allowBlank = True
    return found


def _number(limits: Limits, say: Translator) -> DataValidation:
    lowest, highest = _bounds(limits)
    return DataValidation(
        type="whole" if limits.whole else "decimal",
        operator="between",
        formula1=lowest,
        formula2=highest,
        error=say(
            _message(limits), lowest=say.number(str(limits.lowest)), highest=say.number(str(limits.highest))
        ),
    )


def _message(limits: Limits) -> str:
    if limits.lowest is not None and limits.highest is not None:
        return _BETWEEN
    if limits.highest is not None:
        return _AT_MOST
    if not limits.zero:
        return _WHOLE_ABOVE_ZERO if limits.whole else _ABOVE_ZERO
    return _WHOLE_AT_LEAST if limits.whole else _AT_LEAST


def _bounds(limits: Limits) -> tuple[str, str]:
    lowest = -_HIGHEST if limits.lowest is None else limits.lowest
    highest = _HIGHEST if limits.highest is None else limits.highest
    if lowest == 0 and not limits.zero:
        return ("1" if limits.whole else _SMALLEST), str(highest)
    return str(lowest), str(highest)


def _ranges(places: Sequence[str]) -> list[str]:
    """The places with neighbours below one another joined: ``F12:F15``."""
    columns: dict[str, list[int]] = {}
    for place in places:
        columns.setdefault(place[0], []).append(int(place[1:]))
    found = []
    for column, rows in columns.items():
        start = end = rows[0]
        for row in rows[1:]:
            if row != end + 1:
                found.append(_range(column, start, end))
                start = row
            end = row
        found.append(_range(column, start, end))
    return found


def _range(column: str, start: int, end: int) -> str:
    return f"{column}{start}" if start == end else f"{column}{start}:{column}{end}"
