"""Transactions and the settings under which nothing is lost."""

import sqlite3
import threading
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage import engine
from ktu_desktop.storage.create import open_database
from ktu_desktop.storage.engine import Database, connect, uri_of
from ktu_desktop.storage.rows import fetch, run
from ktu_desktop.storage.sqlite_errors import LOCKED, OTHER_SHAPE

WRITE = "UPDATE meta SET text = 'other' WHERE name = 'database_id'"
READ = "SELECT text FROM meta WHERE name = 'database_id'"


@pytest.mark.parametrize(
    ("pragma", "answer"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 5000),
        ("application_id", engine.APPLICATION_ID),
    ],
)
def test_the_settings_hold(db, pragma, answer):
    with db.reading() as connection:
        assert fetch(connection, f"PRAGMA {pragma}") == [(answer,)]


def test_a_setting_that_sqlite_does_not_keep_is_noticed(path, monkeypatch):
    monkeypatch.setitem(engine._SETTINGS, "synchronous", ("FULL", 3))
    with pytest.raises(RuntimeError, match="synchronous"):
        connect(path)


def test_a_failed_transaction_leaves_nothing(db):
    with pytest.raises(ZeroDivisionError), db.writing() as connection:
        run(connection, WRITE)
        raise ZeroDivisionError
    with db.reading() as connection:
        assert fetch(connection, READ) != [("other",)]


def test_a_transaction_inside_another_is_a_bug(db):
    with db.reading(), pytest.raises(RuntimeError, match="pass its connection on"), db.writing():
        pass


def test_threads_wait_for_each_other(db):
    done = []

    def count_up():
        for _ in range(20):
            with db.writing() as connection:
                number = int(fetch(connection, "SELECT text FROM meta WHERE name = 'database_id'")[0][0])
                run(connection, "UPDATE meta SET text = ? WHERE name = 'database_id'", (str(number + 1),))
        done.append(True)

    with db.writing() as connection:
        run(connection, "UPDATE meta SET text = '0' WHERE name = 'database_id'")
    threads = [threading.Thread(target=count_up) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.reading() as connection:
        assert fetch(connection, READ) == [("60",)]
    assert len(done) == 3


def test_foreign_writes_are_noticed_and_own_are_not(db, path):
    before = db.data_version()
    with db.writing() as connection:
        run(connection, WRITE)
    assert db.data_version() == before
    with open_database(path) as other, other.writing() as connection:
        run(connection, "UPDATE meta SET text = 'third' WHERE name = 'database_id'")
    assert db.data_version() != before


def test_a_lock_held_elsewhere_is_a_sentence(path):
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with Database(path, busy_seconds=0.05) as database:
        with pytest.raises(WorldRefusal) as refused, database.reading() as connection:
            fetch(connection, READ)
        assert refused.value.message == LOCKED
        assert str(path) in str(refused.value)
        with pytest.raises(WorldRefusal), database.writing():
            pass
        holder.execute("ROLLBACK")
        holder.close()
        with database.writing() as connection:
            run(connection, WRITE)


def test_a_reader_elsewhere_does_not_lose_the_writer_s_work(db, path):
    """The reader holds its lock while we commit: we wait, then refuse, and nothing is half done."""
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN")
    holder.execute("SELECT * FROM meta").fetchall()
    with Database(path, busy_seconds=0.05) as database:
        with pytest.raises(WorldRefusal), database.writing() as connection:
            run(connection, WRITE)
        holder.execute("COMMIT")
        holder.close()
        with database.reading() as connection:
            assert fetch(connection, READ) != [("other",)]


def test_our_own_bugs_stay_errors(db):
    with pytest.raises(sqlite3.OperationalError, match="no such table"), db.writing() as connection:
        run(connection, "SELECT * FROM no_such_table")


@pytest.mark.parametrize("change", ["DROP TABLE draft", "ALTER TABLE draft RENAME COLUMN text TO other"])
def test_a_schema_changed_by_another_program_is_said_in_a_sentence(db, path, change):
    with db.reading() as connection:
        fetch(connection, "SELECT text FROM draft")
    with sqlite3.connect(path) as other:
        other.execute(change)
    other.close()
    for transaction in (db.reading, db.writing):
        with pytest.raises(WorldRefusal) as refused, transaction() as connection:
            fetch(connection, "SELECT text FROM draft")
        assert refused.value.message == OTHER_SHAPE
    with pytest.raises(WorldRefusal), db.writing() as connection:
        run(connection, "UPDATE draft SET text = ''")


def test_a_mistake_in_our_own_words_is_no_refusal(db):
    with pytest.raises(sqlite3.OperationalError), db.reading() as connection:
        fetch(connection, "SELEKT 1")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/план#1?.db"), "file:///home/a%20b/%D0%BF%D0%BB%D0%B0%D0%BD%231%3F.db"),
        (PureWindowsPath(r"C:\Users\a%b\ktu.db"), "file:///C:/Users/a%25b/ktu.db"),
        (PureWindowsPath(r"\\server\share\ktu.db"), "file:////server/share/ktu.db"),
    ],
)
def test_a_path_is_told_to_sqlite_so_that_it_opens_it(path, uri):
    assert uri_of(path) == uri


def test_a_database_with_an_odd_name_is_the_one_that_is_opened(tmp_path):
    odd = tmp_path / "план #1? 100% готов.db"
    with open_database(odd):
        pass
    assert [each.name for each in tmp_path.iterdir()] == [odd.name]
