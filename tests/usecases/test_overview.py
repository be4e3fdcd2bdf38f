"""What contradicts, as the overview lists it: each once, whoever is looked over."""

import pytest

from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.jobs import Silent
from ktu_desktop.usecases.chart_data import Asked
from ktu_desktop.usecases.overview import contradictions
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import Workspace

YEAR = Period(2023)


@pytest.mark.parametrize("looked_over", ["MF-MSG", "MF", "KTU"])
def test_an_error_of_a_department_is_listed_once_for_it(workspace: Workspace, looked_over: str) -> None:
    typed = [TypedValue("1.1.6/numerator", "120"), TypedValue("students", "100")]
    record(workspace, "MF-MSG", YEAR, typed)

    found = contradictions(workspace, Asked(looked_over, YEAR), Silent())

    theirs = [each for each in found if each.place.org_unit == "MF-MSG"]
    assert len(theirs) == len({(each.code, each.place.indicator, str(each.facts)) for each in theirs})
    assert {each.place.org_unit or looked_over for each in found if each.severity is Severity.ERROR} == {
        "MF-MSG"
    }
    above = [each.place.indicator for each in theirs if each.code == "numerator_above_denominator"]
    assert above == ["1.1.6"]
