"""Copies of a database file: made by SQLite's backup API, read through, and only then given their name."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark
from ktu_desktop.storage.engine import BUSY_SECONDS, connect
from ktu_desktop.storage.sqlite_errors import DAMAGED, LOCKED, refusing

CANNOT_WRITE = mark("{path} cannot be written: {reason}. Check the name, the rights and the space there.")


def copy_database(source: Path, target: Path) -> None:
    """Copy the database ``source`` to ``target``, which is replaced only by a whole and readable copy.

    Raises WorldRefusal.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        make_private(unfinished)
        with refusing(source), closing(connect(source)) as connection:
            fill(unfinished, connection)
        flush(unfinished)
        unfinished.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise WorldRefusal(CANNOT_WRITE, path=target, reason=error.strerror) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def fill(target: Path, source: sqlite3.Connection) -> None:
    """Write the whole database of ``source`` over the one at ``target``, in one transaction there.

    Raises WorldRefusal or sqlite3.Error; the target then is what it was.
    """
    with refusing(target), closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as copy:
        copy.execute("PRAGMA synchronous = EXTRA")
        source.execute("BEGIN")
        try:
            # waits for the lock
            source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            source.backup(copy, progress=_give_up_when_locked(target))
        finally:
            source.execute("ROLLBACK")
        check_integrity(copy, target)


def check_integrity(connection: sqlite3.Connection, path: Path) -> None:
    """Read every page. Raises WorldRefusal when the file is damaged."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise WorldRefusal(DAMAGED, path=path)


def make_private(path: Path) -> None:
    """Make the file, empty, readable by nobody but the user. Raises OSError."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))


def flush(path: Path) -> None:
    """Wait until the file has reached the disk. Raises OSError."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the folder's names have reached the disk, where the system knows such a thing."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give_up_when_locked(target: Path) -> Callable[[int, int, int], None]:
    """The backup API waits for ever where another program holds the lock; this ends it."""
    deadline = time.monotonic() + BUSY_SECONDS

    def progress(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise WorldRefusal(LOCKED, path=target)

    return progress
