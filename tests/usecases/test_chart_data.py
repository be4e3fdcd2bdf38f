"""What charts are given, by hand: years, units beside one another, progress, completeness."""

from fractions import Fraction

import pytest

from ktu_desktop.domain.periods import Period
from ktu_desktop.errors import WrongUse
from ktu_desktop.usecases.chart_data import (
    Asked,
    completeness,
    indicator_years,
    line_years,
    progress_of_plan,
    unit_comparison,
)
from ktu_desktop.usecases.record import EntryText, TypedValue, record
from ktu_desktop.usecases.results_by_year import results_by_year
from ktu_desktop.usecases.workspace import Workspace

YEAR = Period(2023)


def put(workspace: Workspace, org: str, values: dict[str, str], year: int = 2023) -> None:
    record(workspace, org, Period(year), [TypedValue(name, text) for name, text in values.items()])


def test_years_are_totals_with_the_history_of_the_university(workspace: Workspace) -> None:
    put(workspace, "MF-DMD", {"1.2.3": "30"})
    put(workspace, "MF-MSG", {"1.2.3": "12"})
    put(workspace, "MF-MSG", {"1.2.3": "7"}, 2021)
    series = indicator_years(workspace, Asked("KTU", YEAR, "1.2.3")).series
    curve = dict(series.curve)
    assert (curve[2021], curve[2022], curve[2023]) == (7, None, 42)
    below = indicator_years(workspace, Asked("MF-MSG", YEAR, "1.2.1")).series
    assert all(not point.before_plan for point in below.points)
    assert any(p.before_plan for p in indicator_years(workspace, Asked("KTU", YEAR, "1.2.1")).series.points)


def test_a_line_leaves_out_what_has_nothing_to_show(workspace: Workspace) -> None:
    put(workspace, "MF-DMD", {"1.2.3": "30"})
    shown = line_years(workspace, Asked("MF-DMD", YEAR, line=1)).series
    counts = [each.indicator for each in shown if not each.targets]
    assert counts == ["1.2.3"]  # a department's shares show the university's plan
    with pytest.raises(WrongUse):
        line_years(workspace, Asked("MF", YEAR, line=99))


def test_beside_a_faculty_s_form_stand_the_totals_of_each_year(workspace: Workspace) -> None:
    put(workspace, "MF-DMD", {"1.1.6/numerator": "60", "students": "100"}, 2022)
    put(workspace, "MF-MSG", {"1.1.6/numerator": "20", "students": "300"}, 2022)
    put(workspace, "MF", {"1.1.6/stated": "50", "4.6.2": "3"}, 2021)
    found = results_by_year(workspace, "MF", YEAR)
    assert found[2022]["1.1.6"] == 20  # 80 of 400: not the middle of 60 % and 6.7 %
    assert found[2021]["1.1.6"] == 50 and found[2021]["4.6.2"] == 3 and 2023 not in found
    assert results_by_year(workspace, "MF-DMD", YEAR)[2022]["1.1.6"] == 60


def test_units_with_their_parts_of_the_total(workspace: Workspace) -> None:
    put(workspace, "MF-DMD", {"1.2.3": "30"})
    put(workspace, "MF-MSG", {"1.2.3": "10"})
    put(workspace, "MF-MALP", {"1.2.3": "0"})
    found = unit_comparison(workspace, Asked("MF", YEAR, "1.2.3"))
    assert found.total == 40 and found.part_of is None
    assert {unit.org_unit.code: (unit.number, unit.part) for unit in found.units} == {
        "MF-DMD": (30, Fraction(3, 4)),
        "MF-MSG": (10, Fraction(1, 4)),
        "MF-GEMD": (None, None),
        "MF-MALP": (0, 0),
    }


def test_parts_of_a_share_are_parts_of_what_is_added_up(workspace: Workspace) -> None:
    put(workspace, "MF-DMD", {"1.1.6/numerator": "30", "students": "40"})
    put(workspace, "MF-MSG", {"1.1.6/numerator": "10", "students": "60"})
    put(workspace, "MF-MALP", {"1.1.6/stated": "50"})
    found = unit_comparison(workspace, Asked("MF-DMD", YEAR, "1.1.6"))
    assert (found.above.code, found.total, found.part_of) == ("MF", 40, "1.1.6/numerator")
    units = {unit.org_unit.code: unit for unit in found.units}
    assert (units["MF-DMD"].number, units["MF-DMD"].part) == (75, Fraction(3, 4))
    assert units["MF-MALP"].stated and units["MF-MALP"].part is None
    assert found.target is not None and found.orientation


def test_progress_of_the_plan_by_line(workspace: Workspace) -> None:
    put(workspace, "MF-DMD", {"1.1.6/numerator": "60", "students": "100", "1.1.4/stated": "1"})
    found = progress_of_plan(workspace, Asked("MF-DMD", YEAR))
    first = found.lines[0]
    assert first.line.number == 1 and first.codes["reached"] == ("1.1.6", "1.1.12")
    assert "1.1.4" in first.codes["missed"] and "1.2.1" in first.codes["no_target"]
    assert first.total == sum(first.count(step) for step in first.codes)
    assert sum(found.counts().values()) == sum(line.total for line in found.lines)


def test_completeness_counts_each_units_indicators(workspace: Workspace) -> None:
    put(workspace, "MF-DMD", {"1.2.3": "30"})
    record(workspace, "MF-MSG", YEAR, [EntryText("1.2.3", "not_applicable", "no admission")])
    found = completeness(workspace, Asked("MF", YEAR))
    by_year = {each.period.year: each for each in found.periods}
    year = by_year[2023]
    assert (year.filled, year.not_applicable, year.stated) == (1, 1, 0)
    assert year.asked == year.missing + 2 and year.begun
    assert not by_year[2022].begun and not found.empty
    assert completeness(workspace, Asked("ME", YEAR)).empty


def test_a_task_goes_through_the_lines(workspace: Workspace) -> None:
    plan = workspace.plan
    found = line_years(workspace, Asked("KTU", YEAR, line=1, task=2))
    assert found.group in plan.tasks and found.group.number == 2
    shown = [plan.indicators[series.indicator] for series in found.series]
    assert {indicator.task for indicator in shown} == {2} and len({i.line for i in shown}) > 1
