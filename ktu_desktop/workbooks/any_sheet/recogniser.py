"""Recognises the sheets of a file: tables, rows, places and values, and what several sheets say twice."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.cell_values import CellValues
from ktu_desktop.workbooks.any_sheet.codes import Codes
from ktu_desktop.workbooks.any_sheet.given_twice import settle_twice
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.group_words import GroupWords
from ktu_desktop.workbooks.any_sheet.likeness import Ranking
from ktu_desktop.workbooks.any_sheet.names import Names
from ktu_desktop.workbooks.any_sheet.one_sheet import OneSheet, Tools
from ktu_desktop.workbooks.any_sheet.org_names import OrgNames
from ktu_desktop.workbooks.any_sheet.other_copies import settle_copies
from ktu_desktop.workbooks.any_sheet.plain_words import PlainWords
from ktu_desktop.workbooks.any_sheet.recognition import (
    NOBODY,
    NONE,
    SHEET,
    TAKEN,
    FoundCell,
    FoundSheet,
    Recognition,
    Told,
)
from ktu_desktop.workbooks.any_sheet.remembered import NOTHING, Remembered
from ktu_desktop.workbooks.any_sheet.totals_of_units import without_totals
from ktu_desktop.workbooks.any_sheet.words import load_words


class Recogniser:
    """Knows one plan and one organisation; recognises any number of files."""

    def __init__(self, plan: Plan, organisation: Organisation) -> None:
        self.plan = plan
        words = load_words()
        plain = PlainWords(words, _names(plan))
        ranking, org_names = Ranking(Names(plan, plain)), OrgNames(organisation, plain)
        self._tools = Tools(
            plan, organisation, words, Codes(plan), ranking, org_names, CellValues(plan), GroupWords(plain)
        )

    def recognise(
        self, grids: Sequence[Grid], told: Told = NOBODY, remembered: Remembered = NOTHING
    ) -> Recognition:
        """What the sheets of one file hold. ``told``: what the person who brings it says."""
        sheets = [OneSheet(self._tools, grid, told, remembered).found() for grid in grids]
        sheets = settle_copies(grids, sheets, self._tools.words)
        found = without_totals([cell for sheet in sheets for cell in sheet.cells], self._tools.organisation)
        cells = iter(settle_twice(found))
        return _recognition(tuple(replace(sheet, cells=_next(cells, len(sheet.cells))) for sheet in sheets))


def _names(plan: Plan) -> Iterator[str]:
    for indicator in plan.indicators.values():
        yield from indicator.names.values()
    for figure in plan.figures.values():
        yield from figure.names.values()


def _next(cells: Iterator[FoundCell], count: int) -> tuple[FoundCell, ...]:
    return tuple(next(cells) for _ in range(count))


def _recognition(sheets: tuple[FoundSheet, ...]) -> Recognition:
    cells = [cell for sheet in sheets for cell in sheet.cells]
    counts: Mapping[str, int] = Counter(cell.status for cell in cells)
    placed = [cell for cell in cells if cell.indicator or cell.candidates]
    units = {cell.org_unit for cell in cells if cell.status == TAKEN and cell.org_unit}
    years = sorted({cell.year for cell in cells if cell.status == TAKEN and cell.year})
    kind = SHEET if placed else NONE
    return Recognition(kind, units.pop() if len(units) == 1 else None, tuple(years), sheets, dict(counts))
