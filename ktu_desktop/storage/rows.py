"""SQL to the driver and plain tuples back: no statement objects, so that storing and loading stay quick."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection

Rows = list[tuple[Any, ...]]


def fetch(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> Rows:
    """All rows of a query."""
    return driver(connection).execute(sql, parameters).fetchall()


def run(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> int:
    """Run one statement; how many rows it touched."""
    return driver(connection).execute(sql, parameters).rowcount


def run_many(connection: Connection, sql: str, rows: Collection[Sequence[Any]]) -> int:
    """Run a statement once for each of ``rows``; how many rows that touched."""
    return driver(connection).executemany(sql, rows).rowcount if rows else 0


def driver(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection under an open transaction."""
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def to_json(data: Any) -> str:
    """Names, lists and maps as the text that a column holds."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
