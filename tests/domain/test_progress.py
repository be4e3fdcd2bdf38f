"""Targets and progress."""

from fractions import Fraction

import pytest

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.progress import deviation, progress, target_for
from ktu_desktop.domain.values import Band, Number, Result, result_text
from tests.domain.plans import real_plan, sample_organisation, small_plan, value

UNIVERSITY = sample_organisation().root
DEPARTMENT = sample_organisation().by_code["IT-ICS"]


@pytest.mark.parametrize(
    ("result", "target", "better", "said"),
    [
        ("40", "40", "higher", "reached"),
        ("38", "40", "higher", "near"),
        ("37.9", "40", "higher", "missed"),
        ("40", "40", "lower", "reached"),
        ("42", "40", "lower", "near"),
        ("42.1", "40", "lower", "missed"),
        ("0", "0", "higher", "reached"),
        ("-1", "0", "higher", "missed"),
        ("-104", "-100", "higher", "near"),
        ("1", "1", "higher", "reached"),
        ("0", "1", "higher", "missed"),
    ],
)
def test_numbers(result: str, target: str, better: str, said: str) -> None:
    assert progress(Fraction(result), value(target), better) == said


def test_the_tolerance_is_the_callers() -> None:
    assert progress(Fraction(30), value(40), "higher", Fraction(1, 4)) == "near"
    assert progress(Fraction("39.9"), value(40), "higher", Fraction(0)) == "missed"


@pytest.mark.parametrize(
    ("result", "target", "said"),
    [
        (Band(801, None), Band(801, None), "reached"),
        (Band(5000, 5000), Band(801, None), "reached"),
        (Band(190, 190), Band(190, 190), "reached"),
        (Band(150, 150), Band(190, 190), "reached"),
        (Band(151, 200), Band(190, 190), "uncertain"),
        (Band(191, 200), Band(190, 190), "missed"),
        (Band(180, None), Band(190, 190), "uncertain"),
        (Band(191, None), Band(190, 190), "missed"),
        (Band(801, 850), Band(801, 900), "reached"),
    ],
)
def test_ranks(result: Band, target: Band, said: str) -> None:
    assert progress(result, target, "lower") == said


@pytest.mark.parametrize(
    ("result", "target", "better", "said"),
    [
        (Fraction(40), value(40), "higher", "reached"),
        (Fraction(38), value(40), "higher", "near"),
        (Fraction(20), value(40), "higher", "under_way"),
        (Fraction(20), value(40), "lower", "under_way"),
        (Fraction(60), value(40), "lower", "under_way"),
        (Band(150, 150), Band(190, 190), "lower", "reached"),
        (Band(151, 200), Band(190, 190), "lower", "uncertain"),
        (Band(300, 300), Band(190, 190), "lower", "under_way"),
        (None, value(40), "higher", "no_value"),
        (Fraction(20), None, "higher", "no_target"),
    ],
)
def test_nothing_is_missed_before_the_year_is_over(
    result: Result | None, target: Band | Number | None, better: str, said: str
) -> None:
    """Numbers add up over the year: what is to stay low may still rise, what is to rise still has time."""
    assert progress(result, target, better, year_is_over=False) == said


def test_without_a_target_or_a_value() -> None:
    assert progress(None, None, "higher") == "no_target"
    assert progress(Fraction(1), None, "higher") == "no_target"
    assert progress(None, value(1), "higher") == "no_value"


def test_a_number_beside_a_rank_is_the_place_it_names() -> None:
    assert progress(Fraction(190), Band(190, 190), "lower") == "reached"
    assert progress(Fraction(1, 2), Band(190, 190), "lower") == "uncertain"


def test_the_plans_targets_belong_to_the_university() -> None:
    plan = real_plan()
    count, share = plan.indicators["1.2.1"], plan.indicators["1.1.4"]
    assert target_for(plan, count, UNIVERSITY, 2021, {}) == (value(9046), False)
    assert target_for(plan, count, DEPARTMENT, 2021, {}) == (None, False)
    assert target_for(plan, share, DEPARTMENT, 2021, {}) == (value(40), True)
    assert target_for(plan, share, UNIVERSITY, 2021, {}) == (value(40), False)
    assert target_for(plan, plan.indicators["1.1.3"], DEPARTMENT, 2021, {}) == (None, False)


def test_a_target_set_for_a_unit_is_its_own() -> None:
    plan = real_plan()
    own = {"1.2.1": value(300), "1.1.6": value(12)}
    assert target_for(plan, plan.indicators["1.2.1"], DEPARTMENT, 2021, own) == (value(300), False)
    assert target_for(plan, plan.indicators["1.1.12"], DEPARTMENT, 2021, own) == (value(12), False)


def test_a_year_outside_the_plan_has_no_target() -> None:
    indicator = small_plan().indicators["7-1-4"]
    works = OrgUnit("works", "works", {})
    assert target_for(small_plan(), indicator, works, 2033, {}) == (None, False)
    assert target_for(small_plan(), indicator, works, 2032, {}) == (None, False)


@pytest.mark.parametrize(
    ("result", "target", "difference"), [("38.5", "40", "-1.5"), ("41", "40", "1"), ("40", "40", "0")]
)
def test_deviation(result: str, target: str, difference: str) -> None:
    found: Result | None = deviation(Fraction(result), value(target))
    assert found is not None
    assert result_text(found) == difference


def test_ranks_have_no_deviation() -> None:
    assert deviation(Band(190, 190), Band(180, 180)) is None
    assert deviation(None, value(1)) is None
