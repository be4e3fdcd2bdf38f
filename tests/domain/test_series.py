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


def test_a_curve_has_every_year_and_a_gap_where_nothing_was_reported() -> None:
    series = indicator_series(
        real_plan(), "1.2.1", {2018: values({"1.2.1": 9}), 2020: HISTORY[2020]}, {2022: Fraction(0)}
    )
    assert dict(series.curve) == {
        2018: 9,
        2019: None,
        2020: 10256,
        2021: None,
        2022: 0,
        2023: None,
        2024: None,
        2025: None,
    }
    assert series.targets[0] == (2021, 9046) and not series.ranked and series.unit == "ppl."


def test_bands_and_the_direction_of_ranks() -> None:
    results = {2021: Band(651, 700), 2022: Band(640, 640)}
    series = indicator_series(
        real_plan(), "3.3.1", HISTORY, results, {2021: Band(801, None), 2022: Band(651, 700)}
    )
    assert series.ranked and series.better == "lower"
    assert series.bands == ((2019, 751, None), (2020, 801, None), (2021, 651, 700))
    assert series.targets == ((2021, 801), (2022, 700))


def test_what_was_typed_as_a_percentage_is_marked() -> None:
    series = indicator_series(real_plan(), "1.1.6", {}, {2021: Fraction(50)}, {}, frozenset({2021}))
    assert [point.stated for point in series.points] == [True, False, False, False, False]
