"""A sheet evaluated: states, results, where figures come from, locks, completeness."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.evaluation import Field, Row, Sheet, evaluate
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Draft, Entry, SheetData, StoredValue
from ktu_desktop.domain.values import Band, Number
from tests.domain.plans import real_plan, sample_organisation, sheet, small_plan, value

PLAN = real_plan()
UNITS = sample_organisation().by_code
DEPARTMENT, UNIVERSITY = UNITS["IT-ICS"], UNITS["KTU"]
SHOP = OrgUnit("lathe", "shop", {}, "north")


def department(typed: dict[str, str | int], **more: object) -> Sheet:
    return evaluate(sheet(PLAN, DEPARTMENT, "2023", typed, **more))  # type: ignore[arg-type]


def field(row: Row, role: str) -> Field:
    return next(found for found in row.fields if found.role == role)


def test_rows_are_all_indicators_in_the_plans_order() -> None:
    found = department({})
    assert [row.indicator.code for row in found.rows] == list(PLAN.indicators)
    assert len(found.asked_rows) == 77
    assert found.state == "no_data"
    assert found.counts.missing == 77


def test_missing_zero_and_not_applicable_are_three_things() -> None:
    found = department({"1.2.5": 0}, entries={"1.2.8": Entry(not_applicable="no doctoral studies")})
    states = {code: found.row(code).state for code in ("1.2.5", "1.2.8", "1.2.9")}
    assert states == {"1.2.5": "value", "1.2.8": "not_applicable", "1.2.9": "missing"}
    assert found.row("1.2.5").result == 0
    assert (found.counts.filled, found.counts.not_applicable, found.counts.missing) == (1, 1, 75)


def test_a_share_from_a_shared_figure() -> None:
    found = department({"1.1.6/numerator": 40, "students": 120})
    row = found.row("1.1.6")
    assert row.result == Fraction(100, 3)
    assert (row.state, row.progress, row.orientation) == ("value", "missed", True)
    assert row.deviation == Fraction(100, 3) - 55
    assert field(row, "denominator").figure == "students"
    assert found.row("1.2.1").result == 120
    shared = {common.figure.code: common for common in found.common}
    assert shared["students"].field.value == value(120)
    assert "1.1.12" in shared["students"].serves
    assert shared["students"].asked
    assert not shared["bachelor_students"].asked
    assert shared["bachelor_students"].serves == ("4.6.4",)


def test_a_figure_that_is_another_shows_under_both() -> None:
    found = department({"1.1.8": 3, "educational_programs": 4})
    assert found.row("1.1.9").result == 75
    assert field(found.row("1.1.9"), "numerator").value == value(3)
    assert not field(found.row("1.1.9"), "numerator").locked


def test_an_indicator_that_is_the_same_mirrors_the_other_locked() -> None:
    entries = {"1.1.6": Entry(explanation="because")}
    found = department({"1.1.6/numerator": 40, "students": 120}, entries=entries)
    row = found.row("1.1.12")
    assert row.result == found.row("1.1.6").result
    assert row.holder == "1.1.6"
    assert row.entry.explanation == "because"
    assert all(shown.lock == "same_as" for shown in row.fields)
    out = department({}, entries={"1.1.6": Entry(not_applicable="x")})
    assert out.row("1.1.12").state == "not_applicable"


def test_an_indicator_that_is_the_same_has_the_findings_of_the_other_and_they_count_once() -> None:
    found = department({"1.1.6/numerator": 130, "students": 120})
    assert [finding.code for finding in found.row("1.1.6").findings] == ["numerator_above_denominator"]
    assert found.row("1.1.12").findings == found.row("1.1.6").findings
    assert found.counts.errors == 1


def test_several_parts_are_summed_and_a_typed_number_serves_meanwhile() -> None:
    typed: dict[str, str | int] = {"6.4.1/numerator": 9, "6.4.2": 2, "6.4.3": 3, "teaching_staff": 20}
    row = department(typed).row("6.4.1")
    assert (row.result, field(row, "numerator").source) == (45, "own")
    row = department({**typed, "6.4.4": 5}).row("6.4.1")
    assert (row.result, field(row, "numerator").source) == (50, "sum")
    assert field(row, "numerator").value == value(9)
    untyped = {name: number for name, number in typed.items() if name != "6.4.1/numerator"}
    assert department(untyped).row("6.4.1").state == "missing"


def test_a_rule_fills_its_left_side_and_a_typed_total_stays() -> None:
    typed: dict[str, str | int] = {"1.2.11": 30, "1.2.12": 12, "1.2.13": 5, "1.2.16": 1}
    found = department(typed)
    assert found.row("1.2.10").result == 42
    assert field(found.row("1.2.10"), "value").source == "filled"
    assert found.row("1.2.1").result == 48  # filled from a filled total
    found = department({**typed, "1.2.10": 40})
    assert found.row("1.2.10").result == 40
    assert found.counts.errors == 1
    assert found.row("1.2.10").findings[0].facts["difference"] == -2


def test_stated_results_count_only_where_figures_are_missing() -> None:
    row = department({"1.1.3": "33.5"}).row("1.1.3")
    assert (row.state, row.result) == ("stated", Fraction("33.5"))
    row = department({"1.1.3": "33.5", "1.1.3/numerator": 1, "educational_programs": 3}).row("1.1.3")
    assert (row.state, row.result) == ("value", Fraction(100, 3))


def test_an_index_without_weight_counts_as_stated() -> None:
    assert department({"1.3.1": 60}).row("1.3.1").state == "stated"
    assert department({"1.3.1": 60, "1.3.1/weight": 0}).row("1.3.1").state == "stated"
    row = department({"1.3.1/value": 60, "1.3.1/weight": 10}).row("1.3.1")
    assert (row.state, row.result) == ("value", 60)


def test_last_years_own_figure_comes_before_a_typed_one() -> None:
    typed: dict[str, str | int] = {"1.1.10/current": 110, "1.1.10/previous": 50}
    row = department(typed).row("1.1.10")
    assert (row.result, field(row, "previous").source) == (120, "own")
    row = department(typed, last_year={"1.1.10/current": 100}).row("1.1.10")
    assert (row.result, field(row, "previous").source) == (10, "last_year")
    assert not field(row, "previous").locked  # what was typed can be taken away
    row = department({"1.1.10/current": 110}, last_year={"1.1.10/current": 100}).row("1.1.10")
    assert field(row, "previous").lock == "last_year"


def test_the_history_serves_where_nothing_else_is_known() -> None:
    history: dict[str, str | int] = {"1.1.10": 10277, "1.2.1": 10256, "1.3.3": "74.2", "3.3.1": "801+"}
    typed: dict[str, str | int] = {"1.1.10/current": 10483}
    found = evaluate(sheet(PLAN, UNIVERSITY, "2021", typed, history=history))
    row = found.row("1.1.10")
    assert row.result == Fraction(100 * 206, 10277)
    assert field(row, "previous").source == "history"
    assert row.last_year is None  # an amount is no growth
    assert found.row("1.2.1").last_year == 10256
    assert found.row("1.3.3").last_year == Fraction("74.2")
    assert found.row("3.3.1").last_year == Band(801, None)
    both = evaluate(sheet(PLAN, UNIVERSITY, "2021", {**typed, "1.1.10/previous": 10000}, history=history))
    assert both.row("1.1.10").result == Fraction("4.83")


def test_a_reduction_needs_both_years() -> None:
    this: dict[str, str | int] = {"1.3.6/numerator": 8, "1.3.6/denominator": 100}
    last: dict[str, str | int] = {"1.3.6/numerator": 30, "1.3.6/denominator": 300}
    assert department(this).row("1.3.6").state == "missing"
    row = department(this, last_year=last).row("1.3.6")
    assert (row.result, row.progress) == (20, "reached")
    assert row.given


def test_a_figure_of_another_unit_may_be_missing() -> None:
    found = evaluate(sheet(PLAN, UNITS["OFF-HR"], "2023", {"3.3.5/numerator": 3}))
    row = found.row("3.3.5")
    assert (row.state, row.given, row.result) == ("missing", True, None)
    assert found.counts.filled == 1


def test_drafts_stay_in_their_fields() -> None:
    draft = Draft("12a", Finding("unreadable", Severity.ERROR))
    found = department({"1.2.5": 3}, drafts={"1.2.5": draft})
    assert field(found.row("1.2.5"), "value").draft is draft
    assert found.row("1.2.5").result == 3
    assert (found.counts.drafts, found.state) == (1, "in_progress")


@pytest.mark.parametrize("state", ["submitted", "signed", "approved"])
def test_a_locked_sheet_says_which_lock_it_is(state: str) -> None:
    found = department({"1.2.5": 3}, state=state)
    assert found.state == state
    assert field(found.row("1.2.5"), "value").lock == state


def test_a_returned_sheet_is_open() -> None:
    found = department({"1.2.5": 3}, state="returned")
    assert found.state == "returned"
    assert not any(
        shown.locked for row in found.rows for shown in row.fields if row.holder == row.indicator.code
    )


def test_a_complete_sheet_without_findings_is_without_errors() -> None:
    plan, bank = small_plan(), OrgUnit("BANK", "bureau", {}, "works")
    typed: dict[str, str | int] = {"7-1-7/numerator": 3, "wage": 4, "7-1-9": "801+", "9-2-1": 1}
    found = evaluate(sheet(plan, bank, "2031", typed))
    assert (found.counts.asked, found.counts.missing, found.state) == (4, 1, "in_progress")
    found = evaluate(sheet(plan, bank, "2031", {**typed, "9-2-3/numerator": 1}))
    assert (found.counts.missing, found.findings, found.state) == (0, (), "without_errors")


def test_interim_periods_have_the_years_target() -> None:
    data = sheet(PLAN, UNIVERSITY, "2023-H1", {"1.2.1": 9000})
    assert evaluate(data).row("1.2.1").target == value(9258)


def test_a_second_plan_is_evaluated_alike() -> None:
    typed: dict[str, str | int] = {"7-1-2": 3, "7-1-3": 1, "staff": 8, "7-1-4/numerator": 2}
    found = evaluate(sheet(small_plan(), SHOP, "2031", typed))
    assert found.row("7-1-1").result == 4
    assert found.row("9-2-2").result == 50
    assert found.row("9-2-4").result == 25
    assert found.row("9-2-4").fields[0].lock == "same_as"


ELEMENTS = [e.code for e in PLAN.elements.values() if e.unit not in ("rank", "yes/no")]


@given(
    this=st.dictionaries(st.sampled_from(ELEMENTS), st.integers(0, 10**9), max_size=60),
    last=st.dictionaries(st.sampled_from(ELEMENTS), st.integers(0, 10**9), max_size=60),
)
def test_any_numbers_are_evaluated_and_results_follow_from_effective_figures(
    this: dict[str, int], last: dict[str, int]
) -> None:
    stored = {code: StoredValue(Number(number), 1, "", "", "form") for code, number in this.items()}
    before = {code: Number(number) for code, number in last.items()}
    found = evaluate(SheetData(PLAN, DEPARTMENT, Period(2024), stored, before, {}, {}, {}))
    for row in found.rows:
        shown = {box.role: box.effective for box in row.fields}
        part, whole = shown.get("numerator"), shown.get("denominator")
        if row.state == "value" and row.indicator.measure == "share":
            assert isinstance(part, Fraction)
            assert isinstance(whole, Fraction)
            assert row.result == 100 * part / whole
        if row.state == "stated" and not measure_of(row.indicator.measure).weighted:
            assert row.result == shown["stated"]
        assert (row.result is None) == (row.state in ("missing", "not_applicable"))
    assert found.counts.asked == found.counts.filled + found.counts.not_applicable + found.counts.missing
