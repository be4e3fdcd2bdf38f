"""One database file: its settings, and the transactions through which everything is read and written."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self
from urllib.parse import quote

from sqlalchemy import Connection as Connection
from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage.sqlite_errors import OTHER_SHAPE, refusal_for, refusing

APPLICATION_ID = 0x4B545544
"""``KTUD``: marks the file as this program's."""

BUSY_SECONDS = 5.0
"""How long a transaction waits for another program's."""

_SETTINGS = {
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
}
"""Pragma -> how it is set, and what it must answer. DELETE with EXTRA loses no commit in a power cut."""

_BEGIN = "ktu_begin"
_SCHEMA_COOKIE_AT = 40
"""Where SQLite's file header counts changes of the schema (https://sqlite.org/fileformat2.html)."""


class Database:
    """An open database. One transaction at a time, whatever the thread; others wait for it.

    ``busy_seconds``: how long to wait for another program that writes.
    """

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._free = threading.Lock()
        self._owner: int | None = None
        self._shape: bytes | None = None
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database. Raises WorldRefusal."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start; all of it is kept, or nothing.

        Raises WorldRefusal.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """A transaction for migrations: nobody else reads meanwhile, and no foreign key is followed.

        With them a rebuilt table would take its children along without a word; whoever rebuilds checks them.
        """
        with self._without_foreign_keys(), self._transaction("BEGIN EXCLUSIVE") as connection:
            yield connection

    def data_version(self) -> int:
        """A number that changes when another connection (the command line) has written."""
        with self._alone(), refusing(self.path), self._driver() as driver:
            return int(driver.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _connect(self) -> sqlite3.Connection:
        self._shape = _shape_of(self.path)
        return connect(self.path, self._busy_seconds)

    @contextmanager
    def _transaction(self, statement: str) -> Iterator[Connection]:
        with (
            self._alone(),
            refusing(self.path),
            self._minding_rebuilds(),
            self._engine.connect() as connection,
        ):
            connection = connection.execution_options(**{_BEGIN: statement})
            with connection.begin():
                yield connection

    @contextmanager
    def _minding_rebuilds(self) -> Iterator[None]:
        """What fails because another program rebuilt the tables under an open window is no bug of ours."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            unexplained = refusal_for(error, self.path) is None
            if unexplained and _shape_of(self.path) != self._shape:
                raise WorldRefusal(OTHER_SHAPE, path=self.path) from error
            raise

    @contextmanager
    def _driver(self) -> Iterator[sqlite3.Connection]:
        """The connection outside any transaction, where pragmas take effect."""
        with self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            yield driver

    @contextmanager
    def _without_foreign_keys(self) -> Iterator[None]:
        with refusing(self.path), self._driver() as driver:
            driver.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            with self._driver() as driver:
                driver.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one transaction run at a time; a second one inside the first would wait for itself."""
        if self._owner == threading.get_ident():
            raise RuntimeError("a transaction is open already: pass its connection on")
        with self._free:
            self._owner = threading.get_ident()
            try:
                yield
            finally:
                self._owner = None


def _shape_of(path: Path) -> bytes | None:
    """The file's schema cookie, which changes with every change of a table; None where it cannot be read."""
    try:
        with path.open("rb") as stream:
            stream.seek(_SCHEMA_COOKIE_AT)
            return stream.read(4)
    except OSError:
        return None


def uri_of(path: PurePath) -> str:
    """An absolute path as SQLite takes it (https://sqlite.org/uri.html).

    Of a file on another computer pathlib makes the server an authority, which SQLite refuses; it wants four
    slashes before the server's name.
    """
    place = path.as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(os.fsencode(place), safe='/:')}"


def connect(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A plain connection to an existing file, without transactions of its own, with the settings checked.

    Raises sqlite3.Error; see sqlite_errors.refusing.
    """
    connection = sqlite3.connect(
        f"{uri_of(path.absolute())}?mode=rw",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _settle(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection) -> None:
    for pragma, (setting, answer) in _SETTINGS.items():
        connection.execute(f"PRAGMA {pragma} = {setting}")
        given = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        if given != answer:
            raise RuntimeError(f"SQLite keeps {pragma} = {given}, wanted {setting}")


def _begin(connection: Connection) -> None:
    """Begin ourselves: sqlite3's own transactions start late and leave some statements outside."""
    connection.exec_driver_sql(connection.get_execution_options()[_BEGIN])
