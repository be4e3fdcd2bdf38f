"""What comes back: typed in a spreadsheet program, saved in its formats, moved about, edited, of others."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Band, whole
from ktu_desktop.workbooks.contents import SheetRecord, SummaryLine
from ktu_desktop.workbooks.read_file import ReadFile
from tests.domain.plans import real_plan
from tests.workbooks.made_workbooks import (
    content_of,
    convert,
    number,
    read,
    read_one,
    sheet_of,
    stamp_of,
    write,
    write_faculty,
)

ORG = "EAT-TCS"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A department's workbook with a few numbers in it."""
    values = {"1.2.2": whole(7), "educational_programs": whole(12), "1.1.5/stated": number("12.5")}
    entries = {"1.1.3": Entry(explanation="grew", basis_document="order", basis_date="12.01.2023")}
    write(tmp_path / "w.xlsx", sheet_of(ORG, values, entries=entries), language="ru")
    return tmp_path / "w.xlsx"


def edited(path: Path, edit: Callable[[Worksheet, Callable[[str], int]], None], sheet: int = 0) -> Path:
    """The workbook after somebody edited it with another program."""
    book = openpyxl.load_workbook(path)
    found = book.worksheets[sheet]

    def row_of(code: str) -> int:
        return next(row[0].row for row in found.iter_rows(max_col=1) if row[0].value == code)

    edit(found, row_of)
    book.save(path)
    return path


def cells(found: ReadFile) -> dict[str, Cell]:
    return {cell.element: cell.content for sheet in found.sheets for cell in sheet.cells}


def test_what_was_written_is_read(path: Path) -> None:
    found = read_one(path)
    assert (found.recognised, found.reason, found.findings) == ("workbook", None, ())
    assert found.stamp == stamp_of(ORG, language="ru")
    (sheet,) = found.sheets
    assert (sheet.name, sheet.org_unit, sheet.period) == (ORG, ORG, "2023")
    by_element = {cell.element: (cell.indicator, cell.figure, cell.content.text) for cell in sheet.cells}
    assert by_element == {
        "1.2.2": ("1.2.2", "value", "7"),
        "educational_programs": (None, "educational_programs", "12"),
        "1.1.5/stated": ("1.1.5", "value", "12.5"),
    }
    assert {(text.indicator, text.field, text.text) for text in sheet.texts} == {
        ("1.1.3", "explanation", "grew"),
        ("1.1.3", "basis_document", "order"),
        ("1.1.3", "basis_date", "12.01.2023"),
    }


def test_a_cell_says_where_it_stands(path: Path) -> None:
    places = {cell.element: cell.cell for sheet in read_one(path).sheets for cell in sheet.cells}
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet[places["1.2.2"]].value == 7
    assert sheet[places["1.1.5/stated"]].value == 12.5


