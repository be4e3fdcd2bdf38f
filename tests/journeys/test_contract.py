"""The contract of the command line as a stranger reads it: sentences of the domain with sums made by hand.

Everything goes through the program's own door, ``main(arguments)``, with real databases and workbooks.
"""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ktu_desktop.domain.plan_data import plan_from_data
from ktu_desktop.paths import resource
from ktu_desktop.storage.plan_store import save_plan
from ktu_desktop.usecases.workspace import open_workspace
from tests.at_a_terminal import ALL, APP, ES, FACULTY, TCS, Person, cell_of, plain

Fill = Callable[..., Path]


@pytest.fixture
def fill(person: Person, tmp_path: Path) -> Fill:
    """A department's workbook, as it was sent or filled in anew: (code, unlocked cell) -> content."""

    def filled(cells: dict[tuple[str, int], Any], path: Path | None = None) -> Path:
        if path is None:
            path = tmp_path / "Кафедра ТСС.xlsx"
            person.says("export", "--org", TCS, "--year", "2023", path, code=0)
        book = load_workbook(path)
        for (code, place), content in cells.items():
            (row,) = (row for row in book.worksheets[0].iter_rows() if row[0].value == code)
            [cell for cell in row if not cell.protection.locked][place].value = content
        book.save(path)
        return path

    return filled


# Values


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("1.1.3/stated", "12,5", "12.5"),
        ("1.1.3/stated", "15 %", "15"),
        ("1.2.3", "45 чел.", "45"),
        ("2.5.1", "3 unit", "3"),
        ("1.2.3", "1 234 567", "1234567"),
        ("1.2.3", "1\u202f234", "1234"),
        ("1.2.3", "1'234", "1234"),
        ("1.2.3", "0", "0"),
        ("1.1.10/stated", "-5,5", "-5.5"),
    ],
)
def test_a_number_is_read_as_a_person_writes_it(person: Person, name: str, text: str, value: str) -> None:
    person.sets(f"{name}={text}")
    assert person.shows(name.partition("/")[0])["value"] == value


REFUSED = [
    ("1.2.3", "1,234", "ambiguous_thousands"),
    ("1.2.3", "1.234", "ambiguous_thousands"),
    ("1.2.3", "1 2345", "bad_grouping"),
    ("1.2.3", "1,234.5", "two_marks"),
    ("1.2.3", "12,5", "not_whole"),
    ("1.2.3", "-3", "negative"),
    ("1.2.3", "45 ед.", "wrong_unit"),
    ("1.2.3", "NaN", "unreadable"),
    ("1.1.3/stated", "101", "outside_share"),
    ("2.5.2/numerator", "0,0000001", "too_fine"),
    ("2.5.2/numerator", "9" * 30, "too_large"),
    ("teaching_staff", "0", "denominator_zero"),
    ("3.3.2", "0", "not_a_rank"),
]


@pytest.mark.parametrize(("name", "text", "code"), REFUSED)
def test_what_is_refused_leaves_the_rest_and_says_so_twice(
    person: Person, name: str, text: str, code: str
) -> None:
    said = person.says("set", "--org", TCS, "--year", "2023", f"{name}={text}", "1.2.4=9", code=1)
    (finding,) = (each for each in said.json["findings"] if each["severity"] == "error")
    assert said.json["changed"] == ["1.2.4"] and finding["code"] == code
    assert plain(finding["message"]) in plain(said.err)  # a program reads one stream, a person the other


def test_missing_a_value_and_not_applicable_are_kept_apart(person: Person) -> None:
    assert person.shows("1.2.28")["state"] == "missing"
    person.sets("1.2.28=0")
    assert (person.shows("1.2.28")["state"], person.shows("1.2.28")["value"]) == ("value", "0")
    person.sets("1.2.28=n/a:нет таких программ")
    assert (person.shows("1.2.28")["state"], person.shows("1.2.28")["value"]) == ("not_applicable", None)
    person.sets("1.2.28=")
    assert person.shows("1.2.28")["state"] == "missing"
    assert person.sets("1.2.28=") == {"batch": None, "changed": [], "findings": []}


@pytest.mark.parametrize(
    ("text", "value", "progress"),
    [
        ("190", "190", "reached"),
        ("801+", "801+", "missed"),
        ("180–195", "180-195", "uncertain"),
        ("150+", "150+", "uncertain"),
    ],
)
def test_a_rank_is_a_band_and_lower_is_better(person: Person, text: str, value: str, progress: str) -> None:
    person.sets(f"3.3.2={text}", org=ALL)  # 190 is asked for
    found = person.shows("3.3.2", ALL)
    assert (found["value"], found["progress"]) == (value, progress)


