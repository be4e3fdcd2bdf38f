"""Where an indicator is said not to apply, its own numbers end; and the other way round."""

from collections.abc import Iterator

from ktu_desktop.domain.plan import Element, Plan


def own_indicator(element: Element, plan: Plan) -> str | None:
    """The indicator whose own number the element is; None for common data."""
    code = element.code.partition("/")[0]
    return code if code in plan.indicators else None


def own_elements(plan: Plan, indicator: str) -> Iterator[str]:
    """Elements that serve this indicator alone: they end when it does not apply.

    Numbers that others need too stay, whatever this indicator says.
    """
    twins = {i.code for i in plan.indicators.values() if i.same_as == indicator}
    for element in plan.indicator_elements(indicator).values():
        if set(element.indicators) <= {indicator, *twins}:
            yield element.code
