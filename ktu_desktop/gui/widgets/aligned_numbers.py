"""Numbers of a column, filled up behind so that their decimal marks stand below one another; and as typed."""

from fractions import Fraction

from ktu_desktop.domain.evaluated_sheet import Field
from ktu_desktop.domain.units_of_measure import UnitOfMeasure, unit_of
from ktu_desktop.domain.values import Band, Number, Result, Value, decimal_text
from ktu_desktop.i18n import Translator

PLACES = 2
"""Decimal places of a computed number in a table; forms and tooltips have them all."""

_FIGURE_SPACE, _POINT_SPACE = "\u2007", "\u2008"


def aligned(number: Value | Result | None, unit: UnitOfMeasure, say: Translator) -> str:
    """The number, filled up behind so that decimal marks stand below one another."""
    if number is None:
        return ""
    if isinstance(number, Band) or unit.kind != "number":
        return unit.write(number, say)
    return filled_up(say.number(_rounded(number)))


def signed(number: Fraction | None, say: Translator) -> str:
    """A difference with its sign."""
    if number is None:
        return ""
    text = say.number(_rounded(number))
    return filled_up(f"+{text}" if number > 0 else text)


def filled_up(text: str, places: int = PLACES) -> str:
    """A written number with room behind it for the decimals that it has not of ``places``."""
    _, point, decimals = text.replace(".", ",").partition(",")
    missing = max(0, places - len(decimals))
    return text + ("" if point or not places else _POINT_SPACE) + _FIGURE_SPACE * missing


def edit_text(field: Field, say: Translator) -> str:
    """What an editor starts with: the draft, else the stored number with the local comma."""
    if field.draft is not None:
        return field.draft.text
    if field.value is None:
        return ""
    return unit_of(field.element.unit).write(field.value, say).replace("\u00a0", " ")


def _rounded(number: Value | Result) -> str:
    if isinstance(number, Number):
        return number.text
    assert isinstance(number, Fraction)
    short = decimal_text(number, PLACES)
    return decimal_text(number) if short in ("0", "-0") else short
