"""An upgrade is whole or did not happen, and a copy of what was there is beside it."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ktu_desktop import paths
from ktu_desktop.domain.values import whole
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage import create, migrate
from ktu_desktop.storage.create import SCHEMA_VERSION, open_database
from ktu_desktop.storage.doctor import examine
from ktu_desktop.storage.migrate import upgrade
from ktu_desktop.storage.rows import fetch
from tests.storage.recording import change, record, values

NEXT = SCHEMA_VERSION + 1
ROOT = Path(__file__).parents[2]

REVISION = f'''
from alembic import op
revision = "{NEXT:04}"
down_revision = "{SCHEMA_VERSION:04}"

def upgrade():
    run = op.get_bind().exec_driver_sql
    run("CREATE TABLE org_unit_new (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, "
        "position INTEGER NOT NULL, level TEXT NOT NULL, names TEXT NOT NULL, "
        "parent_id INTEGER REFERENCES org_unit (id), valid_from TEXT, valid_to TEXT, head TEXT) STRICT")
    run("INSERT INTO org_unit_new SELECT *, NULL FROM org_unit WHERE CONDITION")
    run("DROP TABLE org_unit")
    AFTERWARDS
    run("ALTER TABLE org_unit_new RENAME TO org_unit")
'''


def folder_with(tmp_path, condition="1", afterwards="pass"):
    """The migrations, and one more that rebuilds a table to which nearly everything refers."""
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    revision = REVISION.replace("CONDITION", condition).replace("AFTERWARDS", afterwards)
    (folder / "versions" / f"{NEXT:04}_head.py").write_text(revision)
    return folder


@pytest.fixture
def older(db, path):
    record(db, [change("1.1.3/numerator", 3)])
    db.close()
    return path


def columns(path):
    with create.Database(path) as database, database.reading() as connection:
        version = fetch(connection, "PRAGMA user_version")[0][0]
        return version, [row[1] for row in fetch(connection, "PRAGMA table_info(org_unit)")]


def test_an_older_database_is_upgraded_when_it_is_opened(older, tmp_path, monkeypatch):
    folder = folder_with(tmp_path)
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    monkeypatch.setattr(create, "SCHEMA_VERSION", NEXT)
    with open_database(older) as database:
        assert values(database) == {"1.1.3/numerator": whole(3)}
        with database.reading() as connection:
            assert fetch(connection, "PRAGMA foreign_keys") == [(1,)]
    version, names = columns(older)
    assert version == NEXT and names[-1] == "head"
    monkeypatch.undo()
    copy = older.with_name("ktu-before-upgrade-1.db")
    assert examine(copy) == ()
    with open_database(copy) as database:
        assert values(database) == {"1.1.3/numerator": whole(3)}


def test_each_upgrade_keeps_its_own_copy(older, tmp_path):
    older.with_name("ktu-before-upgrade-1.db").write_text("mine")
    assert upgrade(older, folder_with(tmp_path), NEXT).name == "ktu-before-upgrade-2.db"
    assert older.with_name("ktu-before-upgrade-1.db").read_text() == "mine"


LOSSES = [
    ("code <> 'EAT-TCS'", "pass"),
    ("1", "run('DELETE FROM org_unit_new WHERE id = 3')"),
    ("1", "run('DELETE FROM meta')"),
]


@pytest.mark.parametrize(("condition", "afterwards"), LOSSES)
def test_an_upgrade_that_loses_something_is_taken_back(older, tmp_path, condition, afterwards):
    before = older.read_bytes()
    with pytest.raises(WorldRefusal) as refused:
        upgrade(older, folder_with(tmp_path, condition, afterwards), NEXT)
    assert refused.value.message == migrate.UPGRADE_FAILED
    assert older.read_bytes() == before


def test_a_migration_that_breaks_leaves_the_database_as_it_was(older, tmp_path):
    before = older.read_bytes()
    with pytest.raises(ZeroDivisionError):
        upgrade(older, folder_with(tmp_path, afterwards="1 / 0"), NEXT)
    assert older.read_bytes() == before


def test_a_damaged_database_is_not_upgraded(older, tmp_path):
    older.write_bytes(older.read_bytes()[:30_000])
    before = older.read_bytes()
    with pytest.raises(WorldRefusal):
        upgrade(older, folder_with(tmp_path), NEXT)
    assert older.read_bytes() == before


UPGRADE = """
import sys
from pathlib import Path
from ktu_desktop.storage.migrate import upgrade
upgrade(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
"""


def test_killed_in_the_middle_it_can_be_upgraded_again(older, tmp_path):
    ready = tmp_path / "ready"
    folder = folder_with(
        tmp_path, afterwards=f"open({str(ready)!r}, 'w').close(); import time; time.sleep(60)"
    )
    command = [sys.executable, "-c", UPGRADE, str(older), str(folder), str(NEXT)]
    child = subprocess.Popen(command, cwd=ROOT)
    while not ready.exists() and child.poll() is None:
        time.sleep(0.02)
    child.kill()
    child.wait()
    assert columns(older)[0] == SCHEMA_VERSION
    shutil.rmtree(folder)
    upgrade(older, folder_with(tmp_path), NEXT)
    assert columns(older)[0] == NEXT
