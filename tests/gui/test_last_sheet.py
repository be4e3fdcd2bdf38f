"""The sheet kept for the next start: true or not used at all."""

import os
import pickle
from pathlib import Path

import pytest

from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.last_sheet import LastSheet, keep, mark_of, recall
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import open_workspace

WHERE = ("EAT-ES", Period(2023))


@pytest.fixture
def kept(tmp_path: Path) -> LastSheet:
    database = tmp_path / "plan.db"
    workspace = open_workspace(database, "A")
    record(workspace, *WHERE, [TypedValue("students", "240"), TypedValue("1.1.8", "nonsense")], via="form")
    sheet = evaluate(open_sheet(workspace, *WHERE))
    mark = mark_of(database)
    assert mark is not None
    last = LastSheet(mark, workspace.plan, workspace.organisation, *WHERE, "1.1.8", sheet)
    workspace.close()
    keep(tmp_path / "kept", last)
    return last


def test_the_same_sheet_comes_back(kept: LastSheet, tmp_path: Path) -> None:
    last = recall(tmp_path / "kept", tmp_path / "plan.db")
    assert last is not None and last == kept


def test_it_is_private(kept: LastSheet, tmp_path: Path) -> None:
    assert os.name == "nt" or (tmp_path / "kept").stat().st_mode & 0o077 == 0


def test_a_database_that_was_written_since_makes_it_useless(kept: LastSheet, tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "plan.db", "B")
    record(workspace, *WHERE, [TypedValue("students", "241")])
    workspace.close()
    assert recall(tmp_path / "kept", tmp_path / "plan.db") is None


def test_an_unfinished_write_makes_it_useless(kept: LastSheet, tmp_path: Path) -> None:
    (tmp_path / "plan.db-journal").write_bytes(b"x")
    assert recall(tmp_path / "kept", tmp_path / "plan.db") is None


@pytest.mark.parametrize("damage", [b"", b"\x80", b"no sheet"])
def test_a_damaged_one_is_no_harm(kept: LastSheet, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "kept").write_bytes(damage)
    assert recall(tmp_path / "kept", tmp_path / "plan.db") is None
    whole = pickle.dumps(kept)
    (tmp_path / "kept").write_bytes(whole[: len(whole) // 2])
    assert recall(tmp_path / "kept", tmp_path / "plan.db") is None


def test_only_values_of_the_domain_are_made(kept: LastSheet, tmp_path: Path) -> None:
    class Nasty:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "touched",)

    file = tmp_path / "kept"
    shape = file.read_bytes().partition(b"\n")[0] + b"\n"
    file.write_bytes(shape + pickle.dumps(Nasty()))
    assert recall(file, tmp_path / "plan.db") is None
    assert not (tmp_path / "touched").exists()
