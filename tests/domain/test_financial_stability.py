"""The formula of the plan's history."""

from fractions import Fraction

import pytest

from ktu_desktop.domain.financial_stability import financial_stability, formula_from_text, stability
from ktu_desktop.domain.values import decimal_text
from tests.domain.plans import resource


def test_the_history_gives_what_the_plan_prints() -> None:
    data = resource("history-*.json")["financial_stability"]
    found = {year: decimal_text(value, 2) for year, value in stability(data).items()}
    assert found == {2018: "3.5", 2019: "5.22", 2020: "29.28"}
    for year, printed in data["printed_z"].items():
        assert found[int(year)] == printed


def test_the_class_is_the_best_one_that_is_reached() -> None:
    data = resource("history-*.json")["financial_stability"]
    names = resource("names-*.json")["financial_stability"]
    found = financial_stability(data, names)
    assert found.years == (2018, 2019, 2020) and len(found.coefficients) == 5
    assert [each.name for each in found.classes] == ["I"]
    assert {year: found.class_of(year) for year in found.years} == dict.fromkeys(
        found.years, found.classes[0]
    )
    assert all(set(each.names) == {"en", "ru", "kk"} for each in found.coefficients)
    assert found.class_of(2017) is None
    two = {**data, "classes": "class I from Z >= 29; class II from Z >= 4"}
    classes = financial_stability(two, names)
    assert [(each.name if each else None) for each in map(classes.class_of, classes.years)] == [
        None,
        "II",
        "I",
    ]


def test_the_formula_is_read_from_its_text() -> None:
    formula = formula_from_text("S = 0.5*A - B + 2 * C1")
    assert formula.result == "S"
    assert formula.terms == ((Fraction(1, 2), "A"), (Fraction(-1), "B"), (Fraction(2), "C1"))
    symbols = {"A": Fraction(4), "B": Fraction(1), "C1": Fraction(1)}
    assert formula.value(symbols) == 3
    assert formula.value({"A": Fraction(1)}) is None


@pytest.mark.parametrize(
    "text", ["", "Z", "Z =", "Z = 0.7**K", "Z = K1 K2", "Z = 0.7*K1 +", "Z = +K", "Z = 2"]
)
def test_anything_else_is_no_formula(text: str) -> None:
    with pytest.raises(ValueError, match="weighted sum"):
        formula_from_text(text)


def test_a_year_without_a_coefficient_is_left_out() -> None:
    data = {
        "model": "Z = A + B",
        "coefficients": [
            {"symbol": "A", "values": {"2018": "1", "2019": "2"}},
            {"symbol": "B", "values": {"2018": "1", "2019": None}},
        ],
    }
    assert stability(data) == {2018: 2}
