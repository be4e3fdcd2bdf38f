"""`chart`: pictures by name, what they are about, and what is refused."""

import struct
from pathlib import Path

from tests.cli.conftest import Run


def width_of(path: Path) -> int:
    """The width that a PNG file states."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return int(struct.unpack(">I", head[16:20])[0])


def test_the_list_names_each_chart_first(run: Run) -> None:
    said = run("chart", "--list", plain=True)
    names = [line.split()[0] for line in said.out.splitlines()]
    assert names == ["years", "multiples", "units", "progress", "completeness", "dates"]


def test_every_chart_needs_no_more_than_unit_and_year(run: Run, tmp_path: Path) -> None:
    run("set", "--org", "MF-DMD", "--year", "2023", "1.1.6/numerator=12", "students=48")
    for chart in run("chart", "--list").json["charts"]:
        file = tmp_path / f"{chart['name']}.png"
        said = run("chart", chart["name"], "--org", "MF", "--year", "2023", file, lang="kk")
        assert said.code == 0 and said.err == "" and width_of(file) == 1890
        assert said.json.get("indicator", "1.1.6") == "1.1.6"  # the first one with a number


def test_what_it_is_about_is_named(run: Run, tmp_path: Path) -> None:
    where = ("--org", "MF", "--year", "2023", tmp_path / "a.png")
    assert run("chart", "years", *where, "--indicator", "1.2.3").json["indicator"] == "1.2.3"
    assert run("chart", "multiples", *where, "--line", "6").json["line"] == 6
    assert run("chart", "multiples", *where, "--task", "2").json["task"] == 2


def test_refusals(run: Run, tmp_path: Path) -> None:
    where = ("--org", "MF", "--year", "2023")
    file = tmp_path / "a.png"
    assert run("chart", "years", *where).code == 2
    assert run("chart", "circles", *where, file).code == 2
    assert run("chart", "years", *where, tmp_path / "a.jpg").code == 2
    assert run("chart", "years", *where, file, "--indicator", "9.9.9").code == 2
    assert run("chart", "multiples", *where, file, "--line", "x").code == 2
    assert run("chart", "multiples", *where, file, "--line", "42").code == 2
    assert run("chart", "multiples", *where, file, "--task", "42").code == 2
    assert run("chart", "years", *where, tmp_path / "nowhere" / "a.png").code == 1
    assert not file.exists()
