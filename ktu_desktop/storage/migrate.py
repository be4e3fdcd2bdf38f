"""Bringing an older database up to the newest schema; the only file that loads Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark
from ktu_desktop.storage.copying import copy_database
from ktu_desktop.storage.engine import Database
from ktu_desktop.storage.rows import fetch, run

UPGRADE_FAILED = mark(
    "The database {path} could not be brought up to this version of the program and was left as it is. "
    "A copy is at {copy}. Please send it to those who look after the program."
)


def upgrade(path: Path, migrations: Path, newest: int) -> Path:
    """Upgrade the database at ``path`` to the schema version ``newest`` and return the copy made before.

    All of it in one transaction: killed at any moment, the file is the old one or the new one.
    Raises WorldRefusal.
    """
    copy = _copy_name(path)
    copy_database(path, copy)
    with Database(path) as database, database.rebuilding() as connection:
        before = _row_counts(connection)
        _run_alembic(connection, migrations, newest)
        lost = {t for t, count in _row_counts(connection).items() if count < before.get(t, 0)}
        if lost or fetch(connection, "PRAGMA foreign_key_check"):
            raise WorldRefusal(UPGRADE_FAILED, path=path, copy=copy)
        run(connection, f"PRAGMA user_version = {newest}")
    return copy


def _run_alembic(connection: Connection, migrations: Path, newest: int) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{newest:04}")


def _row_counts(connection: Connection) -> dict[str, int]:
    tables = fetch(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {name: fetch(connection, f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in tables}


def _copy_name(path: Path) -> Path:
    """A name beside the database that no earlier copy has."""
    number = 1
    while (copy := path.with_name(f"{path.stem}-before-upgrade-{number}{path.suffix}")).exists():
        number += 1
    return copy
