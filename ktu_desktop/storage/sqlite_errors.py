"""SQLite's errors that are the user's world, not our bug, as sentences: full, locked, read-only, damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark

DAMAGED = mark(
    "The database {path} is damaged. Nothing was changed. Restore a copy: ktu-desktop restore FILE, "
    "or in the menu File, Restore."
)
LOCKED = mark("The database {path} is in use by another program. Close it there, or wait and try again.")
READ_ONLY = mark(
    "The database {path} cannot be written to: the file or its folder is read-only. "
    "Allow writing there, or work with a copy in another folder."
)
FULL = mark(
    "The disk is full: {path} could not be written. Nothing was changed. Free some space and try again."
)
CANNOT_OPEN = mark("The database {path} cannot be opened. Check that its folder exists and may be read.")
CANNOT_READ_OR_WRITE = mark(
    "The disk or stick that holds {path} does not answer properly. Nothing was changed. "
    "Check that it is connected and try again."
)

_SENTENCES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: CANNOT_READ_OR_WRITE,
}
_PRIMARY_CODE = 0xFF
"""The low byte of SQLite's extended error codes is the kind of error."""


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Raise WorldRefusal for what SQLite says inside about the user's world; our own bugs pass through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        refusal = refusal_for(error, path)
        if refusal is None:
            raise
        raise refusal from error


def refusal_for(error: DBAPIError | sqlite3.Error, path: Path) -> WorldRefusal | None:
    """The sentence for ``error`` on the database ``path``; None where the error is a bug of ours."""
    driver_error = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(driver_error, "sqlite_errorcode", None)
    message = None if code is None else _SENTENCES.get(code & _PRIMARY_CODE)
    return None if message is None else WorldRefusal(message, path=path)
