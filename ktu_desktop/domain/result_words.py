"""An indicator's result for the eye: two decimal places and its unit; window, charts and command line."""

from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import Band, Number, Result, Value, decimal_text
from ktu_desktop.i18n import Translator

PLACES_SHOWN = 2
"""Decimal places of a quotient on screen; whoever needs the exact one finds it in a tooltip or a file."""


def result_symbol(plan: Plan, indicator: str) -> str | None:
    """The unit of an indicator's result; ranks and yes or no have theirs at the one number they are."""
    own = (field.element.unit for field in plan.forms[indicator] if field.role == "value")
    return plan.indicators[indicator].unit or next(own, None)


def short(value: Result, say: Translator) -> str:
    """A result to two places, half up, without its unit."""
    return value.text if isinstance(value, Band) else say.number(decimal_text(value, PLACES_SHOWN))


def exact(value: Value | Result | None, symbol: str | None) -> str | None:
    """The number behind what is shown as canonical decimal text; None for none, a place, yes or no."""
    if value is None or isinstance(value, Band) or unit_of(symbol).kind != "number":
        return None
    return value.text if isinstance(value, Number) else decimal_text(value)


def shown(value: Result | None, symbol: str | None, say: Translator) -> str:
    """A result with its unit, rounded for the eye: ``49,2 %``, ``да``, ``801–850``; empty for none."""
    if value is None:
        return ""
    unit = unit_of(symbol)
    if unit.kind != "number":
        return unit.write(value, say)
    suffix = unit.suffix(say)
    return f"{short(value, say)}\u00a0{suffix}" if suffix else short(value, say)
