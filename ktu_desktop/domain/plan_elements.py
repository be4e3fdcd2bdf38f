"""Elements that a plan's data do not list: own results, and corrections of totals."""

from dataclasses import replace

from ktu_desktop.domain.plan_parts import CORRECTION, STATED, Element, Indicator


def owner_code(figure: str) -> str:
    """The indicator (or common data) whose own a figure or element is: ``1.1.3`` of ``1.1.3/numerator``."""
    return figure.partition("/")[0]


def is_counted(element: Element) -> bool:
    """Whether units below may have counted the same thing twice."""
    return element.role == "value" and element.summed


def correction_element(counted: Element) -> Element:
    """What an upper unit takes off a count's total; nobody is asked for it."""
    indicator = owner_code(counted.code)
    return replace(
        counted,
        code=f"{indicator}/{CORRECTION}",
        summed=False,
        supplied_by="",
        role=CORRECTION,
        indicators=(indicator,),
        sum_of=(),
    )


def stated_element(indicator: Indicator) -> Element:
    """The own result of an indicator, typed where its figures are not known."""
    return Element(
        code=f"{indicator.code}/{STATED}",
        names=indicator.names,
        unit=indicator.unit,
        whole=False,
        summed=False,
        supplied_by=indicator.supplied_by,
        role=STATED,
        indicators=(indicator.code,),
        measure=indicator.measure,
    )
