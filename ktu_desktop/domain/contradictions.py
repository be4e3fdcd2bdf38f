"""Which units contradict themselves or a rule, for every indicator at once: column by column.

The same as the errors among totals_check.total_findings of each unit, which says what is wrong; asking it for
each of a thousand units takes seconds. What contradicts in a unit contradicts in the sums above it too: it is
counted once, where it comes from.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ktu_desktop.domain.columns import Source
from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.measures import Pair
from ktu_desktop.domain.plan import Rule
from ktu_desktop.domain.rolled_results import Comparable, RolledResults
from ktu_desktop.domain.rules import holds
from ktu_desktop.domain.totals_check import same_units
from ktu_desktop.domain.unit_tree import UnitTree
from ktu_desktop.domain.values import MILLION


def contradictions(results: RolledResults) -> Mapping[str, int]:
    """Indicator -> the mask of the lowest units whose numbers or totals of it are contradictory."""
    wrong: dict[str, int] = {}
    for code, indicator in results.plan.indicators.items():
        if indicator.same_as is None and results.measure(code).part_of_whole:
            wrong[code] = _parts_above_wholes(results, code)
    for rule in results.plan.rules:
        if rule.severity == Severity.ERROR.value:
            blamed = results.plan.indicator_of(rule.left)
            if blamed is not None:
                wrong[blamed] = wrong.get(blamed, 0) | _mask(_broken_at(results, rule))
    return {code: _lowest(results.tree, mask) for code, mask in wrong.items() if mask}


def _lowest(tree: UnitTree, mask: int) -> int:
    """The units of the mask that have none of it below them."""
    for place in tree.upper:
        if mask >> place & 1 and mask & tree.subtrees[place] != 1 << place:
            mask ^= 1 << place
    return mask


def _parts_above_wholes(results: RolledResults, code: str) -> int:
    """A share's amounts begin with its part and its whole; last year's follow where it is a reduction."""
    rows = enumerate(results.rows(code))
    return _mask(place for place, row in rows if row is not None and _is_above(*row[:2]))


def _is_above(part: object, whole: object) -> bool:
    return isinstance(part, int) and isinstance(whole, int) and part > whole


def _broken_at(results: RolledResults, rule: Rule) -> Iterator[int]:
    columns = [_column(results, name) for name in (rule.left, *rule.right)]
    for place, values in enumerate(zip(*columns, strict=True)):
        pairs = [value for value in values if isinstance(value, tuple)]
        if len(pairs) == len(values) and not _holds(rule, pairs) and same_units(results, rule, place):
            yield place


def _column(results: RolledResults, name: str) -> Sequence[Comparable]:
    if name in results.plan.indicators:
        return results.column(name)
    amounts = results.figure(Source(results.plan.canonical(name)))
    return [(amount, MILLION) if isinstance(amount, int) else None for amount in amounts]


def _holds(rule: Rule, pairs: Sequence[Pair]) -> bool:
    """Whole numbers where all have one denominator, as counts have: this runs over every unit."""
    if len({denominator for _, denominator in pairs}) == 1:
        left, right = pairs[0][0], sum(numerator for numerator, _ in pairs[1:])
        return holds(rule.operator, left > right, left < right)
    first, second = Fraction(*pairs[0]), sum((Fraction(*pair) for pair in pairs[1:]), Fraction(0))
    return holds(rule.operator, first > second, first < second)


def _mask(places: Iterator[int]) -> int:
    return sum(1 << place for place in places)
