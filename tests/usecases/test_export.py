"""Exporting workbooks: what cannot be recorded is not written."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ktu_desktop.domain.periods import Period
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import Translator
from ktu_desktop.storage.engine import Database
from ktu_desktop.usecases.export_workbook import export_faculty, export_unit
from ktu_desktop.usecases.workspace import Workspace

YEAR, SAY = Period(2023), Translator("ru")


def test_a_workbook_that_cannot_be_recorded_is_not_written(workspace: Workspace, tmp_path: Path) -> None:
    """It would come back without a base, and every number in it would be a conflict."""
    earlier = export_unit(workspace, "MF-DMD", YEAR, tmp_path / "earlier.xlsx", SAY).read_bytes()
    other = sqlite3.connect(workspace.db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Database(workspace.db.path, busy_seconds=0.05) as impatient:
        hurried = replace(workspace, db=impatient)
        with pytest.raises(WorldRefusal):
            export_unit(hurried, "MF-DMD", YEAR, tmp_path / "earlier.xlsx", SAY)
        with pytest.raises(WorldRefusal):
            export_faculty(hurried, "MF", YEAR, tmp_path / "new.xlsx", SAY)
    other.close()
    assert (tmp_path / "earlier.xlsx").read_bytes() == earlier
    assert not (tmp_path / "new.xlsx").exists()
    assert not [path.name for path in tmp_path.iterdir() if path.suffix not in (".xlsx", ".db")]


def test_a_file_that_cannot_be_written_is_not_recorded(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "taken.xlsx").mkdir()
    with pytest.raises(WorldRefusal):
        export_unit(workspace, "MF-DMD", YEAR, tmp_path / "taken.xlsx", SAY)
    with workspace.db.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM export").scalar() == 0