def type_of_everything(sheet: Worksheet, row_of: Callable[[str], int]) -> None:
    sheet[f"F{row_of('1.2.2')}"] = 45
    sheet[f"F{row_of('1.2.3')}"] = "1\u00a0234 чел."
    sheet[f"F{row_of('1.2.4')}"] = "удалить"
    sheet[f"H{row_of('1.1.3')}"] = 0.123
    sheet[f"H{row_of('1.1.3')}"].number_format = "0.0%"
    sheet[f"H{row_of('1.1.4')}"] = 12.5
    sheet[f"H{row_of('1.1.4')}"].number_format = '0.0"%"'
    sheet[f"F{row_of('1.2.5')}"] = datetime(2023, 5, 1)
    sheet[f"F{row_of('1.2.6')}"] = "=1/0"
    sheet[f"F{row_of('1.2.7')}"] = "=2+3"
    sheet[f"F{row_of('1.2.8')}"] = True
    sheet[f"F{row_of('1.2.9')}"] = 0
    sheet[f"F{row_of('1.2.10')}"] = "=0.1+0.2"
    sheet[f"J{row_of('1.1.4')}"] = "не ведём"
    sheet[f"L{row_of('1.1.4')}"] = "два\nряда"
    sheet[f"M{row_of('1.1.4')}"] = "=мало"
    sheet[f"M{row_of('1.1.4')}"].data_type = "s"
    sheet[f"N{row_of('1.1.4')}"] = "больше\nзвать"


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls", "xlsm:Calc MS Excel 2007 VBA XML"])
def test_what_libreoffice_saves_comes_back_right(path: Path, tmp_path: Path, suffix: str) -> None:
    edited(path, type_of_everything)
    (saved,) = convert(suffix, tmp_path / "saved", path)
    found = read_one(saved)
    assert (found.recognised, found.findings) == ("workbook", ())
    assert found.stamp == stamp_of(ORG, language="ru")
    got = {code: (cell.kind, cell.text, cell.percent) for code, cell in cells(found).items()}
    assert got["1.2.2"] == ("number", "45", False)
    assert got["1.2.3"] == ("text", "1\u00a0234 чел.", False)
    assert got["1.2.4"] == ("text", "удалить", False)
    assert got["1.1.3/stated"] == ("number", "0.123", True)
    assert got["1.1.4/stated"] == ("number", "12.5", False)
    assert got["1.2.5"][:2] in (("date", "2023-05-01"), ("date", "2023-05-01T00:00:00"))
    assert got["1.2.6"] == ("error", "#DIV/0!", False)
    assert got["1.2.7"] == ("number", "5", False)
    assert got["1.2.9"] == ("number", "0", False)
    assert got["1.2.10"] == ("number", "0.3", False)
    assert got["1.1.5/stated"] == ("number", "12.5", False)
    texts = {(text.indicator, text.field): text.text for sheet in found.sheets for text in sheet.texts}
    assert texts["1.1.4", "not_applicable"] == "не ведём"
    assert texts["1.1.4", "explanation"] == "два\nряда"
    assert texts["1.1.4", "reason_missed"] == "=мало"
    assert texts["1.1.4", "measures_taken"] == "больше\nзвать"


def test_libreoffice_finds_validation_protection_and_values(path: Path, tmp_path: Path) -> None:
    (flat,) = convert("fods", tmp_path / "flat", path)
    text = flat.read_text("utf-8")
    assert text.count("<table:content-validation ") > 4
    assert 'table:protected="true"' in text
    assert "cell-content-is-whole-number() and cell-content-is-between(0," in text
    assert 'style:cell-protect="none"' in text
    assert 'office:value="12.5"' in text


def test_a_formula_nobody_calculated_is_said(path: Path) -> None:
    edited(path, type_of_everything)  # openpyxl saves no cached values
    got = cells(read_one(path))
    assert got["1.2.7"].kind == "no_value"
    assert got["1.2.6"].kind == "no_value"
    assert got["1.2.8"] == Cell("boolean", "1")  # LibreOffice makes 1 of it in a cell for numbers
    assert got["1.1.3/stated"] == Cell("number", "0.123", percent=True)
    assert got["1.2.5"].kind == "date"


def test_rows_and_columns_moved_about_are_still_found(path: Path) -> None:
    def move(sheet: Worksheet, row_of: Callable[[str], int]) -> None:
        sheet[f"F{row_of('1.2.3')}"] = 3
        sheet.insert_rows(row_of("1.2.2"), 3)
        sheet.insert_cols(2, 2)
        sheet.delete_rows(8)  # a piece of common data

    found = read_one(edited(path, move))
    assert found.recognised == "workbook"
    assert content_of(found)["1.2.3"] == "3"
    assert content_of(found)["1.2.2"] == "7"
    assert content_of(found)["1.1.5/stated"] == "12.5"


def test_sorted_rows_are_still_found(path: Path) -> None:
    def reverse(sheet: Worksheet, row_of: Callable[[str], int]) -> None:
        start, end = row_of("1.2.2"), row_of("1.2.9")
        rows = [[cell.value for cell in sheet[row]] for row in range(start, end + 1)]
        for row, values in zip(range(start, end + 1), reversed(rows), strict=True):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value

    assert content_of(read_one(edited(path, reverse)))["1.2.2"] == "7"


def test_without_the_row_of_marks_headers_find_the_columns(path: Path) -> None:
    found = read_one(edited(path, lambda sheet, row_of: sheet.delete_rows(row_of("#code"))))
    assert content_of(found)["1.2.2"] == "7"


