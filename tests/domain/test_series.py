"""An indicator over the years."""

from fractions import Fraction

from ktu_desktop.domain.series import drawn_number, indicator_series
from ktu_desktop.domain.values import Band
from tests.domain.plans import real_plan, values

HISTORY = {
    2019: values({"1.2.1": 11520, "1.1.10": 6941, "3.3.1": "751+"}),
    2020: values({"1.2.1": 10256, "1.1.10": 10277, "3.3.1": "801+"}),
}


def test_history_then_the_plans_years() -> None:
    series = indicator_series(real_plan(), "1.2.1", HISTORY, {2021: Fraction(9000)})
    assert [(p.year, p.actual, p.before_plan) for p in series.points[:3]] == [
        (2019, 11520, True),
        (2020, 10256, True),
        (2021, 9000, False),
    ]
    assert drawn_number(series.points[2].target) == 9046
    assert [point.year for point in series.points] == list(range(2019, 2026))


def test_an_amount_whose_growth_is_asked_is_no_result() -> None:
    series = indicator_series(real_plan(), "1.1.10", HISTORY, {})
    assert [point.year for point in series.points] == [2021, 2022, 2023, 2024, 2025]


def test_ranks_are_drawn_at_their_best_place() -> None:
    series = indicator_series(real_plan(), "3.3.1", HISTORY, {})
    assert series.points[0].actual == Band(751, None)
    assert drawn_number(series.points[0].actual) == 751
    assert drawn_number(None) is None


def test_empty_where_nothing_is_known() -> None:
    assert indicator_series(real_plan(), "1.2.1", {}, {}, targets={}).empty
    assert not indicator_series(real_plan(), "1.2.1", {}, {}).empty
