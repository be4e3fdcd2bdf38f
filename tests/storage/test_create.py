"""Opening: what is made, and what is refused with its bytes left alone."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage import create
from ktu_desktop.storage.create import SCHEMA_VERSION, open_database
from ktu_desktop.storage.rows import fetch
from ktu_desktop.storage.sqlite_errors import DAMAGED, READ_ONLY
from tests.storage.damage import damage_table
from tests.storage.recording import change, record

ROOT = Path(__file__).parents[2]


def refusal_of(path):
    """The refusal to open the file, which must stay as it is."""
    before = path.read_bytes()
    with pytest.raises(WorldRefusal) as refused:
        open_database(path, busy_seconds=0.05)
    assert path.read_bytes() == before
    assert str(path) in str(refused.value)
    return refused.value


def test_a_missing_database_is_made_with_its_folders_private_to_the_user(tmp_path):
    path = tmp_path / "new" / "folder" / "ktu.db"
    with open_database(path) as database, database.reading() as connection:
        assert fetch(connection, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
        assert fetch(connection, "SELECT count(*) FROM history") == [(0,)]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_empty_file_is_filled(tmp_path):
    path = tmp_path / "ktu.db"
    path.touch()
    with open_database(path) as database, database.reading() as connection:
        assert fetch(connection, "SELECT count(*) FROM plan") == [(0,)]


def test_two_databases_are_told_apart(tmp_path):
    found = set()
    for name in ("a.db", "b.db"):
        with open_database(tmp_path / name) as database, database.reading() as connection:
            found.update(fetch(connection, "SELECT text FROM meta WHERE name = 'database_id'"))
    assert len(found) == 2


def test_a_newer_database_is_refused(path):
    driver = sqlite3.connect(path)
    driver.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    driver.close()
    assert refusal_of(path).message == create.NEWER


def test_another_program_s_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    driver = sqlite3.connect(path)
    driver.execute("PRAGMA journal_mode = WAL")
    driver.execute("CREATE TABLE songs (title)")
    driver.close()
    assert refusal_of(path).message == create.NOT_OURS


@pytest.mark.parametrize("content", [b"name;value\n1;2\n", b"SQLite format 3\0", b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused(tmp_path, content):
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    assert refusal_of(path).message == create.NO_DATABASE


def test_a_truncated_database_is_refused_with_what_to_do(path):
    path.write_bytes(path.read_bytes()[:20_000])
    refused = refusal_of(path)
    assert refused.message == DAMAGED
    assert "restore" in str(refused)


def test_a_damaged_page_is_a_sentence_when_it_is_read(path):
    damage_table(path, "plan_indicator")
    with (
        open_database(path) as database,
        pytest.raises(WorldRefusal) as refused,
        database.reading() as connection,
    ):
        fetch(connection, "SELECT names FROM plan_indicator")
    assert refused.value.message == DAMAGED


def test_after_an_unclean_end_the_whole_file_is_read(path):
    damage_table(path, "history")
    path.with_name("ktu.db-journal").write_bytes(b"")
    assert refusal_of(path).message == DAMAGED


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(WorldRefusal) as refused:
        open_database(tmp_path)
    assert refused.value.message == create.IS_FOLDER


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WorldRefusal) as refused:
        open_database(tmp_path / "file" / "ktu.db")
    assert refused.value.message == create.NO_FOLDER


AS_SOMEBODY_ELSE = """
import os, sys
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.rows import fetch, run
from pathlib import Path
if getattr(os, "getuid", lambda: 1)() == 0:
    os.setgid(65534), os.setuid(65534)
with open_database(Path(sys.argv[1])) as database:
    with database.reading() as connection:
        print(fetch(connection, "SELECT count(*) FROM plan")[0][0])
    try:
        with database.writing() as connection:
            run(connection, "DELETE FROM draft")
            run(connection, "DELETE FROM meta")
    except WorldRefusal as refusal:
        print(refusal.message)
"""


@pytest.mark.parametrize("folder_mode", [0o555, 0o755])
def test_a_read_only_database_is_read_and_writing_it_refused_in_a_sentence(filled, folder_mode):
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to whom the child becomes
    path = folder / "ktu.db"
    path.write_bytes(filled.read_bytes())
    path.chmod(0o444)
    folder.chmod(folder_mode)
    try:
        command = [sys.executable, "-c", AS_SOMEBODY_ELSE, str(path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    finally:
        folder.chmod(0o755)
        path.chmod(0o644)
        path.unlink()
        folder.rmdir()
    assert done.stdout.splitlines() == ["1", READ_ONLY], done.stderr


def test_opening_again_changes_nothing(path, db):
    record(db, [change("1.1.3/numerator", 3)])
    db.close()
    before = path.read_bytes()
    open_database(path).close()
    assert path.read_bytes() == before
