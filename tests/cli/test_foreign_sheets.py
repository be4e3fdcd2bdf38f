"""Sheets that others laid out, through the command line: held against the truth, taken, undone."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Run
from tests.samples_score import SAMPLES, files, key, same, truth_of

TAKEN = ("new", "changed", "same")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A department's own sheet: it says its year, not whose it is."""
    return made(tmp_path / "vedomost.xlsx", (("1.2.3", "чел.", 1311, 142), ("1.2.4", "чел.", 900, 61)))


def made(path: Path, rows: tuple[tuple[Any, ...], ...], title: str = "Отчёт за 2023 год") -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Данные"
    page.append([title])
    page.append(["Код", "Ед. изм.", "План", "Факт"])
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def cells(said: Any, number: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = said.json["files"][number]["cells"]
    return found


def statuses(said: Any) -> dict[str, str]:
    return {f"{cell['indicator']}/{cell['figure']}": cell["status"] for cell in cells(said)}


def told(truth: Any) -> Iterator[str]:
    if truth["unit"]:
        yield from ("--org", truth["unit"])
    if truth["year"]:
        yield from ("--year", str(truth["year"]))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_sample_gives_what_its_truth_says(run: Run, path: Path) -> None:
    truth = json.loads(truth_of(path).read_text("utf-8"))
    said = run("import", path, "--dry-run", *told(truth))
    file = said.json["files"][0]
    assert file["recognised"] == ("sheet" if truth["cells"] else "none")
    several = any("org_unit" in entry for entry in truth["cells"])
    want = {key(entry, several): entry["value"] for entry in truth["cells"]}
    takes = [{**cell, "org_unit": cell["org"]} for cell in file["cells"] if cell["status"] in TAKEN]
    wrong = [t for t in takes if not same(t["value"], want.get(key(t, several), "nothing"))]
    assert not wrong
    spoken = {(c["sheet"], c["cell"]) for c in file["cells"] if c["status"] in (*TAKEN, "ask", "rejected")}
    due = (
        [e for e in truth["cells"] if not e.get("optional")] + truth.get("ask", []) + truth.get("reject", [])
    )
    assert {(entry["sheet"], entry["cell"]) for entry in due} <= spoken
    assert all(cell["finding"] for cell in file["cells"] if cell["status"] in ("ask", "rejected"))


def test_a_sheet_is_taken_as_one_batch_and_undone(run: Run, sheet: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "second.xlsx", (("1.2.6", "чел.", 5, 3),))
    said = run("import", sheet, other, "--org", "EAT-ES")
    first, second = said.json["files"]
    assert (said.code, first["org"], first["year"], first["counts"]["new"]) == (0, "EAT-ES", 2023, 2)
    assert first["batch"] is not None and first["batch"] == second["batch"]
    shown = run("history", "--org", "EAT-ES", "--year", "2023", "--indicator", "1.2.3").json["history"]
    assert shown[0]["source"] == {"file": "vedomost.xlsx", "sheet": "Данные", "cell": "D3"}
    assert set(statuses(run("import", sheet, "--org", "EAT-ES")).values()) == {"same"}
    assert run("undo", str(first["batch"])).code == 0
    assert set(statuses(run("import", sheet, "--org", "EAT-ES", "--dry-run")).values()) == {"new"}


def test_what_nobody_says_is_asked_and_not_stored(run: Run, sheet: Path) -> None:
    said = run("import", sheet)
    assert said.code == 1 and said.json["files"][0]["batch"] is None
    assert {(c["status"], c["org"], c["finding"]["code"]) for c in cells(said)} == {
        ("ask", None, "unit_not_said")
    }


def test_a_contradiction_of_year_is_asked(run: Run, sheet: Path) -> None:
    said = run("import", sheet, "--org", "EAT-ES", "--year", "2022")
    assert said.code == 1 and {c["finding"]["code"] for c in cells(said)} == {"year_contradicts"}


def test_only_the_year_that_is_wanted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "years.xlsx"
    book = Workbook()
    assert book.active is not None
    for row in (["Код", "Показатель", "2022", "2023"], ["1.2.3", "", 10, 11], ["1.2.4", "", 5, 6]):
        book.active.append(row)
    book.save(path)
    every = cells(run("import", path, "--org", "EAT-ES", "--dry-run"))
    assert {cell["year"] for cell in every if cell["status"] == "new"} == {2022, 2023}
    one = cells(run("import", path, "--org", "EAT-ES", "--year", "2022"))
    assert {cell["year"] for cell in one if cell["status"] == "new"} == {2022}
    shown = run("show", "--org", "EAT-ES", "--year", "2023").json["indicators"]
    assert {row["value"] for row in shown} == {None}


def test_what_was_typed_here_is_a_conflict(run: Run, sheet: Path) -> None:
    run("set", "--org", "EAT-ES", "--year", "2023", "1.2.3=138")
    said = run("import", sheet, "--org", "EAT-ES")
    assert said.code == 1
    assert statuses(said) == {"1.2.3/value": "conflict", "1.2.4/value": "new"}
    assert run("import", sheet, "--org", "EAT-ES", "--on-conflict", "take").code == 0
    assert statuses(run("import", sheet, "--org", "EAT-ES"))["1.2.3/value"] == "same"


def test_a_corrected_file_changes_what_it_brought(run: Run, sheet: Path) -> None:
    run("import", sheet, "--org", "EAT-ES")
    book = load_workbook(sheet)
    book["Данные"]["D3"] = 150
    book.save(sheet)
    said = run("import", sheet, "--org", "EAT-ES")
    assert said.code == 0 and statuses(said) == {"1.2.3/value": "changed", "1.2.4/value": "same"}
    copyfile(sheet, sheet.with_name("another.xlsx"))
    book["Данные"]["D3"] = 151
    book.save(sheet.with_name("another.xlsx"))
    said = run("import", sheet.with_name("another.xlsx"), "--org", "EAT-ES")
    assert statuses(said)["1.2.3/value"] == "conflict"


def test_common_data_that_differ_are_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "shares.xlsx"
    book = Workbook()
    assert book.active is not None
    rows = (["1.2.22", "%", 12, 240], ["3.1.1", "%", 6, 250])
    for row in (["Отчёт за 2023 год"], ["Код", "Ед. изм.", "Из них", "Всего"], *rows):
        book.active.append(row)
    book.save(path)
    said = run("import", path, "--org", "EAT-ES")
    assert statuses(said) == {
        "1.2.22/numerator": "new", "1.2.22/denominator": "ask",
        "3.1.1/numerator": "new", "3.1.1/denominator": "ask",
    }  # fmt: skip
    book.active["D4"] = 240
    book.save(path)
    found = cells(run("import", path, "--org", "EAT-ES"))
    common = [cell for cell in found if cell["figure"] == "denominator"]
    assert {(c["status"], c["indicator"], c["element"]) for c in common} == {
        ("new", "1.2.22", "1.2.1"), ("new", "3.1.1", "1.2.1"),
    }  # fmt: skip


def test_a_part_of_a_year_and_an_unknown_year_are_refused(run: Run, sheet: Path) -> None:
    said = run("import", sheet, "--org", "EAT-ES", "--year", "2023-H1")
    file = said.json["files"][0]
    assert (said.code, file["recognised"], file["reason"]["code"]) == (1, "none", "sheet_whole_years")
    assert run("import", sheet, "--org", "EAT-ES", "--year", "1999").code == 2


def test_a_person_reads_what_is_asked(run: Run) -> None:
    said = run("import", SAMPLES / "PPS_fizika.xlsx", "--dry-run", plain=True).out
    assert "None" not in said
    assert said.splitlines()[0].split(": ")[1].startswith("IT-PHYS; new")
