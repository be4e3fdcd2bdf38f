"""The real window with a real database, driven by keys and mouse; dialogs are answered by an object."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.driven_window import Driven


@pytest.fixture
def driven(qtbot: QtBot, tmp_path: Path, fresh_database: Path) -> Iterator[Driven]:
    """The window on a fresh database, at a department's sheet of 2023, in English."""
    shutil.copyfile(fresh_database, tmp_path / "plan.db")
    window = Driven(qtbot, tmp_path / "plan.db")
    yield window
    window.close()
