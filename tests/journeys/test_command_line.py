"""A faculty's year by command: workbooks go out, come back through a spreadsheet program, and are merged."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from tests.at_a_terminal import Person
from tests.filling import EXPLANATION, fill
from tests.workbooks.made_workbooks import convert

pytestmark = pytest.mark.journey

YEAR = ("--year", "2023")
DMD, MSG, GEMD = (("--org", code, *YEAR) for code in ("MF-DMD", "MF-MSG", "MF-GEMD"))


class Secretary:
    """Somebody who reads the answers of the program as objects."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def does(self, *words: str | Path, code: int = 0) -> Any:
        return self._person.says(*words, lang="ru", code=code).json

    def sees(self, *words: str | Path) -> dict[str, Any]:
        return {each["code"]: each for each in self.does("show", *words)["indicators"]}


@pytest.fixture
def secretary(person: Person) -> Secretary:
    return Secretary(person)


def test_a_facultys_year(secretary: Secretary, tmp_path: Path) -> None:
    secretary.does("set", *DMD, "students=480", "1.1.6/numerator=96", "1.2.3=12")
    files = secretary.does("export", "--org", "MF", *YEAR, "--all", tmp_path / "sent")["files"]
    assert len(files) == 4
    by_unit = {Path(file).stem.removesuffix("_2023"): Path(file) for file in files}

    # The departments fill them in; an office program saves them in three formats.
    fill(by_unit["MF-DMD"], {("1.2.3", 0): 15, ("1.2.4", 0): "восемь", ("1.2.6", 0): 3})
    fill(by_unit["MF-MSG"], {("1.2.1", 0): 320, ("1.1.6", 0): 32, ("1.2.3", EXPLANATION): "=не было набора"})
    fill(by_unit["MF-GEMD"], {("1.1.6", 1): "12,5 %", ("1.2.3", 0): "1 020"})
    formats = {"MF-DMD": "xlsx", "MF-MSG": "ods", "MF-GEMD": "xls"}
    returned = [convert(each, tmp_path / "back", by_unit[org])[0] for org, each in formats.items()]

    # Meanwhile she has corrected a number herself: a conflict.
    secretary.does("set", *DMD, "1.2.3=14")
    answer = secretary.does("import", *returned, code=1)
    statuses = {
        (cell["org"], cell["element"]): cell["status"] for file in answer["files"] for cell in file["cells"]
    }
    assert statuses["MF-DMD", "1.2.3"] == "conflict"
    assert statuses["MF-DMD", "1.2.4"] == "rejected"
    assert {statuses[where] for where in (("MF-DMD", "1.2.6"), ("MF-MSG", "1.1.6/numerator"))} == {"new"}
    assert {statuses[where] for where in (("MF-GEMD", "1.1.6/stated"), ("MF-GEMD", "1.2.3"))} == {"new"}
    (batch,) = {file["batch"] for file in answer["files"]}
    assert secretary.sees(*DMD)["1.2.3"]["value"] == "14"
    assert secretary.sees(*GEMD)["1.2.3"]["value"] == "1020"

    # The totals and what they rest on.
    total = secretary.sees("--org", "MF", *YEAR, "--rollup")["1.1.6"]
    assert (total["value"], total["figures"]) == ("16", {"1.1.6/numerator": "128", "students": "800"})
    coverage = total["coverage"]
    assert (coverage["expected"], coverage["given"]) == (4, 2)
    assert (coverage["missing"], coverage["stated"]) == (["MF-MALP"], ["MF-GEMD"])

    # The conflict is decided, the refused cell mended, everything undone in turn.
    mended = fill(by_unit["MF-DMD"], {("1.2.4", 0): 8}, tmp_path / "mended.xlsx")
    second = secretary.does("import", mended, "--on-conflict", "take")["files"][0]["batch"]
    assert [secretary.sees(*DMD)[code]["value"] for code in ("1.2.3", "1.2.4")] == ["15", "8"]
    secretary.does("undo", str(second))
    assert [secretary.sees(*DMD)[code]["value"] for code in ("1.2.3", "1.2.4")] == ["14", None]
    secretary.does("undo", str(batch))
    assert secretary.sees("--org", "MF", *YEAR, "--rollup")["1.1.6"]["value"] == "20"
    secretary.does("doctor")


def test_the_file_goes_to_another_computer_and_back(
    secretary: Secretary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Secretary(Person(tmp_path / "office.db", capsys))
    secretary.does("set", *DMD, "1.2.3=12", "1.2.6=n/a:нет магистратуры")
    file = tmp_path / "MF.xlsx"
    secretary.does("export", "--org", "MF", *YEAR, file, "--faculty")
    copy = tmp_path / "on a stick.xlsx"
    copyfile(file, copy)
    assert office.does("import", copy)["files"][0]["batch"] == 1
    seen = office.sees(*DMD)
    assert (seen["1.2.3"]["value"], seen["1.2.6"]["state"]) == ("12", "not_applicable")
    assert office.does("import", copy)["files"][0]["batch"] is None


def test_the_tour_leaves_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    command = [sys.executable, "-m", "ktu_desktop", "--db", str(tmp_path / "none.db"), "tour", str(folder)]
    done = subprocess.run([*command, "--json"], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)
    assert all(Path(file).stat().st_size > 1000 for file in answer["files"])
    kinds = {Path(file).suffix for file in answer["files"]}
    assert kinds == {".db", ".xlsx", ".png"}
    languages = {Path(file).stem for file in answer["files"] if file.endswith(".png")}
    assert all(any(language in stem for stem in languages) for language in ("en", "ru", "kk"))
    assert Person(folder / "tour.db", capsys).says("check", "--plan", code=0).json["findings"]
