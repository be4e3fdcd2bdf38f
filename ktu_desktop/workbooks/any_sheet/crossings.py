"""Tables whose rows and columns name an indicator together: levels of study down, state order across.

Where organisation units stand down, the level is the title's.
"""

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


def crosses_units(sight: Sight, table: Table, titled: str, group_words: GroupWords) -> bool:
    """Whether a table without names lists organisation units below a title that says the level."""
    without_names = table.name is None and table.code is None and table.org is not None
    return without_names and group_words.names_a_level(titled) and bool(_crossing(sight, table, group_words))


def crossed(
    sight: Sight, table: Table, found: Columns, titled: str, group_words: GroupWords
) -> Columns | None:
    """The columns of such a table as columns of values; None where it is none."""
    columns = _crossing(sight, table, group_words)
    if not columns:
        return None
    names = sight.grid.column(table.name, table.first, table.last) if table.name is not None else ()
    levels = sum(group_words.is_level(cell.text) for cell in names)
    if levels < _FEWEST and not crosses_units(sight, table, titled, group_words):
        return None
    values = tuple(_value(found, column, _heading(table, column)) for column in columns)
    roles = {one.column: ColumnRole(one.kind, one.heading, one.year, one.org_unit) for one in values}
    return Columns(values, {}, {**found.roles, **roles}, crossed=True)


def crossed_lines(
    sight: Sight, table: Table, columns: Columns, context: Context, words: Words, group_words: GroupWords
) -> list[Line]:
    """The lines of such a table: one for each cell, named by its row and its column; no totals."""
    return [
        _crossed_line(line, one) if line.kind == "line" else line
        for one in columns.values
        for line in read_lines(sight, table, {one.column: one.kind}, context, words)
        if line.kind != "line" or group_words.names_a_level(line.text) or _is_of_a_unit(sight, table, line)
    ]


def _crossed_line(line: Line, column: ValueColumn) -> Line:
    text = f"{line.text or line.context.titled} {column.heading}"
    above = line.context
    section = above.section or " ".join(above.title)
    context = replace(above, section=section, year=above.year or column.year)
    return replace(line, text=text, columns=frozenset({column.column}), context=context)


def _is_of_a_unit(sight: Sight, table: Table, line: Line) -> bool:
    """Whether a row is of one unit: totals below them are of none."""
    if table.name is not None or table.org is None:
        return False
    return sight.headings.names_a_unit(sight.grid.shown(line.rows[0], table.org))


def _crossing(sight: Sight, table: Table, group_words: GroupWords) -> list[int]:
    """The columns of values, if the headings of all of them are parts of names."""
    columns = [
        column
        for column in table.others
        if any(map(looks_like_value, sight.grid.column(column, table.first, table.last)))
        and table.meanings[column].kind not in (NOTE, DEVIATION)
    ]
    all_cross = all(group_words.crosses(_heading(table, column)) for column in columns)
    return columns if len(columns) >= _FEWEST and all_cross else []


def _heading(table: Table, column: int) -> str:
    return table.meanings[column].text.replace(" / ", " ")


def _value(found: Columns, column: int, heading: str) -> ValueColumn:
    role = found.roles[column]
    return ValueColumn(column, VALUE, heading, role.year, role.org_unit)
