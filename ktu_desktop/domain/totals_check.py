"""What is wrong with totals: broken rules, parts above their whole, results typed otherwise."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from ktu_desktop.domain.columns import Source
from ktu_desktop.domain.doubts import within_digits
from ktu_desktop.domain.figures import result_of
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.plan import Rule
from ktu_desktop.domain.rolled_results import RolledResults, reduced
from ktu_desktop.domain.rules import check_rules
from ktu_desktop.domain.values import Number, Value


def total_findings(
    results: RolledResults, org_unit: str, stated_at: Callable[[str, int], Value | None]
) -> Iterator[Finding]:
    """The findings on a unit's totals. ``stated_at``: indicator and place -> the result typed there.

    A rule is checked where all its sides rest on the same units only.
    """
    place = results.tree.place[org_unit]
    for code, indicator in results.plan.indicators.items():
        if indicator.same_as is None:
            yield from _part_above_whole(results, code, place)
            yield from _typed_otherwise(results, code, place, stated_at(code, place))
    yield from check_rules(
        results.plan,
        lambda name: _value(results, name, place),
        Place(org_unit),
        applies=lambda rule: same_units(results, rule, place),
    )


def _part_above_whole(results: RolledResults, code: str, place: int) -> Iterator[Finding]:
    sums = results.sums_at(code, place) if results.measure(code).part_of_whole else {}
    part, whole = sums.get("numerator"), sums.get("denominator")
    if isinstance(part, int) and isinstance(whole, int) and part > whole:
        facts = {"numerator": result_of(part), "denominator": result_of(whole)}
        where = _place(results, code, place, "numerator")
        yield Finding("numerator_above_denominator", Severity.ERROR, where, facts)


def _typed_otherwise(
    results: RolledResults, code: str, place: int, stated: Value | None
) -> Iterator[Finding]:
    computed = reduced(results.column(code)[place])
    if isinstance(stated, Number) and isinstance(computed, Fraction) and not within_digits(computed, stated):
        element = results.stated_element(code)
        where = Place(results.tree.codes[place], indicator=code, element=element.code if element else None)
        facts = {"stated": stated, "computed": computed}
        yield Finding("stated_differs", Severity.WARNING, where, facts)


def _place(results: RolledResults, code: str, place: int, role: str) -> Place:
    return Place(results.tree.codes[place], indicator=code, element=results.roles(code)[role].code)


def _value(results: RolledResults, name: str, place: int) -> Fraction | None:
    if name in results.plan.indicators:
        found = reduced(results.column(name)[place])
    else:
        amount = results.figure(Source(results.plan.canonical(name)))[place]
        found = None if amount is None else result_of(amount)
    return found if isinstance(found, Fraction) else None


def same_units(results: RolledResults, rule: Rule, place: int) -> bool:
    """Whether every name in the rule rests on the same units."""
    bases = {_basis(results, name, place) for name in (rule.left, *rule.right)}
    return len(bases) == 1


def _basis(results: RolledResults, name: str, place: int) -> int:
    if name in results.plan.indicators:
        return results.basis(name, place)
    return results.totals.basis((Source(results.plan.canonical(name)),), place)
