"""The tables of a sheet: heading, rows, and which column holds codes, names, units, values."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ktu_desktop.workbooks.any_sheet.heading_rows import column_meaning, heading_blocks
from ktu_desktop.workbooks.any_sheet.headings import (
    CODE,
    DENOMINATOR,
    FACT,
    NAME,
    NUMERATOR,
    PERCENT,
    PLAN,
    QUANTITY,
    UNIT,
    VALUE,
    Meaning,
)
from ktu_desktop.workbooks.any_sheet.own_columns import (
    code_column,
    column_of_parts,
    count_filled,
    is_org_column,
    is_text,
    name_column,
    of_kind,
    year_column,
)
from ktu_desktop.workbooks.any_sheet.sight import Sight, looks_like_value

_VALUES = (PLAN, FACT, VALUE, PERCENT, QUANTITY, NUMERATOR, DENOMINATOR)
_SAMPLE = 24
"""So many rows are enough to tell a column of names."""

_NO_MEANING = Meaning("")


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Rows ``first`` to ``last`` hold its data; columns are None where it has none.

    ``meanings``: what each of its columns says; ``beside_name``: columns of text left of the names.
    """

    heading: tuple[int, ...]
    first: int
    last: int
    columns: tuple[int, ...]
    code: int | None
    name: int | None
    unit: int | None
    org: int | None
    year: int | None
    beside_name: tuple[int, ...]
    meanings: Mapping[int, Meaning]

    @property
    def others(self) -> tuple[int, ...]:
        """The columns that may hold values."""
        known = {self.code, self.name, self.unit, self.org, self.year, *self.beside_name}
        return tuple(column for column in self.columns if column not in known)


def find_tables(sight: Sight) -> list[Table]:
    """The tables from the top down; tables side by side one after another."""
    blocks = heading_blocks(sight)
    height = len(sight.grid.rows)
    if not blocks:
        return list(_tables(sight, (), 0, height - 1)) if height else []
    found: list[Table] = []
    for block, following in zip(blocks, [*blocks[1:], (height,)], strict=True):
        found += _tables(sight, block, block[-1] + 1, following[0] - 1)
    return found


def named_rows(sight: Sight, table: Table, enough: int) -> int:
    """How many rows of a table have a code or a name of the plan; counted up to ``enough``."""
    named = (row for row in range(table.first, table.last + 1) if is_named(sight, table, row))
    return sum(1 for _ in islice(named, enough))


def is_named(sight: Sight, table: Table, row: int) -> bool:
    """Whether a row has a code or a name of the plan, perhaps together with what stands beside the name."""
    if table.code is not None and sight.full_code(row, table.code):
        return True
    if table.name is None:
        return False
    if table.code is not None and sight.goes_with_code(row, table.code, table.name):
        return True
    if sight.likely_name(row, table.name):
        return True
    beside = " ".join(sight.grid.shown(row, column) for column in table.beside_name)
    text = sight.grid.cell(row, table.name).text
    return bool(beside and text.strip()) and sight.is_name(f"{beside} {text}")


def _tables(sight: Sight, block: tuple[int, ...], first: int, last: int) -> Iterator[Table]:
    rows = range(first, last + 1)
    width = sight.grid.width
    meanings = {
        column: column_meaning(sight, block, column) if block else _NO_MEANING for column in range(width)
    }
    some = rows[:: 1 + len(rows) // _SAMPLE]
    names = {column: sum(sight.likely_name(row, column) for row in some) for column in range(width)}
    codes = {
        column: sum(sight.code_in(cell) is not None for cell in sight.grid.column(column, first, last))
        for column in range(width)
    }
    for columns in _side_by_side(sight, rows, meanings, names, codes):
        yield _table(sight, block, (first, last), columns, meanings, names, codes)


def _side_by_side(
    sight: Sight,
    rows: Sequence[int],
    meanings: Mapping[int, Meaning],
    names: Mapping[int, int],
    codes: Mapping[int, int],
) -> Iterator[tuple[int, ...]]:
    """The columns of each table: a new one begins where names or codes follow columns of numbers."""
    starts = {*_by_content(sight, rows, names, codes), *_by_headings(meanings)}
    for start, end in itertools.pairwise(sorted({0, *starts, sight.grid.width})):
        yield tuple(range(start, end))


def _by_headings(meanings: Mapping[int, Meaning]) -> Iterator[int]:
    """Where the headings begin again: №, name, values, №, name, values."""
    named = valued = False
    for column, meaning in meanings.items():
        leads = meaning.kind == NAME or (
            meaning.kind == CODE and column + 1 in meanings and meanings[column + 1].kind == NAME
        )
        if leads and named and valued:
            yield column
            named = valued = False
        named = named or meaning.kind == NAME
        valued = valued or meaning.kind in _VALUES


def _by_content(
    sight: Sight, rows: Sequence[int], names: Mapping[int, int], codes: Mapping[int, int]
) -> Iterator[int]:
    strong = [column for column in names if max(names[column], codes[column]) >= 3]
    for before, column in itertools.pairwise(strong):
        between = range(before + 1, column)
        numbers = [c for c in between if sum(looks_like_value(sight.grid.cell(row, c)) for row in rows) >= 3]
        if numbers:
            start = column
            while start - 1 > max(numbers):
                start -= 1
            yield start


def _table(
    sight: Sight,
    block: tuple[int, ...],
    rows: tuple[int, int],
    columns: tuple[int, ...],
    meanings: Mapping[int, Meaning],
    names: Mapping[int, int],
    codes: Mapping[int, int],
) -> Table:
    code = code_column(sight, rows, columns, meanings, codes)
    filled = {column: count_filled(sight, rows, column) for column in columns}
    name = name_column(columns, meanings, names, filled, code)
    name = column_of_parts(sight, rows, columns, name)
    if name is None and code is None:  # what a person says of its rows is remembered by these texts
        texts = (c for c in columns if is_text(sight, rows, c) and not is_org_column(sight, rows, c))
        name = next(texts, None)
    used = {code, name}
    unit = of_kind(columns, meanings, UNIT, used)
    org = next((c for c in columns if c not in used and is_org_column(sight, rows, c)), None)
    year = year_column(sight, rows, columns, meanings, used | {org})
    edge = name if name is not None else code
    beside = tuple(
        c
        for c in columns
        if edge is not None and c < edge and c not in {code, unit, org, year} and is_text(sight, rows, c)
    )
    return Table(block, rows[0], rows[1], columns, code, name, unit, org, year, beside, meanings)
