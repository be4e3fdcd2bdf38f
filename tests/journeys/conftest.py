"""A database of one's own, and a person who works at it."""

import shutil
from pathlib import Path

import pytest

from ktu_desktop.__main__ import main
from tests.at_a_terminal import Person


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "ktu.db"
    assert main(["--db", str(path), "orgs", "--json"]) == 0
    return path


@pytest.fixture
def person(fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Person:
    path = tmp_path / "база данных.db"
    shutil.copy(fresh, path)
    path.chmod(0o600)
    return Person(path, capsys)
