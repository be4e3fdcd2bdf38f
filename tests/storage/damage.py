"""What disks, people and other programs do to a database file."""

import sqlite3
from contextlib import closing
from pathlib import Path

PAGE = 4096


def damage_table(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    with closing(sqlite3.connect(path)) as driver:
        page = driver.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(data)


def tamper(path: Path, *statements: str) -> None:
    """Change the database as somebody would who knows SQL: the guards are taken away and put back."""
    with closing(sqlite3.connect(path)) as driver:
        guards = driver.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            driver.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            driver.execute(statement)
        for _, sql in guards:
            driver.execute(sql)
        driver.commit()
