"""The child that makes marked copies: results of formulas, what is lost, and files that bring it down."""

import zipfile
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook, load_workbook

from ktu_desktop.domain.findings import Finding
from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.marked.losses import CODES, lost_by_openpyxl
from ktu_desktop.workbooks.marked.marking_process import have_copy_made
from ktu_desktop.workbooks.marked.marks import ASKED, Mark, Order, Texts
from ktu_desktop.workbooks.reading_process import read_files
from tests.samples_score import SAMPLES

TEXTS = Texts("List", "Mend it", ("Sheet", "Cell", "Text", "Why"), "Lost", {code: code for code in CODES})


def order(source: Path, target: Path, sheet: str, cell: str = "E7") -> Order:
    return Order(str(source), str(target), (Mark(sheet, cell, ASKED, "?", "because"),), TEXTS)


def grids(path: Path):
    (found,) = read_files([path], Silent(), ())
    return {grid.name: grid for grid in found.grids}


def test_formulas_keep_the_results_that_they_had(tmp_path):
    source, target = SAMPLES / "svod_EAT_2023.xlsx", tmp_path / "copy.xlsx"
    assert have_copy_made(order(source, target, "Свод 2023")) == ()
    before, after = grids(source), grids(target)
    assert {name: grid.rows for name, grid in before.items()} == {name: after[name].rows for name in before}
    formulas = [
        c for row in load_workbook(target)["Свод 2023"].iter_rows() for c in row if c.data_type == "f"
    ]
    assert formulas


def test_an_existing_note_stays_above_ours(tmp_path):
    from openpyxl.comments import Comment

    book = Workbook()
    book.active.title = "S"
    book.active["A1"], book.active["A1"].comment = 3, Comment("mine", "Sender")
    book.save(tmp_path / "s.xlsx")
    have_copy_made(order(tmp_path / "s.xlsx", tmp_path / "c.xlsx", "S", "A1"))
    assert load_workbook(tmp_path / "c.xlsx")["S"]["A1"].comment.text == "mine\n\nbecause"


def test_what_is_lost_is_named(tmp_path):
    path = tmp_path / "rich.zip"
    parts = {
        "xl/media/image1.png": b"", "xl/drawings/drawing1.xml": b"<xdr:sp macro=''>",
        "xl/ctrlProps/ctrlProp1.xml": b"", "xl/worksheets/sheet1.xml": b"<x14:sparklineGroup/>",
    }  # fmt: skip
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with zipfile.ZipFile(path) as package:
        assert list(lost_by_openpyxl(package)) == ["images", "shapes", "controls", "extras"]


def test_whatever_happens_to_the_child_is_a_finding(tmp_path):
    source = SAMPLES / "svod_EAT_2023.xlsx"
    fitting = order(source, tmp_path / "copy.xlsx", "Свод 2023")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(source.read_bytes()[:3000])
    cases = (
        have_copy_made(replace(fitting, source=str(broken))),
        have_copy_made(replace(fitting, target=str(tmp_path / "no" / "copy.xlsx"))),
        have_copy_made(fitting, memory=20_000_000),
        have_copy_made(fitting, seconds=0.001),
    )
    assert all(isinstance(case, Finding) for case in cases)
    assert list(tmp_path.iterdir()) == [broken]
