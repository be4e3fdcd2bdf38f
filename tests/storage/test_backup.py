"""Backups are whole, and restoring one keeps what was there."""

import os
import sqlite3
import stat
import threading
from contextlib import closing

import pytest

from ktu_desktop.domain.values import whole
from ktu_desktop.errors import WorldRefusal, WrongUse
from ktu_desktop.storage import backup, create, sqlite_errors
from ktu_desktop.storage.backup import back_up, restore
from ktu_desktop.storage.create import SCHEMA_VERSION, open_database
from ktu_desktop.storage.doctor import examine
from tests.storage.damage import damage_table
from tests.storage.recording import change, record, values


def contents(path):
    with open_database(path) as database:
        return values(database)


def test_a_backup_is_a_whole_private_database(db, tmp_path):
    record(db, [change("1.1.3/numerator", 3)])
    target = tmp_path / "copy.db"
    back_up(db, target)
    assert contents(target) == {"1.1.3/numerator": whole(3)}
    assert examine(target) == ()
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "ktu.db"]


def test_a_backup_replaces_an_earlier_one_but_no_other_file(db, tmp_path):
    target, letter = tmp_path / "copy.db", tmp_path / "letter.doc"
    back_up(db, target)
    record(db, [change("1.1.3/numerator", 3)])
    back_up(db, target)
    assert contents(target) == {"1.1.3/numerator": whole(3)}
    letter.write_text("Уважаемый декан")
    with pytest.raises(WrongUse, match=r"letter\.doc"):
        back_up(db, letter)
    assert letter.read_text() == "Уважаемый декан"
    with pytest.raises(WrongUse):
        back_up(db, db.path)


def test_a_backup_into_a_folder_that_is_not_there_is_a_sentence(db, tmp_path):
    with pytest.raises(WorldRefusal, match="nowhere"):
        back_up(db, tmp_path / "nowhere" / "copy.db")


def test_a_damaged_database_gives_no_backup_and_spoils_no_earlier_one(db, tmp_path):
    target = tmp_path / "copy.db"
    back_up(db, target)
    before = target.read_bytes()
    damage_table(db.path, "history")
    with pytest.raises(WorldRefusal):
        back_up(db, target)
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "ktu.db"]


def test_a_backup_waits_for_a_writer_then_gives_up(db, tmp_path, monkeypatch):
    holder = sqlite3.connect(db.path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.3, lambda: holder.execute("ROLLBACK"))
    release.start()
    back_up(db, tmp_path / "copy.db")
    release.join()
    holder.close()
    assert (tmp_path / "copy.db").exists()


def test_restoring_brings_back_and_keeps_what_was_there_even_while_it_is_open(db, path, tmp_path):
    record(db, [change("1.1.3/numerator", 3)])
    back_up(db, tmp_path / "copy.db")
    record(db, [change("1.1.3/numerator", 4, 3)])
    seen = db.data_version()
    kept = restore(tmp_path / "copy.db", path)
    assert db.data_version() != seen
    assert values(db) == {"1.1.3/numerator": whole(3)}
    record(db, [change("1.1.3/numerator", 5, 3)])
    assert contents(kept) == {"1.1.3/numerator": whole(4)}
    assert examine(path) == ()


def test_restoring_where_nothing_is(db, tmp_path):
    record(db, [change("1.1.3/numerator", 3)])
    assert restore(db.path, tmp_path / "new.db") is None
    assert contents(tmp_path / "new.db") == {"1.1.3/numerator": whole(3)}


@pytest.mark.parametrize("damage", ["page", "head", "truncated"])
def test_restoring_over_a_damaged_database(db, path, tmp_path, damage):
    record(db, [change("1.1.3/numerator", 3)])
    back_up(db, tmp_path / "copy.db")
    db.close()
    if damage == "page":
        damage_table(path, "history")
    else:
        path.write_bytes(b"x" * 9000 if damage == "head" else path.read_bytes()[:9000])
    journal = path.with_name("ktu.db-journal")
    journal.write_bytes(b"left over")
    spoilt = path.read_bytes()
    kept = restore(tmp_path / "copy.db", path)
    assert kept.read_bytes() == spoilt
    assert not journal.exists()
    assert contents(path) == {"1.1.3/numerator": whole(3)}


def refused_restore(source, path, kind, message):
    before = path.read_bytes()
    names = sorted(p.name for p in path.parent.iterdir())
    with pytest.raises(kind) as refused:
        restore(source, path)
    assert refused.value.message == message
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == names


def test_a_backup_that_cannot_serve_is_refused_and_the_database_stays(db, path, tmp_path):
    copy = tmp_path / "copy.db"
    back_up(db, copy)
    damage_table(copy, "history")
    refused_restore(copy, path, WorldRefusal, sqlite_errors.DAMAGED)
    back_up(db, copy)
    with closing(sqlite3.connect(copy)) as driver:
        driver.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    refused_restore(copy, path, WorldRefusal, create.NEWER)
    copy.write_text("letter")
    refused_restore(copy, path, WorldRefusal, create.NO_DATABASE)
    refused_restore(tmp_path / "missing.db", path, WrongUse, backup.NO_SUCH_FILE)
    refused_restore(path, path, WrongUse, backup.SAME_FILE)


def test_another_program_s_database_is_not_restored_over(db, tmp_path):
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as driver:
        driver.execute("CREATE TABLE songs (title)")
    refused_restore(db.path, other, WorldRefusal, create.NOT_OURS)


def test_a_database_locked_by_another_program_is_not_restored_over(db, path, tmp_path, monkeypatch):
    back_up(db, tmp_path / "copy.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        holder.execute("DELETE FROM draft")
        monkeypatch.setattr("ktu_desktop.storage.copying.BUSY_SECONDS", 0.1)
        with pytest.raises(WorldRefusal) as refused:
            restore(tmp_path / "copy.db", path)
    assert refused.value.message == sqlite_errors.LOCKED