def test_what_could_not_be_typed_into_is_not_read(tmp_path: Path) -> None:
    """Last year's number, known here, and a total that its parts fill do not come back as somebody's own."""
    last = {"1.1.10/current": whole(40)}
    write(tmp_path / "open.xlsx", sheet_of(ORG, {"1.1.10/current": whole(50)}, last))
    parts = {"1.2.3": whole(3), "1.2.4": whole(4)}
    write(tmp_path / "locked.xlsx", sheet_of(ORG, parts, state="approved"))
    saved = convert("ods", tmp_path / "saved", tmp_path / "open.xlsx")
    for path in (tmp_path / "open.xlsx", *saved):
        assert content_of(read_one(path)) == {"1.1.10/current": "50"}
    assert content_of(read_one(tmp_path / "locked.xlsx")) == {"1.2.3": "3", "1.2.4": "4"}


def without_hidden(path: Path) -> Path:
    book = openpyxl.load_workbook(path)
    book.remove(book["ktu-desktop"])
    book.save(path)
    return path


def test_without_the_hidden_sheet_the_sheet_says_whose_it_is(path: Path) -> None:
    found = read_one(without_hidden(path))
    assert found.recognised == "workbook"
    assert [(f.code, f.severity) for f in found.findings] == [("stamp_missing", Severity.WARNING)]
    assert found.stamp is not None
    assert (found.stamp.org_unit, found.stamp.period, found.stamp.database_id) == (ORG, "2023", "")
    assert content_of(found)["1.2.2"] == "7"


def test_without_hidden_sheet_and_heading_it_is_nobody_s_workbook(path: Path) -> None:
    edited(without_hidden(path), lambda sheet, row_of: sheet.delete_rows(row_of("#sheet")))
    found = read_one(path)
    assert (found.recognised, found.reason and found.reason.code) == ("none", "not_our_workbook")


@pytest.mark.parametrize("key", ["org_unit", "export_id", "database_id", "period", "digest", f"cells {ORG}"])
def test_an_edited_hidden_sheet_is_not_believed(path: Path, key: str) -> None:
    def forge(sheet: Worksheet, row_of: Callable[[str], int]) -> None:
        sheet[f"B{row_of(key)}"] = "MF-DMD"

    found = read_one(edited(path, forge, sheet=-1))
    assert [f.code for f in found.findings] == ["stamp_edited"]
    assert found.stamp is not None
    assert (found.stamp.org_unit, found.stamp.export_id) == (ORG, "")


def test_a_sheet_of_another_unit_under_this_stamp_is_refused(path: Path) -> None:
    def rename(sheet: Worksheet, row_of: Callable[[str], int]) -> None:
        sheet[f"B{row_of('#sheet')}"] = "MF-DMD"

    found = read_one(edited(path, rename))
    assert (found.recognised, found.reason and found.reason.code) == ("none", "stamp_disagrees")


def test_of_a_plan_nobody_knows(path: Path) -> None:
    def rename(sheet: Worksheet, row_of: Callable[[str], int]) -> None:
        sheet[f"D{row_of('#sheet')}"] = "plan-9"

    found = read_one(edited(without_hidden(path), rename))
    assert found.reason is not None
    assert (found.reason.code, found.reason.facts["plan"]) == ("file_unknown_plan", "plan-9")


def test_of_a_newer_and_of_an_older_program(tmp_path: Path) -> None:
    write(tmp_path / "newer.xlsx", sheet_of(ORG), version=99)
    write(tmp_path / "older.xlsx", sheet_of(ORG, {"1.2.2": whole(7)}), version=0)
    newer, older = read(tmp_path / "newer.xlsx", tmp_path / "older.xlsx")
    assert (newer.recognised, newer.reason and newer.reason.code) == ("none", "newer_template")
    assert (older.recognised, [f.code for f in older.findings]) == ("workbook", ["older_template"])
    assert content_of(older) == {"1.2.2": "7"}


def test_rows_that_nobody_can_place_are_said_and_hide_no_other(path: Path) -> None:
    def spoil(sheet: Worksheet, row_of: Callable[[str], int]) -> None:
        sheet[f"F{row_of('1.2.4')}"] = 4
        sheet[f"F{row_of('1.2.5')}"] = 5
        sheet[f"F{row_of('1.2.6')}"] = 6
        sheet[f"A{row_of('1.2.4')}"] = None
        sheet[f"A{row_of('1.2.5')}"] = "9.9.9"
        sheet[f"A{row_of('1.2.7')}"] = "1.2.6"
        sheet[f"F{row_of('1.2.6') + 1}"] = 8

    found = read_one(edited(path, spoil))
    codes = [(finding.code, finding.facts["code"]) for finding in found.findings]
    assert codes == [
        ("row_without_code", ""),
        ("row_unknown", "9.9.9"),
        ("row_twice", "1.2.6"),
        ("row_twice", "1.2.6"),
    ]
    assert all(finding.place.cell and finding.place.sheet == ORG for finding in found.findings)
    assert set(content_of(found)) == {"1.2.2", "educational_programs", "1.1.5/stated"}


