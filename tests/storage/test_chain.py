"""The history is append-only, and whoever changes it all the same is found out."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from ktu_desktop.domain.changes import Author
from ktu_desktop.storage import history_store, state_store
from ktu_desktop.storage.chain import ENTRY_COLUMNS, head_text, link, parse_head
from ktu_desktop.storage.create import open_database
from tests.storage.damage import tamper
from tests.storage.recording import ORG, PLAN, YEAR, change, record, text_change

CHANGES = 6


@pytest.fixture(scope="module")
def recorded(filled, tmp_path_factory):
    """Six entries in three batches."""
    path = tmp_path_factory.mktemp("recorded") / "ktu.db"
    shutil.copyfile(filled, path)
    with open_database(path) as db:
        record(
            db,
            [change("1.1.3/numerator", 3), change("1.1.4/numerator", 4)],
            [text_change("explanation", "so")],
        )
        record(db, [change("1.1.3/numerator", None, 3), change("1.2.1", 5)])
        record(db, [change("1.2.1", 6, 5, source="a.xlsx")])
    return path


@pytest.fixture
def tampered(recorded, tmp_path):
    copy = tmp_path / "ktu.db"
    shutil.copyfile(recorded, copy)
    return copy


def found(path):
    with open_database(path) as db, db.reading() as connection:
        return [(f.code, dict(f.facts)) for f in history_store.verify_chain(connection)]


def test_an_honest_history_is_whole(recorded):
    assert found(recorded) == []
    with open_database(recorded) as db, db.reading() as connection:
        head = history_store.chain_head(connection)
        ((last,),) = connection.exec_driver_sql("SELECT hash FROM history ORDER BY id DESC LIMIT 1").all()
    assert head == head_text(CHANGES, last)
    assert parse_head(head) == (CHANGES, last)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET new_amount = 7 WHERE id = 1",
        "DELETE FROM history WHERE id = 6",
        "UPDATE batch SET author = 'Somebody'",
        "DELETE FROM batch",
        "UPDATE sheet_state SET state = 'approved'",
        "DELETE FROM sheet_state",
    ],
)
def test_the_database_itself_refuses_to_change_what_has_happened(tampered, statement):
    with open_database(tampered) as db:
        with db.writing() as connection:
            state_store.set_state(connection, PLAN, ORG, YEAR, "submitted", Author("Dean"))
        with pytest.raises(IntegrityError, match="append-only"), db.writing() as connection:
            connection.exec_driver_sql(statement)


CHANGEABLE = {
    "via": "'x'",
    "source": "'other.xlsx'",
    "period_id": "20220",
    "org_unit_id": "org_unit_id + 1",
    "old_amount": "coalesce(old_amount, 0) + 1",
    "old_upper": "77",
    "old_places": "coalesce(old_places, 0) + 1",
    "new_amount": "coalesce(new_amount, 0) + 1",
    "new_upper": "77",
    "new_places": "coalesce(new_places, 0) + 1",
    "old_text": "'other'",
    "new_text": "'other'",
    "batch_id": "batch_id % 3 + 1",
    "hash": "zeroblob(32)",
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column=st.sampled_from(sorted(CHANGEABLE)), entry=st.integers(1, CHANGES))
def test_any_change_of_any_entry_shows(recorded, tmp_path, column, entry):
    path = tmp_path / "ktu.db"
    shutil.copyfile(recorded, path)
    tamper(path, f"UPDATE history SET {column} = {CHANGEABLE[column]} WHERE id = {entry}")
    assert ("history_changed", {"entry": str(entry)}) in found(path)


@pytest.mark.parametrize("column", ["author", "at"])
def test_who_and_when_are_covered(tampered, column):
    tamper(tampered, f"UPDATE batch SET {column} = 'x' WHERE id = 2")
    assert found(tampered) == [("history_changed", {"entry": "4"}), ("history_changed", {"entry": "5"})]


def test_a_removed_entry_shows(tampered):
    tamper(tampered, "DELETE FROM history WHERE id IN (2, 3)")
    assert ("history_removed", {"first": "2", "last": "3"}) in found(tampered)


def test_a_removed_beginning_shows(tampered):
    tamper(tampered, "DELETE FROM history WHERE id <= 2")
    assert ("history_removed", {"first": "1", "last": "2"}) in found(tampered)


def test_a_cut_tail_shows(tampered):
    tamper(tampered, "DELETE FROM history WHERE id >= 5")
    assert found(tampered) == [("history_cut", {"first": "5", "last": "6"})]


def test_a_cut_tail_shows_by_the_next_batch_even_when_the_head_was_mended(tampered):
    with closing(sqlite3.connect(tampered)) as driver:
        last = driver.execute("SELECT hash FROM history WHERE id = 4").fetchone()[0]
    tamper(
        tampered,
        "DELETE FROM history WHERE id >= 5",
        f"UPDATE meta SET text = '{head_text(4, last)}' WHERE name = 'history_head'",
    )
    assert found(tampered) == [("history_cut", {"first": "5", "last": "5"})]


def test_a_head_on_an_approved_sheet_convicts_a_rewritten_history(tampered):
    """Somebody recomputes every hash and the heads kept in batches; the sheet's head still differs."""
    with open_database(tampered) as db, db.writing() as connection:
        state_store.set_state(connection, PLAN, ORG, YEAR, "approved", Author("Office"))
    rewrite(tampered)
    assert ("history_changed", {"entry": "6"}) in found(tampered)


def rewrite(path):
    statements, previous = ["UPDATE history SET new_amount = 99 WHERE id = 2"], bytes(32)
    with closing(sqlite3.connect(path)) as driver:
        rows = driver.execute(
            f"""SELECT {", ".join("history." + c for c in ENTRY_COLUMNS.split(", "))}, author, at
            FROM history JOIN batch ON batch.id = batch_id ORDER BY history.id"""
        ).fetchall()
    for *entry, author, at in rows:
        if entry[0] == 2:
            entry[12] = 99
        previous = link(previous, entry, author, at)
        statements.append(f"UPDATE history SET hash = x'{previous.hex()}' WHERE id = {entry[0]}")
        statements.append(
            f"UPDATE batch SET previous_head = '{head_text(entry[0], previous)}' "
            f"WHERE previous_head LIKE '{entry[0]}:%'"
        )
    statements.append(f"UPDATE meta SET text = '{head_text(6, previous)}' WHERE name = 'history_head'")
    tamper(path, *statements)


def test_an_entry_added_by_hand_shows(tampered):
    tamper(
        tampered,
        "INSERT INTO history SELECT 7, batch_id, via, source, period_id, org_unit_id, element_id, "
        "plan_indicator_id, field, old_amount, old_upper, old_places, new_amount, new_upper, new_places, "
        "old_text, new_text, hash FROM history WHERE id = 6",
    )
    assert {code for code, _ in found(tampered)} == {"history_changed", "history_added"}
