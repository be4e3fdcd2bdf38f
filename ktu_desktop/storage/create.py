"""Opening a database: made where it is missing, refused where it is not ours, newer or damaged."""

import os
import sqlite3
import uuid
from pathlib import Path

from ktu_desktop import paths
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark
from ktu_desktop.storage.copying import check_integrity
from ktu_desktop.storage.engine import APPLICATION_ID, BUSY_SECONDS, Database, connect
from ktu_desktop.storage.sqlite_errors import refusing

SCHEMA_VERSION = 1
"""What ``PRAGMA user_version`` says of the newest schema: the number of its last migration."""

FIRST_HEAD = "0:" + "0" * 64
"""The history's head before there is any history."""

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68

NOT_OURS = mark("The file {path} is not a database of this program. Name another file; nothing was changed.")
NO_DATABASE = mark(
    "The file {path} is no database, or a damaged one. Nothing was changed. Name another file, "
    "or restore a copy: ktu-desktop restore FILE, or in the menu File, Restore."
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
            _create(path)
        else:
            check_marks(path)
        _bring_up_to_date(path, busy_seconds, recovering)
    return Database(path, busy_seconds)


def check_marks(path: Path) -> None:
    """Look at the file's first bytes. Raises WorldRefusal when it is no database, or another program's."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise WorldRefusal(
            mark("The file {path} cannot be read: {reason}."), path=path, reason=error.strerror
        ) from error
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise WorldRefusal(NO_DATABASE, path=path)
    if int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big") != APPLICATION_ID:
        raise WorldRefusal(NOT_OURS, path=path)


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


def _create(path: Path) -> None:
    """Make the file, private to the user, and its tables in one transaction."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise WorldRefusal(NO_FOLDER, path=path.parent) from error
    connection = connect(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        if not _has_tables(connection):  # another program may have been quicker
            create_schema(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone())


def _bring_up_to_date(path: Path, busy_seconds: float, recovering: bool) -> None:
    connection = connect(path, busy_seconds)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if ours and version > SCHEMA_VERSION:
            raise WorldRefusal(NEWER, path=path)
        if not ours or version < 1:
            raise WorldRefusal(NOT_OURS, path=path)
        if recovering:
            check_integrity(connection, path)
    finally:
        connection.close()
    if version < SCHEMA_VERSION:
        from ktu_desktop.storage.migrate import upgrade  # Alembic is slow to load and rarely needed

        upgrade(path, paths.migrations(), SCHEMA_VERSION)
