"""What contradicts, as the overview lists it: each once, whoever is looked over."""

import pytest

from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.i18n import Translator
from ktu_desktop.jobs import Silent
from ktu_desktop.reports import document as d
from ktu_desktop.usecases.build_report import OpenReport
from ktu_desktop.usecases.chart_data import Asked, completeness
from ktu_desktop.usecases.overview import contradictions, look_over
from ktu_desktop.usecases.read_material import Wanted
from ktu_desktop.usecases.record import EntryText, TypedValue, record
from ktu_desktop.usecases.summary import asked_counts, summarise
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


def test_a_total_that_contradicts_is_at_no_step_of_the_plan(workspace: Workspace) -> None:
    """Nor is 1.1.12, which is the same as 1.1.6."""
    record(workspace, "MF-MSG", YEAR, [TypedValue("1.1.6/numerator", "3662"), TypedValue("students", "100")])
    counts = look_over(workspace, Asked("MF", YEAR), None).progress.counts()
    assert (counts["contradictory"], counts.get("reached", 0)) == (2, 0)
    totals = summarise(workspace, "MF", YEAR)
    assert totals.at("MF", "1.1.6").contradictory and not totals.at("MF-DMD", "1.1.6").contradictory


@pytest.mark.parametrize("looked_over", ["MF-MSG", "MF", "KTU"])
def test_the_same_numbers_stand_everywhere(workspace: Workspace, looked_over: str) -> None:
    """Two errors of one indicator, what does not apply, an office that owes a number of another's."""
    broken = {
        "1.2.10": "1",
        "1.2.11": "2",
        "1.2.12": "3",
        "1.2.2": "4",
        "1.1.6/numerator": "120",
        "students": "100",
    }
    record(workspace, "MF-MSG", YEAR, [TypedValue(name, text) for name, text in broken.items()])
    record(
        workspace,
        "MF-DMD",
        YEAR,
        [EntryText("1.2.3", "not_applicable", "no bachelors")],
    )
    record(workspace, "OFF-CAR", YEAR, [TypedValue("1.3.5/numerator", "100")])
    asked = Asked(looked_over, YEAR)

    counts = asked_counts(workspace, looked_over, YEAR)

    errors = [each for each in contradictions(workspace, asked, Silent()) if each.severity is Severity.ERROR]
    assert counts.contradictory == len(errors) >= 3
    assert len({(each.place.org_unit, each.place.indicator) for each in errors}) < len(errors)
    owing = look_over(workspace, asked, None).owing
    assert counts.missing == sum(len(each.missing) for each in owing)
    on_paper = OpenReport(workspace, Wanted("missing", looked_over, YEAR), Translator("en")).document(0)
    (overview, *_) = (block for block in on_paper.blocks if isinstance(block, d.Table))
    assert [cell.shown for cell in overview.rows[-1].cells[1:4] if isinstance(cell, d.Amount)] == [
        str(counts.asked), str(counts.given), str(counts.missing)
    ]  # fmt: skip
    charted = next(each for each in completeness(workspace, asked).periods if each.period == YEAR)
    assert (charted.asked, charted.missing) == (counts.asked, counts.missing)
    if looked_over == "KTU":
        finance = next(each for each in owing if each.org_unit.code == "OFF-FIN")
        assert "1.3.5" in finance.needed and "1.3.5" not in finance.missing
