"""Numbers of a faculty in a file that has them of its departments: totals, which follow by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.workbooks.any_sheet.recognition import IGNORED, TAKEN, FoundCell

Number = tuple[str | None, int | None, str]

_FEWEST = 2
"""So many units below it have to have the number."""


def without_totals(cells: Sequence[FoundCell], organisation: Organisation) -> list[FoundCell]:
    """The cells; a number of a unit is left out where the file has it of several units below."""
    units: dict[Number, set[str]] = defaultdict(set)
    for cell in cells:
        if cell.status == TAKEN and cell.org_unit:
            units[_number(cell)].add(cell.org_unit)
    below = {unit: frozenset(organisation.below(unit)) for unit in set[str]().union(*units.values())}
    return [_settled(cell) if _is_total(cell, units, below) else cell for cell in cells]


def _number(cell: FoundCell) -> Number:
    return cell.indicator, cell.year, cell.figure


def _is_total(
    cell: FoundCell, units: Mapping[Number, Iterable[str]], below: Mapping[str, frozenset[str]]
) -> bool:
    if cell.status != TAKEN or not cell.org_unit:
        return False
    return len(below[cell.org_unit].intersection(units[_number(cell)])) >= _FEWEST


def _settled(cell: FoundCell) -> FoundCell:
    place = Place(cell.org_unit, str(cell.year), cell.indicator, cell.element, cell.sheet, cell.cell)
    return replace(cell, status=IGNORED, finding=Finding("not_wanted", Severity.ERROR, place))
