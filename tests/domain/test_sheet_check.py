"""Contradictions and warnings of a sheet, and how a person confirms them."""

from fractions import Fraction

import pytest

from ktu_desktop.domain.doubts import hundredfold, jumped, within_digits
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.domain.values import number_from_decimal
from tests.domain.plans import real_plan, sample_organisation, sheet, small_plan, value

PLAN = real_plan()
UNITS = sample_organisation().by_code
SHOP = OrgUnit("lathe", "shop", {}, "north")

Typed = dict[str, str | int]


def department(typed: Typed, **more: object) -> Sheet:
    return evaluate(sheet(PLAN, UNITS["IT-ICS"], "2023", typed, **more))  # type: ignore[arg-type]


def only(found: Sheet) -> Finding:
    (finding,) = found.findings
    return finding


def test_a_numerator_above_its_denominator_contradicts() -> None:
    finding = only(department({"1.1.3/numerator": 5, "educational_programs": 4}))
    assert (finding.code, finding.severity) == ("numerator_above_denominator", Severity.ERROR)
    assert finding.facts == {"numerator": 5, "denominator": 4}
    assert (finding.place.indicator, finding.place.element) == ("1.1.3", "1.1.3/numerator")
    assert not department({"1.1.3/numerator": 4, "educational_programs": 4}).findings


def test_what_contradicts_has_not_reached_its_plan() -> None:
    wrong = department({"1.1.3/numerator": 146, "educational_programs": 4}).row("1.1.3")
    right = department({"1.1.3/numerator": 4, "educational_programs": 4}).row("1.1.3")
    assert (wrong.result, wrong.progress, right.progress) == (3650, "contradictory", "reached")


def test_part_of_nothing_contradicts_though_there_is_no_result() -> None:
    found = department({"1.1.3/numerator": 1, "educational_programs": 0})
    assert only(found).code == "numerator_above_denominator"
    assert found.row("1.1.3").result is None


def test_a_ratio_may_be_above_one() -> None:
    typed: Typed = {"6.4.12/numerator": 400000, "national_average_salary": 300000}
    assert not evaluate(sheet(PLAN, UNITS["OFF-FIN"], "2023", {**typed})).row("6.4.12").findings


@pytest.mark.parametrize(
    ("number", "reference", "said"),
    [
        ("9", "0.09", True),
        ("0.09", "9", True),
        ("0.9", "55", True),
        ("0.1", "20", True),
        ("0.1", "20.1", False),
        ("1", "49.9", False),
        ("0", "9", False),
        ("-9", "0.09", False),
    ],
)
def test_about_a_hundred_times(number: str, reference: str, said: bool) -> None:
    assert hundredfold(Fraction(number), number_from_decimal(reference)) is said
    assert hundredfold(number_from_decimal(number), Fraction(reference)) is said


def test_a_percent_a_hundred_times_off_its_target_is_asked_about() -> None:
    finding = only(department({"1.1.4": "0.55"}))
    assert (finding.code, finding.severity) == ("hundredfold", Severity.WARNING)
    assert finding.facts == {"value": Fraction("0.55"), "other": value(50), "against": "target"}
    assert finding.place.element == "1.1.4/stated"


def test_a_percent_a_hundred_times_off_last_year_is_asked_about() -> None:
    finding = only(department({"1.1.4": "0.3"}, last_year={"1.1.4": "30"}, targets={"1.1.4": "5"}))
    assert finding.facts["against"] == "last_year"
    assert finding.facts["other"] == 30


def test_a_count_is_never_a_hundred_times_off() -> None:
    found = department({"1.2.5": 3}, targets={"1.2.5": 300})
    assert not found.findings


@pytest.mark.parametrize(
    ("number", "last", "said"),
    [
        (131, 100, True),
        (130, 100, False),
        (69, 100, True),
        (6, 1, False),
        (7, 1, True),
        (6, 0, True),
        (5, 0, False),
    ],
)
def test_a_jump(number: int, last: int, said: bool) -> None:
    assert jumped(Fraction(number), Fraction(last)) is said
    found = department({"1.2.5": number}, last_year={"1.2.5": last})
    assert [finding.code for finding in found.findings] == (["jump"] if said else [])


def test_a_jump_of_common_data_is_found_once() -> None:
    finding = only(department({"entrants": 200}, last_year={"entrants": 100}))
    assert (finding.code, finding.place.indicator, finding.place.element) == ("jump", "1.2.19", "entrants")
    assert len(department({"students": 200}, last_year={"students": 100}).findings) == 1


def test_who_was_not_asked() -> None:
    found = evaluate(sheet(PLAN, UNITS["OFF-FIN"], "2023", {"1.2.5": 3, "total_income": 8}))
    finding = only(found)
    assert (finding.code, finding.place.element) == ("not_asked", "1.2.5")
    assert finding.facts["supplied_by"] == "department"


def test_a_correction_needs_a_reason() -> None:
    finding = only(evaluate(sheet(PLAN, UNITS["KTU"], "2023", {"2.5.7/correction": 1})))
    assert (finding.code, finding.severity) == ("correction", Severity.WARNING)
    entries = {"2.5.7": Entry(confirmations={warning_key(finding): "one patent of two departments"})}
    found = evaluate(sheet(PLAN, UNITS["KTU"], "2023", {"2.5.7/correction": 1}, entries=entries))
    assert found.counts.warnings == 0


