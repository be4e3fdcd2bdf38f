"""How a period filled up, by hand: numbers given, taken back, said not to apply, day by day."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest

from ktu_desktop.domain.periods import Period
from ktu_desktop.usecases.chart_data import Asked
from ktu_desktop.usecases.edits import DeleteValue, Edit
from ktu_desktop.usecases.filling_up import filling_up
from ktu_desktop.usecases.record import EntryText, TypedValue, record
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace

YEAR = Period(2023)
OnDay = Callable[..., None]


@pytest.fixture
def on_day(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> OnDay:
    """Records edits as if it were noon of a day."""

    def on(day: date, org: str, edits: Sequence[Edit], period: Period = YEAR) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setattr("ktu_desktop.storage.batch_store.now", lambda: noon.isoformat(timespec="seconds"))
        record(workspace, org, period, edits)

    return on


def given(workspace: Workspace, org: str = "MF") -> list[tuple[date, int]]:
    return [(each.day, each.given) for each in filling_up(workspace, Asked(org, YEAR)).days]


def test_each_day_counts_what_stood_in_the_evening(workspace: Workspace, on_day: OnDay) -> None:
    first, second, third = date(2024, 1, 10), date(2024, 1, 15), date(2024, 1, 20)
    on_day(first, "MF-DMD", [TypedValue("1.2.3", "30"), TypedValue("1.1.6/numerator", "5")])
    on_day(second, "MF-MSG", [TypedValue("1.2.3", "12"), EntryText("1.2.4", "not_applicable", "Нет таких")])
    on_day(second, "OFF-FIN", [TypedValue("5.8.3", "12")])  # not below the faculty
    on_day(third, "MF-DMD", [DeleteValue("1.2.3")])
    # A share without its "Total" is not given; 1.2.3 is one thing, "does not apply" another.
    assert given(workspace) == [(first, 1), (second, 3), (third, 2)]
    assert given(workspace, "MF-MSG") == [(second, 2)]
    counts = summarise(workspace, "MF", YEAR).counts("MF").values()
    assert filling_up(workspace, Asked("MF", YEAR)).asked == sum(each.asked for each in counts)


def test_the_year_before_stands_a_year_later(workspace: Workspace, on_day: OnDay) -> None:
    on_day(date(2023, 1, 12), "MF-DMD", [TypedValue("1.2.3", "30")], Period(2022))
    on_day(date(2024, 1, 10), "MF-DMD", [TypedValue("1.2.3", "31")])
    on_day(date(2024, 1, 14), "MF-DMD", [TypedValue("1.2.4", "7")])
    on_day(date(2025, 9, 1), "MF-DMD", [TypedValue("1.2.3", "33")])
    found = filling_up(workspace, Asked("MF", YEAR))
    assert [(each.day, each.given) for each in found.before_in_sight] == [(date(2024, 1, 12), 1)]
    assert found.corrected == date(2025, 9, 1) and found.until == date(2024, 1, 14)


def test_the_newest_year_is_shown_until_today(workspace: Workspace) -> None:
    record(workspace, "MF-DMD", YEAR, [TypedValue("1.2.3", "30")])
    assert filling_up(workspace, Asked("MF", YEAR)).until == date.today()
    nothing = filling_up(workspace, Asked("MF", Period(2022)))
    assert (nothing.days, nothing.before, nothing.until) == ((), (), None)
