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
    "or in the menu File, Restore a copy."
)
LOCKED = mark("The database {path} is in use by another program. Close it there, or wait and try again.")
READ_ONLY = mark(
    "The database {path} cannot be written to: the file or its folder is read-only. "
    "Allow writing there, or work with a copy in another folder."
)
FULL = mark(
    "The disk is full: {path} could not be written. Nothing was changed. Free some space and try again."
)
CANNOT_OPEN = mark("The database {path} cannot be opened. Check that file and folder exist and may be read.")
CANNOT_READ_OR_WRITE = mark(
    "The disk or stick that holds {path} does not answer properly. Nothing was changed. "
    "Check that it is connected and try again."
)
OTHER_SHAPE = mark(
    "The database {path} is not built as this program expects: another version may have changed it. "
    "Nothing was changed. Close the program, install the newest version and start it again."
)
NO_MEMORY = mark("There is not enough memory to work with {path}. Close other programs and try again.")

_SENTENCES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: CANNOT_READ_OR_WRITE,
    sqlite3.SQLITE_SCHEMA: OTHER_SHAPE,
    sqlite3.SQLITE_NOMEM: NO_MEMORY,
}
_NO_TEXT = "Could not decode to UTF-8"
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
    except UnicodeDecodeError as error:  # sqlite3 stumbles over the bytes of its own message
        raise WorldRefusal(DAMAGED, path=path) from error


@contextmanager
def making_sense(path: Path) -> Iterator[None]:
    """Raise WorldRefusal where rows of the plan or the organisation, which only we write, make no sense.

    A bit that fell over inside a text is no damage to SQLite, and shows only when the text is understood.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise WorldRefusal(DAMAGED, path=path) from error


def refusal_for(error: DBAPIError | sqlite3.Error, path: Path) -> WorldRefusal | None:
    """The sentence for ``error`` on the database ``path``; None where the error is a bug of ours."""
    driver_error = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(driver_error, "sqlite_errorcode", None)
    if code is None:  # sqlite3's own complaint about bytes that are no text
        message = DAMAGED if str(driver_error).startswith(_NO_TEXT) else None
    else:
        message = _SENTENCES.get(code & _PRIMARY_CODE)
    return None if message is None else WorldRefusal(message, path=path)
