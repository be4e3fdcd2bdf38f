"""Which units contradict themselves or a rule, column by column; what a sum only repeats is counted once.

The same as the errors of evaluation.evaluate for each unit's own sheet and of totals_check.total_findings for
its totals, which say what is wrong; asking them for each of a thousand units takes seconds. A property test
holds one against the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from ktu_desktop.domain.columns import Source
from ktu_desktop.domain.doubts import half_digit
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.measures import Pair
from ktu_desktop.domain.plan import Rule
from ktu_desktop.domain.rolled_results import Comparable, RolledResults, reduced
from ktu_desktop.domain.rules import holds
from ktu_desktop.domain.totals_check import same_units
from ktu_desktop.domain.unit_tree import UnitTree
from ktu_desktop.domain.values import MILLION, Number, Value

About = tuple[str, str]
"""What an error of an indicator is: the finding's code, and of a broken rule its text."""

StatedAt = Callable[[str, int], Value | None]
"""Indicator and place -> the result typed by that unit itself without its figures."""

_ABOVE_WHOLE, _BESIDE_NOTHING, _RULE = "numerator_above_denominator", "value_and_not_applicable", "rule"


def about(finding: Finding) -> About:
    """Which error a finding is."""
    return finding.code, str(finding.facts.get("rule", ""))


class Contradictions:
    """The errors of every indicator at every unit, each indicator's looked for once."""

    def __init__(self, results: RolledResults, stated_at: StatedAt) -> None:
        self._results, self._stated_at = results, stated_at
        self._found: dict[str, Mapping[About, int]] = {}

    def of(self, indicator: str) -> Mapping[About, int]:
        """Error -> the mask of the units whose numbers or totals have it; of the holder of the numbers."""
        holder = self._results.plan.holder(indicator)
        found = self._found.get(holder)
        if found is None:
            found = self._found[holder] = {what: mask for what, mask in self._errors(holder) if mask}
        return found

    def lowest(self, indicator: str) -> Mapping[About, int]:
        """Error -> the units that it comes from: sums above repeat it. Of the holder of the numbers only."""
        if self._results.plan.holder(indicator) != indicator:
            return {}
        tree = self._results.tree
        return {
            what: mask if what[0] == _BESIDE_NOTHING else _lowest(tree, mask)
            for what, mask in self.of(indicator).items()
        }

    def at(self, indicator: str, place: int) -> bool:
        """Whether the indicator's number or total at a unit is contradictory."""
        return any(mask >> place & 1 for mask in self.of(indicator).values())

    def _errors(self, code: str) -> Iterator[tuple[About, int]]:
        results = self._results
        if results.measure(code).part_of_whole:
            yield (_ABOVE_WHOLE, ""), _parts_above_wholes(results, code)
        if results.out(code):
            yield (_BESIDE_NOTHING, ""), _beside_not_applicable(results, code)
        for rule in results.plan.rules:
            blamed = results.plan.indicator_of(rule.left)
            if rule.severity == Severity.ERROR.value and blamed and results.plan.holder(blamed) == code:
                broken = (*_broken_at(results, rule), *_broken_as_stated(results, rule, self._stated_at))
                yield (_RULE, rule.text), _mask(broken)


def _lowest(tree: UnitTree, mask: int) -> int:
    """The units of the mask that have none of it below them."""
    for place in tree.upper:
        if mask >> place & 1 and mask & tree.subtrees[place] != 1 << place:
            mask ^= 1 << place
    return mask


def _parts_above_wholes(results: RolledResults, code: str) -> int:
    """Of sums, and of a unit's own two amounts: a reduction has no sums before last year's are there too."""
    sources, out = results.sources(code)[:2], results.out(code)
    own = zip(*(results.columns.own(source) for source in sources), strict=True)
    wrong = {place for place, amounts in enumerate(own) if place not in out and _is_above(*amounts)}
    rows = enumerate(results.rows(code))
    return _mask(wrong | {place for place, row in rows if row is not None and _is_above(*row[:2])})


def _is_above(part: object, whole: object) -> bool:
    return isinstance(part, int) and isinstance(whole, int) and part > whole


def _beside_not_applicable(results: RolledResults, code: str) -> int:
    """The units that typed a number of the indicator's own beside the word that it does not apply."""
    own = [e.code for e in results.roles(code).values() if e.code.partition("/")[0] == code]
    typed = [results.columns.typed(Source(element)) for element in own]
    return _mask(place for place in results.out(code) if any(column[place] is not None for column in typed))


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


def _broken_as_stated(results: RolledResults, rule: Rule, stated_at: StatedAt) -> Iterator[int]:
    """Where a side was typed without its figures: no total has it, but the unit's own sheet is wrong."""
    names = (rule.left, *rule.right)
    elements = [results.stated_element(name) for name in names if name in results.plan.indicators]
    typed = [results.columns.own(Source(element.code)) for element in elements if element is not None]
    for place in sorted(
        {place for column in typed for place, amount in enumerate(column) if amount is not None}
    ):
        sides = [side for name in names if (side := _own_side(results, name, place, stated_at))]
        if len(sides) == len(names):
            left, right = sides[0][0], sum((value for value, _ in sides[1:]), Fraction(0))
            doubt = sum((doubt for _, doubt in sides), Fraction(0))
            if not holds(rule.operator, left - right > doubt, right - left > doubt):
                yield place


def _own_side(
    results: RolledResults, name: str, place: int, stated_at: StatedAt
) -> tuple[Fraction, Fraction] | None:
    """What a unit's own sheet has for a side of a rule, and how far from its true value that may be."""
    if name not in results.plan.indicators:
        amount = results.columns.own(Source(results.plan.canonical(name)))[place]
        return (Fraction(amount, MILLION), Fraction(0)) if isinstance(amount, int) else None
    if place in results.out(name):
        return None
    computed = reduced(results.column(name)[place]) if results.basis(name, place) == 1 << place else None
    if isinstance(computed, Fraction):
        return computed, Fraction(0)
    stated = stated_at(name, place)
    return (stated.fraction, half_digit(stated)) if isinstance(stated, Number) else None


def _mask(places: Iterable[int]) -> int:
    return sum(1 << place for place in set(places))
