"""What holds for every test: no screen is needed, nobody's own data are touched, examples are not timed."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine is slow at times: a slow example is no failure, a hanging test is (pytest-timeout).
settings.register_profile("ktu", deadline=None, print_blob=True)
settings.load_profile("ktu")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Data folders, each new and empty. pytest's own folders are slow to make: it looks at all there are."""
    parent = tmp_path_factory.mktemp("homes")
    return (parent / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the user's data folder, for this test and the programs it starts."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("KTU_DESKTOP_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    return home


@pytest.fixture(scope="session")
def fresh_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the program makes it, to copy: making one takes longer than most tests."""
    from ktu_desktop.usecases.workspace import open_workspace

    path = tmp_path_factory.mktemp("fresh") / "plan.db"
    open_workspace(path, "Nobody").close()
    return path


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """pytest-qt's, with more patience."""
    from tests.gui.patient_bot import PatientBot

    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: object) -> object:
    """Made before any test: where there is none, a command that draws makes one that knows no widgets."""
    return qapp
