"""Decisions about foreign sheets through the command line: taken from a file, used, shown, forgotten."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ktu_desktop.domain.sheet_mapping import COLUMN, NAME
from tests.cli.conftest import Run

PLAN = "ktu-2021-2025"


def decision(**parts: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("org", "indicator", "column", "year", "about"))
    return {"plan": PLAN, "kind": NAME, "sheet": "", **empty, **parts}


HEADING = "Цифра Айгуль"
COLUMN_OF_FACTS = decision(
    kind=COLUMN, sheet=f"Показатель|Ед. изм.|{HEADING}", text=HEADING, column="fact", indicator=None
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with a nickname that nobody else knows and a column that says nothing."""
    path = tmp_path / "own.xlsx"
    book = Workbook()
    assert book.active is not None
    rows = (
        ["Отчёт за 2023 год"], ["Показатель", "Ед. изм.", HEADING], ["Наши дуалы", "чел.", 12],
        ["1.2.3 Прием в бакалавриат по государственному заказу", "чел.", 40],
        ["1.2.6 Прием в магистратуру", "чел.", 5],
    )  # fmt: skip
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def write(path: Path, *decisions: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"mappings": decisions}), "utf-8")
    return path


def taken(said: Any) -> dict[str, str]:
    cells = said.json["files"][0]["cells"]
    return {cell["indicator"]: cell["value"] for cell in cells if cell["status"] == "new"}


def test_decisions_are_used_the_next_time_and_shown(run: Run, sheet: Path, tmp_path: Path) -> None:
    words = ("import", sheet, "--org", "EAT-ES", "--dry-run")
    assert "1.2.7" not in taken(run(*words))
    name = decision(org="EAT-ES", text="Наши дуалы", indicator="1.2.7")
    assert run("mappings", "import", write(tmp_path / "m.json", name, COLUMN_OF_FACTS)).json["taken"] == 2
    said = run(*words)
    assert taken(said)["1.2.7"] == "12"
    assert said.json["files"][0]["remembered"] == [
        {"text": "Наши дуалы", "means": "1.2.7"}, {"text": "Цифра Айгуль", "means": "Actual"},
    ]  # fmt: skip
    assert "1.2.7" not in taken(run("import", sheet, "--org", "EAT-APP", "--dry-run"))
    plain = run(*words, plain=True).out
    assert "As decided before: “Наши дуалы” is 1.2.7" in plain


def test_a_column_is_remembered_by_the_shape_of_its_sheet(run: Run, sheet: Path, tmp_path: Path) -> None:
    words = ("import", sheet, "--org", "EAT-ES", "--dry-run")
    assert taken(run(*words)) == {}
    run("mappings", "import", write(tmp_path / "m.json", COLUMN_OF_FACTS))
    assert taken(run(*words)) == {"1.2.3": "40", "1.2.6": "5"}
    skipped = {**COLUMN_OF_FACTS, "column": "skip"}
    run("mappings", "import", write(tmp_path / "m.json", skipped))
    assert run(*words).json["files"][0]["cells"] == []
    assert run("mappings", "forget", "all").json["forgotten"] == 1
    assert taken(run(*words)) == {}


def test_listed_exported_imported_forgotten(run: Run, tmp_path: Path) -> None:
    first = decision(org="EAT-ES", text="наши дуалы", indicator="1.2.7")
    second = decision(text="итого по всем", indicator=None)
    run("mappings", "import", write(tmp_path / "m.json", first, second))
    listed = run("mappings").json["mappings"]
    assert [(one["text"], one["org"], one["indicator"]) for one in listed] == [
        ("наши дуалы", "EAT-ES", "1.2.7"), ("итого по всем", None, None),
    ]  # fmt: skip
    out = tmp_path / "out.json"
    assert run("mappings", "export", out).json["written"] == 2
    assert run("mappings", "forget", str(listed[0]["id"])).json["forgotten"] == 1
    assert len(run("mappings").json["mappings"]) == 1
    assert run("mappings", "import", out).json["taken"] == 2
    assert {one["text"] for one in run("mappings").json["mappings"]} == {"наши дуалы", "итого по всем"}
    assert "наши дуалы" in run("mappings", plain=True).out


@pytest.mark.parametrize(
    "content",
    (b"", b"[]", b"\xff\xfe", b'{"mappings": [{}]}', b'{"mappings": 3}',
     json.dumps({"mappings": [decision(text="x", plan="NO")]}).encode(),
     json.dumps({"mappings": [decision(text="x", org="NO")]}).encode(),
     json.dumps({"mappings": [decision(text="x", indicator="9.9.9")]}).encode(),
     json.dumps({"mappings": [decision(text="x"), decision(text="y", kind="column", column="?")]}).encode()),
)  # fmt: skip
def test_a_wrong_file_is_refused_whole(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "wrong.json"
    path.write_bytes(content)
    said = run("mappings", "import", path)
    assert said.code == 2 and said.json["error"]["message"]
    assert run("mappings").json["mappings"] == []


@pytest.mark.parametrize("words", (["forget"], ["forget", "7"], ["forget", "x"], ["export"], ["list", "x"]))
def test_wrong_use(run: Run, words: list[str]) -> None:
    assert run("mappings", *words).code == 2