# From figures to indicators


@pytest.mark.parametrize(
    ("indicator", "words", "value"),
    [
        ("1.1.3", ["1.1.3/numerator=1", "educational_programs=3"], "33.333333"),
        ("1.1.10", ["1.1.10/current=120", "1.1.10/previous=96"], "25"),
        ("1.1.10", ["1.1.10/current=80", "1.1.10/previous=100"], "-20"),
        ("1.3.5", ["1.3.5/numerator=300000", "national_average_salary=400000"], "0.75"),
        ("1.3.1", ["1.3.1/value=75,5", "1.3.1/weight=40"], "75.5"),
        ("1.1.9", ["1.1.8=8", "educational_programs=10"], "80"),
        ("1.1.12", ["1.1.6/numerator=30", "1.2.1=200"], "15"),
        ("1.2.1", ["students=70"], "70"),
        ("6.4.1", ["6.4.1/numerator=10", "teaching_staff=20", "6.4.2=1"], "50"),
        ("6.4.1", ["6.4.2=1", "6.4.3=5", "6.4.4=3", "teaching_staff=20"], "45"),
        ("1.2.2", ["1.2.3=5", "1.2.4=7"], "12"),
        ("1.2.1", ["1.2.11=10", "1.2.12=5", "1.2.14=3", "1.2.15=2", "1.2.16=1"], "21"),
        ("5.8.5", ["5.8.3/numerator=3", "5.8.4/numerator=5", "total_budget=100"], "8"),
    ],
)
def test_an_indicator_comes_from_its_numbers(
    person: Person, indicator: str, words: list[str], value: str
) -> None:
    person.sets(*words)
    assert (person.shows(indicator)["state"], person.shows(indicator)["value"]) == ("value", value)


def test_last_years_own_number_is_before_the_one_typed_as_previous(person: Person) -> None:
    person.sets("1.1.10/current=80", year="2022")
    person.sets("1.1.10/current=120", "1.1.10/previous=100")
    assert person.shows("1.1.10")["value"] == "50"


def test_growth_from_zero_is_explained(person: Person) -> None:
    (finding,) = person.sets("1.1.10/current=12", "1.1.10/previous=0")["findings"]
    assert (finding["code"], finding["severity"]) == ("growth_from_zero", "warning")
    assert person.shows("1.1.10")["state"] == "missing"
    assert person.sets("1.1.10/stated=100")["findings"] == []


def test_the_history_serves_the_university_only(person: Person) -> None:
    for org, value in ((ALL, "16.765593"), (TCS, None)):  # (12000 - 10277) / 10277
        person.sets("1.1.10/current=12000", org=org, year="2021")
        assert person.shows("1.1.10", org, "2021")["value"] == value


def test_a_reduction_needs_two_years(person: Person) -> None:
    person.sets("1.3.6/numerator=15", "1.3.6/denominator=100")
    assert person.shows("1.3.6")["value"] is None
    person.sets("1.3.6/numerator=20", "1.3.6/denominator=100", year="2022")
    assert person.shows("1.3.6")["value"] == "25"


def test_a_typed_total_stays_and_is_compared(person: Person) -> None:
    person.sets("1.2.3=5", "1.2.4=7")
    (finding,) = person.sets("1.2.2=13")["findings"]
    assert person.shows("1.2.2")["value"] == "13"
    said = {
        key: finding[key] for key in ("code", "severity", "indicator", "year", "left", "operator", "right")
    }
    assert said == {
        "code": "rule",
        "severity": "error",
        "indicator": "1.2.2",
        "year": 2023,
        "left": "13",
        "operator": "=",
        "right": "12",
    }


def test_numbers_win_over_a_percentage_and_a_difference_beyond_its_digits_is_said(person: Person) -> None:
    person.sets("1.1.4/stated=33,3")
    assert person.shows("1.1.4")["state"] == "stated"
    assert person.sets("1.1.4/numerator=1", "educational_programs=3")["findings"] == []
    (finding,) = person.sets("1.1.4/stated=33,4")["findings"]
    assert finding["severity"] == "warning" and person.shows("1.1.4")["value"] == "33.333333"


@pytest.mark.parametrize(
    ("last", "now", "doubtful"),
    [(10, 15, False), (10, 16, True), (100, 130, False), (100, 131, True), (100, 69, True)],
)
def test_a_jump_is_more_than_30_percent_and_more_than_5(
    person: Person, last: int, now: int, doubtful: bool
) -> None:
    person.sets(f"1.2.18={last}", year="2022")
    assert bool(person.sets(f"1.2.18={now}")["findings"]) is doubtful


