"""Killed at any moment, or out of space: what was acknowledged is there, and nothing is half done."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ktu_desktop.domain.changes import ValueChange
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import whole
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage import batch_store, value_store
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.doctor import examine
from ktu_desktop.storage.rows import fetch
from ktu_desktop.storage.sqlite_errors import CANNOT_READ_OR_WRITE, FULL
from tests.storage.recording import PLAN, YEAR, begin, change, record, values

ROOT = Path(__file__).parents[2]
EARLIER = change("1.2.1", 5, period=Period(2022))

ENDLESS = """
import sys
from pathlib import Path
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage import value_store
from tests.storage.test_interrupted import everything
from tests.storage.recording import begin
with open_database(Path(sys.argv[1])) as db:
    old = None
    for number in range(10**6):
        with db.writing() as connection:
            changes = everything(connection, old, number)
            value_store.store(connection, begin(connection), changes)
        print(number, flush=True)
        old = number
"""


def everything(connection, old, new):
    """A change of some thousand values from one number to another."""
    elements = [code for (code,) in fetch(connection, "SELECT code FROM element ORDER BY id LIMIT 60")]
    units = [code for (code,) in fetch(connection, "SELECT code FROM org_unit")]
    before = None if old is None else whole(old)
    return [
        ValueChange(element, unit, YEAR, before, whole(new), "import")
        for element in elements
        for unit in units
    ]


@pytest.mark.parametrize(
    ("acknowledged", "delay"), [(0, 0.0), (0, 0.021), (1, 0.013), (1, 0.047), (3, 0.031)]
)
def test_killed_while_batches_are_stored(path, acknowledged, delay):
    child = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    last = -1
    for _ in range(acknowledged + 1):
        last = int(child.stdout.readline())
    try:
        child.wait(delay)
    except subprocess.TimeoutExpired:
        child.kill()
    last = max([last, *map(int, child.stdout.read().split())])
    child.wait()
    child.stdout.close()
    with open_database(path) as db, db.reading() as connection:
        plain = value_store.plain_values(connection, PLAN, None, YEAR)
        sizes = {batch.changes for batch in batch_store.batches(connection)}
    (number,) = {value for units in plain.values() for value in units.values()}
    assert number in (whole(last), whole(last + 1))
    assert len(sizes) == 1
    assert examine(path) == ()


HALF_MADE = """
import os, sys
from pathlib import Path
from ktu_desktop.storage import create
from ktu_desktop.storage.engine import connect
path = Path(sys.argv[1])
create._make_file(path)
connection = connect(path)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
create.create_schema(connection)
connection.execute("CREATE TABLE spill (text)")
connection.executemany("INSERT INTO spill VALUES (?)", [("x" * 900,)] * 1000)
os._exit(0)
"""


def test_killed_while_the_database_is_made(tmp_path):
    path = tmp_path / "ktu.db"
    subprocess.run([sys.executable, "-c", HALF_MADE, str(path)], cwd=ROOT, check=True)
    assert path.stat().st_size > 0 and path.with_name("ktu.db-journal").exists()
    with open_database(path) as db, db.reading() as connection:
        assert fetch(connection, "SELECT count(*) FROM plan") == [(0,)]
    assert examine(path) == ()


def test_a_full_disk_is_a_sentence_and_the_database_goes_on_working(db, path):
    record(db, [EARLIER])
    with db.reading() as connection:
        (pages,) = fetch(connection, "PRAGMA page_count")[0]
        fetch(connection, f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(WorldRefusal) as refused, db.writing() as connection:
        value_store.store(connection, begin(connection), everything(connection, None, 1))
    assert refused.value.message == FULL
    assert str(path) in str(refused.value)
    record(db, [replace(EARLIER, old=EARLIER.new, new=whole(6))])
    assert values(db, period=EARLIER.period) == {"1.2.1": whole(6)}
    assert values(db) == {}
    db.close()
    assert examine(path) == ()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage import value_store
from ktu_desktop.storage.backup import back_up
from ktu_desktop.storage.create import open_database
from tests.storage.test_interrupted import everything
from tests.storage.recording import begin
path, what = Path(sys.argv[1]), sys.argv[2]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = path.stat().st_size + 20_000 if what == "store" else 20_000
with open_database(path) as db:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        if what == "store":
            with db.writing() as connection:
                value_store.store(connection, begin(connection), everything(connection, None, 1))
        else:
            back_up(db, path.with_name("copy.db"))
    except WorldRefusal as refusal:
        print(refusal.message)
"""

if os.name == "posix":  # elsewhere no process can be told how large its files may grow

    @pytest.mark.parametrize("what", ["store", "back up"])
    def test_a_file_that_cannot_grow_is_a_sentence_and_nothing_is_half_done(db, path, what):
        record(db, [EARLIER])
        db.close()
        command = [sys.executable, "-c", LIMITED, str(path), what]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.stdout.strip() in (FULL, CANNOT_READ_OR_WRITE), done.stderr
        assert [each.name for each in path.parent.iterdir()] == ["ktu.db"]
        assert examine(path) == ()
        with open_database(path) as again:
            assert values(again, period=EARLIER.period) == {"1.2.1": whole(5)}
