"""Columns for every year of the plan, none of them called actual: sooner the plan itself than a report."""

from collections.abc import Collection
from dataclasses import replace

from ktu_desktop.workbooks.any_sheet.headings import VALUE
from ktu_desktop.workbooks.any_sheet.sight import Sight, looks_like_value
from ktu_desktop.workbooks.any_sheet.tables import Table
from ktu_desktop.workbooks.any_sheet.titles import Title
from ktu_desktop.workbooks.any_sheet.value_columns import Columns


def doubted_where_whole(
    sight: Sight, table: Table, found: Columns, title: Title, years: Collection[int]
) -> Columns:
    """The columns; those of years are doubtful where all years of the plan are filled in."""
    if title.is_report or any(column.marked for column in found.values):
        return found
    filled = {
        column.year
        for column in found.values
        if column.kind == VALUE
        and any(map(looks_like_value, sight.grid.column(column.column, table.first, table.last)))
    }
    if not filled >= set(years):
        return found
    values = tuple(
        replace(column, doubt=column.doubt or "maybe_plan") if column.year in years else column
        for column in found.values
    )
    return replace(found, values=values)