# Roll-up


def test_a_total_takes_units_that_gave_every_number_and_names_the_others(person: Person) -> None:
    person.sets("1.1.3/numerator=12", "educational_programs=15")
    person.sets("educational_programs=100", org=ES)
    person.sets("1.1.3/stated=90", org=APP)
    total = person.total("1.1.3")
    assert total["value"] == "80"
    assert total["figures"] == {"1.1.3/numerator": "12", "educational_programs": "15"}
    coverage = total["coverage"]
    assert (coverage["expected"], coverage["given"]) == (3, 1)
    assert (coverage["missing"], coverage["stated"]) == ([ES], [APP])


def test_totals_by_hand(person: Person) -> None:
    for org, part, whole in ((ES, 1, 10), (APP, 2, 4), (TCS, 3, 6)):
        person.sets(f"1.1.3/numerator={part}", f"educational_programs={whole}", f"1.2.3={part}", org=org)
    person.sets("1.1.10/current=120", "1.1.10/previous=100", "1.3.1/value=80", "1.3.1/weight=10", org=ES)
    person.sets("1.1.10/current=20", org=APP, year="2022")
    person.sets("1.1.10/current=30", "1.3.1/value=50", "1.3.1/weight=20", org=APP)
    person.sets("1.3.1/value=99")
    assert {code: person.total(code)["value"] for code in ("1.1.3", "1.2.3", "1.1.10", "1.3.1")} == {
        "1.1.3": "30",  # 6 of 20
        "1.2.3": "6",
        "1.1.10": "25",  # 150 against 120
        "1.3.1": "60",  # 80 x 10 and 50 x 20; the one without a weight does not count
    }
    assert person.total("1.1.3", ALL)["coverage"]["expected"] == 24


def test_an_office_gives_for_all(person: Person) -> None:
    person.sets("3.3.5/numerator=2", org="OFF-HR")
    person.sets("teaching_staff=100", org=ES)
    person.sets("teaching_staff=300", org="MF-DMD")
    person.sets("2.5.2/numerator=11 500 000", org="OFF-SCI")
    person.sets("total_income=100 000 000", org="OFF-FIN")
    person.sets("3.3.1=801+", org="OFF-PLAN")
    person.sets("5.8.7=да", org="OFF-DIG")
    for code, value in (("3.3.5", "0.5"), ("2.5.2", "11.5"), ("3.3.1", "801+"), ("5.8.7", "1")):
        total = person.total(code, ALL)
        assert (code, total["value"]) == (code, value)
        assert (total["coverage"]["expected"], total["coverage"]["given"]) == (1, 1)


def test_a_rule_on_totals_waits_until_both_sides_rest_on_the_same_units(person: Person) -> None:
    person.sets("1.2.10=50", "1.2.2=10", org=ES)
    person.sets("1.2.2=60", org=APP)
    check = ("check", "--org", FACULTY, "--year", "2023")
    assert person.says(*check, code=0).json["findings"] == []
    person.sets("1.2.10=1", org=APP, code=None)
    (finding,) = person.says(*check, code=1).json["findings"]
    assert (finding["left"], finding["operator"], finding["right"]) == ("51", ">=", "70")
    assert (finding["year"], finding["org"], finding["indicator"]) == (2023, FACULTY, "1.2.10")


def test_targets_below_the_university(person: Person) -> None:
    person.sets("1.2.1=9258", org=ALL)
    assert [person.shows("1.2.1", org)["progress"] for org in (ALL, FACULTY)] == ["reached", "no_target"]
    assert person.shows("1.1.3", FACULTY, "2023-9M")["target"] == "85"


# Exchange


CONTENTS = [
    ("abc", "rejected"),
    (12.5, "rejected"),
    (-3, "rejected"),
    ("1,234", "ask"),
    ("#DIV/0!", "rejected"),
    ("=2+3", "rejected"),
    (True, "rejected"),
    (datetime(2023, 5, 1), "rejected"),
]


@pytest.mark.parametrize(("content", "status"), CONTENTS)
def test_one_bad_cell_never_hides_the_next(person: Person, fill: Fill, content: Any, status: str) -> None:
    said = person.says("import", fill({("1.2.3", 0): content, ("1.2.4", 0): 3}), code=1)
    cell = cell_of(said, "1.2.3")
    assert cell["status"] == status and plain(cell["finding"]["message"]) in plain(said.err)
    assert (person.shows("1.2.3")["value"], person.shows("1.2.4")["value"]) == (None, "3")


