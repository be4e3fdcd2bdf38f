"""What columns are by the numbers in them, where their headings leave it open."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from ktu_desktop.workbooks.any_sheet.headings import (
    DENOMINATOR,
    DEVIATION,
    FACT,
    MAYBE_FACT,
    NUMERATOR,
    PERCENT,
    PLAN,
    QUANTITY,
    TOTAL,
    UNKNOWN,
    VALUE,
)
from ktu_desktop.workbooks.any_sheet.plain_number import plain_number
from ktu_desktop.workbooks.any_sheet.sight import Sight
from ktu_desktop.workbooks.any_sheet.tables import Table

Numbers = Sequence[Fraction | None]

_FEWEST = 3
_FEWEST_EXACT = 2
"""So many rows have to bear it out; fewer where shares have decimals, which chance does not hit."""

_MOST_OF = Fraction(8, 10)
_ABOUT_A_HUNDRED = Fraction(50), Fraction(200)
_OPEN = (UNKNOWN, TOTAL, QUANTITY, MAYBE_FACT, NUMERATOR, DENOMINATOR)
_TELLING = (PLAN, PERCENT, VALUE, FACT)
_ROUNDED, _ROUNDED_TO_WHOLE = Fraction(6, 100), Fraction(6, 10)


def kinds_by_numbers(sight: Sight, table: Table, kinds: Mapping[int, str]) -> dict[int, str]:
    """The kinds with what the numbers say: «Выполнение» that follows the plan, a part and its whole."""
    open_ones = [column for column, kind in kinds.items() if kind in _OPEN]
    if not open_ones and not {PLAN, FACT, PERCENT} <= set(kinds.values()):
        return dict(kinds)
    numbers = {
        column: [plain_number(cell) for cell in sight.grid.column(column, table.first, table.last)]
        for column, kind in kinds.items()
        if column in open_ones or kind in _TELLING
    }
    changed = {**kinds, **_reached(numbers, kinds), **_percents_of_plan(numbers, kinds)}
    if len(open_ones) > 1 and not {NUMERATOR, DENOMINATOR} <= set(kinds.values()):
        changed.update(_part_and_whole(numbers, kinds))
    return changed


def _reached(numbers: Mapping[int, Numbers], kinds: Mapping[int, str]) -> dict[int, str]:
    """«Выполнение» beside a plan: actual values where they follow it, and no percent of it."""
    plans = [column for column, kind in kinds.items() if kind == PLAN]
    open_ones = [column for column, kind in kinds.items() if kind == MAYBE_FACT]
    if len(plans) != 1 or len(open_ones) != 1 or {FACT, VALUE} & set(kinds.values()):
        return {}
    low, high = _ABOUT_A_HUNDRED
    telling = [
        (planned, reached)
        for planned, reached in zip(numbers[plans[0]], numbers[open_ones[0]], strict=True)
        if planned and reached is not None and not low <= planned <= high
    ]
    near = sum(planned <= 2 * reached <= 4 * planned for planned, reached in telling)
    return {open_ones[0]: FACT} if near >= _FEWEST and near >= _MOST_OF * len(telling) else {}


def _percents_of_plan(numbers: Mapping[int, Numbers], kinds: Mapping[int, str]) -> dict[int, str]:
    """A percent beside plan and fact that is how much of the plan was reached, and no result."""
    of_kind = {kind: [column for column, one in kinds.items() if one == kind] for kind in _TELLING}
    return {
        percent: DEVIATION
        for percent in of_kind[PERCENT]
        for plan in of_kind[PLAN]
        for fact in of_kind[FACT]
        if _makes(numbers[fact], numbers[plan], numbers[percent])
    }


def _part_and_whole(numbers: Mapping[int, Numbers], kinds: Mapping[int, str]) -> dict[int, str]:
    """Two columns of which one is the percent in a third: the part and the whole."""
    stated = [column for column, kind in kinds.items() if kind in (PERCENT, VALUE, FACT)]
    open_ones = [c for c, kind in kinds.items() if kind in _OPEN and any(n is not None for n in numbers[c])]
    found: list[dict[int, str]] = []
    for share in stated:
        for part, whole in permutations(open_ones, 2):
            if kinds[part] == DENOMINATOR or kinds[whole] == NUMERATOR:
                continue
            if _makes(numbers[part], numbers[whole], numbers[share]):
                found.append({part: NUMERATOR, whole: DENOMINATOR})
    return found[0] if len(found) == 1 else {}


def _makes(parts: Numbers, wholes: Numbers, shares: Numbers) -> bool:
    """Whether parts and wholes make the shares in nearly all rows, and not only where they are the same."""
    judged = list(_judged(parts, wholes, shares))
    right = sum(fits for fits, _ in judged)
    unlike = sum(fits and differ for fits, differ in judged)
    fewest = _FEWEST_EXACT if any(share and share.denominator > 1 for share in shares) else _FEWEST
    return right >= fewest and unlike >= 2 and right >= _MOST_OF * len(judged)


def _judged(parts: Numbers, wholes: Numbers, shares: Numbers) -> Iterator[tuple[bool, bool]]:
    for part, whole, share in zip(parts, wholes, shares, strict=True):
        if part is None or not whole or share is None:
            continue
        allowed = _ROUNDED_TO_WHOLE if share.denominator == 1 else _ROUNDED
        yield abs(100 * part / whole - share) <= allowed, part != whole
