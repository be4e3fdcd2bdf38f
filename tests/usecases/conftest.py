"""A workspace with the delivered plan and the sample organisation, fresh for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from ktu_desktop.usecases.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(fresh_database: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "ktu.db"
    copyfile(fresh_database, path)
    path.chmod(0o600)
    opened = open_workspace(path, "Aigerim")
    yield opened
    opened.close()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Makes databases of other people: each has an identity of its own."""
    opened: list[Workspace] = []

    def make() -> Workspace:
        opened.append(open_workspace(tmp_path / f"other-{len(opened)}.db", "Bolat"))
        return opened[-1]

    yield make
    for workspace in opened:
        workspace.close()
