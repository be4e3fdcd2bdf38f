"""Which rows of a sheet are headings of a table, and what each of its columns says."""

from collections.abc import Iterator, Mapping, Sequence

from ktu_desktop.workbooks.any_sheet.headings import (
    CODE,
    DEVIATION,
    NAME,
    NOTE,
    ORG,
    PERCENT,
    QUANTITY,
    STRENGTH,
    TOTAL,
    UNIT,
    Meaning,
)
from ktu_desktop.workbooks.any_sheet.sight import Sight, is_number, is_year

_FEWEST = 2
_MOST_ROWS = 5
_MOST_WORDS = 4
"""A longer text alone in its row above a table, not merged, is a line of the title."""


_HEADS = frozenset(STRENGTH) - {UNIT, NOTE, QUANTITY, PERCENT, TOTAL}
"""Kinds that only headings speak of; «чел.», «%» and «количество ...» stand in rows as well."""


def heading_blocks(sight: Sight) -> list[tuple[int, ...]]:
    """The rows of each heading, top down; a table reaches from one to the next."""
    if sight.pointed_heading:
        return list(_runs(sight.pointed_heading))
    blocks: list[tuple[int, ...]] = []
    row = 0
    floor = -1
    while row < len(sight.grid.rows):
        if _is_heading(sight, row):
            block = _grow(sight, row, floor)
            blocks.append(block)
            row = floor = block[-1]
        row += 1
    return blocks


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Rows that follow one another are one heading."""
    run: tuple[int, ...] = ()
    for row in sorted(rows):
        if run and row != run[-1] + 1:
            yield run
            run = ()
        run = (*run, row)
    yield run


def is_numbering(sight: Sight, row: int) -> bool:
    """Whether a row only numbers the columns: 1 2 3 4 ..."""
    filled = [cell.text.strip() for cell in sight.grid.rows[row] if cell.text]
    texts = [text.removesuffix(".0") for text in filled if text]
    return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]


def column_meaning(sight: Sight, block: Sequence[int], column: int) -> Meaning:
    """What all headings of a column say together."""
    texts: list[str] = []
    for row in block:
        text = sight.grid.shown(row, column) or _inherited(sight, block, row, column)
        if text and (not texts or text != texts[-1]):
            texts.append(text)
    return sight.headings.of_path(texts)


def _inherited(sight: Sight, block: Sequence[int], row: int, column: int) -> str:
    """The text of an upper heading that stands only above the first of its columns, without merging."""
    grid, lowest = sight.grid, block[-1]
    if row == lowest or not grid.shown(lowest, column) or (lowest, column) in grid.covered:
        return ""
    for left in range(column - 1, 0, -1):
        text = grid.shown(row, left)
        if text:
            own = sight.headings.of(grid.shown(lowest, left)).says_something
            stands_alone = sight.headings.of(text).kind in (NAME, CODE, NOTE)
            return text if own and not stands_alone and grid.shown(lowest, left) != text else ""
    return ""


def _filled(sight: Sight, row: int) -> list[int]:
    return [column for column, cell in enumerate(sight.grid.rows[row]) if cell.text.strip()]


def _meanings(sight: Sight, row: int) -> dict[int, Meaning] | None:
    """Column -> what it says as a heading; None where the row holds what no heading does."""
    found: dict[int, Meaning] = {}
    for column in _filled(sight, row):
        cell = sight.grid.cell(row, column)
        if (is_number(cell) and not is_year(cell)) or sight.code_in(cell):
            return None
        meaning = sight.meaning(row, column)
        if meaning is not None and meaning.says_something:
            found[column] = meaning
    return found


def _is_heading(sight: Sight, row: int) -> bool:
    found = _meanings(sight, row)
    if not found or len(found) < _FEWEST or 2 * len(found) < len(_filled(sight, row)):
        return False
    heads = any(meaning.kind in _HEADS or meaning.years.any or meaning.org_unit for meaning in found.values())
    if not heads and not _completes_names(sight, row, found):
        return False
    return not _names_an_indicator(sight, row, found)


def _completes_names(sight: Sight, row: int, found: Mapping[int, Meaning]) -> bool:
    """Whether a row of «всего», «грант», «договор» stands over numbers."""
    parts = [column for column, meaning in found.items() if meaning.completes_a_name]
    said = {found[column].text for column in parts}
    below = [column for column in parts if is_number(sight.grid.cell(row + 1, column))]
    return len(said) >= _FEWEST and len(below) == len(parts)


def _names_an_indicator(sight: Sight, row: int, found: Mapping[int, Meaning]) -> bool:
    """Whether a cell of a row looks like an indicator's name and is no organisation unit's."""
    headed = NAME in {meaning.kind for meaning in found.values()}
    others = (column for column in _filled(sight, row) if not _is_no_name(found.get(column), headed))
    return any(sight.likely_name(row, column) for column in others)


def _is_no_name(meaning: Meaning | None, headed: bool) -> bool:
    """Whether a heading cannot be a name: a unit's, «Всего ОП», «% вып.», which may be short for graduates.

    ``headed``: another one heads names, so that «Магистратура» beside it divides the values.
    """
    if meaning is None:
        return False
    divides = headed and meaning.completes_a_name
    return divides or meaning.org_unit is not None or meaning.kind in (DEVIATION, TOTAL)


def _grow(sight: Sight, row: int, floor: int) -> tuple[int, ...]:
    """The heading with the rows above and below that belong to it."""
    found = _meanings(sight, row) or {}
    names = [
        column
        for column, meaning in found.items()
        if meaning.kind in (NAME, CODE) and not _spans_columns(sight, row, column)
    ]
    edge = max(names, default=-1)
    first = last = row
    while first - 1 > floor and last - first < _MOST_ROWS and _belongs(sight, first - 1, edge, above=True):
        first -= 1
    while last + 1 < len(sight.grid.rows) and last - first < _MOST_ROWS:
        if is_numbering(sight, last + 1):
            last += 1
            break
        if not _belongs(sight, last + 1, edge, above=False):
            break
        last += 1
    return tuple(number for number in range(first, last + 1) if not is_numbering(sight, number))


def _spans_columns(sight: Sight, row: int, column: int) -> bool:
    """Whether a heading reaches over several columns: «Значение показателя» above years is no name."""
    area = sight.grid.covered.get((row, column))
    return area is not None and area.left != area.right


def _stands_over_values(sight: Sight, row: int, column: int, edge: int) -> bool:
    """Whether the only text of a row heads columns of values; a line of the title does not."""
    if column <= max(edge, 0):
        return False
    below = sight.headings.of(sight.grid.shown(row + 1, column))
    merged = (row, column) in sight.grid.covered
    return below.kind != UNIT and (merged or len(sight.grid.shown(row, column).split()) <= _MOST_WORDS)


def _heads_several(sight: Sight, row: int, edge: int) -> bool:
    """Whether texts of a row, though nobody knows them, stand merged over several columns of values each."""
    areas = {area for column in _filled(sight, row) if (area := sight.grid.covered.get((row, column)))}
    return sum(area.left > max(edge, 0) and area.left < area.right for area in areas) >= _FEWEST


def _belongs(sight: Sight, row: int, edge: int, above: bool) -> bool:
    """Whether a row next to a heading is another row of it."""
    found = _meanings(sight, row)
    filled = _filled(sight, row)
    if above and found == {} and _heads_several(sight, row, edge):
        return True
    if not found or _names_an_indicator(sight, row, found):
        return False
    beyond = [column for column, meaning in found.items() if column > edge]
    if above:
        return bool(beyond) and (len(filled) >= _FEWEST or _stands_over_values(sight, row, filled[0], edge))
    named = [column for column in filled if column <= edge and not sight.grid.covered.get((row, column))]
    return bool(beyond) and not named and any(found[c].kind != ORG or found[c].org_unit for c in beyond)
