"""The same number given by several cells of a file: taken once where they agree, else all are asked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, IGNORED, TAKEN, FoundCell

Key = tuple[str | None, str | None, int | None, str]


def settle_twice(cells: Sequence[FoundCell]) -> list[FoundCell]:
    """The cells in their order, of each number at most one taken."""
    by_number: dict[Key, list[FoundCell]] = defaultdict(list)
    for cell in cells:
        if cell.status == TAKEN:
            by_number[_key(cell)].append(cell)
    return [_settled(cell, by_number[_key(cell)]) if cell.status == TAKEN else cell for cell in cells]


def _key(cell: FoundCell) -> Key:
    return cell.org_unit, cell.indicator, cell.year, cell.figure


def _settled(cell: FoundCell, same: Sequence[FoundCell]) -> FoundCell:
    if len(same) == 1:
        return cell
    place = Place(cell.org_unit, str(cell.year), cell.indicator, cell.element, cell.sheet, cell.cell)
    if len({other.value for other in same}) == 1:
        if cell is same[0]:
            return cell
        facts = {"cell": _where(same[:1])}
        return replace(cell, status=IGNORED, finding=Finding("given_again", Severity.WARNING, place, facts))
    facts = {"cells": _where(other for other in same if other is not cell)}
    return replace(cell, status=ASKED, finding=Finding("given_twice", Severity.ERROR, place, facts))


def _where(cells: Iterable[FoundCell]) -> str:
    return ", ".join(f"{cell.sheet}!{cell.cell}" for cell in cells)
