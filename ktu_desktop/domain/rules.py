"""The plan's rules: sentences over indicators and shared figures, checked on actual values and targets."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.plan import Plan, Rule
from ktu_desktop.domain.values import Number

EXACT = Fraction(0)


def check_rules(
    plan: Plan,
    value_of: Callable[[str], Fraction | None],
    place: Place,
    doubt_of: Callable[[str], Fraction] = lambda name: EXACT,
    applies: Callable[[Rule], bool] = lambda rule: True,
) -> list[Finding]:
    """A finding (code ``rule``) for every rule that the values break.

    A rule with a missing value is not checked. ``doubt_of``: how far from its true value a name's value may
    be, because it was stated to so many digits only. ``applies``: which rules to check. Facts: rule (its
    text), left, operator, right, difference (left - right), meaning (by language).
    """
    rules = filter(applies, plan.rules)
    found = (_check(plan, rule, value_of, place, doubt_of) for rule in rules)
    return [finding for finding in found if finding is not None]


def check_targets(plan: Plan) -> list[Finding]:
    """What is wrong with the plan's own targets, year by year."""
    found = []
    for year in plan.years:
        targets = {code: indicator.targets.get(year) for code, indicator in plan.indicators.items()}
        numbers = {code: value.fraction for code, value in targets.items() if isinstance(value, Number)}
        found += check_rules(plan, numbers.get, Place(period=str(year)))
    return found


def filled_totals(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Element -> the elements whose sum fills it while nobody typed it (rules with ``fills``)."""
    return {code: d.terms for code, d in plan.derivations.items() if d.typed_stays}


def _check(
    plan: Plan,
    rule: Rule,
    value_of: Callable[[str], Fraction | None],
    place: Place,
    doubt_of: Callable[[str], Fraction],
) -> Finding | None:
    left = value_of(rule.left)
    terms = [value for value in map(value_of, rule.right) if value is not None]
    if left is None or len(terms) < len(rule.right):
        return None
    right = sum(terms, EXACT)
    doubt = sum(map(doubt_of, (rule.left, *rule.right)), EXACT)
    if holds(rule.operator, left - right > doubt, right - left > doubt):
        return None
    facts = {
        "rule": rule.text,
        "left": left,
        "operator": rule.operator,
        "right": right,
        "difference": left - right,
        "meaning": rule.meanings,
    }
    return Finding("rule", Severity(rule.severity), _place_of(plan, rule.left, place), facts)


def holds(operator: str, above: bool, below: bool) -> bool:
    """Whether a left side that lies above or below its right one is as the rule's operator says."""
    return not ((above and operator != ">=") or (below and operator != "<="))


def _place_of(plan: Plan, name: str, place: Place) -> Place:
    """The field of the rule's left side."""
    return replace(place, indicator=plan.indicator_of(name), element=plan.element(name).code)
