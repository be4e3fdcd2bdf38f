"""What stands above the columns of a table without a heading: by that a person's decisions are remembered."""

from dataclasses import replace

from ktu_desktop.workbooks.any_sheet.sight import Sight, is_number
from ktu_desktop.workbooks.any_sheet.tables import Table
from ktu_desktop.workbooks.any_sheet.value_columns import Columns


def called_after_texts_above(sight: Sight, table: Table, found: Columns) -> Columns:
    """The columns, those of numbers called after the text right above their first one."""
    texts = {column: _above(sight, table, column) for column in found.roles}
    values = tuple(replace(one, heading=texts[one.column]) for one in found.values)
    roles = {column: replace(role, heading=texts[column]) for column, role in found.roles.items()}
    return Columns(values, found.plan, roles)


def _above(sight: Sight, table: Table, column: int) -> str:
    for row in range(table.first + 1, table.last + 1):
        if is_number(sight.grid.cell(row, column)):
            above = sight.grid.cell(row - 1, column)
            return above.text.strip() if above.kind == "text" else ""
    return ""
