"""`print`: every report into every kind of file, its list, and check numbers."""

import re
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from ktu_desktop.cli.command import DONE, REFUSED, WRONG_USE
from tests.cli.conftest import Run

SHEET = ("--org", "OFF-PLAN", "--year", "2023")


def text_of(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout


def number_on(path: Path) -> str:
    found = re.search(r"\d+-\w{4}-\w{4}", text_of(path))
    assert found
    return found.group()


def test_the_list_has_the_name_first(run: Run) -> None:
    lines = run("print", "--list", plain=True, lang="ru").out.splitlines()
    names = [line.split()[0] for line in lines]
    assert names == [each["name"] for each in run("print", "--list").json["reports"]]
    assert "sheet" in names and len(names) == 10


@pytest.mark.parametrize("name", ["sheet", "blank", "summary", "missing", "documents", "note", "findings"])
@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "docx"])
def test_a_report_into_a_file(run: Run, qapp: QApplication, tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"report.{suffix}"
    said = run("print", name, *SHEET, path)
    assert said.code == DONE and said.json["files"] == [
        {"file": str(path), "pages": said.json["files"][0]["pages"]}
    ]
    assert (said.json["report"], said.json["org"], said.json["year"]) == (name, "OFF-PLAN", 2023)
    start = b"%PDF-" if suffix == "pdf" else b"PK"
    assert path.read_bytes().startswith(start)
    assert list(tmp_path.glob(".*")) == []


def test_the_language_is_the_readers(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    run("print", "sheet", *SHEET, path, lang="kk")
    assert "Стратегиялық жоспар" in text_of(path)
    run("print", "sheet", *SHEET, path, lang="en")
    assert "strategic plan" in text_of(path)


def test_all_passports_are_one_file(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    said = run("print", "passport", *SHEET, tmp_path / "passports.pdf")
    assert said.json["files"][0]["pages"] >= 129


def test_the_sheets_of_a_faculty_each_in_a_file(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    said = run("print", "sheet", "--org", "MF", "--year", "2023", "--below", "--each", tmp_path / "sheets")
    assert said.code == DONE
    names = sorted(path.name for path in (tmp_path / "sheets").iterdir())
    assert names == [f"sheet_MF-{code}_2023.pdf" for code in ("DMD", "GEMD", "MALP", "MSG")]
    said = run(
        *("print", "passport", *SHEET, "--indicator", "3.3.1", "--indicator", "3.3.2"),
        *("--each", tmp_path / "passports", "--format", "xlsx"),
    )
    assert [Path(each["file"]).name for each in said.json["files"]] == [
        "passport_3.3.1_2023.xlsx",
        "passport_3.3.2_2023.xlsx",
    ]


def test_numbers_are_numbers_in_a_workbook(run: Run, tmp_path: Path) -> None:
    run("set", "--org", "MF-DMD", "--year", "2023", "1.1.6/numerator=1", "students=3", "1.2.3=12")
    run("print", "sheet", "--org", "MF-DMD", "--year", "2023", tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    assert rows["1.2.3"][5].value == 12
    assert rows["1.1.6"][5].value == pytest.approx(33.333333)
    assert "0.00" in rows["1.1.6"][5].number_format
    assert sheet.print_title_rows and not sheet.freeze_panes  # the head stands too far below
    run("print", "changes", "--org", "MF-DMD", "--year", "2023", tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx").worksheets[0].freeze_panes


def test_a_text_that_looks_like_a_formula_stays_a_text(run: Run, tmp_path: Path) -> None:
    run("set", "--org", "MF-DMD", "--year", "2023", "1.2.3=n/a:=1+1")
    run("print", "changes", "--org", "MF-DMD", "--year", "2023", tmp_path / "a.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_a_check_number(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    run("set", *SHEET, "3.3.1=190")
    run("print", "sheet", *SHEET, path)
    number = number_on(path)
    said = run("print", "--verify", number)
    assert (said.code, said.json["org"], said.json["year"], said.json["changed"]) == (
        DONE,
        "OFF-PLAN",
        2023,
        [],
    )
    last = "2" if number[-1] != "2" else "3"
    assert run("print", "--verify", number[:-1] + last).code == REFUSED
    run("set", *SHEET, "3.3.1=191")
    said = run("print", "--verify", number)
    assert said.code == REFUSED
    assert said.json["changed"] == [{"name": "3.3.1", "field": None, "printed": "190", "now": "191"}]
    assert "190 → 191" in run("print", "--verify", number, plain=True).out


def test_changes_between_two_batches(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    for number in (190, 191, 192):
        run("set", *SHEET, f"3.3.1={number}")
    run("print", "changes", *SHEET, "--since", "2", "--until", "2", tmp_path / "a.pdf")
    text = text_of(tmp_path / "a.pdf")
    assert "191" in text and "192" not in text
    run("print", "changes", *SHEET, "--until", "2001-01-31", tmp_path / "a.pdf")
    assert "Nothing was changed" in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "words",
    [
        ["print"],
        ["print", "sheet", *SHEET],
        ["print", "sheet", *SHEET, "a.odt"],
        ["print", "poem", *SHEET, "a.pdf"],
        ["print", "sheet", "--org", "NOBODY", "--year", "2023", "a.pdf"],
        ["print", "sheet", "--org", "MF", "--year", "1999", "a.pdf"],
        ["print", "sheet", *SHEET, "nowhere/a.pdf"],
        ["print", "passport", *SHEET, "--indicator", "9.9.9", "a.pdf"],
        ["print", "changes", *SHEET, "--since", "soon", "a.pdf"],
        ["print", "--verify", "12"],
    ],
    ids=" ".join,
)
def test_wrong_use(run: Run, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*words)
    assert said.code == WRONG_USE and said.json["error"]["message"]
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_in_the_files_place_is_refused(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    said = run("print", "sheet", *SHEET, tmp_path / "a.pdf")
    assert said.code == REFUSED and "a.pdf" in said.err
    assert list(tmp_path.glob(".*")) == []


def test_a_full_disk_is_a_sentence(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / ".a.pdf.new").symlink_to("/dev/full")
    said = run("print", "sheet", *SHEET, tmp_path / "a.pdf")
    assert said.code == REFUSED and said.json["error"]["code"] == "world"
    assert not (tmp_path / "a.pdf").exists()


def test_the_universitys_logo(run: Run, qapp: QApplication, own_home: Path, tmp_path: Path) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    assert picture.save(str(own_home / "logo.png"))
    run("print", "sheet", *SHEET, tmp_path / "a.pdf")
    listed = subprocess.run(["pdfimages", "-list", tmp_path / "a.pdf"], capture_output=True, text=True)
    assert listed.stdout.count("image") == 1


def test_part_of_a_year(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    run("set", "--org", "OFF-PLAN", "--year", "2023-H1", "3.3.1=190")
    for name in ("sheet", "passport", "summary", "changes"):
        said = run("print", name, "--org", "KTU", "--year", "2023-H1", tmp_path / f"{name}.pdf", lang="ru")
        assert said.code == DONE and said.json["year"] == "2023-H1"
    assert "190" in text_of(tmp_path / "summary.pdf")


def test_a_note_of_each_department(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    run("set", "--org", "MF-DMD", "--year", "2023", "1.2.3=5")
    said = run("print", "note", "--org", "MF", "--year", "2023", "--below", "--each", tmp_path)
    names = {Path(each["file"]).name for each in said.json["files"]}
    assert said.code == DONE and "note_MF-DMD_2023.pdf" in names and "note_MF_2023.pdf" not in names
    text = text_of(tmp_path / "note_MF-DMD_2023.pdf")
    assert "(MF-DMD)" in text and "Dean of the faculty" in text
