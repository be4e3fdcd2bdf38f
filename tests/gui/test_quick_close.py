"""A window that is closed while it still begins asks for no more work, at whatever moment it is closed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ktu_desktop.app import Options, Program
from ktu_desktop.gui.pictures import wait_until

MOMENTS: dict[str, Callable[[Program], bool]] = {
    "shown": lambda program: True,
    "the database on its way": lambda program: not program.jobs.idle,
    "the first sheet there": lambda program: program.session.sheet is not None,
    "whole": lambda program: program.completed,
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_window_closed_while_it_begins_asks_for_no_more_work(
    qtbot: QtBot, tmp_path: Path, fresh_database: Path, moment: str
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    shutil.copyfile(fresh_database, tmp_path / "plan.db")
    program = Program(application, Options(tmp_path / "plan.db", "en"))
    program.window.show()
    assert wait_until(lambda: MOMENTS[moment](program), 30)
    with qtbot.captureExceptions() as failed:
        program.window.close()
        program.close()
        wait_until(lambda: False, 0.6)
    assert not failed
