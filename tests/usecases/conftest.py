"""A workspace with the delivered plan and the sample organisation, fresh for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from ktu_desktop.usecases.workspace import Workspace, open_workspace


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("new") / "ktu.db"
    open_workspace(path, "Nobody").close()
    return path


@pytest.fixture
def workspace(new_database: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "ktu.db"
    copyfile(new_database, path)
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
