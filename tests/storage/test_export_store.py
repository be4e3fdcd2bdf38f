"""The bases of comparisons: what we exported, and what was last taken from another database."""

from ktu_desktop.domain.changes import Export
from ktu_desktop.domain.values import Band, whole
from ktu_desktop.storage import export_store
from tests.storage.recording import HALF, ORG, PLAN, YEAR, begin

BASE = {
    (ORG, "1.1.3/numerator"): whole(0),
    (ORG, "1.1.4/numerator"): None,
    ("EAT", "3.3.1"): Band(801, None),
    ("EAT", "1.2.1"): HALF,
}
EXPORT = Export("e-1", PLAN, "EAT", YEAR, "faculty", "Айгүл", "2023-02-01T10:00:00+00:00", "0.1", BASE)


def test_an_export_and_each_cell_as_it_was(db):
    with db.writing() as connection:
        export_store.save_export(connection, EXPORT)
        assert export_store.find_export(connection, "e-1") == EXPORT
        assert export_store.export_base(connection, "e-1") == BASE


def test_a_workbook_that_this_database_did_not_write_has_no_base(db):
    with db.reading() as connection:
        assert export_store.export_base(connection, "e-1") is None
        assert export_store.find_export(connection, "e-1") is None


def test_an_export_of_nothing_is_an_export(db):
    empty = Export("e-2", PLAN, ORG, YEAR, "unit", "", "2023-02-01T10:00:00+00:00", "0.1")
    with db.writing() as connection:
        export_store.save_export(connection, empty)
        assert export_store.export_base(connection, "e-2") == {}


def test_the_base_of_another_database_is_what_was_last_taken_and_not_undone(db):
    cell, other = (ORG, "1.1.3/numerator"), (ORG, "1.2.1")
    with db.writing() as connection:
        first = begin(connection)
        export_store.save_foreign_base(connection, "theirs", first, YEAR, {cell: whole(1), other: None})
        second = begin(connection)
        export_store.save_foreign_base(connection, "theirs", second, YEAR, {cell: whole(2)})

        def base(database="theirs"):
            return export_store.foreign_base(connection, database, PLAN, YEAR)

        assert base() == {cell: whole(2), other: None}
        assert base("somebody") == {}
        undo = begin(connection, undoes=second)
        assert base() == {cell: whole(1), other: None}
        begin(connection, undoes=undo)
        assert base() == {cell: whole(2), other: None}


def test_databases_have_ids(db):
    with db.reading() as connection:
        assert len(export_store.database_id(connection)) == 32
