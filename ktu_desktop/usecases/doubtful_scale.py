"""A percent or ratio in a file that is about a hundred times off is asked instead of taken."""

from collections.abc import Iterator, Mapping, Sequence

from ktu_desktop.domain.doubts import hundredfold
from ktu_desktop.domain.figures import UnitFigures, result_of
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.plan import STATED
from ktu_desktop.domain.progress import target_for
from ktu_desktop.domain.values import Result, Value
from ktu_desktop.usecases.file_preview import CellPreview
from ktu_desktop.usecases.here import Here
from ktu_desktop.usecases.not_applicable import own_indicator

_TAKEN = ("new", "changed")


def ask_hundredfold(here: Here, cells: Sequence[CellPreview]) -> tuple[CellPreview, ...]:
    """The cells; where taking one makes its indicator doubtful, that one asks."""
    taken = {cell.element: cell.value for cell in cells if cell.status in _TAKEN}
    if not taken:
        return tuple(cells)
    values = {**here.values, **{element: value for element, value in taken.items() if value is not None}}
    doubts = dict(_doubts(here, values, taken))
    return tuple(
        cell._replace(status="ask", finding=doubts[cell.element])
        if cell.status in _TAKEN and cell.element in doubts
        else cell
        for cell in cells
    )


def _doubts(
    here: Here, values: Mapping[str, Value], taken: Mapping[str, Value | None]
) -> Iterator[tuple[str, Finding]]:
    """The element whose cell asks, and why: of each doubtful indicator its first own number taken."""
    plan = here.plan
    figures = UnitFigures(plan, values, here.last_year)
    last = UnitFigures(plan, here.last_year) if here.last_year else None
    touched = (own_indicator(plan.elements[element], plan) for element in taken)
    for code in dict.fromkeys(code for code in touched if code is not None):
        indicator = plan.indicators[code]
        if not measure_of(indicator.measure).scale_doubtful:
            continue
        result = _result(here, figures, code)
        target, _ = target_for(plan, indicator, here.unit, here.period.year, here.targets)
        last_result = _result(here, last, code) if last else None
        elements = plan.indicator_elements(code).values()
        own = [e.code for e in elements if e.code in taken and own_indicator(e, plan) == code]
        place = Place(here.org, here.period.code, code, own[0])
        if hundredfold(result, target):
            facts = {"value": result, "other": target, "against": "target"}
            yield own[0], Finding("hundredfold", Severity.WARNING, place, facts)
        elif hundredfold(result, last_result):
            facts = {"value": result, "other": last_result, "against": "last_year"}
            yield own[0], Finding("hundredfold", Severity.WARNING, place, facts)


def _result(here: Here, figures: UnitFigures, code: str) -> Result | None:
    elements = here.plan.indicator_elements(code)
    measure = measure_of(here.plan.indicators[code].measure)
    result = measure.result([figures.needed(need, elements).amount for need in measure.needs])
    if result is not None or STATED not in elements:
        return result
    amount = figures.settled(elements[STATED].code).amount
    return None if amount is None else result_of(amount)
