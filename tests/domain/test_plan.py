"""The plan as data: what it holds, how names resolve, and that nothing is tied to one plan."""

from collections import Counter
from typing import Any

import pytest

from ktu_desktop.domain.columns import last_year_elements
from ktu_desktop.domain.plan import Plan, is_asked
from ktu_desktop.domain.plan_data import plan_from_data
from ktu_desktop.errors import WrongUse
from tests.domain.plans import real_plan, resource, sample_organisation, small_plan


def test_the_plan_has_6_lines_8_tasks_129_indicators() -> None:
    plan = real_plan()
    assert (len(plan.lines), len(plan.tasks), len(plan.indicators)) == (6, 8, 129)


def test_units_of_the_plan() -> None:
    units = Counter(indicator.unit for indicator in real_plan().indicators.values())
    assert units == {"%": 70, "ppl.": 29, "unit": 16, "amt.": 4, None: 10}


def test_a_figure_that_is_another_has_no_element_of_its_own() -> None:
    plan = real_plan()
    assert plan.element("students") is plan.element("1.2.1")
    assert plan.element("1.1.9/numerator").code == "1.1.8"
    assert "students" not in plan.elements
    assert {"1.2.1", "1.1.6", "1.1.12", "4.6.3"} <= set(plan.element("students").indicators)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("1.1.3/stated", "1.1.3/stated"),
        ("1.1.3", "1.1.3/stated"),
        ("1.2.1", "1.2.1"),
        ("1.2.1/stated", "1.2.1"),
        ("1.2.1/value", "1.2.1"),
        ("1.3.1", "1.3.1/value"),
        ("1.3.1/weight", "1.3.1/weight"),
        ("1.1.12/numerator", "1.1.6/numerator"),
        ("1.1.12", "1.1.6/stated"),
        ("1.1.3/denominator", "educational_programs"),
    ],
)
def test_names_that_people_use(name: str, code: str) -> None:
    assert real_plan().element(name).code == code


@pytest.mark.parametrize("name", ["9.9.9", "1.2.1/weight", "1.1.3/nothing", "", "/stated"])
def test_an_unknown_name_is_wrong_use(name: str) -> None:
    with pytest.raises(WrongUse):
        real_plan().element(name)


def test_common_figures_stand_first_and_belong_to_no_indicator() -> None:
    plan = real_plan()
    codes = [figure.code for figure in plan.common]
    assert codes[:2] == ["educational_programs", "students"]
    assert not any("/" in code or code in plan.indicators for code in codes)
    own = [code for code in plan.elements if code in codes]
    assert list(plan.elements)[: len(own)] == own


def test_every_element_is_a_field_of_some_form_or_common() -> None:
    plan = real_plan()
    fields = {field.element.code for form in plan.forms.values() for field in form}
    others = [element for code, element in plan.elements.items() if code not in fields]
    assert {element.role for element in others} == {"correction"}


def test_only_summed_counts_can_be_corrected() -> None:
    plan = real_plan()
    correction = plan.element("2.5.7/correction")
    assert (correction.role, correction.unit, correction.indicators) == ("correction", "amt.", ("2.5.7",))
    assert plan.correction_of("2.5.7") == "2.5.7/correction"
    assert plan.correction_of("1.2.1") == "1.2.1/correction"
    assert plan.correction_of("1.1.3/numerator") is None
    with pytest.raises(WrongUse):
        plan.element("3.3.1/correction")
    assert not any(is_asked(correction.supplied_by, unit) for unit in sample_organisation().units)


def test_forms_are_in_the_order_of_roles_with_the_stated_result_last() -> None:
    plan = real_plan()
    assert [(f.role, f.figure) for f in plan.forms["1.1.6"]] == [
        ("numerator", "1.1.6/numerator"),
        ("denominator", "students"),
        ("stated", "1.1.6/stated"),
    ]
    assert plan.forms["1.1.12"] == plan.forms["1.1.6"]
    assert [f.role for f in plan.forms["1.1.10"]] == ["current", "previous", "stated"]


def test_derivations_are_sums_of_several_parts_and_rules_that_fill() -> None:
    found = real_plan().derivations
    assert found["6.4.1/numerator"].terms == ("6.4.2", "6.4.3", "6.4.4")
    assert not found["6.4.1/numerator"].typed_stays
    assert found["1.2.2"].terms == ("1.2.3", "1.2.4")
    assert found["1.2.2"].typed_stays
    assert len(found) == 7


def test_last_years_values_that_some_measure_needs() -> None:
    needed = last_year_elements(real_plan())
    assert {"1.1.10/current", "1.3.6/numerator", "1.3.6/denominator"} <= needed
    assert not {"1.1.10/previous", "1.2.1", "1.1.3/numerator"} & needed
    assert len(needed) == 10


def test_other_suppliers_reach_the_figures_of_an_indicator() -> None:
    plan = real_plan().with_suppliers({"1.1.3": "OFF-ACA"})
    assert plan.indicators["1.1.3"].supplied_by == "OFF-ACA"
    assert plan.element("1.1.3/numerator").supplied_by == "OFF-ACA"
    assert plan.element("1.1.3/stated").supplied_by == "OFF-ACA"
    assert plan.element("educational_programs").supplied_by == "department"


def test_a_department_is_asked_for_what_its_level_supplies() -> None:
    unit = sample_organisation().by_code["IT-ICS"]
    asked = list(real_plan().asked_indicators(unit))
    assert len(asked) == 77
    office = sample_organisation().by_code["OFF-HR"]
    assert len(list(real_plan().asked_indicators(office))) == 10


def test_a_second_plan_with_other_codes_and_years() -> None:
    plan = small_plan()
    assert plan.years == (2031, 2032)
    assert plan.element("9-2-4/numerator").code == "7-1-4/numerator"
    assert plan.element("staff").indicators == ("7-1-4", "9-2-2", "9-2-3", "9-2-4", "9-2-5")
    assert plan.derivations["9-2-2/numerator"].terms == ("7-1-2", "7-1-3")


def _without_translations() -> dict[str, Any]:
    return resource("ktu-*.json")


def test_a_plan_without_translations_is_read() -> None:
    plan = plan_from_data(_without_translations(), {})
    assert plan.indicators["1.1.1"].names["en"] == real_plan().indicators["1.1.1"].names["en"]


@pytest.mark.parametrize(
    ("section", "change", "said"),
    [
        ("indicators", {"measure": "guess"}, "guess"),
        ("indicators", {"same_as": "9.9.9"}, "9.9.9"),
        ("indicators", {"same_as": "1.1.1"}, "made of itself"),
        ("indicators", {"measure": "growth"}, "lacks the figure current"),
        ("figures", {"is": "nowhere"}, "nowhere"),
        ("figures", {"used_by": ["9.9.9"]}, "9.9.9"),
        ("figures", {"is": "1.1.1/numerator + 1.1.2/numerator"}, "made of itself"),
        ("rules", {"expression": "1.2.2 = nothing"}, "nothing"),
        ("rules", {"expression": "1.2.2 is 3"}, "no rule"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(section: str, change: dict[str, Any], said: str) -> None:
    data = _without_translations()
    data[section][0].update(change)
    with pytest.raises(ValueError, match=said):
        plan_from_data(data, {})


def test_plans_are_values(recwarn: pytest.WarningsRecorder) -> None:
    again: Plan = plan_from_data(resource("ktu-*.json"), resource("names-*.json"))
    assert again == real_plan()
    assert not recwarn
