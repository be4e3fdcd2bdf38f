"""Sheets that do not say whose they are or of which year, read as if they did."""

from collections.abc import Iterable, Mapping

from ktu_desktop.usecases.corrections import Corrections
from ktu_desktop.workbooks.any_sheet.recognition import FoundCell
from ktu_desktop.workbooks.marked.marks import UNIT, YEAR

UNSAID: Mapping[str, str] = {"unit_not_said": UNIT, "year_not_said": YEAR}
"""Questions about a whole sheet: its sender answers them once, in a line of a marked copy's list."""


def as_if_said(said: Corrections, cells: Iterable[FoundCell], unit: str, year: int) -> Corrections:
    """What was said, and of each sheet that is asked about: this unit's, of this year, where nobody said."""
    silent = {cell.sheet for cell in cells if cell.finding and cell.finding.code in UNSAID}
    for sheet in sorted(silent):
        own = said.of(sheet)
        said = said.told(sheet, own.org_unit or said.org_unit or unit, own.year or said.year or year)
    return said
