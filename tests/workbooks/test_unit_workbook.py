"""What a unit's workbook promises to whoever opens it, seen by other libraries."""

from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Band, Number, whole
from ktu_desktop.errors import WorldRefusal
from tests.domain.plans import real_plan, sample_organisation
from tests.workbooks.made_workbooks import number, random_sheet, sheet_of, write

INDICATORS = list(real_plan().indicators)


def opened(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_by_code(sheet: Worksheet) -> dict[str, int]:
    return {str(row[0].value): row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value}


def unlocked(sheet: Worksheet, row: int) -> list[str]:
    return [cell.coordinate for cell in sheet[row] if not cell.protection.locked]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "EAT-TCS.xlsx"


def test_codes_stand_once_as_text_in_the_order_of_the_plan_and_only_what_is_asked(path: Path) -> None:
    write(path, sheet_of("EAT-TCS"))
    sheet = opened(path)
    first = [row[0] for row in sheet.iter_rows(max_col=1)]
    codes = [cell.value for cell in first if cell.value in real_plan().indicators]
    unit = sample_organisation().by_code["EAT-TCS"]
    assert codes == [indicator.code for indicator in real_plan().asked_indicators(unit)]
    assert all(cell.data_type == "s" for cell in first if cell.value in real_plan().indicators)
    known = Counter(cell.value for cell in first if cell.value in {*INDICATORS, *real_plan().figures})
    assert set(known.values()) == {1}


@pytest.mark.parametrize("org", ["EAT-TCS", "MF", "OFF-FIN", "OFF-HR", "KTU"])
def test_every_element_asked_has_exactly_one_input_cell(tmp_path: Path, org: str) -> None:
    base = write(tmp_path / "w.xlsx", sheet_of(org), whole_plan=org == "KTU")
    sheet = opened(tmp_path / "w.xlsx")
    numbers = [c for row in sheet.iter_rows(max_col=8) for c in row if not c.protection.locked]
    assert len(numbers) == len(base.cells) > 0
    if org == "EAT-TCS":
        unit = sample_organisation().by_code[org]
        asked = {
            f.element.code for i in real_plan().asked_indicators(unit) for f in real_plan().forms[i.code]
        }
        assert {element for _, element in base.cells} == asked


def test_common_data_come_first_and_other_rows_take_them(path: Path) -> None:
    write(path, sheet_of("EAT-TCS", {"educational_programs": whole(12), "1.1.3/numerator": whole(3)}))
    sheet, cached = opened(path), CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    rows = rows_by_code(sheet)
    assert rows["educational_programs"] < rows["1.1.3"]
    assert sheet[f"F{rows['educational_programs']}"].value == 12
    assert str(sheet[f"G{rows['1.1.3']}"].value).startswith("=")
    shift = len(cached) - sheet.max_row
    assert cached[rows["1.1.3"] - 1 + shift][6] == 12
    assert cached[rows["1.1.3"] - 1 + shift][8] == 25


@pytest.mark.parametrize("org", ["EAT-TCS", "MF", "OFF-FIN", "OFF-PLAN", "OFF-DIG"])
def test_results_are_cached(tmp_path: Path, org: str) -> None:
    sheet = random_sheet(org, 7)
    write(tmp_path / "w.xlsx", sheet)
    rows = rows_by_code(opened(tmp_path / "w.xlsx"))
    book = CalamineWorkbook.from_path(str(tmp_path / "w.xlsx"))
    cached = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    for row in sheet.asked_rows:
        shown = cached[rows[row.indicator.code] - 1][8]
        if row.result is None:
            assert shown == ""
        elif isinstance(row.result, Band):
            assert shown == row.result.text.replace("-", "–")
        elif row.indicator.measure == "availability":
            assert shown in ("yes", "no")
        else:
            assert shown == float(decimal_text(row.result))


def test_texts_never_are_formulas(path: Path) -> None:
    entry = Entry(
        explanation="=1+1",
        basis_document="+2",
        basis_number="@x",
        reason_missed="=2",
        measures_taken="-3",
    )
    write(path, sheet_of("EAT-TCS", entries={"1.1.3": entry, "1.1.4": Entry(not_applicable="=HYPERLINK(1)")}))
    sheet = opened(path)
    rows = rows_by_code(sheet)
    for place, text in (("L", "=1+1"), ("K", "+2; @x"), ("M", "=2"), ("N", "-3")):
        cell = sheet[f"{place}{rows['1.1.3']}"]
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert sheet[f"J{rows['1.1.4']}"].data_type == "s"
    assert sheet[f"B{rows['1.1.3']}"].quotePrefix


def test_a_program_that_trusts_the_stated_area_sees_every_cell(path: Path) -> None:
    write(path, sheet_of("EAT-TCS", entries={"1.1.3": Entry(measures_taken="an open day")}))
    book = openpyxl.load_workbook(path, read_only=True)  # drops what is outside of the area
    cells = [value for row in book.worksheets[0].iter_rows(values_only=True) for value in row]
    book.close()
    assert "an open day" in cells


def test_validation_fits_the_unit(tmp_path: Path) -> None:
    write(tmp_path / "w.xlsx", sheet_of("KTU"), whole_plan=True)
    sheet = opened(tmp_path / "w.xlsx")
    rows = rows_by_code(sheet)

    def kind(place: str) -> tuple[str, str, str]:
        (found,) = [v for v in sheet.data_validations.dataValidation if place in v.cells]
        return found.type, found.formula1, found.formula2

    people, percent = kind(f"F{rows['1.2.2']}"), kind(f"H{rows['1.1.5']}")
    assert people[:2] == ("whole", "0")
    assert percent == ("decimal", "0", "100")
    assert kind(f"G{rows['1.1.5']}")[:2] == ("whole", "1")  # a divisor
    assert kind(f"H{rows['1.1.10']}")[:2] == ("decimal", "-100")  # a growth may be negative
    assert kind(f"F{rows['5.8.7']}")[:2] == ("list", '"yes,no"')
    assert kind(f"F{rows['3.3.1']}")[0] == "textLength"
    assert all(v.errorStyle == "warning" for v in sheet.data_validations.dataValidation)
    inputs = [c.coordinate for row in sheet.iter_rows(max_col=8) for c in row if not c.protection.locked]
    assert all(kind(place) for place in inputs)


def test_set_up_for_paper_and_protected_without_a_password(path: Path) -> None:
    write(path, sheet_of("EAT-TCS"), language="ru")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$5:$5"
    assert "EAT-TCS" in sheet.oddHeader.left.text
    assert "2023" in sheet.oddHeader.right.text
    assert sheet.freeze_panes == "C7"
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert book.worksheets[-1].sheet_state == "veryHidden"
    assert len(book.worksheets) == 3


def test_a_locked_sheet_has_no_input_cells_but_its_values_travel(path: Path) -> None:
    base = write(path, sheet_of("EAT-TCS", {"1.2.2": whole(5)}, state="approved"))
    assert base.cells == {("EAT-TCS", "1.2.2"): whole(5)}
    sheet = opened(path)
    assert not [c for row in sheet.iter_rows() for c in row if not c.protection.locked]


def test_the_base_is_what_the_cells_say(path: Path) -> None:
    base = write(path, sheet_of("EAT-TCS", {"1.2.2": whole(0), "1.1.5/stated": number("12.5")}))
    assert base.cells["EAT-TCS", "1.2.2"] == whole(0)
    assert base.cells["EAT-TCS", "1.1.5/stated"] == number("12.5")
    assert base.cells["EAT-TCS", "1.2.3"] is None


def test_last_year_known_is_not_asked_again(path: Path) -> None:
    base = write(path, sheet_of("EAT-TCS", last_year={"1.1.10/current": whole(40)}))
    sheet = opened(path)
    place = f"G{rows_by_code(sheet)['1.1.10']}"
    assert (sheet[place].value, sheet[place].protection.locked) == (40, True)
    assert ("EAT-TCS", "1.1.10/previous") not in base.cells


def test_a_number_that_a_spreadsheet_would_round_is_written_as_text(tmp_path: Path) -> None:
    exact = Number(1_234_567_890_123_456_789)
    write(tmp_path / "w.xlsx", sheet_of("OFF-FIN", {"total_income": exact}))
    sheet = opened(tmp_path / "w.xlsx")
    assert sheet[f"F{rows_by_code(sheet)['total_income']}"].value == exact.text == "1234567890123.456789"


def test_the_guidance_speaks_three_languages_the_reader_s_first(path: Path) -> None:
    write(path, sheet_of("EAT-TCS"), language="kk")
    texts = [str(row[0].value) for row in openpyxl.load_workbook(path).worksheets[1].iter_rows(max_col=1)]
    titles = [text for text in texts if text.startswith(("Қазақша", "Русский", "English"))]
    assert [title.split(".")[0] for title in titles] == ["Қазақша", "English", "Русский"]


def test_what_cannot_be_written_is_a_sentence_and_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "taken.xlsx").mkdir()
    with pytest.raises(WorldRefusal):
        write(tmp_path / "taken.xlsx", sheet_of("MF"))
    with pytest.raises(WorldRefusal):
        write(tmp_path / "no folder" / "w.xlsx", sheet_of("MF"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken.xlsx"]


def test_an_odd_code_of_a_unit_still_gives_a_sheet(tmp_path: Path) -> None:
    from dataclasses import replace

    sheet = sheet_of("EAT-TCS")
    unit = replace(sheet.data.org_unit, code="A/B:1")
    write(tmp_path / "w.xlsx", replace(sheet, data=replace(sheet.data, org_unit=unit)))
    assert openpyxl.load_workbook(tmp_path / "w.xlsx").sheetnames[0] == "A_B_1"
