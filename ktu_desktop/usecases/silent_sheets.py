"""Sheets that do not say whose they are or of which year, read as if they did."""

from collections.abc import Iterable
from dataclasses import replace

from ktu_desktop.usecases.corrections import Corrections
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, REFUSED, FoundCell

UNSAID = ("unit_not_said", "year_not_said")
"""Questions about a whole sheet: its sender answers them once, in a line of a marked copy's list."""


def as_if_said(said: Corrections, cells: Iterable[FoundCell], unit: str, year: int) -> Corrections:
    """What was said, and of each sheet that is silent: this unit's, of this year.

    A sheet that names the units of some of its cells is not silent about whose it is.
    """
    by_sheet: dict[str, list[FoundCell]] = {}
    for cell in cells:
        if cell.status in (ASKED, REFUSED):
            by_sheet.setdefault(cell.sheet, []).append(cell)
    for sheet, found in by_sheet.items():
        own = said.of(sheet)
        if not any(cell.org_unit for cell in found):
            own = replace(own, org_unit=unit)
        if any(cell.year is None for cell in found):
            own = replace(own, year=year)
        said = said.told(sheet, own.org_unit, own.year)
    return said
