"""Opening a workspace: a missing database is made, plans are found by name and by year."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from ktu_desktop.errors import WrongUse
from ktu_desktop.storage import plan_store
from ktu_desktop.usecases.workspace import Workspace, open_workspace, period_named


def test_a_missing_database_is_made_with_plan_history_and_organisation(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "new" / "ktu.db", "Aigerim")
    assert len(workspace.plan.indicators) == 129
    assert {2018, 2019, 2020} == set(workspace.history)
    assert workspace.organisation.root.level == "university"
    workspace.close()


def test_two_that_make_the_same_database_at_once_fill_it_once(tmp_path: Path) -> None:
    path = tmp_path / "ktu.db"
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda name: open_workspace(path, name), "abcd"))
    assert {len(workspace.plans) for workspace in opened} == {1}
    for workspace in opened:
        workspace.close()


def with_second_plan(workspace: Workspace, years: tuple[int, ...]) -> None:
    with workspace.db.writing() as conn:
        plan_store.save_plan(conn, replace(workspace.plan, code="second", years=years))


def test_the_plan_is_found_by_the_year(workspace: Workspace) -> None:
    with_second_plan(workspace, (2026, 2027))
    opened = open_workspace(workspace.db.path, "Aigerim", year=2026)
    assert opened.plan.code == "second"
    opened.close()
    opened = open_workspace(workspace.db.path, "Aigerim", year=2023)
    assert opened.plan.code == workspace.plan.code
    opened.close()


def test_two_plans_with_the_same_year_have_to_be_told_apart(workspace: Workspace) -> None:
    with_second_plan(workspace, (2025, 2026))
    with pytest.raises(WrongUse) as refused:
        open_workspace(workspace.db.path, "Aigerim", year=2025)
    assert "second" in str(refused.value) and workspace.plan.code in str(refused.value)
    opened = open_workspace(workspace.db.path, "Aigerim", "second", 2025)
    assert opened.plan.code == "second"
    opened.close()


@pytest.mark.parametrize(("plan", "year"), [("nothing", None), (None, 1999)])
def test_what_is_not_there_is_named(workspace: Workspace, plan: str | None, year: int | None) -> None:
    with pytest.raises(WrongUse, match=r"nothing|1999"):
        open_workspace(workspace.db.path, "Aigerim", plan, year)


@pytest.mark.parametrize("text", ["2023", "2023-Q1", "2023-h1", " 2023-9M "])
def test_a_period_is_read(text: str) -> None:
    assert period_named(text).code == text.strip().upper()


@pytest.mark.parametrize("text", ["", "23", "2023-Q2", "2023.5", "year", "2023-"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(WrongUse):
        period_named(text)
