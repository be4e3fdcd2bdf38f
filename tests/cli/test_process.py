"""The real program in a process of its own: pipes, encodings, interruptions."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl.descriptors.base import _convert

from ktu_desktop.cli.run import was_interrupted
from ktu_desktop.usecases.workspace import open_workspace

PROGRAM = [sys.executable, "-m", "ktu_desktop"]
SHEET = ["--org", "MF-DMD", "--year", "2023"]


def start(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, words)], capture_output=True, env={**os.environ, **environment}, timeout=120
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ktu.db"


def test_any_command_makes_a_missing_database(database: Path) -> None:
    done = start("--db", database, "show", *SHEET, "--json")
    assert done.returncode == 0 and done.stderr == b""
    assert len(json.loads(done.stdout)["indicators"]) == 129
    if os.name == "posix":
        assert database.stat().st_mode & 0o777 == 0o600


def test_without_db_it_is_the_users_own(own_home: Path) -> None:
    assert start("set", *SHEET, "1.2.3=12", "--json").returncode == 0
    assert (own_home / "ktu-desktop.db").exists()


@pytest.mark.parametrize("encoding", ["ascii", "cp1251"])
def test_json_and_tables_on_every_terminal(database: Path, encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    said = start("--db", database, "plan", "--json", **environment)
    (plan,) = json.loads(said.stdout.decode(encoding))["plans"]
    assert "Доля" in plan["indicators"][0]["names"]["ru"]
    assert start("--db", database, "show", *SHEET, "--lang", "kk", **environment).returncode == 0


@(
    pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
    if os.name != "posix"
    else pytest.mark.timeout(120)
)
def test_a_reader_that_closes_early_is_no_traceback(database: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "--db", str(database), "plan", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(60)


def test_a_file_name_that_is_no_text(database: Path, tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.xlsx") if os.name == "posix" else "nothing.xlsx"
    said = start("--db", database, "import", name, "--json", "--lang", "en")
    assert said.returncode == 2 and json.loads(said.stdout)["error"]["message"]


if os.name == "posix":  # Windows sends it to every process of the console, the tests' own too

    def test_ctrl_c_is_a_sentence(database: Path) -> None:
        open_workspace(database, "Aigerim").close()
        process = subprocess.Popen(
            [*PROGRAM, "--db", str(database), "tour", str(database.parent / "tour"), "--lang", "en"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.readline()  # it is under way
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        # Python ends itself by the signal where it came in the middle of text that was being compiled: to a
        # shell both are 130.
        assert process.returncode in (130, -signal.SIGINT)
        assert b"Interrupted" in said and b"defect" not in said


def test_ctrl_c_that_a_library_took_for_an_error_is_seen() -> None:
    class Interrupted:
        def __init__(self, _: object) -> None:
            raise KeyboardInterrupt

    with pytest.raises(TypeError) as raised:
        _convert(Interrupted, "A1")
    assert was_interrupted(raised.value) and not was_interrupted(TypeError("A1"))


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = start("--db", tmp_path / "file" / "ktu.db", "show", *SHEET, "--json", "--lang", "en")
    assert said.returncode == 1 and json.loads(said.stdout)["error"]["message"]
    assert b"Traceback" not in said.stderr


def test_the_programs_own_check(database: Path) -> None:
    assert start("--version").stdout.startswith(b"ktu-desktop ")
