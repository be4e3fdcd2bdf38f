"""Parts of a year: cumulative, each with the last one before it, compared with the same part a year ago."""

from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import whole
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import Workspace

Q1, H1, NINE, YEAR = (Period(2023, part) for part in ("Q1", "H1", "9M", None))


def give(workspace: Workspace, period: Period, **values: str) -> None:
    record(workspace, "EAT-ES", period, [TypedValue(name, text) for name, text in values.items()])


def sheet(workspace: Workspace, period: Period) -> Sheet:
    return evaluate(open_sheet(workspace, "EAT-ES", period))


def test_the_parts_before_a_period_the_latest_first() -> None:
    assert YEAR.earlier == (NINE, H1, Q1)
    assert H1.earlier == (Q1,) and Q1.earlier == ()


def test_the_last_part_that_was_given_stands_beside_the_field(workspace: Workspace) -> None:
    give(workspace, Q1, **{"1.1.8": "4"})
    give(workspace, H1, **{"1.1.8": "9", "1.1.6/numerator": "30", "students": "100"})
    row = sheet(workspace, YEAR).row("1.1.8")
    assert row.earlier is not None and (row.earlier.period, row.earlier.result) == (H1, 9)
    assert row.fields[0].earlier == whole(9)
    share = sheet(workspace, NINE).row("1.1.6")
    assert share.earlier is not None and share.earlier.result == 30
    assert sheet(workspace, H1).row("1.1.8").earlier.result == 4
    assert sheet(workspace, Q1).row("1.1.8").earlier is None
    assert sheet(workspace, Period(2024)).data.interim is None, "of the same year only"


def test_a_part_of_a_year_is_compared_with_the_same_part_a_year_ago(workspace: Workspace) -> None:
    give(workspace, Period(2022), **{"1.1.8": "100"})
    give(workspace, Period(2022, "H1"), **{"1.1.8": "48"})
    give(workspace, H1, **{"1.1.8": "50"})
    assert sheet(workspace, H1).row("1.1.8").last_year == 48
    assert not sheet(workspace, H1).findings


def test_the_rest_of_the_year_decides_whether_the_plan_is_missed(workspace: Workspace) -> None:
    for period in (H1, YEAR):
        give(workspace, period, **{"1.1.6/numerator": "30", "students": "100"})
    half, year = (sheet(workspace, period).row("1.1.6") for period in (H1, YEAR))
    assert (half.target, half.deviation) == (year.target, year.deviation), "measured against the year's plan"
    assert (half.progress, year.progress) == ("under_way", "missed")


def test_much_less_than_before_is_a_remark(workspace: Workspace) -> None:
    give(workspace, H1, **{"1.1.8": "40"})
    give(workspace, NINE, **{"1.1.8": "12"})
    (finding,) = sheet(workspace, NINE).findings
    assert finding.code == "below_earlier" and finding.place.indicator == "1.1.8"
    give(workspace, NINE, **{"1.1.8": "39"})
    assert not sheet(workspace, NINE).findings
