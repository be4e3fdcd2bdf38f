"""Files of others as raw grids: what is hidden and merged, and text files in every encoding."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from ktu_desktop.workbooks.any_sheet.grid import Area, grid_from_raw
from ktu_desktop.workbooks.any_sheet.recognition import TAKEN, Told
from ktu_desktop.workbooks.reading_child import read
from tests.samples_score import SAMPLES
from tests.workbooks.any_sheet.judging import recogniser

ROWS = [
    ["Показатель", "Ед.", "Факт 2023"],
    ["Патенттер саны, Ғылым", "ед.", "3"],
    ["Услуги НИР", "ед.", "2,0"],
]


def grids(path):
    return [grid_from_raw(raw) for raw in read(path)["grids"]]


def test_what_a_spreadsheet_hides_and_merges(tmp_path: Path):
    book = Workbook()
    sheet = book.active
    sheet.append(["a", "b", "c"])
    sheet.append([1, 0.5, "x"])
    sheet["B2"].number_format = "0 %"
    sheet.merge_cells("A3:B4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = book.create_sheet("Скрытый")
    other.append(["y"])
    other.sheet_state = "hidden"
    book.save(tmp_path / "shape.xlsx")
    first, second = grids(tmp_path / "shape.xlsx")
    assert (first.hidden, second.hidden, second.name) == (False, True, "Скрытый")
    assert first.merged == (Area(2, 0, 3, 1),)
    assert (first.hidden_rows, first.hidden_columns) == ({1}, {2})
    assert (first.cell(1, 1).percent, first.cell(1, 0).percent) == (True, False)


def test_open_document_and_old_files_tell_the_same():
    assert grids(SAMPLES / "MSG.xlsx")[-1].hidden
    assert Area(0, 0, 0, 5) in grids(SAMPLES / "KTM_esep_2023.ods")[0].merged


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_files_are_read_in_every_encoding(tmp_path, encoding, separator):
    path = tmp_path / "отчет.csv"
    lines = [separator.join(f'"{text}"' for text in row) for row in ROWS]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    found = recogniser().recognise(grids(path), Told("IT-PHYS", 2023))
    taken = {cell.cell: (cell.indicator, cell.value.text) for cell in found.cells if cell.status == TAKEN}
    assert taken["C3"] == ("2.5.1", "2")
    assert grids(path)[0].cell(1, 0).text == ROWS[1][0]


def test_windows_1251_is_read(tmp_path):
    path = tmp_path / "отчет.csv"
    path.write_bytes("Показатель;Факт 2023\nКоличество патентов;1,050\nУслуги НИР;12\n".encode("cp1251"))
    found = recogniser().recognise(grids(path), Told("IT-PHYS", 2023))
    assert {cell.cell for cell in found.cells if cell.status == TAKEN} == {"B3"}


@pytest.mark.parametrize("content", [b"\0\1\2" * 20, b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(tmp_path, content):
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    assert read(path)["reason"][0] == "not_a_spreadsheet"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("damage", ["a byte is no text", "the end is missing"])
def test_broken_text_is_damaged_and_not_read_in_another_code_page(tmp_path: Path, encoding, damage):
    whole = "\n".join(";".join(row) for row in ROWS).encode(encoding)
    place = whole.index("Патенттер".encode()) + 1
    path = tmp_path / "broken.csv"
    path.write_bytes(whole[:place] + (b"\xff" + whole[place + 1 :] if damage.startswith("a") else b""))
    assert read(path)["reason"] == ["file_damaged", {}]
