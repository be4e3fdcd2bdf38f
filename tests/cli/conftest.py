"""The command line within this process: arguments in, exit code, output and JSON out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from ktu_desktop.cli import main


@dataclass(frozen=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def database(fresh_database: Path, tmp_path: Path) -> Path:
    path = tmp_path / "ktu.db"
    copyfile(fresh_database, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the test's database, with --json unless ``plain``."""

    def command(*words: str | Path, plain: bool = False, lang: str = "en") -> Said:
        arguments = ["--db", str(database), "--lang", lang, *map(str, words), *([] if plain else ["--json"])]
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return command
