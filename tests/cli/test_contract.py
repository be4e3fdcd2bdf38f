"""The contract that other programs rely on: keys, states, numbers and exit codes of every command."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.filling import fill

SHEET = ("--org", "MF-DMD", "--year", "2023")


def indicator(answer: Any, code: str) -> Any:
    (found,) = (each for each in answer["indicators"] if each["code"] == code)
    return found


def cell_of(answer: Any, element: str, file: int = 0) -> Any:
    (found,) = (each for each in answer["files"][file]["cells"] if each["element"] == element)
    return found


# plan, orgs


def test_plan(run: Run) -> None:
    said = run("plan")
    (plan,) = said.json["plans"]
    assert said.code == 0
    assert (len(plan["lines"]), len(plan["tasks"]), len(plan["indicators"])) == (6, 8, 129)
    assert len(plan["figures"]) == 170 and plan["years"] == [2021, 2022, 2023, 2024, 2025]
    first = plan["indicators"][0]
    assert first["code"] == "1.1.1" and set(first["names"]) == {"en", "ru", "kk"}
    assert first["targets"] == {
        "2021": "0.09",
        "2022": "0.12",
        "2023": "0.15",
        "2024": "0.18",
        "2025": "0.18",
    }
    assert plan["indicators"][1]["targets"]["2021"] is None
    assert {rule["severity"] for rule in plan["rules"]} <= {"error", "warning"} and len(plan["rules"]) == 16


def test_orgs(run: Run) -> None:
    (root,) = run("orgs").json["orgs"]
    assert root["level"] == "university"
    faculty = root["children"][0]
    assert faculty["parent"] == root["code"] and faculty["children"][0]["children"] == []


# set, show


def test_set_and_show(run: Run) -> None:
    said = run("set", *SHEET, "1.1.6/numerator=12", "students=480", "1.1.3=85,5", "1.2.3=0")
    assert said.code == 0
    assert said.json["batch"] == 1 and said.json["findings"] == []
    assert said.json["changed"] == ["1.1.6/numerator", "students", "1.1.3", "1.2.3"]
    shown = run("show", *SHEET).json
    assert (shown["org"], shown["year"], len(shown["indicators"])) == ("MF-DMD", 2023, 129)
    share = indicator(shown, "1.1.6")
    assert (share["unit"], share["measure"], share["state"], share["value"]) == ("%", "share", "value", "2.5")
    assert share["figures"] == {"1.1.6/numerator": "12", "students": "480"}
    assert (share["target"], share["progress"]) == ("55", "missed")
    stated = indicator(shown, "1.1.3")
    assert (stated["state"], stated["value"], stated["figures"]["1.1.3/stated"]) == ("stated", "85.5", "85.5")
    assert stated["progress"] == "reached"
    zero = indicator(shown, "1.2.3")
    assert (zero["state"], zero["value"], zero["target"], zero["progress"]) == (
        "value",
        "0",
        None,
        "no_target",
    )
    missing = indicator(shown, "1.2.4")
    assert (missing["state"], missing["value"], missing["figures"]) == ("missing", None, {"1.2.4": None})
    assert "coverage" not in missing


def test_set_refuses_one_and_stores_the_rest(run: Run) -> None:
    run("set", *SHEET, "1.2.3=12")
    said = run("set", *SHEET, "1.2.3=lots", "1.2.4=5")
    assert said.code == 1
    assert said.json["changed"] == ["1.2.4"]
    (finding,) = said.json["findings"]
    assert (finding["code"], finding["severity"], finding["indicator"]) == ("unreadable", "error", "1.2.3")
    assert "lots" in finding["message"]
    assert indicator(run("show", *SHEET).json, "1.2.3")["value"] == "12"


def test_set_with_nothing_new_has_no_batch(run: Run) -> None:
    run("set", *SHEET, "1.2.3=12")
    said = run("set", *SHEET, "1.2.3=12.0")
    assert (said.code, said.json) == (0, {"batch": None, "changed": [], "findings": []})


@pytest.mark.parametrize("word", ["nothing=1", "1.2.3", "=5", "1.1.3/weight=2"])
def test_set_stores_nothing_when_a_name_is_unknown(run: Run, word: str) -> None:
    said = run("set", *SHEET, "1.2.3=12", word)
    assert said.code == 2
    assert said.json["batch"] is None and said.json["error"]["message"] in said.err
    assert indicator(run("show", *SHEET).json, "1.2.3")["value"] is None


def test_not_applicable_and_deleting(run: Run) -> None:
    assert run("set", *SHEET, "1.2.3=n/a:no bachelors here").json["changed"] == ["1.2.3"]
    shown = indicator(run("show", *SHEET).json, "1.2.3")
    assert (shown["state"], shown["value"], shown["progress"]) == ("not_applicable", None, "no_target")
    assert run("set", *SHEET, "1.2.3=").json["changed"] == ["1.2.3"]
    assert indicator(run("show", *SHEET).json, "1.2.3")["state"] == "missing"


@pytest.mark.parametrize("word", ["1.2.3=n/a", "1.2.3=n/a:", "1.2.3=N/A: ", "teaching_staff=n/a:none"])
def test_not_applicable_without_a_reason_is_refused(run: Run, word: str) -> None:
    said = run("set", *SHEET, word)
    assert said.code == 1 and said.json["batch"] is None and len(said.json["findings"]) == 1


@pytest.mark.parametrize("text", ["=5", "a=b", "n/a", "12=", "=", "n/a:"])
def test_a_text_may_hold_anything(run: Run, text: str) -> None:
    assert run("set", *SHEET, f"1.2.3={text}").code in (0, 1)


def test_a_contradiction_is_stored_and_listed_with_exit_code_0(run: Run) -> None:
    said = run("set", *SHEET, "1.2.2=30", "1.2.3=10", "1.2.4=10")
    assert said.code == 0 and len(said.json["changed"]) == 3
    (rule,) = (finding for finding in said.json["findings"] if finding["code"] == "rule")
    assert (rule["left"], rule["operator"], rule["right"], rule["difference"]) == ("30", "=", "20", "10")


def test_ranks_and_availabilities_are_canonical(run: Run) -> None:
    plan = run("plan").json["plans"][0]
    rank = next(each for each in plan["indicators"] if each["measure"] == "rank")
    yes_no = next(each for each in plan["indicators"] if each["measure"] == "availability")
    run("set", "--org", "KTU", "--year", "2023", f"{rank['code']}=801–850", f"{yes_no['code']}=иә")
    shown = run("show", "--org", "KTU", "--year", "2023").json
    assert indicator(shown, rank["code"])["value"] == "801-850"
    assert indicator(shown, yes_no["code"])["value"] == "1"


def test_parts_of_a_year(run: Run) -> None:
    run("set", "--org", "MF-DMD", "--year", "2023-H1", "1.2.3=5")
    assert run("show", "--org", "MF-DMD", "--year", "2023-H1").json["year"] == "2023-H1"
    assert indicator(run("show", *SHEET).json, "1.2.3")["value"] is None


def test_rollup(run: Run) -> None:
    run("set", *SHEET, "1.1.6/numerator=10", "students=100")
    run("set", "--org", "MF-MSG", "--year", "2023", "1.1.6/numerator=30", "students=200")
    run("set", "--org", "MF-GEMD", "--year", "2023", "students=1000")
    run("set", "--org", "MF-MALP", "--year", "2023", "1.1.6=50")
    total = indicator(run("show", "--org", "MF", "--year", "2023", "--rollup").json, "1.1.6")
    assert (total["state"], total["figures"]) == ("value", {"1.1.6/numerator": "40", "students": "300"})
    assert total["value"] == "13.333333"
    coverage = total["coverage"]
    assert (coverage["expected"], coverage["given"]) == (4, 2)
    assert (coverage["missing"], coverage["stated"]) == (["MF-GEMD"], ["MF-MALP"])


# check


def test_check_of_the_plans_own_targets(run: Run) -> None:
    said = run("check", "--plan")
    found = [
        (f["code"], f["indicator"], f["year"], f["left"], f["operator"], f["right"])
        for f in said.json["findings"]
    ]
    assert found == [("rule", "1.2.13", 2024, "716", "=", "718"), ("rule", "1.2.13", 2025, "716", "=", "718")]
    assert said.code == 0
    assert {f["difference"] for f in said.json["findings"]} == {"-2"}


def test_check_of_a_sheet(run: Run) -> None:
    assert (run("check", *SHEET).code, run("check", *SHEET).json) == (0, {"findings": []})
    run("set", *SHEET, "1.2.2=30", "1.2.3=10", "1.2.4=10")
    said = run("check", *SHEET)
    (finding,) = (each for each in said.json["findings"] if each["severity"] == "error")
    assert said.code == 1
    assert (finding["indicator"], finding["year"], finding["left"], finding["right"]) == (
        "1.2.2",
        2023,
        "30",
        "20",
    )


def test_warnings_alone_are_no_failure(run: Run) -> None:
    run("set", *SHEET, "1.1.1=0.15")
    said = run("check", *SHEET)
    assert said.code == 0 and {f["severity"] for f in said.json["findings"]} == {"warning"}


def test_check_of_a_faculty_covers_its_totals(run: Run) -> None:
    run("set", *SHEET, "1.2.2=30", "1.2.3=10", "1.2.4=10")
    assert run("check", "--org", "MF", "--year", "2023").code == 1


# export, import, undo


def test_export_import_undo(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dmd.xlsx"
    run("set", *SHEET, "1.2.3=12", "1.2.4=5")
    assert run("export", *SHEET, file).json["files"] == [str(file)]
    fill(
        file,
        {
            ("1.2.3", 0): 15,
            ("1.2.4", 0): "five",
            ("1.2.6", 0): 3,
            ("students", 0) if False else ("1.1.6", 0): 7,
        },
    )
    dry = run("import", file, "--dry-run")
    assert dry.code == 1 and dry.json["files"][0]["batch"] is None
    assert indicator(run("show", *SHEET).json, "1.2.3")["value"] == "12"
    said = run("import", file)
    assert said.code == 1, "one cell is refused"
    (answer,) = said.json["files"]
    assert (answer["recognised"], answer["org"], answer["year"], answer["batch"]) == (
        "workbook",
        "MF-DMD",
        2023,
        2,
    )
    changed = cell_of(said.json, "1.2.3")
    assert (changed["figure"], changed["text"], changed["value"], changed["old"]) == (
        "value",
        "15",
        "15",
        "12",
    )
    assert (changed["status"], changed["indicator"], changed["org"]) == ("changed", "1.2.3", "MF-DMD")
    refused = cell_of(said.json, "1.2.4")
    assert (refused["status"], refused["value"], refused["finding"]["code"]) == (
        "rejected",
        None,
        "unreadable",
    )
    assert cell_of(said.json, "1.1.6/numerator")["figure"] == "numerator"
    assert answer["counts"] == {
        "new": 2, "changed": 1, "same": 0, "conflict": 0, "rejected": 1, "ask": 0, "ignored": 0
    }  # fmt: skip
    assert cell_of(run("import", file).json, "1.2.3")["status"] == "same"
    assert run("import", file).json["files"][0]["batch"] is None
    undone = run("undo", "2")
    assert undone.code == 0 and undone.json["restored"] == 3
    assert indicator(run("show", *SHEET).json, "1.2.3")["value"] == "12"
    assert run("undo", "2").code == 1
    assert run("undo", "99").code == 2
    assert run("undo", "two").code == 2


@pytest.mark.parametrize(
    ("choice", "code", "value"), [("ask", 1, "14"), ("keep", 0, "14"), ("take", 0, "15")]
)
def test_a_conflict(run: Run, tmp_path: Path, choice: str, code: int, value: str) -> None:
    file = tmp_path / "dmd.xlsx"
    run("set", *SHEET, "1.2.3=12")
    run("export", *SHEET, file)
    run("set", *SHEET, "1.2.3=14")
    fill(file, {("1.2.3", 0): 15})
    said = run("import", file, "--on-conflict", choice)
    assert (said.code, cell_of(said.json, "1.2.3")["status"]) == (code, "conflict")
    assert indicator(run("show", *SHEET).json, "1.2.3")["value"] == value


def test_common_data_have_no_indicator(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dmd.xlsx"
    run("export", *SHEET, file)
    fill(file, {("teaching_staff", 0): 30})
    cell = cell_of(run("import", file).json, "teaching_staff")
    assert (cell["indicator"], cell["figure"], cell["value"]) == (None, "teaching_staff", "30")


def test_several_files_are_one_batch(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    files = run("export", "--org", "MF", "--year", "2023", "--all", folder).json["files"]
    assert len(files) == 4
    for number, file in enumerate(files[:3]):
        fill(Path(file), {("1.2.3", 0): number + 1})
    letter = tmp_path / "letter.xlsx"
    letter.write_text("Dear colleagues")
    said = run("import", *files, letter)
    assert said.code == 1, "one file is no workbook"
    assert [each["batch"] for each in said.json["files"]] == [1, 1, 1, None, None]
    assert [each["recognised"] for each in said.json["files"]] == ["workbook"] * 4 + ["none"]
    assert said.json["files"][4]["reason"]["message"] and said.json["files"][4]["cells"] == []
    assert run("batches").json["batches"][0]["changes"] == 3


def test_another_unit_or_year_than_the_workbooks_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dmd.xlsx"
    run("export", *SHEET, file)
    fill(file, {("1.2.3", 0): 15})
    for words in (("--org", "MF-MSG"), ("--year", "2024")):
        said = run("import", file, *words)
        assert said.code == 1 and said.json["files"][0]["reason"]["message"]
    assert run("import", file, "--org", "NOBODY").code == 2
    assert run("import", file, *SHEET).code == 0


# history, backup, restore, doctor


def test_history(run: Run) -> None:
    run("set", *SHEET, "1.2.3=12", "1.2.4=5")
    run("set", *SHEET, "1.2.3=14")
    history = run("history", *SHEET, "--indicator", "1.2.3").json["history"]
    assert [(each["old"], each["new"]) for each in history] == [(None, "12"), ("12", "14")]
    assert {each["via"] for each in history} == {"command"} and all(
        each["who"] and each["when"] for each in history
    )
    assert len(run("history", *SHEET).json["history"]) == 3
    assert run("history", *SHEET, "--indicator", "9.9.9").code == 2


def test_history_names_the_cell(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dmd.xlsx"
    run("export", *SHEET, file)
    fill(file, {("1.2.3", 0): 15})
    cell = cell_of(run("import", file).json, "1.2.3")["cell"]
    (entry,) = run("history", *SHEET, "--indicator", "1.2.3").json["history"]
    assert entry["source"] == {"file": "dmd.xlsx", "sheet": "MF-DMD", "cell": cell}


def test_backup_and_restore(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    run("set", *SHEET, "1.2.3=12")
    assert run("backup", copy).code == 0 and copy.exists()
    run("set", *SHEET, "1.2.3=14")
    said = run("restore", copy)
    assert said.code == 0 and Path(said.json["kept"]).exists()
    assert indicator(run("show", *SHEET).json, "1.2.3")["value"] == "12"


def test_a_damaged_copy_is_refused_and_the_database_stays(run: Run, tmp_path: Path, database: Path) -> None:
    copy = tmp_path / "copy.db"
    run("set", *SHEET, "1.2.3=12")
    run("backup", copy)
    content = bytearray(copy.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    copy.write_bytes(content)
    before = database.read_bytes()
    said = run("restore", copy)
    assert said.code == 1 and said.json["error"]["message"]
    assert database.read_bytes() == before
    assert run("restore", tmp_path / "nothing.db").code == 2


def test_doctor(run: Run, database: Path) -> None:
    import sqlite3

    run("set", *SHEET, "1.2.3=12")
    assert (run("doctor").code, run("doctor").json) == (0, {"findings": []})
    connection = sqlite3.connect(database)
    connection.execute("DROP TRIGGER history_no_update")
    connection.execute("UPDATE history SET new_amount = 99000000 WHERE id = 1")
    connection.commit()
    connection.close()
    said = run("doctor")
    assert said.code == 1 and all(finding["message"] for finding in said.json["findings"])


# Refusals


@pytest.mark.parametrize(
    "words",
    [
        ["show", "--org", "NOBODY", "--year", "2023"],
        ["show", "--org", "MF", "--year", "2031"],
        ["show", "--org", "MF", "--year", "soon"],
        ["show", "--org", "MF"],
        ["show", "--org", "MF", "--year", "2023", "--plan", "nothing"],
        ["show", "--org", "MF", "--year", "2023", "--colour"],
        ["set", "--org", "MF", "--year", "2023"],
        ["check"],
        ["check", "--org", "MF"],
        ["check", "--plan", "nothing"],
        ["export", "--org", "MF", "--year", "2023"],
        ["export", "--org", "NOBODY", "--year", "2023", "a.xlsx"],
        ["export", "--org", "MF-DMD", "--year", "2023", "a.docx"],
        ["import"],
        ["import", "missing.xlsx"],
        ["import", "missing.xlsx", "--on-conflict", "guess"],
        ["history", "--org", "MF", "--year", "1999"],
        ["undo"],
        ["dance"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_object_and_one_sentence(run: Run, words: list[str]) -> None:
    said = run(*words)
    assert said.code == 2
    assert said.json["error"]["message"] == said.err.strip()
    assert "Traceback" not in said.err
    plain = run(*words, plain=True)
    assert (plain.code, plain.out) == (2, "") and plain.err == said.err


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_commands_speak_the_readers_language(run: Run, lang: str) -> None:
    said = run("show", *SHEET, plain=True, lang=lang)
    assert "туденттер" in said.out or "тудентов" in said.out


def test_a_newer_database_is_refused_and_not_touched(run: Run, database: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = database.read_bytes()
    said = run("show", *SHEET)
    assert said.code == 1 and said.json["error"]["code"] == "world"
    assert database.read_bytes() == before


@pytest.mark.parametrize("content", [b"Dear colleagues", b"SQLite format 3\0", b"\0" * 4096])
def test_a_file_that_is_no_database_is_refused(run: Run, database: Path, content: bytes) -> None:
    database.write_bytes(content)
    said = run("show", *SHEET)
    assert said.code == 1 and said.json["error"]["message"]
    assert database.read_bytes() == content


def test_options_may_stand_anywhere(run: Run) -> None:
    assert run("set", "1.2.3=12", "--org", "MF-DMD", "1.2.4=5", "--year", "2023").json["changed"] == [
        "1.2.3",
        "1.2.4",
    ]
