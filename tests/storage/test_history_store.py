"""The history as it is asked for: by sheet, indicator, batch and field."""

import pytest

from ktu_desktop.domain.values import whole
from ktu_desktop.errors import WrongUse
from ktu_desktop.storage import batch_store, history_store, value_store
from tests.storage.recording import ORG, PLAN, YEAR, begin, change, record, text_change


@pytest.fixture
def recorded(db):
    record(
        db,
        [change("1.1.3/numerator", 3, source="a.xlsx, Sheet, E7"), change("1.2.1", 5)],
        [text_change("explanation", "so")],
    )
    record(db, [change("1.1.3/numerator", 4, 3), change("1.1.3/numerator", 8, org_unit="EAT")])
    return db


def test_a_sheet_s_history_oldest_first(recorded):
    with recorded.reading() as connection:
        found = history_store.history(connection, PLAN, ORG, YEAR)
    assert [(e.id, e.batch, e.element, e.indicator, e.field, e.old, e.new) for e in found] == [
        (1, 1, "1.1.3/numerator", None, None, None, whole(3)),
        (2, 1, "1.2.1", None, None, None, whole(5)),
        (3, 1, None, "1.1.3", "explanation", None, "so"),
        (4, 2, "1.1.3/numerator", None, None, whole(3), whole(4)),
    ]
    assert (found[0].who, found[0].via, found[0].source) == ("Айгүл", "command", "a.xlsx, Sheet, E7")
    assert (found[0].org_unit, found[0].period) == (ORG, YEAR)


def test_an_indicator_s_history_has_its_texts_and_its_elements(recorded):
    with recorded.reading() as connection:
        found = history_store.history(connection, PLAN, ORG, YEAR, "1.1.3", ["1.1.3/numerator"])
    assert [e.id for e in found] == [1, 3, 4]


def test_a_batch_s_history_and_what_was_changed_later(recorded):
    with recorded.reading() as connection:
        first = history_store.batch_history(connection, 1)
        overtaken = history_store.overtaken(connection, 1)
        assert history_store.overtaken(connection, 2) == {}
    assert [e.id for e in first] == [1, 2, 3]
    assert {mine: (later.id, later.new) for mine, later in overtaken.items()} == {1: (4, whole(4))}


def test_the_newest_change_of_a_field(recorded):
    def newest(**subject):
        with recorded.reading() as connection:
            entry = history_store.newest_entry(connection, PLAN, ORG, YEAR, **subject)
        return entry and entry.id

    assert newest(element="1.1.3/numerator") == 4
    assert newest(element="1.2.1") == 2
    assert newest(element="1.1.4/numerator") is None
    assert newest(indicator="1.1.3", field="explanation") == 3
    assert newest(indicator="1.1.3", field="basis_kept") is None


def test_a_text_changed_later_is_overtaken_by_field(recorded):
    record(recorded, [], [text_change("explanation", "other", "so"), text_change("basis_kept", "архив")])
    with recorded.reading() as connection:
        assert history_store.overtaken(connection, 1).keys() == {1, 3}


def test_batches_say_who_what_and_how_many(recorded):
    with recorded.writing() as connection:
        begin(connection, source="a.xlsx", undoes=1)
        found = batch_store.batches(connection)
        second = batch_store.batch(connection, 2)
        with pytest.raises(WrongUse, match="17"):
            batch_store.batch(connection, 17)
    assert [(b.id, b.changes, b.undoes, b.undone_by) for b in found] == [
        (1, 3, None, 3),
        (2, 2, None, None),
        (3, 0, 1, None),
    ]
    assert (second.kind, second.label, second.author, second.plan) == ("command", "set", "Айгүл", PLAN)
    assert found[2].source == "a.xlsx"


def test_a_batch_of_an_unknown_plan_is_wrong_use(db):
    from tests.storage.recording import AIGUL

    with pytest.raises(WrongUse), db.writing() as connection:
        batch_store.begin_batch(connection, "command", AIGUL, "set", "no-plan")


def test_what_was_changed_later_and_undone_since_does_not_count(db):
    first = record(db, [change("1.2.1", 1)])
    second = record(db, [change("1.2.1", 2, 1)])
    with db.writing() as connection:
        assert len(history_store.overtaken(connection, first)) == 1
        undo = begin(connection, undoes=second)
        value_store.store(connection, undo, [change("1.2.1", 1, 2)])
        assert history_store.overtaken(connection, first) == {}
        again = begin(connection, undoes=undo)
        value_store.store(connection, again, [change("1.2.1", 2, 1)])
        assert [entry.batch for entry in history_store.overtaken(connection, first).values()] == [second]
