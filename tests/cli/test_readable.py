"""What people read at the command line: words instead of the program's own codes; --json keeps the codes."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SHEET = ("--org", "MF-DMD", "--year", "2023-H1")


def test_batches_are_said_in_words(run: Run) -> None:
    run("set", *SHEET, "1.2.3=12")
    run("undo", "1")
    lines = run("batches", plain=True).out.splitlines()
    assert "Undone: MF-DMD, first half of 2023" in lines[-2]
    assert "Command: MF-DMD, first half of 2023" in lines[-1] and "Undone by No. 2" in lines[-1]
    assert not any(word in line for line in lines for word in ("command ", "undo ", "2023-H1"))
    assert "Отмена: MF-DMD, 1-е полугодие 2023" in run("batches", plain=True, lang="ru").out
    assert [batch["kind"] for batch in run("batches").json["batches"]] == ["undo", "command"]


def test_the_history_is_said_in_words(run: Run) -> None:
    run("set", *SHEET, "1.2.3=12", "teaching_staff=40", "1.1.3/numerator=2")
    run("set", *SHEET, "1.2.4=n/a:nobody")
    said = run("history", *SHEET, plain=True).out
    assert "by command" in said and " command " not in said
    assert "1.1.3, Of these" in said and "1.2.4, Does not apply, because" in said
    assert "teaching_staff" not in said and "/numerator" not in said and "not_applicable" not in said
    assert "командой" in run("history", *SHEET, plain=True, lang="ru").out
    assert {entry["via"] for entry in run("history", *SHEET).json["history"]} == {"command"}


def test_the_plans_own_targets_name_their_years(run: Run) -> None:
    head, *rows = [line for line in run("check", "--plan", plain=True).out.splitlines() if line.strip("- ")]
    assert "Year" in head
    assert ["2024" in rows[0], "2025" in rows[1]] == [True, True]


def test_a_sheets_own_findings_name_common_data_by_name(run: Run) -> None:
    refused = run("set", *SHEET, "teaching_staff=many", plain=True)
    assert refused.code == 1
    assert "teaching_staff" not in refused.out + refused.err


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_refusal_names_no_periods_code(run: Run, tmp_path: Path, lang: str) -> None:
    nobody = run(
        "export", "--org", "RECTORATE", "--year", "2023-H1", tmp_path / "x.xlsx", plain=True, lang=lang
    )
    assert "2023-H1" not in nobody.out + nobody.err
