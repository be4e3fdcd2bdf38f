"""Files sent back marked: what is coloured and why, what it takes to mend it, and that nothing in it runs."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from ktu_desktop.workbooks.marked.marks import LIST_OPENS_WITH
from tests.cli.conftest import Run
from tests.samples_score import files, truth_of

INJECTION = "=cmd|' /C calc'!A0"
OPEN = ("ask", "rejected")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet of one department with a refused, an asked and a good cell, and a name that would run."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Данные"
    for row in (["Отчёт за 2023 год"], ["Код", "Примечание", "Ед. изм.", "Факт"]):
        page.append(row)
    rows = (("1.2.3", "", 1.5), ("1.2.4", "", "1,050"), ("1.2.6", "", 7))
    for code, name, value in rows:
        page.append([code, name, "чел.", value])
    page["E4"].value, page["E4"].data_type = INJECTION, "s"
    page["D7"] = "=SUM(D5:D5)"
    path = tmp_path / "otchet.xlsx"
    book.save(path)
    return path


def marked(run: Run, file: Path, folder: Path, *words: str) -> Any:
    said = run("import", file, "--dry-run", "--marked", folder, *words)
    return said.json["files"][0]


def fates(file: Any) -> list[tuple[str, ...]]:
    found = [(c["sheet"], c["cell"], c["figure"], c["indicator"], c["status"]) for c in file["cells"]]
    return sorted(tuple(map(str, cell)) for cell in found)


def test_refused_and_asked_cells_are_coloured_and_say_why(run: Run, sheet: Path, tmp_path: Path) -> None:
    file = marked(run, sheet, tmp_path / "out", "--org", "EAT-ES")
    book = load_workbook(file["marked"])
    page = book["Данные"]
    colours = {ref: page[ref].fill.fgColor.rgb for ref in ("D3", "D4", "D5") if page[ref].comment}
    assert set(colours) == {"D3", "D4"} and len(set(colours.values())) == 2
    assert "целое число" in page["D3"].comment.text
    first = book.worksheets[0]
    assert first["A1"].value == LIST_OPENS_WITH and first.row_dimensions[1].hidden
    links = [cell.hyperlink.location for row in first.iter_rows(min_row=6) for cell in row if cell.hyperlink]
    assert links == ["'Данные'!D3", "'Данные'!D4"]
    assert load_workbook(sheet)["Данные"]["D3"].comment is None


def test_mending_only_those_cells_leaves_no_finding(run: Run, sheet: Path, tmp_path: Path) -> None:
    copy = Path(marked(run, sheet, tmp_path / "out", "--org", "EAT-ES")["marked"])
    book = load_workbook(copy)
    book["Данные"]["D3"], book["Данные"]["D4"] = 2, 1050
    book.save(copy)
    said = run("import", copy, "--org", "EAT-ES", "--marked", tmp_path / "again")
    file = said.json["files"][0]
    assert said.code == 0 and file["counts"]["new"] == 3 and not file["findings"]
    assert file["marked"] is None and not list((tmp_path / "again").iterdir())


@pytest.fixture
def silent_sheet(sheet: Path) -> Path:
    """The same sheet without a word of its year, and without what is refused in it."""
    book = load_workbook(sheet)
    page = book["Данные"]
    page["A1"], page["D3"] = "Отчёт", 2
    book.save(sheet)
    return sheet


def fill_in(copy: Path, **said: object) -> None:
    """Fill in the fields of a copy's list by their words."""
    book = load_workbook(copy)
    page = book.worksheets[0]
    fields = {page.cell(row, 1).value: page.cell(row, 2) for row in range(4, 4 + int(page["B1"].value))}
    for word, value in said.items():
        fields[word].value = value
    book.save(copy)


def test_what_no_sheet_says_is_filled_in_on_the_list(run: Run, silent_sheet: Path, tmp_path: Path) -> None:
    first = marked(run, silent_sheet, tmp_path / "out")
    assert {c["status"] for c in first["cells"] if c["indicator"]} == {"ask"}
    copy = Path(first["marked"])
    fill_in(copy, Подразделение="кафедра «Энергетические системы»", Год=2023)
    book = load_workbook(copy)
    book["Данные"]["D4"] = 1050
    book.save(copy)
    file = run("import", copy).json["files"][0]
    assert file["counts"]["new"] == 3 and not file["findings"]
    assert {(c["org"], c["year"]) for c in file["cells"]} == {("EAT-ES", 2023)}


