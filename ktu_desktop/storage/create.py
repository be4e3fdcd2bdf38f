"""Opening a database: made where it is missing, refused where it is not ours, newer or damaged."""

import errno
import os
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from ktu_desktop import paths
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark
from ktu_desktop.installation import check_complete
from ktu_desktop.storage.copying import check_integrity
from ktu_desktop.storage.engine import APPLICATION_ID, BUSY_SECONDS, Database, connect
from ktu_desktop.storage.sqlite_errors import CANNOT_OPEN, READ_ONLY, refusing

SCHEMA_VERSION = 4
"""What ``PRAGMA user_version`` says of the newest schema: the number of its last migration."""

FIRST_HEAD = "0:" + "0" * 64
"""The history's head before there is any history."""

_MAGIC = b"SQLite format 3\0"
_HEAD = 100
_USER_VERSION_AT = 60
_APPLICATION_ID_AT = 68

NOT_OURS = mark("The file {path} is not a database of this program. Name another file; nothing was changed.")
NO_DATABASE = mark(
    "The file {path} is not a database, or a damaged one. Nothing was changed. Name another "
    "file, or restore a copy: ktu-desktop restore FILE, or in the menu File, Restore a copy."
)
NEWER = mark(
    "The database {path} was written by a newer version of the program. Install the newest version; "
    "nothing was changed."
)
NO_FOLDER = mark("The folder {path} cannot be made. Check the name and whether writing is allowed there.")
IS_FOLDER = mark("{path} is a folder. Name a file for the database.")


def open_database(path: Path, busy_seconds: float = BUSY_SECONDS) -> Database:
    """The database at ``path``: created when missing, upgraded when older. Raises WorldRefusal."""
    with refusing(path):
        recovering = path.with_name(path.name + "-journal").exists()
        if _is_missing(path):
            check_complete()
            _make_file(path)
        elif not (recovering and _is_blank(path)):
            check_marks(path)
        if _look_inside(path, busy_seconds, recovering) < SCHEMA_VERSION:
            from ktu_desktop.storage.migrate import upgrade  # Alembic is slow to load and rarely needed

            upgrade(path, paths.migrations(), SCHEMA_VERSION)
    return Database(path, busy_seconds)


def check_marks(path: Path) -> None:
    """Look at the file's first bytes. Raises WorldRefusal when it is none of ours, or newer."""
    head = _head(path)
    if not head.startswith(_MAGIC) or len(head) < _HEAD:
        raise WorldRefusal(NO_DATABASE, path=path)
    if int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big") != APPLICATION_ID:
        raise WorldRefusal(NOT_OURS, path=path)
    if int.from_bytes(head[_USER_VERSION_AT : _USER_VERSION_AT + 4], "big") > SCHEMA_VERSION:
        raise WorldRefusal(NEWER, path=path)


def _is_blank(path: Path) -> bool:
    """Whether the first page was never written: somebody was killed while the database was made."""
    return not any(_head(path))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise WorldRefusal(CANNOT_OPEN, path=path) from error


def create_schema(connection: sqlite3.Connection) -> None:
    """Make every table of the newest schema inside the open transaction of ``connection``."""
    for statement in statements(paths.schema().read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.execute("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA_VERSION:04}",))
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [("database_id", uuid.uuid4().hex), ("history_head", FIRST_HEAD)],
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def statements(script: str) -> list[str]:
    """The script's statements one by one (``executescript`` would commit before it starts)."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines():
        if not pending and (not line.strip() or line.startswith("--")):
            continue
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found


def _is_missing(path: Path) -> bool:
    if path.is_dir():
        raise WorldRefusal(IS_FOLDER, path=path)
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True
    except OSError as error:
        raise WorldRefusal(NO_FOLDER, path=path.parent) from error


def _make_file(path: Path) -> None:
    """Make the file, private to the user."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        if path.parent.is_dir() and error.errno != errno.ENOSPC:
            raise WorldRefusal(READ_ONLY, path=path) from error
        raise WorldRefusal(NO_FOLDER, path=path.parent) from error


def _look_inside(path: Path, busy_seconds: float, recovering: bool) -> int:
    """The schema's version, after making the schema in a file that is empty (or was left so by a kill)."""
    with closing(connect(path, busy_seconds)) as connection:
        if not _has_tables(connection):
            _fill(connection)
        if _pragma(connection, "application_id") != APPLICATION_ID:
            raise WorldRefusal(NOT_OURS, path=path)
        version = _pragma(connection, "user_version")
        if version > SCHEMA_VERSION:
            raise WorldRefusal(NEWER, path=path)
        if recovering:
            check_integrity(connection, path)
        return version


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if not _has_tables(connection):  # another program may have been quicker
        create_schema(connection)
    connection.execute("COMMIT")


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone())


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
