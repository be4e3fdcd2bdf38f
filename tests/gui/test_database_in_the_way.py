"""A database that cannot be opened: one sentence in Russian, the file as it was, the window alive."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven

HOLDS = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another_program(database: Path) -> Iterator[None]:
    """It writes, and does not come to an end."""
    command = [sys.executable, "-c", HOLDS, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline()
        yield


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def halved(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def encrypted(path: Path) -> None:
    path.write_bytes(bytes(byte ^ 0x5A for byte in path.read_bytes()))


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letters (text)")


def started(qtbot: QtBot, database: Path) -> Driven:
    return Driven(qtbot, database, org="", language="ru")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (newer, "записана более новой версией программы"),
        (halved, "повреждена"),
        (encrypted, "не база данных или повреждён"),
        (of_another_program, "не является базой данных программы"),
    ],
)
def test_it_is_refused_in_a_sentence_and_left_as_it_was(
    qtbot: QtBot,
    own_home: Path,
    tmp_path: Path,
    fresh_database: Path,
    harm: Callable[[Path], None],
    said: str,
) -> None:
    database = Path(shutil.copy(fresh_database, tmp_path / "план.db"))
    harm(database)
    before = database.read_bytes()
    window = started(qtbot, database)
    assert said in window.window.notice.text and "план.db" in window.window.notice.text
    assert window.window.top_bar.org_unit.text() == "Не открыта"
    window.press(Qt.Key.Key_F6, window.window)
    window.close()
    assert database.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "письмо.txt").write_text("no folder", "utf-8")
    window = started(qtbot, tmp_path / "письмо.txt" / "план.db")
    assert "письмо.txt" in window.window.notice.text
    window.close()


def test_what_another_program_held_opens_once_it_is_free(
    qtbot: QtBot, tmp_path: Path, fresh_database: Path
) -> None:
    database = Path(shutil.copy(fresh_database, tmp_path / "план.db"))
    with held_by_another_program(database):
        window = started(qtbot, database)
        assert "занята другой программой" in window.window.notice.text
    again = next(b for b in window.window.notice.findChildren(QPushButton) if b.isVisible())
    window.click(again)
    qtbot.waitUntil(lambda: window.session.sheet is not None, timeout=20_000)
    window.settle()
    assert window.window.notice.text == ""
    assert window.window.screen_named("first_start").isVisible(), "who comes for the first time is asked"
    window.record(TypedValue("students", "240"))
    assert window.sheet.data.values["1.2.1"].value.text == "240"
    window.close()
