"""What the cells of numbers hold: amounts for formulas, units of results, what is noted of them."""

from fractions import Fraction

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.figures import HISTORY, amount_of
from ktu_desktop.domain.measures import Amount, Measure
from ktu_desktop.domain.units_of_measure import UnitOfMeasure, unit_of
from ktu_desktop.domain.values import MILLION, Band, Number, Result, Value
from ktu_desktop.i18n import Translator
from ktu_desktop.workbooks import formulas, sheet_rows

TEXT_CHOSEN = ("rank", "yes_no")
"""Kinds of units whose cells hold texts."""


def noted(value: Value | Result, unit: UnitOfMeasure, say: Translator) -> float | str:
    """What a cell holds of the value, as _value writes it."""
    if isinstance(value, Band):
        return value.text
    if unit.kind in TEXT_CHOSEN:
        return unit.write(value, say)
    return sheet_rows.as_number(decimal_text(value.fraction if isinstance(value, Number) else value))


def unit_of_result(row: e.Row) -> UnitOfMeasure:
    """The unit of an indicator's result; a rank's and an availability's are those of their figure."""
    typed = unit_of(row.fields[0].element.unit) if row.fields else unit_of(None)
    return typed if typed.kind in TEXT_CHOSEN else unit_of(row.indicator.unit)


def is_number(unit: UnitOfMeasure) -> bool:
    """Whether cells of the unit hold numbers."""
    return unit.kind not in TEXT_CHOSEN


def cell_amount(effective: Fraction | Band | None) -> Amount | None:
    """The amount that a number's cell holds; None where a spreadsheet's number cannot hold it."""
    if effective is None or isinstance(effective, Band):
        return effective
    return int(effective * MILLION) if sheet_rows.is_exact(decimal_text(effective)) else None


def previous_operand(place: str, field: e.Field) -> formulas.Operand:
    """Last year's figure: locked where it is known, typed where not, else what the history says."""
    if field.locked:
        return formulas.cell_operand(place, cell_amount(field.effective))
    cell = formulas.cell_operand(place, _own(field))
    if field.source != HISTORY:
        return cell
    return formulas.either(cell, formulas.known_operand(cell_amount(field.effective)))


def _own(field: e.Field) -> Amount | None:
    if field.value is None or not isinstance(field.value, Number):
        return None
    return amount_of(field.value) if sheet_rows.is_exact(field.value.text) else None


def decimal_of(amount: Amount | None) -> str | None:
    """The canonical decimal text of an amount; None for a rank or nothing."""
    return decimal_text(Fraction(amount, MILLION)) if isinstance(amount, int) else None


def formula_result(
    measure: Measure, operands: list[formulas.Operand], stated: Value | None, row: e.Row
) -> Result | None:
    """What the formula will say: nothing where it does not apply, else its figures', else as stated."""
    if row.state == e.NOT_APPLICABLE:
        return None
    result = measure.result([operand.amount for operand in operands])
    return result if result is not None or stated is None else stated.result
