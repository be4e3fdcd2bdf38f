"""Which columns of a table hold values that were reached, of which year and unit, and which are doubtful."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ktu_desktop.workbooks.any_sheet.headings import (
    CODE,
    CURRENT,
    DENOMINATOR,
    DEVIATION,
    EXPECTED,
    FACT,
    GROWTH,
    MAYBE_FACT,
    NAME,
    NOTE,
    NUMERATOR,
    ORG,
    PART_OF_YEAR,
    PERCENT,
    PLAN,
    PREVIOUS,
    QUANTITY,
    TOTAL,
    UNIT,
    UNKNOWN,
    VALUE,
    YEAR,
    Meaning,
)
from ktu_desktop.workbooks.any_sheet.kinds_by_numbers import kinds_by_numbers
from ktu_desktop.workbooks.any_sheet.recognition import ColumnRole
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice
from ktu_desktop.workbooks.any_sheet.sight import Sight, is_number, looks_like_value
from ktu_desktop.workbooks.any_sheet.tables import Table
from ktu_desktop.workbooks.any_sheet.titles import Title

_FEWEST_UNITS = 2
_NEVER = (NOTE, DEVIATION, PLAN, EXPECTED, CODE, UNIT, NAME, ORG)
READ = (FACT, VALUE, PERCENT, QUANTITY, NUMERATOR, DENOMINATOR, PREVIOUS, CURRENT, GROWTH)
"""The kinds of columns that are read."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values. ``kind``: one of READ; ``year``: its own, if its heading names one.

    ``marked``: its heading says that these are actual values; ``doubt``: the code of a finding, or nothing;
    ``said``: what a person said of it: that holds whatever is wanted of the whole file.
    """

    column: int
    kind: str
    heading: str
    year: int | None = None
    org_unit: str | None = None
    marked: bool = False
    doubt: str = ""
    academic: bool = False
    said: ColumnChoice | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """``values``: columns to read; ``plan``: the sheet's own plan by year; ``roles``: what each column is.

    ``crossed``: the headings complete the names of the rows (see crossings.py).
    """

    values: tuple[ValueColumn, ...]
    plan: Mapping[int, int | None]
    roles: Mapping[int, ColumnRole]
    crossed: bool = False


def value_columns(sight: Sight, table: Table, title: Title) -> Columns:
    """The columns of a table by what their headings say."""
    meanings = table.meanings
    numeric = [column for column in table.others if _numbers(sight, table, column)]
    edge = min((column for column in (table.code, table.name) if column is not None), default=-1)
    others = [column for column in table.others if column > edge or column in numeric]
    kinds = _totals({column: _kind(meanings[column]) for column in others}, meanings)
    kinds = kinds_by_numbers(sight, table, kinds)
    found = [_column(column, kinds[column], meanings[column]) for column in others if kinds[column] in READ]
    plans = {column: _year(meanings[column])[0] for column in others if kinds[column] == PLAN}
    found = list(_judged(_dated(found), plans.values(), title))
    ahead = {_year(meanings[column])[0] for column in others if kinds[column] == EXPECTED} - {None}
    so_far = {one.column for one in found if one.year in ahead and meanings[one.column].years.dated}
    found = [replace(one, doubt="part_of_year") if one.column in so_far else one for one in found]
    found += _of_unknown_units(sight, table, found, kinds, meanings)
    found += _last_resort(found, kinds, numeric, meanings, title, bool(table.heading))
    roles = {column: _role(table, column, kinds.get(column), meanings[column]) for column in table.columns}
    roles.update((one.column, ColumnRole(one.kind, one.heading, one.year, one.org_unit)) for one in found)
    return Columns(tuple(sorted(found, key=lambda one: one.column)), plans, roles)


def _numbers(sight: Sight, table: Table, column: int) -> int:
    return sum(map(is_number, sight.grid.column(column, table.first, table.last)))


def _kind(meaning: Meaning) -> str:
    """The kind; a heading that only names a year or a unit is a column of values without a word for it."""
    if meaning.years.part and meaning.kind not in _NEVER:
        return PART_OF_YEAR
    if meaning.kind is None or meaning.kind == YEAR:
        return VALUE if meaning.years.any or meaning.org_unit else UNKNOWN
    if meaning.kind == ORG and meaning.org_unit:
        return VALUE
    return meaning.kind


def _totals(kinds: Mapping[int, str], meanings: Mapping[int, Meaning]) -> dict[int, str]:
    """Beside ``из них`` a column ``всего`` is what it is a part of; beside units it is their total."""
    values = set(kinds.values())
    units = any(meaning.org_unit for meaning in meanings.values())
    whole = NUMERATOR in values and DENOMINATOR not in values and not units
    changed = dict(kinds)
    for column, kind in kinds.items():
        if kind == TOTAL and whole:
            changed[column] = DENOMINATOR
        elif kind == DENOMINATOR and NUMERATOR not in values and (units or FACT in values):
            changed[column] = TOTAL
    return changed


def _column(column: int, kind: str, meaning: Meaning) -> ValueColumn:
    year, doubt, academic = _year(meaning)
    return ValueColumn(column, kind, meaning.text, year, meaning.org_unit, kind == FACT, doubt, academic)


def _year(meaning: Meaning) -> tuple[int | None, str, bool]:
    """The year of a heading, the doubt about it, and whether it is an academic one (by its beginning)."""
    years = meaning.years
    named = years.plain or years.dated
    if len(named) == 1:
        return named[0], "", False
    if len(named) > 1 or len(years.academic) > 1:
        return None, "column_not_certain", False
    if years.academic:
        return years.academic[0], "", True
    if years.ended:
        return years.ended[0] - 1, "", False
    return None, "", False


def _dated(found: Sequence[ValueColumn]) -> Sequence[ValueColumn]:
    """Part and whole are of the year of the result that stands beside them, where it names the only one."""
    years = {one.year for one in found if one.kind in (FACT, VALUE, PERCENT)} - {None}
    if len(years) != 1:
        return found
    of_result = years.pop()
    return [
        replace(one, year=of_result) if one.kind in (NUMERATOR, DENOMINATOR) and one.year is None else one
        for one in found
    ]


def _judged(
    found: Sequence[ValueColumn], plans: Collection[int | None], title: Title
) -> Iterator[ValueColumn]:
    """The columns; those that may just as well be a plan are doubtful, totals beside units are left out."""
    marked = {(column.org_unit, column.year) for column in found if column.marked}
    units = {column.org_unit for column in found if column.org_unit}
    for column in found:
        if units and not column.org_unit:
            continue
        doubtful = not column.marked and column.kind in (VALUE, QUANTITY, PERCENT)
        beside_marked = column.org_unit and (column.org_unit, column.year) in marked
        dated = column.year is not None and not column.org_unit
        unsaid = column.kind == VALUE and (beside_marked or (marked and dated))
        beside_plan = None in plans and dated and not title.is_report
        if doubtful and (title.is_plan or unsaid or (beside_plan and not marked)):
            column = replace(column, doubt=column.doubt or "maybe_plan")
        yield column


def _of_unknown_units(
    sight: Sight,
    table: Table,
    found: Sequence[ValueColumn],
    kinds: Mapping[int, str],
    meanings: Mapping[int, Meaning],
) -> list[ValueColumn]:
    """Among columns of organisation units those whose heading nobody knows: asked, not left out."""
    if len({one.org_unit for one in found if one.org_unit}) < _FEWEST_UNITS:
        return []
    first, last = min(one.column for one in found), max(one.column for one in found)
    return [
        ValueColumn(column, VALUE, meanings[column].text, doubt="unit_not_said")
        for column, kind in kinds.items()
        if kind == UNKNOWN
        and first < column < last
        and any(map(looks_like_value, sight.grid.column(column, table.first, table.last)))
    ]


def _last_resort(
    found: Sequence[ValueColumn],
    kinds: Mapping[int, str],
    numeric: Sequence[int],
    meanings: Mapping[int, Meaning],
    title: Title,
    headed: bool,
) -> Iterator[ValueColumn]:
    """Where no heading names values: a column that may hold them is asked about."""
    if found:
        return
    chosen = [column for column in numeric if kinds[column] == MAYBE_FACT]
    chosen = chosen or [column for column in numeric if kinds[column] in (TOTAL, UNKNOWN, PART_OF_YEAR)]
    sure = not headed and len(chosen) == 1 and title.is_report and len(numeric) == 1
    for column in chosen:
        part = kinds[column] == PART_OF_YEAR
        doubt = "" if sure else "part_of_year" if part else "column_not_certain"
        year, _, academic = _year(meanings[column])
        yield ValueColumn(
            column, VALUE, meanings[column].text, year, meanings[column].org_unit, sure, doubt, academic
        )


def _role(table: Table, column: int, kind: str | None, meaning: Meaning) -> ColumnRole:
    own = {table.code: CODE, table.name: NAME, table.unit: UNIT, table.org: ORG, table.year: YEAR}
    if column in own:
        return ColumnRole(own[column], meaning.text)
    if column in table.beside_name:
        return ColumnRole("section", meaning.text)
    return ColumnRole(kind or UNKNOWN, meaning.text, _year(meaning)[0], meaning.org_unit)
