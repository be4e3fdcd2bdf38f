"""Checks of totals, and a target that is near as the user set it."""

from ktu_desktop import paths
from ktu_desktop.settings import Settings, save_settings
from tests.cli.conftest import Run

FACULTY = ("--org", "MF", "--year", "2023")
DEPARTMENT = ("--org", "MF-DMD", "--year", "2023")


def test_an_upper_unit_where_nobody_gave_anything_has_no_findings(run: Run) -> None:
    for org in ("MF", "KTU"):
        said = run("check", "--org", org, "--year", "2023")
        assert (said.code, said.json["findings"]) == (0, [])
        assert run("show", "--org", org, "--year", "2023", "--rollup").json["findings"] == []


def test_what_is_wrong_below_is_wrong_in_the_totals(run: Run) -> None:
    run("set", *DEPARTMENT, "students=10", "1.1.6/numerator=20")
    said = run("check", *FACULTY)
    (finding,) = [f for f in said.json["findings"] if f["code"] == "numerator_above_denominator"]
    assert (said.code, finding["indicator"], finding["org"], finding["year"]) == (1, "1.1.6", "MF", 2023)
    shown = run("show", *FACULTY, "--rollup")
    assert shown.code == 0
    assert finding in shown.json["findings"]
    assert finding["message"] in run("show", *FACULTY, "--rollup", plain=True).out
    assert "findings" not in run("show", *FACULTY).json


def test_near_is_what_the_user_set(run: Run) -> None:
    target = next(
        i for i in run("show", "--org", "KTU", "--year", "2023").json["indicators"] if i["code"] == "1.2.3"
    )
    assert run("set", "--org", "KTU", "--year", "2023", f"1.2.3={int(target['target']) * 8 // 10}").code == 0

    def progress(*more: str) -> str:
        rows = run("show", "--org", "KTU", "--year", "2023", *more).json["indicators"]
        return next(str(row["progress"]) for row in rows if row["code"] == "1.2.3")

    assert [progress(), progress("--rollup")] == ["missed", "missed"]
    save_settings(paths.user_data_folder(), Settings(near_percent=25))
    assert [progress(), progress("--rollup")] == ["near", "near"]