def test_what_was_filled_in_stays_in_the_next_copy(run: Run, silent_sheet: Path, tmp_path: Path) -> None:
    copy = Path(marked(run, silent_sheet, tmp_path / "out")["marked"])
    fill_in(copy, Подразделение="EAT-ES", Год="2023 год")
    again = marked(run, copy, tmp_path / "again")
    assert {c["cell"] for c in again["cells"] if c["status"] in OPEN} == {"D4"}
    last = marked(run, Path(again["marked"]), tmp_path / "last")
    assert fates(last) == fates(again)


def test_what_was_filled_in_and_is_contradicted_is_asked(
    run: Run, silent_sheet: Path, tmp_path: Path
) -> None:
    copy = Path(marked(run, silent_sheet, tmp_path / "out", "--org", "EAT-ES")["marked"])
    fill_in(copy, Год=2023)
    file = run("import", copy, "--dry-run", "--org", "EAT-ES", "--year", "2022").json["files"][0]
    assert {c["status"] for c in file["cells"] if c["indicator"]} == {"ask"}


def test_a_second_copy_has_one_list_and_only_what_is_still_wrong(
    run: Run, sheet: Path, tmp_path: Path
) -> None:
    copy = Path(marked(run, sheet, tmp_path, "--org", "EAT-ES")["marked"])
    book = load_workbook(copy)
    book["Данные"]["D3"] = 2
    book.save(copy)
    second = load_workbook(marked(run, copy, tmp_path, "--org", "EAT-ES")["marked"])
    page = second["Данные"]
    assert page["D3"].comment is None and page["D3"].fill.fill_type is None
    assert page["D4"].comment.text.count("1,050") == 1
    assert [one["A1"].value for one in second.worksheets].count(LIST_OPENS_WITH) == 1


def test_nothing_in_a_copy_runs(run: Run, sheet: Path, tmp_path: Path) -> None:
    book = load_workbook(sheet)
    page = book["Данные"]
    page["D3"].value, page["D3"].data_type = INJECTION, "s"
    page["B4"].value, page["B4"].data_type = INJECTION, "s"
    book.save(sheet)
    copy = marked(run, sheet, tmp_path, "--org", "EAT-ES")["marked"]
    cells = [cell for one in load_workbook(copy).worksheets for row in one.iter_rows() for cell in row]
    assert sum(cell.value == INJECTION for cell in cells) >= 3
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == ["D7"]
    with zipfile.ZipFile(copy) as package:
        formulas = [n for n in package.namelist() if b"<f>cmd" in package.read(n)]
    assert formulas == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_copy_says_what_the_file_said(run: Run, path: Path, tmp_path: Path) -> None:
    truth = json.loads(truth_of(path).read_text("utf-8"))
    org, year = truth["unit"] or truth.get("unit_in_file") or "EAT-ES", truth["year"]
    words = ["--org", org, *(["--year", str(year)] if year else [])]
    file = marked(run, path, tmp_path, *words)
    wrong = [cell for cell in file["cells"] if cell["status"] in OPEN]
    assert (file["marked"] is not None) == bool(wrong)
    if wrong:
        again = run("import", file["marked"], "--dry-run", *words).json["files"][0]
        assert fates(again) == fates(file)
        anew = path.suffix in (".xls", ".ods")
        assert file["marked"].endswith(".xlsx") and bool(file["lost"]) == anew