def test_a_workbook_of_somebody_else(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["1.2.2", "students", 45])
    book.save(tmp_path / "other.xlsx")
    found = read_one(tmp_path / "other.xlsx")
    assert (found.recognised, found.sheets) == ("none", ())
    assert found.reason is not None
    assert (found.reason.code, found.reason.facts["file"]) == ("not_our_workbook", "other.xlsx")


def test_ranks_and_yes_and_no(tmp_path: Path) -> None:
    write(
        tmp_path / "r.xlsx", sheet_of("OFF-PLAN", {"3.3.1": Band(801, None), "3.3.2": Band(801, 850)}), "ru"
    )
    write(tmp_path / "a.xlsx", sheet_of("OFF-DIG", {"5.8.7": whole(1), "5.8.8": whole(0)}), "en")
    saved = convert("ods", tmp_path / "saved", tmp_path / "r.xlsx", tmp_path / "a.xlsx")
    ranks, availabilities = read(*saved)
    assert content_of(ranks) == {"3.3.1": "801+", "3.3.2": "801-850"}
    assert content_of(availabilities) == {"5.8.7": "yes", "5.8.8": "no"}


def test_a_faculty_s_file_carries_sheets_and_what_was_said(tmp_path: Path) -> None:
    entries = {"1.1.3": Entry(explanation="so", reason_missed="late", confirmations={"jump 1": "merged"})}
    sheets = [
        sheet_of("EAT"),
        sheet_of(ORG, {"1.2.2": whole(7)}, entries=entries),
        sheet_of("EAT-ES", {"1.2.2": whole(9)}),
    ]
    record = SheetRecord(ORG, "returned", "mend 1.1.3", entries, ("1.2.3",), ("Aigul", "Bolat"))
    summary = {
        "1.2.2": SummaryLine(sheets[1].row("1.2.2").result, 3, 2, ("EAT-APP",)),
        "3.3.1": SummaryLine(Band(801, None), 1, 1),
    }
    base = write_faculty(tmp_path / "f.xlsx", sheets, [record], summary)
    assert base.cells[ORG, "1.2.2"] == whole(7)
    for path in [tmp_path / "f.xlsx", *convert("ods", tmp_path / "saved", tmp_path / "f.xlsx")]:
        found = read_one(path)
        assert (found.recognised, found.findings) == ("workbook", ())
        assert [sheet.org_unit for sheet in found.sheets] == ["EAT", ORG, "EAT-ES"]
        taken = {(cell.org_unit, cell.element): cell.content.text for s in found.sheets for cell in s.cells}
        assert taken == {(ORG, "1.2.2"): "7", ("EAT-ES", "1.2.2"): "9"}
        assert found.sheets[1].record == record
        assert found.sheets[0].record is None
    summary_rows = list(openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0].values)
    assert summary_rows[2][0] == "1.2.2"
    assert summary_rows[2][3] == 7
    assert "EAT-APP" in str(summary_rows[2][4])


def test_a_sheet_copied_within_its_file_is_refused(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book.worksheets[0])
    book.save(path)
    found = read_one(path)
    assert (found.recognised, found.reason and found.reason.code) == ("none", "sheet_twice")


def test_a_file_of_strict_or_prefixed_xml_is_read_or_refused_but_never_misread(path: Path) -> None:
    prefixed = path.with_name("prefixed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(prefixed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets"):
                content = content.replace(b"xmlns=", b"xmlns:x=").replace(b"</", b"</x:")
                content = b"<x:".join(content.split(b"<")).replace(b"<x:/x:", b"</x:")
                content = content.removeprefix(b"<x:") if not content.startswith(b"<x:worksheet") else content
            target.writestr(name, content)
    found = read_one(prefixed)
    if found.recognised == "workbook":
        assert content_of(found) == content_of(read_one(path))
    else:
        assert found.reason is not None


def test_every_plan_code_of_the_sheet_is_known_to_the_plan(path: Path) -> None:
    assert {cell.element for sheet in read_one(path).sheets for cell in sheet.cells} <= set(
        real_plan().elements
    )
