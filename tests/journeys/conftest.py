"""A database of one's own, and a person who works at it."""

import shutil
from pathlib import Path

import pytest

from tests.at_a_terminal import Person


@pytest.fixture
def person(fresh_database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Person:
    path = tmp_path / "база данных.db"
    shutil.copy(fresh_database, path)
    path.chmod(0o600)
    return Person(path, capsys)