def test_a_csv_file_becomes_a_workbook(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "otchet.csv"
    lines = ("Отчёт за 2023 год;;", "Код;Ед. изм.;Факт", "1.2.3;чел.;1,5", "1.2.4;чел.;61")
    path.write_bytes("\n".join(lines).encode("cp1251"))
    file = marked(run, path, tmp_path, "--org", "EAT-ES")
    book = load_workbook(file["marked"])
    assert book["otchet"]["C3"].comment is not None
    again = run("import", file["marked"], "--dry-run", "--org", "EAT-ES").json["files"][0]
    assert [c["status"] for c in again["cells"]] == [c["status"] for c in file["cells"]]


def test_a_folder_that_cannot_be_is_refused(run: Run, sheet: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    said = run("import", sheet, "--org", "EAT-ES", "--marked", blocked / "x")
    assert said.code == 1 and said.json["error"]["message"]
    assert run("batches").json["batches"] == []


def test_a_row_that_may_be_several_indicators_is_mended_at_its_name(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Ещё"
    twice = "Number of teaching staff with PhD degrees"  # two indicators of the plan bear this name
    rows = (["Report for 2023"], ["Indicator", "Unit", "Actual"], [twice, "", 4], ["1.2.5 Admission", "", 5])
    for row in rows:
        page.append(row)
    source = tmp_path / "rows.xlsx"
    book.save(source)
    file = marked(run, source, tmp_path, "--org", "EAT-ES")
    asked = [cell for cell in file["cells"] if cell["status"] == "ask"]
    assert asked and asked[0]["cell"] == "C3" and len(asked[0]["candidates"]) > 1
    copy = load_workbook(file["marked"])
    name, code = copy["Ещё"]["A3"], asked[0]["candidates"][0]
    assert code in name.comment.text
    name.value = f"{code} {name.value}"
    copy.save(file["marked"])
    again = run("import", file["marked"], "--dry-run", "--org", "EAT-ES").json["files"][0]
    assert {cell["status"] for cell in again["cells"]} == {"new"}


NAMES = (
    "1.1.8 Количество ОП, реализуемых с применением дистанционных технологий",
    "1.2.6 Прием в магистратуру",
)
OF_FACTS = (["Показатель", "Факт"], [NAMES[0], 3], [NAMES[1], "пять"])


def made(path: Path, **sheets: Any) -> Path:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def mend(copy: str, **cells: object) -> None:
    """Write into marked cells: ``Лист_B4``."""
    book = load_workbook(copy)
    for name, value in cells.items():
        sheet, _, cell = name.rpartition("_")
        assert book[sheet][cell].comment is not None, "only what is marked is mended"
        book[sheet][cell] = value
    book.save(copy)


def listed(copy: str) -> list[str]:
    """The cells that a copy's list names."""
    page = load_workbook(copy).worksheets[0]
    return [cell.value for row in page.iter_rows() for cell in row if cell.hyperlink]


def test_silent_sheets_are_asked_once_and_each_may_say_another_year(run: Run, tmp_path: Path) -> None:
    path = made(tmp_path / "f.xlsx", ЭС=OF_FACTS, Физика=OF_FACTS)
    copy = marked(run, path, tmp_path / "out")["marked"]
    assert listed(copy) == ["B3", "B3"], "that the year is missing is no fault of each cell"
    mend(copy, ЭС_B3=5, Физика_B3=6)
    fill_in(Path(copy), **{"Год": 2023, "Год, лист «Физика»": 2022})
    file = run("import", copy, "--dry-run").json["files"][0]
    assert file["counts"]["new"] == 4 == len(file["cells"]) and not file["findings"]
    assert {(c["org"], c["year"]) for c in file["cells"]} == {("EAT-ES", 2023), ("IT-PHYS", 2022)}


def test_a_heading_that_says_nothing_is_marked_and_mended_once(run: Run, tmp_path: Path) -> None:
    rows = [["Кафедра ЭС"], ["Период", *NAMES], ["план", 1, 2], ["ожидалось", 4, 5], ["цифра Айгуль", 6, 7]]
    copy = marked(run, made(tmp_path / "f.xlsx", Бок=rows), tmp_path / "out")["marked"]
    assert listed(copy) == ["A4", "A5"]
    mend(copy, Бок_A4="Ожидаемый план 2023", Бок_A5="Факт 2023")
    file = run("import", copy, "--dry-run").json["files"][0]
    assert {(c["cell"], c["status"]) for c in file["cells"]} == {("B5", "new"), ("C5", "new")}


def test_what_a_silent_sheet_would_be_asked_next_is_marked_at_once(run: Run, tmp_path: Path) -> None:
    rows = [["Кафедра", *NAMES], ["ЭС", 1, 2], ["ХЗ друзья", 4, "1,050"], ["Физика", 7, 8]]
    copy = marked(run, made(tmp_path / "f.xlsx", Свод=rows), tmp_path / "out")["marked"]
    assert listed(copy) == ["A3", "C3"]
    mend(copy, Свод_A3="EAT-APP", Свод_C3=1050)
    fill_in(Path(copy), Год=2023)
    file = run("import", copy, "--dry-run").json["files"][0]
    assert {c["status"] for c in file["cells"]} == {"new"} and len(file["cells"]) == 6
    assert {c["org"] for c in file["cells"]} == {"EAT-ES", "EAT-APP", "IT-PHYS"}
