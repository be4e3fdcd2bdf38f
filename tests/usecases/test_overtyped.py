"""Numbers pasted over locked cells: none is dropped without a word, and none is taken."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile

import openpyxl
import pytest

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sentence_texts import SENTENCES
from ktu_desktop.i18n import Translator
from ktu_desktop.usecases.apply_import import apply
from ktu_desktop.usecases.export_workbook import export_unit
from ktu_desktop.usecases.file_preview import FilePreview
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.preview_import import preview
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import Workspace
from tests.filling import fill
from tests.workbooks.made_workbooks import convert

ORG, YEAR = "EAT-TCS", Period(2023)
COLUMNS = {"last_year": "D", "target": "E", "first": "F", "second": "G", "stated": "H", "result": "I"}

Over = Mapping[tuple[str, str], object]
"""What is pasted: by code in column A and name of the column."""


@pytest.fixture
def file(workspace: Workspace, tmp_path: Path) -> Path:
    last = [TypedValue("1.1.10/current", "40"), TypedValue("1.2.2", "6")]
    record(workspace, ORG, YEAR.last_year, last)
    typed = {"1.2.2": "7", "educational_programs": "12", "1.1.3/numerator": "3", "1.1.10/current": "50"}
    record(workspace, ORG, YEAR, [TypedValue(name, text) for name, text in typed.items()])
    return export_unit(workspace, ORG, YEAR, tmp_path / "w.xlsx", Translator("ru"))


def paste(path: Path, over: Over) -> Path:
    """The workbook after somebody took its protection off and typed over locked cells."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for (code, column), content in over.items():
        (row,) = (row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == code)
        cell = sheet[f"{COLUMNS[column]}{row}"]
        assert cell.protection.locked
        cell.value = content
    book.save(path)
    return path


def only(workspace: Workspace, path: Path) -> FilePreview:
    (found,) = preview(workspace, [path])
    return found


def ignored(found: FilePreview) -> dict[tuple[str | None, str], tuple[str, str]]:
    """What is said of each: text and finding, by indicator and figure."""
    cells = [cell for cell in found.cells if cell.status == "ignored"]
    return {(c.indicator, c.figure): (c.text, c.finding.code if c.finding else "") for c in cells}


PASTED: Over = {
    ("1.1.3", "result"): 99,
    ("1.1.3", "second"): 13,
    ("1.1.4", "target"): 77.5,
    ("1.2.2", "last_year"): 8,
    ("1.1.10", "second"): 41,
    ("1.2.3", "second"): 5,
}
SAID = {
    ("1.1.3", "value"): ("99", "over_result"),
    ("1.1.3", "denominator"): ("13", "over_entered_elsewhere"),
    ("1.1.4", "target"): ("77.5", "over_target"),
    ("1.2.2", "last_year"): ("8", "over_last_year"),
    ("1.1.10", "previous"): ("41", "over_last_year"),
    ("1.2.3", ""): ("5", "over_nothing"),
}


def test_each_is_listed_with_its_place_and_what_to_do(workspace: Workspace, file: Path) -> None:
    found = only(workspace, paste(file, PASTED))
    assert ignored(found) == SAID
    assert found.is_partly_open and found.counts["ignored"] == len(SAID)
    for cell in found.cells:
        if cell.status == "ignored":
            assert cell.finding is not None and cell.finding.code in SENTENCES
            assert (cell.finding.place.sheet, cell.finding.place.cell) == (ORG, cell.cell)


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_what_an_office_saves_is_read_the_same(
    workspace: Workspace, file: Path, tmp_path: Path, suffix: str
) -> None:
    """It computes every formula anew: those still stand, and are not listed."""
    untouched = Path(copyfile(file, tmp_path / "untouched.xlsx"))
    fill(file, {("1.1.4", 0): 6})
    pasted, as_it_was = convert(suffix, tmp_path / "saved", paste(file, PASTED), untouched)
    assert ignored(only(workspace, pasted)) == SAID
    found = only(workspace, as_it_was)
    assert ignored(found) == {} and not found.is_partly_open


def test_nothing_of_it_is_taken(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15})
    before = open_sheet(workspace, ORG, YEAR).values
    applied = apply(workspace, [only(workspace, paste(file, PASTED))])
    assert applied.taken == 1
    after = open_sheet(workspace, ORG, YEAR).values
    assert {code: item.value.text for code, item in after.items()} == {
        **{code: item.value.text for code, item in before.items()},
        "1.2.3": "15",
    }


def test_an_untouched_file_lists_none(workspace: Workspace, file: Path) -> None:
    assert ignored(only(workspace, file)) == {}


def test_the_same_number_as_the_program_s_is_not_listed(workspace: Workspace, file: Path) -> None:
    """Formulas replaced by their values, and a result typed beside the numbers that give it."""
    fill(file, {("1.1.3", 0): 6})
    pasted: Over = {("1.1.3", "second"): 12, ("1.1.3", "result"): 50, ("1.2.2", "result"): 7}
    found = only(workspace, paste(file, pasted))
    assert ignored(found) == {} and not found.is_partly_open


def test_words_and_blanks_over_locked_cells_are_no_numbers(workspace: Workspace, file: Path) -> None:
    pasted: Over = {("1.1.3", "result"): None, ("1.2.3", "second"): "см. письмо", ("1.1.4", "target"): None}
    assert ignored(only(workspace, paste(file, pasted))) == {}


def test_a_number_written_as_a_text_is_listed(workspace: Workspace, file: Path) -> None:
    assert ignored(only(workspace, paste(file, {("1.1.3", "result"): "25,5 %"}))) == {
        ("1.1.3", "value"): ("25,5 %", "over_result")
    }


def test_a_sum_over_a_known_number_is_listed(workspace: Workspace, file: Path, tmp_path: Path) -> None:
    """A formula of somebody's own over a cell that never held one."""
    pasted = paste(file, {("1.1.4", "target"): "=30+5"})
    (saved,) = convert("xlsx", tmp_path / "saved", pasted)
    assert ignored(only(workspace, saved)) == {("1.1.4", "target"): ("35", "over_target")}


def test_rows_moved_about(workspace: Workspace, file: Path) -> None:
    book = openpyxl.load_workbook(paste(file, {("1.1.4", "target"): 77.5}))
    book.worksheets[0].insert_rows(9, 3)
    book.save(file)
    assert ignored(only(workspace, file)) == {("1.1.4", "target"): ("77.5", "over_target")}
