"""Tables whose rows and columns name an indicator together: levels of study down, state order across."""

from dataclasses import replace

from ktu_desktop.workbooks.any_sheet.group_words import GroupWords
from ktu_desktop.workbooks.any_sheet.headings import DEVIATION, NOTE, VALUE
from ktu_desktop.workbooks.any_sheet.line import Context, Line
from ktu_desktop.workbooks.any_sheet.lines import read_lines
from ktu_desktop.workbooks.any_sheet.recognition import ColumnRole
from ktu_desktop.workbooks.any_sheet.sight import Sight, looks_like_value
from ktu_desktop.workbooks.any_sheet.tables import Table
from ktu_desktop.workbooks.any_sheet.value_columns import Columns, ValueColumn
from ktu_desktop.workbooks.any_sheet.words import Words

_FEWEST = 2


def crossed(sight: Sight, table: Table, found: Columns, group_words: GroupWords) -> Columns | None:
    """The columns of such a table as columns of values; None where it is none."""
    columns = [
        column
        for column in table.others
        if any(map(looks_like_value, sight.grid.column(column, table.first, table.last)))
        and table.meanings[column].kind not in (NOTE, DEVIATION)
    ]
    headings = {column: _heading(table, column) for column in columns}
    if len(columns) < _FEWEST or not all(map(group_words.crosses, headings.values())):
        return None
    names = sight.grid.column(table.name, table.first, table.last) if table.name is not None else ()
    if sum(group_words.is_level(cell.text) for cell in names) < _FEWEST:
        return None
    values = tuple(_value(found, column, headings[column]) for column in columns)
    roles = {one.column: ColumnRole(one.kind, one.heading, one.year, one.org_unit) for one in values}
    return Columns(values, {}, {**found.roles, **roles}, crossed=True)


def crossed_lines(sight: Sight, table: Table, columns: Columns, context: Context, words: Words) -> list[Line]:
    """The lines of such a table: one for each cell, named by its row and its column."""
    return [
        replace(line, text=f"{line.text} {one.heading}", columns=frozenset({one.column}))
        if line.kind == "line"
        else line
        for one in columns.values
        for line in read_lines(sight, table, [one.column], context, words)
    ]


def _heading(table: Table, column: int) -> str:
    return table.meanings[column].text.replace(" / ", " ")


def _value(found: Columns, column: int, heading: str) -> ValueColumn:
    role = found.roles[column]
    return ValueColumn(column, VALUE, heading, role.year, role.org_unit)
