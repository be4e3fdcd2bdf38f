"""A percent or ratio in a file that is about a hundred times off is asked instead of taken."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ktu_desktop.domain.doubts import HUNDREDFOLD
from ktu_desktop.domain.figures import UnitFigures
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.measures import Pair
from ktu_desktop.domain.plan import STATED
from ktu_desktop.domain.progress import target_for
from ktu_desktop.domain.values import MILLION, Number, Value
from ktu_desktop.usecases.file_preview import CellPreview
from ktu_desktop.usecases.here import Here

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
    owners, scales = here.known.owners, here.known.scales
    figures = UnitFigures(here.plan, values, here.last_year)
    last = UnitFigures(here.plan, here.last_year) if here.last_year else None
    for code in dict.fromkeys(owners[element] for element in taken):
        if code is None or code not in scales:
            continue
        target = _target(here, code)
        if target is None and last is None:
            continue
        result = _result(here, figures, code)
        other, against = _doubted_by(here, last, code, result, target)
        if result is not None and other is not None:
            elements = (element.code for element in scales[code][1].values())
            own = next(element for element in elements if element in taken and owners[element] == code)
            facts = {"value": Fraction(*result), "other": other, "against": against}
            place = Place(here.org, here.period.code, code, own)
            yield own, Finding("hundredfold", Severity.WARNING, place, facts)


def _target(here: Here, code: str) -> Number | None:
    indicator = here.plan.indicators[code]
    target, _ = target_for(here.plan, indicator, here.unit, here.period.year, here.targets)
    return target if isinstance(target, Number) else None


def _doubted_by(
    here: Here, last: UnitFigures | None, code: str, result: Pair | None, target: Number | None
) -> tuple[Fraction | None, str]:
    """The target, or else last year's result, that the result is about a hundred times off."""
    if target is not None and _is_hundredfold(result, (target.millionths, MILLION)):
        return target.fraction, "target"
    last_result = _result(here, last, code) if last else None
    if last_result is not None and _is_hundredfold(result, last_result):
        return Fraction(*last_result), "last_year"
    return None, ""


def _is_hundredfold(result: Pair | None, other: Pair) -> bool:
    """As doubts.hundredfold, without making fractions for the many that are not."""
    if result is None:
        return False
    first, second = result[0] * other[1], other[0] * result[1]
    small, large = min(first, second), max(first, second)
    least, most = HUNDREDFOLD
    return small > 0 and least * small <= large <= most * small


def _result(here: Here, figures: UnitFigures, code: str) -> Pair | None:
    """The indicator's result as numerator and denominator, from its figures or as stated."""
    measure, elements = here.known.scales[code]
    amounts = [figures.needed(need, elements).amount for need in measure.needs]
    if all(type(amount) is int for amount in amounts):
        found = measure.quotient(*amounts)
        if found is not None:
            return found
    stated = figures.settled(elements[STATED].code).amount if STATED in elements else None
    return (stated, MILLION) if isinstance(stated, int) else None
