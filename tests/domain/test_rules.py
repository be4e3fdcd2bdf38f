"""The plan's rules, on targets and on values."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.findings import Place, Severity
from ktu_desktop.domain.rules import check_rules, check_targets, filled_totals
from tests.domain.plans import real_plan, small_plan

PLACE = Place("north", "2031")


def test_the_plans_own_targets_break_one_rule_in_two_years() -> None:
    found = check_targets(real_plan())
    assert [(f.facts["rule"], f.place.period, f.place.indicator) for f in found] == [
        ("1.2.13 = 1.2.14 + 1.2.15", "2024", "1.2.13"),
        ("1.2.13 = 1.2.14 + 1.2.15", "2025", "1.2.13"),
    ]
    for finding in found:
        facts = finding.facts
        assert (facts["left"], facts["operator"], facts["right"]) == (716, "=", 718)
        assert facts["difference"] == -2
        assert finding.severity is Severity.ERROR


def _broken(values: dict[str, int]) -> list[tuple[str, Severity]]:
    numbers = {code: Fraction(number) for code, number in values.items()}
    return [(f.facts["rule"], f.severity) for f in check_rules(small_plan(), numbers.get, PLACE)]


def test_rules_over_indicators_and_shared_figures() -> None:
    assert _broken({"7-1-1": 5, "7-1-2": 2, "7-1-3": 3, "staff": 5}) == []
    assert _broken({"7-1-1": 5, "7-1-2": 2, "7-1-3": 4}) == [("7-1-1 = 7-1-2 + 7-1-3", Severity.ERROR)]
    assert _broken({"7-1-1": 5, "staff": 4}) == [("staff >= 7-1-1", Severity.WARNING)]


def test_a_rule_with_a_missing_value_is_not_checked() -> None:
    assert _broken({"7-1-1": 5, "7-1-2": 9}) == []
    assert _broken({}) == []


def test_a_finding_leads_to_the_field_on_the_left() -> None:
    (finding,) = check_rules(small_plan(), {"staff": Fraction(1), "7-1-1": Fraction(2)}.get, PLACE)
    assert finding.place == Place("north", "2031", "7-1-4", "staff")


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_a_rule_holds_or_says_the_difference(left: int, first: int, second: int) -> None:
    values = {"7-1-1": Fraction(left), "7-1-2": Fraction(first), "7-1-3": Fraction(second)}
    found = check_rules(small_plan(), values.get, PLACE)
    assert [f.facts["difference"] for f in found] == (
        [left - first - second] if left != first + second else []
    )


def test_stated_values_are_compared_to_their_digits() -> None:
    values = {"7-1-1": Fraction("8.8"), "7-1-2": Fraction("3.46"), "7-1-3": Fraction("5.3")}
    doubt = {"7-1-1": Fraction("0.05")}
    assert check_rules(small_plan(), values.get, PLACE)
    assert not check_rules(small_plan(), values.get, PLACE, lambda name: doubt.get(name, Fraction(0)))


def test_totals_that_rules_fill() -> None:
    assert filled_totals(real_plan()) == {
        "1.2.2": ("1.2.3", "1.2.4"),
        "1.2.5": ("1.2.6", "1.2.7"),
        "1.2.10": ("1.2.11", "1.2.12"),
        "1.2.13": ("1.2.14", "1.2.15"),
        "1.2.1": ("1.2.10", "1.2.13", "1.2.16"),
    }
