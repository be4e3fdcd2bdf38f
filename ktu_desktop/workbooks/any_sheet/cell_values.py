"""What one cell gives for one indicator: its figures, each read, refused or asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.doubts import hundredfold
from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.plan import Element, Indicator, Plan
from ktu_desktop.domain.reading import is_divisor, read_cell
from ktu_desktop.domain.readings import Absent, Asked, Deleted, Given, Refused
from ktu_desktop.domain.values import MILLION, Number, Value
from ktu_desktop.workbooks.any_sheet.part_of_whole import Parts, fits, parts_in
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, REFUSED, TAKEN

Facts = dict[str, object]

_FOOTNOTE = re.compile(r"(?<=[\d%+.])\s*(?:\*{1,4}\)?|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}\s*[)⁾]?)\s*$")
_FROM_TO = re.compile(r"\s*(?:с|со|от|from)\s+\d.*\s(?:до|to)\s+\d", re.IGNORECASE)
_MAY_BE_PART = 5
"""A share whose target is at least this is hardly ever below 1 %."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a cell. ``reason`` and ``facts`` become a finding where it is not taken."""

    role: str
    element: Element
    status: str
    value: Value | None = None
    reason: str = ""
    facts: Facts | None = None


class CellValues:
    """Reads the cells of one plan's indicators."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._divisors: dict[str, bool] = {}

    def figures(
        self, cell: Cell, code: str, role: str, year: int | None, planned: Cell | None
    ) -> list[Figure]:
        """What a cell gives for ``role`` (see FoundCell.figure). ``planned``: the sheet's own plan."""
        cell = _without_footnote(cell)
        indicator = self._plan.indicators[code]
        if role == "value" and cell.kind == "text":
            parts = parts_in(cell.text)
            if parts:
                return list(self._parts(parts, cell, code))
            if _FROM_TO.match(cell.text):
                element = self._plan.element(code)
                return [Figure("value", element, ASKED, None, "from_to", {"text": cell.text.strip()})]
        found = self._figure(cell, code, role)
        if found and found.status == TAKEN and role == "value":
            found = self._doubted(found, indicator, year, planned)
        return [found] if found else []

    def _figure(self, cell: Cell, code: str, role: str) -> Figure | None:
        """One figure of the cell; None where it says nothing."""
        name = code if role == "value" else f"{code}/{role}"
        element = self._plan.element(name)
        if name not in self._divisors:
            self._divisors[name] = is_divisor(self._plan, name)
        reading = read_cell(cell, element, self._divisors[name])
        if isinstance(reading, Given):
            return Figure(role, element, TAKEN, reading.value)
        if isinstance(reading, Asked):
            return Figure(role, element, ASKED, None, reading.code, dict(reading.facts))
        if isinstance(reading, Refused):
            asked = reading.code == "wrong_unit"
            return Figure(role, element, ASKED if asked else REFUSED, None, reading.code, dict(reading.facts))
        if isinstance(reading, Deleted):
            return Figure(role, element, REFUSED, None, "unreadable", {"text": cell.text.strip()})
        assert isinstance(reading, Absent)
        return None

    def _parts(self, parts: Parts, cell: Cell, code: str) -> Iterator[Figure]:
        """``12 из 45`` of a share: part and whole; of anything else a question."""
        roles = self._plan.indicator_elements(code)
        facts: Facts = {"text": cell.text.strip()}
        if "numerator" not in roles or "denominator" not in roles:
            yield Figure("value", self._plan.element(code), ASKED, None, "part_of_whole", facts)
            return
        both = [self._figure(Cell("text", parts.part), code, "numerator")]
        both.append(self._figure(Cell("text", parts.whole), code, "denominator"))
        known = [figure for figure in both if figure]
        if len(known) == 2 and fits(known[0].value, known[1].value, parts.percent):
            yield from known
            return
        for figure in known:
            asked = figure.status == TAKEN
            yield replace(figure, status=ASKED, reason="part_of_whole", facts=facts) if asked else figure

    def _doubted(
        self, figure: Figure, indicator: Indicator, year: int | None, planned: Cell | None
    ) -> Figure:
        """The figure; asked where it is about a hundred times off, or a part of one instead of a percent."""
        value = figure.value
        if not measure_of(indicator.measure).scale_doubtful or not isinstance(value, Number):
            return figure
        references = [_target(indicator, year), self._planned(planned, indicator)]
        for reference in references:
            if not isinstance(reference, Number):
                continue
            below_one = indicator.unit == "%" and 0 < value.millionths < MILLION
            as_part = below_one and reference.millionths >= _MAY_BE_PART * MILLION
            if hundredfold(value, reference) or as_part:
                facts: Facts = {"value": value, "other": reference, "against": "target"}
                return replace(figure, status=ASKED, reason="hundredfold", facts=facts)
        return figure

    def _planned(self, cell: Cell | None, indicator: Indicator) -> Value | None:
        reading = read_cell(cell, self._plan.element(indicator.code)) if cell else None
        return reading.value if isinstance(reading, Given) else None


def _without_footnote(cell: Cell) -> Cell:
    if cell.kind != "text":
        return cell
    return replace(cell, text=_FOOTNOTE.sub("", cell.text.strip()))


def _target(indicator: Indicator, year: int | None) -> Value | None:
    """The target of the year, else of the nearest year that has one."""
    known = {one: target for one, target in indicator.targets.items() if target is not None}
    if not known:
        return None
    return known[min(known, key=lambda one: abs(one - year) if year else 0)]
