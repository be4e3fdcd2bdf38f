"""`import` names a number that was typed over a locked cell, and its exit code says that it was not taken."""

from pathlib import Path

import openpyxl

from tests.cli.conftest import Run

SHEET = ("--org", "MF-DMD", "--year", "2023")


def test_a_number_over_a_result_is_ignored_with_exit_code_1(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dmd.xlsx"
    run("set", *SHEET, "1.2.3=12")
    run("export", *SHEET, file)
    assert run("import", file).code == 0
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    (row,) = (row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == "1.2.3")
    sheet[f"I{row}"] = 99
    book.save(file)
    said = run("import", file)
    assert said.code == 1
    (answer,) = said.json["files"]
    (ignored,) = (cell for cell in answer["cells"] if cell["status"] == "ignored")
    assert (ignored["cell"], ignored["text"], ignored["value"], ignored["old"]) == (
        f"I{row}",
        "99",
        "99",
        "12",
    )
    assert ignored["finding"]["code"] == "over_result" and "99" in ignored["finding"]["message"]
    assert answer["counts"]["ignored"] == 1 and answer["batch"] is None