def test_a_figure_asked_under_another_name_is_asked() -> None:
    found = evaluate(sheet(PLAN, UNITS["IT"], "2023", {"bachelor_students": 700}))
    assert not found.findings
    found = evaluate(sheet(PLAN, UNITS["IT"], "2023", {"students": 700}))
    assert only(found).code == "not_asked"


def test_a_typed_sum_that_differs() -> None:
    typed: Typed = {"6.4.1/numerator": 9, "6.4.2": 2, "6.4.3": 3, "6.4.4": 5}
    finding = only(department(typed))
    assert finding.code == "sum_difference"
    assert finding.facts == {"typed": value(9), "sum": 10, "difference": -1}
    assert not department({**typed, "6.4.1/numerator": 10}).findings


@pytest.mark.parametrize(
    ("stated", "said"), [("33.3", False), ("33.33", False), ("33", False), ("33.4", True), ("34", True)]
)
def test_a_stated_result_is_compared_to_its_digits(stated: str, said: bool) -> None:
    found = department({"1.1.3": stated, "1.1.3/numerator": 1, "educational_programs": 3})
    assert [finding.code for finding in found.findings] == (["stated_differs"] if said else [])
    assert within_digits(Fraction(100, 3), number_from_decimal(stated)) is not said


def test_last_years_number_typed_otherwise() -> None:
    typed: Typed = {"1.1.10/current": 110, "1.1.10/previous": 90}
    finding = only(department(typed, last_year={"1.1.10/current": 100}, targets={"1.1.10": 10}))
    assert finding.code == "previous_differs"
    assert finding.facts == {"typed": value(90), "last_year": 100}


def test_a_number_beside_does_not_apply() -> None:
    entries = {"1.2.5": Entry(not_applicable="none"), "1.1.9": Entry(not_applicable="none")}
    finding = only(department({"1.2.5": 3, "1.1.8": 2, "educational_programs": 4}, entries=entries))
    assert (finding.code, finding.severity) == ("value_and_not_applicable", Severity.ERROR)


def test_rules_on_a_sheet_lead_to_the_row() -> None:
    found = department({"1.2.8": 3, "1.2.9": 4})
    finding = only(found)
    assert (finding.code, finding.place.indicator) == ("rule", "1.2.8")
    assert (finding.place.org_unit, finding.place.period) == ("IT-ICS", "2023")
    assert found.row("1.2.8").findings == (finding,)
    assert not found.row("1.2.9").findings
    assert found.counts.errors == 1


def test_a_rule_over_shares_compares_results_within_their_digits() -> None:
    unit, money = UNITS["OFF-FIN"], {"total_budget": 1000, "5.8.3/numerator": 34, "5.8.4/numerator": 56}
    typed: Typed = {**money, "5.8.5/numerator": 90}
    assert not evaluate(sheet(PLAN, unit, "2022", typed)).findings
    assert not evaluate(sheet(PLAN, unit, "2022", {"5.8.3": "3.5", "5.8.4": "5.3", "5.8.5": "8.9"})).findings
    found = evaluate(sheet(PLAN, unit, "2022", {"5.8.3": "3.5", "5.8.4": "5.3", "5.8.5": "9.0"}))
    assert only(found).facts["difference"] == Fraction("0.2")


def test_a_confirmed_warning_stays_listed_and_stops_nothing() -> None:
    warned = department({"1.2.5": 50}, last_year={"1.2.5": 10})
    key = warning_key(only(warned))
    assert warned.counts.warnings == 1
    entries = {"1.2.5": Entry(confirmations={key: "a new programme"})}
    found = department({"1.2.5": 50}, last_year={"1.2.5": 10}, entries=entries)
    assert only(found).confirmed == "a new programme"
    assert found.counts.warnings == 0
    changed = department({"1.2.5": 51}, last_year={"1.2.5": 10}, entries=entries)
    assert only(changed).confirmed is None


def test_a_warning_on_common_data_is_confirmed_at_the_indicator_it_leads_to() -> None:
    warned = only(department({"entrants": 200}, last_year={"entrants": 100}))
    assert warned.place.indicator is not None
    entries = {warned.place.indicator: Entry(confirmations={warning_key(warned): "right"})}
    assert only(department({"entrants": 200}, last_year={"entrants": 100}, entries=entries)).confirmed


def test_a_contradiction_cannot_be_confirmed() -> None:
    error = only(department({"1.2.8": 3, "1.2.9": 4}))
    entries = {"1.2.8": Entry(confirmations={warning_key(error): "really"})}
    assert only(department({"1.2.8": 3, "1.2.9": 4}, entries=entries)).confirmed is None


def test_a_rule_of_severity_warning_can_be_confirmed() -> None:
    typed: Typed = {"staff": 3, "7-1-1": 4}
    warned = only(evaluate(sheet(small_plan(), SHOP, "2031", typed)))
    assert (warned.code, warned.severity) == ("rule", Severity.WARNING)
    assert warned.place.indicator is not None
    entries = {warned.place.indicator: Entry(confirmations={warning_key(warned): "lent"})}
    assert only(evaluate(sheet(small_plan(), SHOP, "2031", typed, entries=entries))).confirmed == "lent"


def test_keys_differ_by_code_place_and_numbers() -> None:
    jump = only(department({"1.2.5": 50}, last_year={"1.2.5": 10}))
    other = only(department({"1.2.6": 50}, last_year={"1.2.6": 10}))
    assert warning_key(jump) != warning_key(other)
    assert "10" in warning_key(jump)
    assert "50" in warning_key(jump)
