"""Examining a database: damaged pages, a history that was changed, removed or cut, values beside it."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from ktu_desktop import paths
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.storage.chain import verify_chain
from ktu_desktop.storage.create import SCHEMA_VERSION, check_marks, statements
from ktu_desktop.storage.engine import Database
from ktu_desktop.storage.keys import period_of
from ktu_desktop.storage.rows import fetch

_OTHERS = 0o077
_DAMAGES_SHOWN = 10


def examine(path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with the database at ``path``; empty when all is well.

    Raises WorldRefusal when the file cannot be examined (locked, not ours, no rights).
    """
    check_marks(path)
    findings = list(_privacy(path))
    with Database(path) as database:
        for check in _CHECKS:
            findings += [finding for finding in _checked(database, check) if finding not in findings]
    return tuple(findings)


def _checked(database: Database, check: Callable[[Connection], Iterator[Finding]]) -> list[Finding]:
    """The findings of one check; what a damaged page ends is a finding itself, and the next check goes on."""
    try:
        with database.reading() as connection:
            return list(check(connection))
    except WorldRefusal as refusal:
        if not _is_damage(refusal):
            raise
        return [_error("database_damaged", detail=str(_cause(refusal)))]


def _is_damage(refusal: WorldRefusal) -> bool:
    cause = _cause(refusal)
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or isinstance(cause, UnicodeDecodeError)


def _cause(refusal: WorldRefusal) -> BaseException | None:
    """What SQLite itself said, without the words of the libraries between."""
    return getattr(refusal.__cause__, "orig", refusal.__cause__)


def _privacy(path: Path) -> Iterator[Finding]:
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        yield Finding("readable_by_others", Severity.WARNING, facts={"path": str(path)})


def _integrity(connection: Connection) -> Iterator[Finding]:
    for (detail,) in fetch(connection, f"PRAGMA integrity_check({_DAMAGES_SHOWN})"):
        if detail != "ok":
            yield _error("database_damaged", detail=detail)


def _references(connection: Connection) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for table, *_ in fetch(connection, "PRAGMA foreign_key_check"):
        counts[table] = counts.get(table, 0) + 1
    for table, count in counts.items():
        yield _error("dangling_reference", table=table, count=str(count))


def _schema(connection: Connection) -> Iterator[Finding]:
    """Tables, indexes and triggers (the history's guards) are those of schema.sql."""
    there = schema_of(fetch(connection, _SCHEMA_ROWS))
    wanted = newest_schema()
    for name in sorted(name for name in there.keys() | wanted.keys() if there.get(name) != wanted.get(name)):
        yield _error("schema_differs", name=name)
    ((stamp,),) = fetch(connection, "SELECT version_num FROM alembic_version")
    if stamp != f"{SCHEMA_VERSION:04}":
        yield _error("schema_differs", name=f"alembic_version {stamp}")


_SCHEMA_ROWS = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"


def schema_of(rows: list[tuple[str, str]]) -> dict[str, str]:
    """Name -> definition word by word without comments, to compare schemas by what they say.

    A table that a migration altered or renamed has other line breaks, and quotes around its name.
    """
    return {name: " ".join(_WORDS.findall(_COMMENTS.sub("", sql))) for name, sql in rows}


_COMMENTS = re.compile("--.*")
_WORDS = re.compile(r"'(?:[^']|'')*'|\w+|[^\w\s\"]")


def newest_schema() -> dict[str, str]:
    """The schema that schema.sql makes (see schema_of)."""
    memory = sqlite3.connect(":memory:")
    try:
        for statement in statements(paths.schema().read_text(encoding="utf-8")):
            memory.execute(statement)
        return schema_of(memory.execute(_SCHEMA_ROWS).fetchall())
    finally:
        memory.close()


def _values(connection: Connection) -> Iterator[Finding]:
    """Each value is what its newest history entry left, and each such entry's value is there."""
    rows = fetch(
        connection,
        """SELECT org_unit.code, period_id, element.code FROM (
            SELECT v.org_unit_id, v.period_id, v.element_id FROM data_value AS v
            LEFT JOIN history AS h ON h.id = v.version AND h.org_unit_id = v.org_unit_id
            AND h.period_id = v.period_id AND h.element_id = v.element_id AND h.new_amount IS v.amount
            AND h.new_upper IS v.upper AND h.new_places IS v.places
            WHERE h.id IS NULL
            UNION
            SELECT h.org_unit_id, h.period_id, h.element_id FROM history AS h
            JOIN (SELECT max(id) AS id FROM history WHERE element_id IS NOT NULL
                GROUP BY org_unit_id, period_id, element_id) AS newest ON newest.id = h.id
            LEFT JOIN data_value AS v ON v.period_id = h.period_id AND v.element_id = h.element_id
            AND v.org_unit_id = h.org_unit_id
            WHERE v.version IS NOT CASE WHEN h.new_amount IS NULL THEN NULL ELSE h.id END
        ) AS odd JOIN org_unit ON org_unit.id = odd.org_unit_id
        JOIN element ON element.id = odd.element_id""",
    )
    for unit, period, element in rows:
        yield _beside_history(Place(unit, period_of(period).code, element=element))


def _texts(connection: Connection) -> Iterator[Finding]:
    """Each entry's text is what its newest history entry left."""
    rows = fetch(
        connection,
        """SELECT org_unit.code, period_id, plan_indicator.code FROM (
            SELECT e.org_unit_id, e.period_id, e.plan_indicator_id FROM entry AS e
            LEFT JOIN history AS h ON h.id = e.version AND h.org_unit_id = e.org_unit_id
            AND h.period_id = e.period_id AND h.plan_indicator_id = e.plan_indicator_id
            AND h.field = e.field AND h.new_text = e.text
            WHERE h.id IS NULL
            UNION
            SELECT h.org_unit_id, h.period_id, h.plan_indicator_id FROM history AS h
            JOIN (SELECT max(id) AS id FROM history WHERE element_id IS NULL
                GROUP BY org_unit_id, period_id, plan_indicator_id, field) AS newest ON newest.id = h.id
            LEFT JOIN entry AS e ON e.period_id = h.period_id AND e.org_unit_id = h.org_unit_id
            AND e.plan_indicator_id = h.plan_indicator_id AND e.field = h.field
            WHERE e.version IS NOT CASE WHEN h.new_text IS NULL THEN NULL ELSE h.id END
        ) AS odd JOIN org_unit ON org_unit.id = odd.org_unit_id
        JOIN plan_indicator ON plan_indicator.id = odd.plan_indicator_id""",
    )
    for unit, period, indicator in rows:
        yield _beside_history(Place(unit, period_of(period).code, indicator))


def _chain(connection: Connection) -> Iterator[Finding]:
    yield from verify_chain(connection)


def _beside_history(place: Place) -> Finding:
    name = place.element or place.indicator
    facts = {"org_unit": place.org_unit, "period": place.period, "name": name}
    return Finding("changed_beside_history", Severity.ERROR, place, facts)


def _error(code: str, **facts: str) -> Finding:
    return Finding(code, Severity.ERROR, facts=facts)


_CHECKS = (_integrity, _schema, _references, _chain, _values, _texts)
