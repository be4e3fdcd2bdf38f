"""Sheets that are an older copy of another one in the same file: nothing is taken from them in silence."""

from collections.abc import Sequence
from dataclasses import replace

from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, IGNORED, TAKEN, FoundCell, FoundSheet
from ktu_desktop.workbooks.any_sheet.words import Words

_FROM_TITLE = "year_contradicts"


def settle_copies(grids: Sequence[Grid], sheets: Sequence[FoundSheet], words: Words) -> list[FoundSheet]:
    """The sheets; those named as a copy give nothing without a question.

    A sheet that is about another year than the one asked for is left out where another sheet has that year.
    """
    has_taken = any(cell.status == TAKEN for sheet in sheets for cell in sheet.cells)
    settled = []
    for grid, sheet in zip(grids, sheets, strict=True):
        if words.matchers["old_copy"].search(fold(grid.name)):
            sheet = replace(sheet, cells=tuple(_asked(cell) for cell in sheet.cells))
        elif has_taken and not any(cell.status == TAKEN for cell in sheet.cells):
            sheet = replace(sheet, cells=tuple(_other_year(cell) for cell in sheet.cells))
        settled.append(sheet)
    return settled


def _asked(cell: FoundCell) -> FoundCell:
    if cell.status != TAKEN:
        return cell
    place = Place(cell.org_unit, str(cell.year), cell.indicator, cell.element, cell.sheet, cell.cell)
    return replace(
        cell, status=ASKED, finding=Finding("old_copy", Severity.ERROR, place, {"sheet": cell.sheet})
    )


def _other_year(cell: FoundCell) -> FoundCell:
    contradicts = cell.finding is not None and cell.finding.code == _FROM_TITLE
    return replace(cell, status=IGNORED) if contradicts else cell
