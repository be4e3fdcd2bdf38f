"""A program that is killed in the middle of an import, or whose own files are gone."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import ktu_desktop
from tests.at_a_terminal import Person
from tests.filling import fill

pytestmark = pytest.mark.journey

UNITS = ("MF-DMD", "MF-MSG", "MF-GEMD", "MF-MALP")
GIVEN = {"1.2.3": 15, "1.2.4": 8, "1.2.6": 3, "1.1.8": 2}

MOMENTS = 8
UNHEARD: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def program(database: Path) -> list[str]:
    return [sys.executable, "-m", "ktu_desktop", "--db", str(database), "--lang", "ru"]


def ran(database: Path, *words: str | Path, code: int | None = 0, cwd: Path | None = None) -> Any:
    command = [*program(database), *map(str, words), "--json"]
    done = subprocess.run(command, capture_output=True, timeout=120, cwd=cwd)
    assert done.returncode == code and b"Traceback" not in done.stderr, done.stderr.decode()
    return json.loads(done.stdout)


def how_many(person: Person) -> int:
    """How many of the given numbers are in the database, which is sound."""
    assert person.says("doctor", code=0).json["findings"] == []
    shown = [person.says("show", "--org", unit, "--year", "2023").json["indicators"] for unit in UNITS]
    return sum(row["state"] == "value" and row["code"] in GIVEN for rows in shown for row in rows)


def test_an_import_killed_at_any_moment_is_there_whole_or_not_at_all(person: Person, tmp_path: Path) -> None:
    """Killed later and later, up to the time that a whole one takes here and now."""
    person.says("export", "--org", "MF", "--year", "2023", "--all", tmp_path / "sent", code=0)
    files = [
        fill(path, {(code, 0): number for code, number in GIVEN.items()})
        for path in sorted((tmp_path / "sent").iterdir())
    ]
    trial = shutil.copy(person.database, tmp_path / "trial.db")
    began = time.monotonic()
    ran(Path(trial), "import", *files)
    whole, seconds = len(UNITS) * len(GIVEN), time.monotonic() - began
    for moment in range(1, MOMENTS):
        with subprocess.Popen(
            [*program(person.database), "import", *map(str, files)], **UNHEARD
        ) as importing:
            try:
                importing.wait(seconds * moment / MOMENTS)
            except subprocess.TimeoutExpired:
                importing.kill()
        assert how_many(person) in (0, whole)
    person.says("import", *files)
    assert how_many(person) == whole


@pytest.fixture
def without_its_files(tmp_path: Path) -> Path:
    """The program's code alone, as a copy that was cut short leaves it."""
    package = Path(ktu_desktop.__file__).parent
    shutil.copytree(package, tmp_path / "cut" / "ktu_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "cut"


def test_a_command_without_the_programs_files_says_what_is_missing(
    without_its_files: Path, tmp_path: Path
) -> None:
    database = tmp_path / "plan.db"
    error = ran(database, "orgs", code=1, cwd=without_its_files)["error"]
    assert "resources" in error["message"] and "Install the program again" in error["message"]
    assert not database.exists()


def test_a_window_without_the_programs_files_says_so_before_it_opens(
    without_its_files: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "ktu_desktop", "--db", str(tmp_path / "plan.db"), "--mark-start"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=without_its_files, env=environment, stderr=subprocess.PIPE, text=True
    ) as window:
        assert window.stderr is not None
        said = window.stderr.readline()
        window.kill()  # it waits until the sentence has been read
        assert "Install the program again" in said and "painted" not in said
