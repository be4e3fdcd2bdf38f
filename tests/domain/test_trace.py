"""Totals taken apart by hand: what is counted, what is summed, and who typed it."""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.roll_up import roll_up
from ktu_desktop.domain.sheet import StoredValue
from ktu_desktop.domain.trace import BEFORE_PLAN, BELOW, PARTS, TYPED, TracedFigure, TracedUnit
from tests.domain.plans import by_unit, small_plan, value
from tests.domain.test_roll_up import WORKS, Texts


def traced(
    texts: Texts, indicator: str, unit: str = "works", last_year: Texts | None = None, **history: str | int
) -> TracedUnit:
    found = roll_up(
        small_plan(),
        WORKS,
        by_unit(texts),
        {},
        last_year_values=by_unit(last_year or {}),
        history={code.replace("_", "-")[1:]: value(text) for code, text in history.items()},
    )
    return found.trace(unit, indicator, {False: _stored(texts), True: _stored(last_year or {})})


def _stored(texts: Texts) -> dict[str, dict[str, StoredValue]]:
    return {
        element: {
            unit: StoredValue(number, 1, "", f"{unit} {element}", "form") for unit, number in column.items()
        }
        for element, column in by_unit(texts).items()
    }


def units(tree: TracedUnit) -> Iterator[TracedUnit]:
    yield tree
    for below in tree.below:
        yield from units(below)


def at(tree: TracedUnit, unit: str) -> TracedUnit:
    return next(each for each in units(tree) if each.org_unit == unit)


def figure(tree: TracedUnit, unit: str, role: str = "value") -> TracedFigure:
    return next(each for each in at(tree, unit).figures if each.role == role)


def test_from_the_total_down_to_who_typed() -> None:
    tree = traced({"7-1-1": {"lathe": 3, "press": 4, "paint": 5}}, "7-1-1")
    assert (tree.result, figure(tree, "works").how, figure(tree, "north").value) == (12, BELOW, 7)
    lathe = figure(tree, "lathe")
    assert (lathe.how, lathe.value, lathe.stored and lathe.stored.changed_by) == (TYPED, 3, "lathe 7-1-1")
    assert [unit.org_unit for unit in units(tree)] == ["works", "north", "lathe", "press", "south", "paint"]


def test_a_missing_unit_is_in_the_tree_and_an_unasked_one_is_not() -> None:
    tree = traced({"7-1-1": {"lathe": 3}}, "7-1-1")
    assert at(tree, "press").figures == () and at(tree, "press").coverage.missing == ("press",)
    assert not at(tree, "press").counted and at(tree, "lathe").counted
    assert {"BANK", "idle"}.isdisjoint(unit.org_unit for unit in units(tree))


def test_what_is_typed_above_leaves_out_what_is_below() -> None:
    tree = traced({"7-1-1": {"lathe": 3, "north": 10}}, "7-1-1")
    assert figure(tree, "north").how == TYPED and at(tree, "north").counted
    assert at(tree, "lathe").result == 3 and not at(tree, "lathe").counted


def test_a_share_without_its_numerator_is_not_counted() -> None:
    tree = traced(
        {"7-1-4/numerator": {"lathe": 1, "paint": 3}, "staff": {"lathe": 2, "press": 100, "paint": 4}},
        "7-1-4",
    )
    assert tree.result == Fraction(400, 6)
    assert [figure(tree, "works", role).value for role in ("numerator", "denominator")] == [4, 6]
    assert not at(tree, "press").counted and figure(tree, "press", "denominator").value == 100


def test_an_offices_number_names_the_office() -> None:
    tree = traced({"9-2-3/numerator": {"BANK": 2}, "staff": {"lathe": 8}}, "9-2-3")
    numerator = figure(tree, "works", "numerator")
    assert (numerator.org_unit, numerator.how, numerator.value) == ("BANK", TYPED, 2)
    assert figure(tree, "works", "denominator").how == BELOW and tree.result == 25


def test_a_number_filled_by_a_rule_shows_its_parts() -> None:
    tree = traced({"7-1-2": {"lathe": 1}, "7-1-3": {"lathe": 2}}, "7-1-1")
    filled = figure(tree, "lathe")
    assert (filled.how, filled.value, filled.stored) == (PARTS, 3, None)
    assert [(part.element, part.stored and part.stored.changed_by) for part in filled.parts] == [
        ("7-1-2", "lathe 7-1-2"),
        ("7-1-3", "lathe 7-1-3"),
    ]


def test_a_typed_total_stays_the_one_that_counts() -> None:
    tree = traced({"7-1-1": {"lathe": 9}, "7-1-2": {"lathe": 1}, "7-1-3": {"lathe": 2}}, "7-1-1")
    assert (figure(tree, "lathe").how, figure(tree, "lathe").value) == (TYPED, 9)


def test_last_years_amount_is_last_years_own_else_the_typed_one() -> None:
    texts: Texts = {"7-1-5/current": {"lathe": 12, "press": 6}, "7-1-5/previous": {"press": 5}}
    tree = traced(texts, "7-1-5", last_year={"7-1-5/current": {"lathe": 10}})
    lathe, press = (figure(tree, unit, "previous") for unit in ("lathe", "press"))
    assert (lathe.value, lathe.last_year, lathe.element) == (10, True, "7-1-5/current")
    assert (press.value, press.last_year, press.element) == (5, False, "7-1-5/previous")
    assert tree.result == 20


def test_what_is_known_from_before_the_plan() -> None:
    tree = traced({"7-1-5/current": {"works": 12}}, "7-1-5", i7_1_5=10)
    assert figure(tree, "works", "previous").how == BEFORE_PLAN


def test_an_index_counts_those_with_a_weight() -> None:
    tree = traced(
        {"7-1-8/value": {"lathe": 80, "press": 60, "paint": 20}, "7-1-8/weight": {"lathe": 3, "press": 1}},
        "7-1-8",
    )
    assert tree.result == 75 and figure(tree, "works").how == BELOW
    assert at(tree, "press").counted and not at(tree, "south").counted


def test_a_correction_and_a_stated_result_are_shown() -> None:
    tree = traced({"7-1-1": {"lathe": 3, "press": 4}, "7-1-1/correction": {"works": 2}}, "7-1-1")
    assert tree.result == 5 and figure(tree, "works", "correction").value == 2
    stated = traced({"7-1-4/stated": {"lathe": 40}}, "7-1-4")
    found = at(stated, "lathe").stated
    assert found is not None and found.value == 40 and not at(stated, "lathe").counted


@given(st.dictionaries(st.sampled_from(["lathe", "press", "paint", "north"]), st.integers(0, 99)))
def test_a_total_is_the_sum_of_what_is_counted(column: dict[str, int]) -> None:
    texts: Texts = {"7-1-1": dict(column.items())}
    for unit in units(traced(texts, "7-1-1")):
        own = [each for each in unit.figures if each.how == TYPED]
        counted = [below.result for below in unit.below if below.counted]
        assert unit.result == (own[0].value if own else sum(counted) if counted else None)
