"""Starting the real program: the window is painted, a second start raises the first, typing is kept."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from ktu_desktop import paths
from ktu_desktop.app import MARK_START, Options, options_from

pytestmark = pytest.mark.journey


def start(database: Path) -> "Popen[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ktu_desktop", "--db", str(database), MARK_START]
    return Popen(command, stderr=subprocess.PIPE, text=True, env=environment)


def said(process: "Popen[str]", word: str) -> bool:
    assert process.stderr is not None
    return any(line.strip() == word for line in process.stderr)


def end(process: "Popen[str]") -> None:
    process.kill()
    process.wait(30)
    if process.stderr is not None:
        process.stderr.close()


@pytest.fixture
def window(tmp_path: Path) -> "Iterator[Popen[str]]":
    process = start(tmp_path / "plan.db")
    assert said(process, "painted") and said(process, "ready")
    yield process
    end(process)


def test_a_fresh_start_paints_the_window_and_makes_the_database(window: "Popen[str]", tmp_path: Path) -> None:
    assert (tmp_path / "plan.db").exists()
    assert window.poll() is None


def test_the_program_is_started_with_no_words_at_all() -> None:
    assert options_from([]) == Options(paths.default_database())
    assert options_from(["--lang", "ru"]).language == options_from(["--lang=ru"]).language == "ru"


def test_a_second_start_raises_the_first_window_and_ends(window: "Popen[str]", tmp_path: Path) -> None:
    assert said(window, "complete")  # from now on it listens
    second = start(tmp_path / "plan.db")
    try:
        _, errors = second.communicate(timeout=60)
    finally:
        end(second)
    assert second.returncode == 0 and "painted" not in errors
    assert window.poll() is None


def test_another_database_has_a_window_of_its_own(window: "Popen[str]", tmp_path: Path) -> None:
    other = start(tmp_path / "other.db")
    try:
        assert said(other, "painted")
    finally:
        end(other)


def test_the_command_line_works_beside_the_window(window: "Popen[str]", tmp_path: Path) -> None:
    words = ["--db", str(tmp_path / "plan.db"), "set", "--org", "EAT-ES", "--year", "2023", "students=240"]
    done = subprocess.run(
        [sys.executable, "-m", "ktu_desktop", *words], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr


def test_a_killed_window_leaves_no_lock_behind(window: "Popen[str]", tmp_path: Path) -> None:
    end(window)
    again = start(tmp_path / "plan.db")
    try:
        assert said(again, "painted")
    finally:
        end(again)


def test_a_file_that_is_no_database_is_refused_in_the_window_and_left_as_it_was(tmp_path: Path) -> None:
    database = tmp_path / "plan.db"
    database.write_bytes(b"no database at all" * 100)
    before = database.read_bytes()
    process = start(database)
    try:
        assert said(process, "painted")
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)  # it stays open and says what is wrong
    finally:
        end(process)
    assert database.read_bytes() == before
