"""`rollup`: a faculty's total by hand, what it rests on, and where each number came from."""

from pathlib import Path
from zipfile import ZipFile

from tests.cli.conftest import Run
from tests.filling import fill

WHERE = ("--year", "2023", "--indicator", "1.1.6")


def _three_departments(run: Run, tmp_path: Path) -> None:
    """Two typed, one from a workbook, of the faculty's four; one of them only a percentage."""
    run("set", "--org", "MF-DMD", "--year", "2023", "1.1.6/numerator=12", "students=48")
    book = tmp_path / "msg.xlsx"
    run("export", "--org", "MF-MSG", "--year", "2023", book)
    fill(book, {("1.1.6", 0): 30, ("1.2.1", 0): 72})
    assert run("import", book).code == 0
    run("set", "--org", "MF-GEMD", "--year", "2023", "1.1.6/stated=50")


def test_a_facultys_total_and_what_it_rests_on(run: Run, tmp_path: Path) -> None:
    _three_departments(run, tmp_path)
    said = run("rollup", "--org", "MF", *WHERE)
    assert said.code == 0
    assert said.json["value"] == "35"  # (12 + 30) of (48 + 72)
    assert said.json["figures"] == {"1.1.6/numerator": "42", "students": "120"}
    assert said.json["coverage"] == {
        "expected": 4,
        "given": 2,
        "missing": ["MF-MALP"],
        "needed_from": [],
        "stated": ["MF-GEMD"],
        "not_applicable": [],
    }
    assert (said.json["indicator"], said.json["target"], said.json["progress"]) == ("1.1.6", "55", "missed")
    assert "trace" not in said.json


def test_traced_down_to_the_person_and_to_the_cell(run: Run, tmp_path: Path) -> None:
    _three_departments(run, tmp_path)
    tree = run("rollup", "--org", "MF", *WHERE, "--trace").json["trace"]
    assert (tree["org"], tree["value"]) == ("MF", "35")
    typed, brought, stated, missing = tree["units"]
    assert [unit["counted"] for unit in tree["units"]] == [True, True, False, False]
    numerator = typed["figures"][0]
    assert (numerator["figure"], numerator["value"], numerator["how"]) == ("1.1.6/numerator", "12", "typed")
    assert numerator["origin"]["via"] == "command" and numerator["origin"]["source"] is None
    source = brought["figures"][0]["origin"]["source"]
    assert source["file"] == "msg.xlsx" and source["sheet"] and source["cell"]
    assert stated["figures"][0]["role"] == "stated" and missing["figures"] == []


def test_in_words(run: Run, tmp_path: Path) -> None:
    _three_departments(run, tmp_path)
    said = run("rollup", "--org", "KTU", *WHERE, "--trace", plain=True, lang="ru")
    assert "35\N{NO-BREAK SPACE}%" in said.out and "учтено 2 из 24" in said.out.lower()
    assert "msg.xlsx" in said.out and "командой" in said.out


def test_what_is_asked_below_is_counted(run: Run, tmp_path: Path) -> None:
    """`show --rollup` and the printed summary say the same of the units below."""
    run("set", "--org", "MF-DMD", "--year", "2023", "1.2.2=9", "1.2.3=5", "1.2.4=5", "1.2.6=n/a:no masters")
    asked = run("show", "--org", "MF", "--year", "2023", "--rollup").json["asked"]
    assert (asked["filled"], asked["not_applicable"], asked["contradictory"]) == (3, 1, 1)
    assert asked["missing"] == asked["asked"] - 4
    assert run("check", "--org", "MF", "--year", "2023").json["asked"] == asked
    words = f"3 of {asked['asked']} filled, 1 does not apply, {asked['missing']} not filled, 1 error"
    assert words in run("show", "--org", "MF", "--year", "2023", "--rollup", plain=True).out
    assert words in run("check", "--org", "MF", "--year", "2023", plain=True).out
    report = tmp_path / "summary.docx"
    run("print", "summary", "--org", "MF", "--year", "2023", report)
    assert words in ZipFile(report).read("word/document.xml").decode()


def test_wrong_names_are_said(run: Run) -> None:
    assert run("rollup", "--org", "MF", "--year", "2023", "--indicator", "9.9.9").code == 2
    assert run("rollup", "--org", "NOBODY", *WHERE).code == 2
    assert run("rollup", "--org", "MF", "--year", "2023").code == 2


def test_a_ratio_of_two_offices_is_not_complete_with_one_of_them(run: Run) -> None:
    """The university's salary is one office's, the country's another's; every door says the same."""
    run("set", "--org", "OFF-CAR", "--year", "2023", "1.3.5/numerator=100")
    (row,) = (r for r in run("show", "--org", "KTU", "--year", "2023", "--rollup").json["indicators"]
              if r["code"] == "1.3.5")  # fmt: skip
    expected = {"expected": 1, "given": 1, "missing": [], "needed_from": ["OFF-FIN"]}
    assert {key: row["coverage"][key] for key in expected} == expected
    one = run("rollup", "--org", "KTU", "--year", "2023", "--indicator", "1.3.5")
    assert one.json["coverage"] == row["coverage"]
    said = run("rollup", "--org", "KTU", "--year", "2023", "--indicator", "1.3.5", plain=True)
    assert "1 of 1 counted; still needed from: OFF-FIN" in said.out
    run("set", "--org", "OFF-FIN", "--year", "2023", "national_average_salary=50")
    both = run("rollup", "--org", "KTU", "--year", "2023", "--indicator", "1.3.5").json
    assert (both["value"], both["coverage"]["given"], both["coverage"]["needed_from"]) == ("2", 1, [])


def test_the_parts_of_a_sum_are_called_by_their_names(run: Run) -> None:
    numbers = ("1.1.6/numerator=9", "1.2.10=80", "1.2.13=8", "1.2.16=2")
    run("set", "--org", "MF-MALP", "--year", "2023", *numbers)
    where = ("--org", "MF-MALP", "--year", "2023", "--indicator", "1.1.6")
    said = run("rollup", *where, "--trace", plain=True, lang="ru").out.splitlines()
    parts = [line.strip().split("  ")[0] for line in said if line.startswith("    - ")]
    assert parts == ["- 1.2.10", "- 1.2.13", "- 1.2.16"]
