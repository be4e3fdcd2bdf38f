"""Somebody with a database and a terminal, in this process: words in, exit code and both streams out."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ktu_desktop.__main__ import main

TCS, ES, APP, FACULTY, ALL = "EAT-TCS", "EAT-ES", "EAT-APP", "EAT", "KTU"


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Person:
    """Somebody with a database and a terminal."""

    def __init__(self, database: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.database, self._capture = database, capture

    def says(self, *words: str | Path, lang: str = "en", code: int | None = None) -> Said:
        self._capture.readouterr()
        arguments = ["--db", self.database, "--lang", lang, *words, "--json"]
        found = main([str(word) for word in arguments])
        said = Said(found, *self._capture.readouterr())
        assert "Traceback" not in said.err and '"defect"' not in said.out, said
        assert code is None or found == code, said
        return said

    def sets(self, *words: str, org: str = TCS, year: str = "2023", code: int | None = 0) -> Any:
        return self.says("set", "--org", org, "--year", year, *words, code=code).json

    def shows(self, indicator: str, org: str = TCS, year: str = "2023", rollup: bool = False) -> Any:
        words = ["show", "--org", org, "--year", year, *(["--rollup"] if rollup else [])]
        (found,) = (row for row in self.says(*words, code=0).json["indicators"] if row["code"] == indicator)
        return found

    def total(self, indicator: str, org: str = FACULTY) -> Any:
        return self.shows(indicator, org, rollup=True)


def plain(text: str) -> str:
    return " ".join(text.split())


def cell_of(said: Said, indicator: str | None, figure: str = "value") -> Any:
    (found,) = (
        cell
        for cell in said.json["files"][0]["cells"]
        if (cell["indicator"], cell["figure"]) == (indicator, figure)
    )
    return found
