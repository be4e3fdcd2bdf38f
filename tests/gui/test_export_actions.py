"""Export and a copy of the database, by the menu of the real window."""

from pathlib import Path

import openpyxl

from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven


def trigger(driven: Driven, name: str) -> None:
    driven.window.menus.update_enabled()
    driven.window.menus.action(name).trigger()
    driven.settle()


def test_the_units_workbook_is_written(driven: Driven, tmp_path: Path) -> None:
    driven.answers.save = tmp_path / "out"
    trigger(driven, "export")
    assert (tmp_path / "out.xlsx").exists()
    assert driven.answers.asked == ["EAT-ES_2023.xlsx"]
    assert "out.xlsx" in driven.window.notice.text


def test_all_units_below_get_a_workbook(driven: Driven, tmp_path: Path) -> None:
    driven.select("EAT")
    driven.answers.into = tmp_path / "workbooks"
    trigger(driven, "export_all")
    names = {path.name for path in (tmp_path / "workbooks").iterdir()}
    assert "EAT-ES_2023.xlsx" in names
    written = driven.window.notice.text
    assert f"{len(names)} files were written to {driven.answers.into}." == written


def test_a_facultys_file_holds_a_sheet_for_each_department(driven: Driven, tmp_path: Path) -> None:
    driven.select("EAT")
    driven.answers.save = tmp_path / "faculty.xlsx"
    trigger(driven, "export_faculty")
    assert {"EAT-ES", "EAT-APP"} <= set(openpyxl.load_workbook(tmp_path / "faculty.xlsx").sheetnames)


def test_a_department_has_nothing_below_it(driven: Driven) -> None:
    driven.window.menus.update_enabled()
    assert not driven.window.menus.action("export_all").isEnabled()
    assert not driven.window.menus.action("export_faculty").isEnabled()


def test_a_file_that_cannot_be_written_is_a_sentence_in_the_bar(driven: Driven, tmp_path: Path) -> None:
    driven.answers.save = tmp_path / "missing" / "out.xlsx"
    trigger(driven, "export")
    assert str(tmp_path / "missing") in driven.window.notice.text


def test_nothing_happens_when_the_person_thinks_better_of_it(driven: Driven) -> None:
    for name in ("export", "back_up"):
        trigger(driven, name)
    assert driven.window.notice.text == ""


def test_a_copy_of_the_database(driven: Driven, tmp_path: Path) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    driven.answers.save = tmp_path / "copy.db"
    trigger(driven, "back_up")
    assert (tmp_path / "copy.db").stat().st_size > 0
