"""Which columns of a table hold its codes, names, units of measure, organisation units and years."""

import re
from collections.abc import Mapping, Sequence

from ktu_desktop.workbooks.any_sheet.headings import (
    CODE,
    CURRENT,
    DEVIATION,
    EXPECTED,
    FACT,
    NAME,
    PLAN,
    YEAR,
    Meaning,
)
from ktu_desktop.workbooks.any_sheet.sight import Sight, is_number, is_year, looks_like_value

_PART = 0.4
_FEWEST = 2
_MOSTLY = 0.7
_NAMES_A_YEAR = re.compile(r"20\d\d")
_SAY_WHICH_VALUE = (PLAN, FACT, EXPECTED, DEVIATION)
"""Kinds of texts that tell rows of one indicator apart and are no part of its name."""


def code_column(
    sight: Sight,
    rows: tuple[int, int],
    columns: Sequence[int],
    meanings: Mapping[int, Meaning],
    codes: Mapping[int, int],
) -> int | None:
    """The column in which codes stand, or that is headed so."""
    best = max(columns, key=lambda column: codes[column], default=None)
    fits = best is not None and codes[best] >= _PART * count_filled(sight, rows, best)
    if best is not None and codes[best] and (fits or meanings[best].kind == CODE):
        return best
    return next(
        (c for c in columns if meanings[c].kind == CODE and count_filled(sight, rows, c) >= _FEWEST), None
    )


def name_column(
    columns: Sequence[int],
    meanings: Mapping[int, Meaning],
    names: Mapping[int, int],
    filled: Mapping[int, int],
    code: int | None,
) -> int | None:
    """The column of names: what its heading says counts, what stands in it counts more."""
    headed = [column for column in columns if meanings[column].kind == NAME and column != code]
    best = max(columns, key=lambda column: names[column], default=None)
    likeliest = max(headed, key=lambda column: names[column], default=None)
    if best is None or not names[best]:
        return likeliest
    fuller = likeliest is not None and 2 * filled[likeliest] > 3 * filled[best]
    if likeliest is not None and (fuller or 2 * names[likeliest] >= names[best]):
        return likeliest  # where names stand in fewer rows than its texts do, they are groups of rows
    return best


def column_of_parts(
    sight: Sight, rows: tuple[int, int], columns: Sequence[int], name: int | None
) -> int | None:
    """Where one name stands for several rows and texts tell them apart beside it, the column of those."""
    if name is None or name + 1 not in columns:
        return name
    areas = {
        area
        for row in range(rows[0], rows[1] + 1)
        if (area := sight.grid.covered.get((row, name))) and area.top < area.bottom and area.right == name
    }
    cells = [sight.grid.cell(row, name + 1) for area in areas for row in range(area.top, area.bottom + 1)]
    parts = cells and all(cell.kind == "text" and _is_part(sight, cell.text.strip()) for cell in cells)
    return name + 1 if parts else name


def _is_part(sight: Sight, text: str) -> bool:
    return bool(text) and sight.headings.of(text).kind not in _SAY_WHICH_VALUE


def of_kind(
    columns: Sequence[int], meanings: Mapping[int, Meaning], kind: str, used: set[int | None]
) -> int | None:
    """The first column with a heading of a kind that is not used otherwise."""
    return next((c for c in columns if c not in used and meanings[c].kind == kind), None)


def year_column(
    sight: Sight,
    rows: tuple[int, int],
    columns: Sequence[int],
    meanings: Mapping[int, Meaning],
    used: set[int | None],
) -> int | None:
    """The column of years: ``Год`` where a year stands in it, ``Отчетный год`` where mostly years do."""
    for column in columns:
        if column not in used and meanings[column].kind in (YEAR, CURRENT):
            cells = sight.grid.column(column, *rows)
            filled = [cell for cell in cells if cell.text.strip()]
            named = meanings[column].kind == YEAR and any(_NAMES_A_YEAR.search(cell.text) for cell in filled)
            if named or sum(map(is_year, filled)) > _MOSTLY * len(filled):
                return column
    return None


def count_filled(sight: Sight, rows: tuple[int, int], column: int) -> int:
    """In how many rows a column holds anything."""
    return sum(1 for cell in sight.grid.column(column, *rows) if cell.text.strip())


def is_org_column(sight: Sight, rows: tuple[int, int], column: int) -> bool:
    """Whether mostly organisation units stand in a column, whatever its heading calls them."""
    cells = sight.grid.column(column, *rows)
    filled = sum(bool(cell.text.strip()) for cell in cells)
    texts = [cell.text for cell in cells if cell.kind == "text"]
    units = sum(map(sight.headings.names_a_unit, texts)) if 2 * len(texts) >= filled else 0
    return units > 0 and 2 * units >= filled


def is_text(sight: Sight, rows: tuple[int, int], column: int) -> bool:
    """Whether a column holds texts rather than values."""
    cells = sight.grid.column(column, *rows)
    texts = sum(cell.kind == "text" for cell in cells)
    values = sum(is_number(cell) or looks_like_value(cell) for cell in cells)
    return texts > 0 and texts >= values and 2 * values <= texts
