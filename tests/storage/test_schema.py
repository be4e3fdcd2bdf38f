"""db/schema.sql, the migrations and what a fresh database has are one schema."""

import sqlite3

from ktu_desktop import paths
from ktu_desktop.storage.create import SCHEMA_VERSION, create_schema, open_database
from ktu_desktop.storage.doctor import newest_schema, schema_of
from ktu_desktop.storage.engine import Database
from ktu_desktop.storage.migrate import upgrade

ROWS = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"


def schema_in(path):
    driver = sqlite3.connect(path)
    try:
        return schema_of(driver.execute(ROWS).fetchall())
    finally:
        driver.close()


def test_the_migrations_make_the_schema_of_schema_sql(tmp_path):
    path = tmp_path / "migrated.db"
    path.touch()
    upgrade(path, paths.migrations(), SCHEMA_VERSION)
    assert schema_in(path) == newest_schema()
    with Database(path) as database, database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA_VERSION
        assert connection.exec_driver_sql("SELECT * FROM alembic_version").all() == [
            (f"{SCHEMA_VERSION:04}",)
        ]


def test_a_fresh_database_has_the_schema_of_schema_sql(tmp_path):
    open_database(tmp_path / "fresh.db").close()
    assert schema_in(tmp_path / "fresh.db") == newest_schema()


def test_the_newest_migration_is_the_schema_s_version():
    numbers = sorted(int(path.name[:4]) for path in paths.migrations().glob("versions/[0-9]*.py"))
    assert numbers == list(range(1, SCHEMA_VERSION + 1))


def test_a_difference_is_seen():
    driver = sqlite3.connect(":memory:", isolation_level=None)
    driver.execute("BEGIN")
    create_schema(driver)
    driver.execute("DROP TRIGGER history_no_delete")
    assert schema_of(driver.execute(ROWS).fetchall()) != newest_schema()
    driver.close()


def test_every_table_is_strict():
    driver = sqlite3.connect(":memory:", isolation_level=None)
    create_schema(driver)
    loose = driver.execute(
        """SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0
        AND name NOT IN ('sqlite_schema', 'alembic_version')"""
    ).fetchall()
    driver.close()
    assert loose == []
