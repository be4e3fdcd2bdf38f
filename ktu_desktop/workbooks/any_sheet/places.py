"""Whose and of which year a cell is: what the heading, the row, the title and the person say, or a doubt."""

from collections.abc import Collection
from dataclasses import dataclass

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.workbooks.any_sheet.line import Context
from ktu_desktop.workbooks.any_sheet.org_names import OrgNames
from ktu_desktop.workbooks.any_sheet.recognition import Told
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice
from ktu_desktop.workbooks.any_sheet.titles import Title
from ktu_desktop.workbooks.any_sheet.value_columns import ValueColumn

_NOTHING_SAID = ColumnChoice("")


@dataclass(frozen=True, slots=True)
class Whose:
    """``wanted``: False where the cell is of another year or unit than asked for. ``doubt``: or None."""

    org_unit: str | None
    year: int | None
    wanted: bool = True
    doubt: Finding | None = None


class Places:
    """Places the cells of one sheet. ``starts``: years in which the sheet's academic years begin."""

    def __init__(
        self,
        told: Told,
        title: Title,
        org_names: OrgNames,
        years: Collection[int],
        starts: Collection[int],
        root: str,
    ) -> None:
        self._told = told
        self._title = title
        self._org_names = org_names
        self._years = years
        self._starts = starts
        self._root = root

    def of(self, column: ValueColumn, context: Context) -> Whose:
        """Where the cells of a column in a row with this context belong."""
        said = column.said or _NOTHING_SAID
        year, wanted_year, year_doubt = self._year(column, context)
        org_unit, wanted_unit, unit_doubt = self._org_unit(column.org_unit or context.org_unit)
        if said.year:
            year, wanted_year, year_doubt = said.year, said.year in self._years, None
        if said.org_unit:
            org_unit, wanted_unit, unit_doubt = said.org_unit, True, None
        doubt = year_doubt or unit_doubt
        if doubt is None and self._title.part:
            doubt = Finding("part_of_year", Severity.ERROR, facts={"heading": column.heading})
        return Whose(org_unit, year, wanted_year and wanted_unit, doubt)

    def _year(self, column: ValueColumn, context: Context) -> tuple[int | None, bool, Finding | None]:
        own = context.year if context.year is not None else column.year
        title = self._title.years
        wanted = self._told.year or (title[0] if len(title) == 1 and not self._title.academic else None)
        if own is not None and column.academic and context.year is None:
            return self._academic(own, wanted)
        if own is not None:
            return own, self._is_wanted(own), None
        if self._told.year:
            contradicts = bool(title) and self._told.year not in title
            facts = {"said": str(self._told.year), "found": ", ".join(str(year) for year in title)}
            doubt = Finding("year_contradicts", Severity.ERROR, facts=facts) if contradicts else None
            return self._told.year, self._told.year in self._years, doubt
        if len(title) == 1 and not self._title.academic:
            return title[0], self._is_wanted(title[0]), None
        return None, True, Finding("year_not_said", Severity.ERROR)

    def _academic(self, start: int, wanted: int | None) -> tuple[int | None, bool, Finding | None]:
        """An academic year counts as the year in which it begins, when the sheet holds that one."""
        if wanted is None:
            return None, True, Finding("year_not_said", Severity.ERROR)
        if start == wanted:
            return start, self._is_wanted(start), None
        if start == wanted - 1 and wanted not in self._starts:
            return wanted, True, Finding("academic_year", Severity.ERROR, facts={"year": str(wanted)})
        return start, False, None

    def _is_wanted(self, year: int) -> bool:
        return year in self._years and self._told.year in (None, year)

    def _org_unit(self, own: str | None) -> tuple[str | None, bool, Finding | None]:
        told, titled = self._told.org_unit, self._title.org_units
        if own is not None:
            if told is None or self._org_names.is_about(own, told):
                return own, True, None
            return own, False, None
        if told is not None:
            against = [unit for unit in titled if not self._org_names.is_about(told, unit)]
            facts = {"said": told, "found": ", ".join(sorted(against))}
            return told, True, Finding("unit_contradicts", Severity.ERROR, facts=facts) if against else None
        if len(titled) == 1:
            return min(titled), True, None
        return None, True, Finding("unit_not_said", Severity.ERROR)