def test_a_workbook_there_and_back(person: Person, fill: Fill) -> None:
    person.sets("1.2.4=3", "1.2.5=9", "1.2.6=4", "1.2.7=2")
    typed: dict[tuple[str, int], Any] = {
        ("1.1.3", 0): 12,
        ("educational_programs", 0): 15,
        ("1.2.4", 0): 4,
        ("1.2.6", 0): "удалить",
        ("1.2.7", 0): None,
        ("1.2.8", 0): "-",
        ("1.2.28", 1): "нет таких программ",
    }
    path = fill(typed)
    dry = person.says("import", path, "--dry-run", code=0)
    assert dry.json["files"][0]["batch"] is None and person.shows("1.1.3")["state"] == "missing"
    said = person.says("import", path, code=0)
    number = said.json["files"][0]["batch"]
    assert (cell_of(said, None, "educational_programs")["status"], number is not None) == ("new", True)
    changed = cell_of(said, "1.2.4")
    assert (changed["old"], changed["value"], changed["status"], changed["year"]) == (
        "3",
        "4",
        "changed",
        2023,
    )
    values = {
        code: person.shows(code)["value"] for code in ("1.1.3", "1.2.4", "1.2.5", "1.2.6", "1.2.7", "1.2.8")
    }
    assert values == {"1.1.3": "80", "1.2.4": "4", "1.2.5": "9", "1.2.6": None, "1.2.7": "2", "1.2.8": None}
    assert person.shows("1.2.28")["state"] == "not_applicable"
    assert person.says("import", path, code=0).json["files"][0]["batch"] is None
    person.says("undo", str(number), code=0)
    assert (person.shows("1.2.4")["value"], person.shows("1.2.28")["state"]) == ("3", "missing")
    assert person.says("import", path, code=0).json["files"][0]["batch"] is not None


def test_rows_and_columns_may_move(person: Person, fill: Fill) -> None:
    path = fill({("1.2.3", 0): 5, ("1.1.8", 0): 9})
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.insert_rows(20, 3)
    sheet.insert_cols(3)
    sheet.delete_rows(next(row[0].row for row in sheet.iter_rows() if row[0].value == "1.2.5"))
    book.save(path)
    person.says("import", path, code=0)
    assert (person.shows("1.2.3")["value"], person.shows("1.1.8")["value"]) == ("5", "9")


@pytest.mark.parametrize("code", [datetime(2003, 2, 1), "9.9.9", None])
def test_a_number_whose_code_was_lost_is_named(person: Person, fill: Fill, code: Any) -> None:
    path = fill({("1.2.3", 0): 5})
    book = load_workbook(path)
    (row,) = (row for row in book.worksheets[0].iter_rows() if row[0].value == "1.2.3")
    row[0].value = code
    book.save(path)
    (finding,) = person.says("import", path, code=1).json["files"][0]["findings"]
    assert finding["cell"] == f"F{row[0].row}" and person.shows("1.2.3")["value"] is None


def test_a_second_plan_lies_beside_the_first(person: Person, fill: Fill) -> None:
    person.sets("1.2.3=5")
    path = fill({("1.2.3", 0): 6})
    folder = resource("plan")
    plan, names = (
        json.loads(next(folder.glob(f)).read_text("utf-8")) for f in ("ktu-*.json", "names-*.json")
    )
    plan["plan"]["code"] = "second"
    workspace = open_workspace(person.database, "Aigerim")
    with workspace.db.writing() as conn:
        save_plan(conn, plan_from_data(plan, names))
    workspace.close()
    sheet = ("show", "--org", TCS, "--year", "2023")
    assert "--plan" in person.says(*sheet, code=2).err
    (refused,) = person.says("import", path, "--plan", "second", code=1).json["files"]
    assert refused["reason"]["code"] == "file_other_plan" and "second" in refused["reason"]["message"]
    person.says("import", path, code=0)
    for code, value in (("second", None), (refused["plan"], "6")):
        rows = person.says(*sheet, "--plan", code, code=0).json["indicators"]
        assert [row["value"] for row in rows if row["code"] == "1.2.3"] == [value]


def test_a_file_named_in_bytes_that_are_no_text_is_taken(person: Person, fill: Fill, tmp_path: Path) -> None:
    if os.name != "posix":
        return  # names are text there
    path = Path(os.fsdecode(os.fsencode(tmp_path) + "/Кафедра.xlsx".encode("cp1251")))
    fill({("1.2.3", 0): 5}).rename(path)
    person.says("import", path, code=0)
    (entry,) = person.says("history", "--org", TCS, "--year", "2023", code=0).json["history"]
    assert entry["source"]["file"].endswith(".xlsx") and entry["new"] == "5"
