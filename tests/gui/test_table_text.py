"""A block of cells as clipboard text, written and read back; rows in runs."""

import subprocess
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from ktu_desktop.gui.clipboard.table_html import Cell, html
from ktu_desktop.gui.clipboard.table_text import read, written
from ktu_desktop.gui.screens.sheet_table.sheet_model import runs_of

cells = st.text(alphabet=st.one_of(st.sampled_from('\t\r\n" ,;a1'), st.characters()), max_size=8)
blocks = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5)
)


@given(blocks)
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert list(read(written(rows))) == rows


@given(st.text(alphabet='\t\r\n"ab', max_size=40))
def test_any_text_is_read_and_no_character_but_marks_is_lost(text: str) -> None:
    rows = list(read(text))
    assert "".join(c for row in rows for cell in row for c in cell if c in "ab") == "".join(
        c for c in text if c in "ab"
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("12", [["12"]]),
        ("12\r\n", [["12"]]),
        ("12\n", [["12"]]),
        ("\r\n", [[""]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\t\r\n\t4\r\n", [["1", ""], ["", "4"]]),
        ("1\t", [["1", ""]]),
        ("1\n\n2\n", [["1"], [""], ["2"]]),
        ('"two\nlines"\t5\r\n', [["two\nlines", "5"]]),
        ('"a ""b"""\t5', [['a "b"', "5"]]),
        ('12" pipe\t5', [['12" pipe', "5"]]),
        ('"not closed\t5\r\n6', [['"not closed', "5"], ["6"]]),
        ('"half" closed\t5', [['"half" closed', "5"]]),
    ],
)
def test_reads_what_spreadsheet_programs_write(text: str, rows: list[list[str]]) -> None:
    assert list(read(text)) == rows


def test_the_rest_of_a_long_text_is_not_read() -> None:
    assert list(islice(read("1\n" * 1_000_000), 2)) == [["1"], ["1"]]


@given(st.lists(st.integers(0, 30), unique=True).map(sorted))
def test_runs_of_rows_cover_what_changed_and_nothing_else(numbers: list[int]) -> None:
    runs = list(runs_of(numbers))
    assert [number for first, last in runs for number in range(first, last + 1)] == numbers
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(runs))


def test_libreoffice_reads_the_html_as_numbers_whatever_its_language(tmp_path: Path) -> None:
    """Its filter for a pasted table, with English numbers: a decimal comma alone would be a text there."""
    cells = [[Cell("1.1.4"), Cell("33,333333", "33.333333"), Cell("-5,5", "-5.5"), Cell("12345", "12345")]]
    (tmp_path / "pasted.html").write_text(html(cells), "utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    reading = ["--headless", "--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    command = ["soffice", profile, *reading, str(tmp_path / "pasted.html")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    (row,) = load_workbook(tmp_path / "pasted.xlsx").get_sheet_by_index(0).to_python()
    assert row == ["1.1.4", 33.333333, -5.5, 12345.0]
