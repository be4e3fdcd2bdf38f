"""Numbers as a printed table shows them: in the reader's language, rounded for the eye, exact behind."""

from fractions import Fraction

from ktu_desktop.domain.plan import Indicator, Plan
from ktu_desktop.domain.units_of_measure import UnitOfMeasure, unit_of
from ktu_desktop.domain.values import Band, Number, Result, Value, decimal_text
from ktu_desktop.i18n import Translator
from ktu_desktop.reports.document import Amount

PLACES = 2
"""Decimal places of a computed number on paper; what would round to nothing is printed in full."""

STAR = "*"
NOTHING = Amount("")
DOES_NOT_APPLY = Amount("–")


def amount(value: Value | Result | None, unit: UnitOfMeasure, say: Translator) -> Amount:
    """A value or result, without its unit; nothing where there is none."""
    if value is None:
        return NOTHING
    if isinstance(value, Band) or unit.kind != "number":
        return Amount(unit.write(value, say))
    exact = value.text if isinstance(value, Number) else decimal_text(value)
    return Amount(say.number(_rounded(value)), exact)


def signed(difference: Fraction | None, unit: UnitOfMeasure, say: Translator) -> Amount:
    """A difference with its sign; nothing for what is no number, such as yes or no."""
    if difference is None or unit.kind != "number":
        return NOTHING
    text = say.number(_rounded(difference))
    return Amount(f"+{text}" if difference > 0 else text, decimal_text(difference))


def starred(number: Amount) -> Amount:
    """The number with the mark that leads to a note below the table."""
    return Amount(f"{number.shown}{STAR}", number.exact)


def written(value: Value | Result | None, unit: UnitOfMeasure, say: Translator) -> str:
    """A number in running text, with its unit; a dash for none."""
    if value is None:
        return "–"
    text, suffix = amount(value, unit, say).shown, unit.suffix(say)
    return f"{text}\u00a0{suffix}" if suffix else text


def result_unit(plan: Plan, indicator: Indicator) -> UnitOfMeasure:
    """The unit of the indicator's result: a rank's and yes or no's is that of the one number they are."""
    own = indicator.roles.get("value")
    if indicator.unit is None and own is not None:
        return unit_of(plan.elements[plan.canonical(own)].unit)
    if indicator.same_as is not None:
        return result_unit(plan, plan.indicators[indicator.same_as])
    return unit_of(indicator.unit)


def _rounded(number: Number | Fraction) -> str:
    if isinstance(number, Number):
        return number.text
    short = decimal_text(number, PLACES)
    return decimal_text(number) if short in ("0", "-0") else short
