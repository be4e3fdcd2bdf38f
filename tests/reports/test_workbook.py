"""The printed workbook: tables of different columns on one sheet, rows as high as their texts."""

from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.reports import document as d
from ktu_desktop.reports.pages.page import Font, points
from ktu_desktop.reports.times import TimesRuler
from ktu_desktop.reports.to_workbook import write_workbook
from ktu_desktop.reports.workbook_grid import Grid
from tests.reports.conftest import Make

SIGNED = d.Signatures(("Head",), ("signature", "name", "date"))


def written(folder: Path, document: d.Document) -> Worksheet:
    write_workbook([document], folder / "a.xlsx")
    sheet = load_workbook(folder / "a.xlsx").worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def document(*blocks: d.Block) -> d.Document:
    return d.Document("X", "University", "Title", ("2023",), blocks, "foot", "Page {page} of {pages}")


def width_of(sheet: Worksheet, text: str) -> float:
    """How much of the sheet the cell with a text takes."""
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == text)
    merged = (area for area in sheet.merged_cells.ranges if cell.coordinate in area)
    area = next(merged, None)
    columns = range(cell.column, (area.max_col if area else cell.column) + 1)
    widths = {n: sheet.column_dimensions[chr(64 + n)].width for n in range(1, sheet.max_column + 1)}
    return sum(widths[n] for n in columns) / sum(widths.values())


def test_each_table_keeps_the_shape_of_its_own_columns() -> None:
    grid = Grid((8, 44, 9, 39), [(46, 12, 12, 14, 16)])
    for shares in ((8, 44, 9, 39), (46, 12, 12, 14, 16)):
        spans = grid.spans(shares)
        assert spans[0][0] == 1 and spans[-1][1] == len(grid.widths)
        assert all(before[1] + 1 == after[0] for before, after in pairwise(spans))
        for (first, last), share in zip(spans, shares, strict=True):
            assert sum(grid.widths[first - 1 : last]) == pytest.approx(share / 100, abs=0.08)


def test_edges_near_those_of_the_longest_table_cut_none_of_its_columns() -> None:
    assert len(Grid((10, 40, 50), [(12, 88), (49, 51)]).widths) == 3


def test_the_names_of_what_is_missing_have_the_room_that_paper_gives_them(make: Make, tmp_path: Path) -> None:
    (report,) = make("missing", "MF")
    sheet = written(tmp_path, report)
    assert width_of(sheet, "Показатель") > 0.4 and width_of(sheet, "№") < 0.1
    head = sheet.print_title_rows
    assert head and "№" in {cell.value for cell in sheet[int(head.split("$")[-1])]}


def test_no_head_comes_again_over_another_table(make: Make, tmp_path: Path) -> None:
    (passport,) = make("passport", "MF", indicators=("1.1.6",))
    assert not written(tmp_path, passport).print_title_rows


def test_lines_to_sign_on_stand_within_what_is_printed(tmp_path: Path) -> None:
    table = d.Table((d.Column("A", 30), d.Column("B", 70)), (d.Row(("a", "b")),))
    sheet = written(tmp_path, document(table, SIGNED))
    (date,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "date")
    printed = sheet[sheet.print_area.partition("!")[2].replace("$", "")]
    assert date.coordinate in {cell.coordinate for row in printed for cell in row}


def test_a_row_is_as_high_as_its_text(tmp_path: Path) -> None:
    """At Times in 10 points a line is 13 points high; half of 92 characters is 241 points."""
    column = d.Column("A", 50)
    table = d.Table((column, column), (d.Row(("ш" * 20, "ы")), d.Row(("шшш " * 40, "ы"))))
    sheet = written(tmp_path, document(table))
    heights = {row[0].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()}
    assert heights["ш" * 20] == 15
    words_in_a_line = 236 // (3 * 7.8 + 2.4)
    assert heights["шшш " * 40] == pytest.approx(2 + 13 * -(-40 // words_in_a_line), abs=13.1)


def test_kazakh_letters_are_as_wide_as_the_russian_ones_they_look_like() -> None:
    ruler, font = TimesRuler(), Font(points(10))
    for kazakh, russian in (("қ", "к"), ("Қ", "К"), ("ң", "н"), ("ү", "у"), ("ө", "о")):
        assert ruler.width(kazakh, font) == ruler.width(russian, font)
    assert ruler.width("М", Font(points(10), bold=True)) > ruler.width("М", font)
