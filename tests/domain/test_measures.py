"""The family of measures: every member is complete, and each computes what the plan says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.measures import MEASURES, Measure, measure_of
from ktu_desktop.domain.plan import ROLES
from ktu_desktop.domain.values import MILLION, Band
from tests.domain.plans import real_plan

AMOUNTS = st.integers(min_value=-(10**12), max_value=10**12)


@pytest.fixture(params=MEASURES, ids=lambda measure: measure.name)
def measure(request: pytest.FixtureRequest) -> Measure:
    found = request.param
    assert isinstance(found, Measure)
    return found


def test_a_measure_is_found_by_its_name(measure: Measure) -> None:
    assert measure_of(measure.name) is measure


def test_names_are_different() -> None:
    assert len({measure.name for measure in MEASURES}) == len(MEASURES)


def test_a_measure_needs_roles_that_forms_know(measure: Measure) -> None:
    assert measure.needs
    assert set(measure.roles) <= set(ROLES)
    assert measure.roles == tuple(sorted(measure.roles, key=ROLES.index))


def test_a_weighted_measure_has_a_mean(measure: Measure) -> None:
    assert (measure.weight_role is None) == (measure.mean is None)
    if measure.mean is not None:
        assert measure.mean(0, 0) is None
        assert measure.mean(80 * MILLION * 2 * MILLION, 2 * MILLION) == (160 * MILLION**2, 2 * MILLION**2)


@given(data=st.data())
def test_results_are_pairs_without_a_zero_below(data: st.DataObject) -> None:
    for measure in MEASURES:
        amounts = [data.draw(AMOUNTS) for _ in measure.needs]
        pair = measure.quotient(*amounts)
        assert pair is None or pair[1] != 0
        assert measure.result(amounts) == (None if pair is None else Fraction(*pair))


def test_a_missing_amount_gives_no_result(measure: Measure) -> None:
    for missing in range(len(measure.needs)):
        amounts = [None if k == missing else MILLION for k in range(len(measure.needs))]
        assert measure.result(amounts) is None


def test_every_measure_is_used_by_the_plan_and_the_other_way_round() -> None:
    used = {indicator.measure for indicator in real_plan().indicators.values()}
    assert used == {measure.name for measure in MEASURES}


@pytest.mark.parametrize(
    ("name", "amounts", "result"),
    [
        ("count", [12], Fraction(12)),
        ("share", [1, 3], Fraction(100, 3)),
        ("share", [0, 3], Fraction(0)),
        ("share", [0, 0], None),
        ("growth", [110, 100], Fraction(10)),
        ("growth", [90, 100], Fraction(-10)),
        ("growth", [90, 0], None),
        ("reduction", [8, 100, 10, 100], Fraction(20)),  # 10 % fell to 8 %: by a fifth
        ("reduction", [10, 200, 10, 100], Fraction(50)),
        ("reduction", [12, 100, 10, 100], Fraction(-20)),
        ("reduction", [8, 0, 10, 100], None),
        ("reduction", [8, 100, 0, 100], None),
        ("reduction", [8, 100, 10, 0], None),
        ("ratio", [57, 100], Fraction(57, 100)),
        ("ratio", [57, 0], None),
        ("index", [60], Fraction(60)),
        ("availability", [1], Fraction(1)),
    ],
)
def test_what_a_measure_computes(name: str, amounts: list[int], result: Fraction | None) -> None:
    assert measure_of(name).result([amount * MILLION for amount in amounts]) == result


def test_a_rank_is_its_own_result() -> None:
    assert measure_of("rank").result([Band(801, None)]) == Band(801, None)


@given(
    first=st.tuples(AMOUNTS, st.integers(1, 10**12)),
    factor=st.integers(1, 10**6),
)
def test_equal_shares_are_equal(first: tuple[int, int], factor: int) -> None:
    share = measure_of("share")
    assert share.result(first) == share.result([factor * amount for amount in first])
