"""A database with the delivered plan and the sample organisation, fresh for each test."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ktu_desktop import paths
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_data import organisation_from_data, plan_from_data
from ktu_desktop.storage import organisation_store, past_store, plan_store
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.engine import Database


def plan_file(name: str) -> Any:
    return json.loads(paths.resource("plan", name).read_text("utf-8"))


@pytest.fixture(scope="session")
def plan() -> Plan:
    return plan_from_data(plan_file("ktu-2021-2025.json"), plan_file("names-ru-kk.json"))


@pytest.fixture(scope="session")
def organisation() -> Organisation:
    return organisation_from_data(plan_file("organisation-sample.json"))


@pytest.fixture(scope="session")
def filled(plan: Plan, organisation: Organisation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy: filling one takes longer than most tests."""
    path = tmp_path_factory.mktemp("filled") / "ktu.db"
    with open_database(path) as database, database.writing() as connection:
        plan_store.save_plan(connection, plan)
        past_store.save_history_series(connection, plan.code, plan_file("history-2018-2020.json"))
        organisation_store.save_organisation(connection, organisation)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    """A filled database's file."""
    copy = tmp_path / "ktu.db"
    shutil.copyfile(filled, copy)
    copy.chmod(0o600)
    return copy


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_database(path) as database:
        yield database
