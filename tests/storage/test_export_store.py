"""The bases of comparisons: what we exported, and what was last taken from another database."""

from ktu_desktop.domain.changes import Base, Export
from ktu_desktop.domain.values import Band, whole
from ktu_desktop.storage import export_store, foreign_base_store
from tests.storage.recording import HALF, ORG, PLAN, YEAR, begin

BASE = Base(
    {
        (ORG, "1.1.3/numerator"): whole(0),
        (ORG, "1.1.4/numerator"): None,
        ("EAT", "3.3.1"): Band(801, None),
        ("EAT", "1.2.1"): HALF,
    },
    {
        (ORG, "1.1.3", "explanation"): "бір сөйлем\nекінші",
        ("EAT", "1.1.3", "confirmation:hundredfold 1.1.3"): "so it is",
    },
)
EXPORT = Export("e-1", PLAN, "EAT", YEAR, "faculty", "Айгүл", "2023-02-01T10:00:00+00:00", "0.1", BASE)


def test_an_export_with_each_cell_and_text_as_it_was(db):
    with db.writing() as connection:
        export_store.save_export(connection, EXPORT)
        assert export_store.find_export(connection, "e-1") == EXPORT
        assert export_store.export_base(connection, "e-1") == BASE


def test_a_workbook_that_this_database_did_not_write_has_no_base(db):
    with db.reading() as connection:
        assert export_store.export_base(connection, "e-1") == Base()
        assert export_store.find_export(connection, "e-1") is None


def test_an_export_of_nothing_is_an_export(db):
    empty = Export("e-2", PLAN, ORG, YEAR, "unit", "", "2023-02-01T10:00:00+00:00", "0.1")
    with db.writing() as connection:
        export_store.save_export(connection, empty)
        assert export_store.find_export(connection, "e-2") == empty


def test_the_base_of_another_database_is_what_was_last_taken_and_not_undone(db):
    cell, other = (ORG, "1.1.3/numerator"), (ORG, "1.2.1")
    text, gone = (ORG, "1.1.3", "explanation"), (ORG, "1.1.3", "not_applicable")
    first_taken = Base({cell: whole(1), other: None}, {text: "few", gone: "none"})
    later = Base({cell: whole(2), other: None}, {text: "many", gone: None})
    with db.writing() as connection:
        first = begin(connection)
        foreign_base_store.save_foreign_base(connection, "theirs", first, YEAR, first_taken)
        second = begin(connection)
        taken = Base({cell: whole(2)}, later.texts)
        foreign_base_store.save_foreign_base(connection, "theirs", second, YEAR, taken)

        def base(database="theirs"):
            return foreign_base_store.foreign_base(connection, database, PLAN, YEAR)

        assert base() == later
        assert base("somebody") == Base()
        undo = begin(connection, undoes=second)
        assert base() == first_taken
        begin(connection, undoes=undo)
        assert base() == later


def test_databases_have_ids(db):
    with db.reading() as connection:
        assert len(export_store.database_id(connection)) == 32
