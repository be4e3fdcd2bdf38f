"""Exports with their base cells, and what was last taken from other databases: the bases of comparisons."""

from collections.abc import Mapping

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Cell, Export
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Value
from ktu_desktop.storage.batch_store import undone_batches
from ktu_desktop.storage.keys import (
    columns_of,
    element_ids,
    org_id,
    org_ids,
    period_id,
    period_of,
    plan_id,
    value_of,
)
from ktu_desktop.storage.rows import fetch, run, run_many
from ktu_desktop.storage.value_store import add_periods


def database_id(connection: Connection) -> str:
    """What tells this database from every other one."""
    return str(fetch(connection, "SELECT text FROM meta WHERE name = 'database_id'")[0][0])


def save_export(connection: Connection, export: Export) -> None:
    """Record a workbook that was written, with its cells."""
    plan = plan_id(connection, export.plan)
    elements, units = element_ids(connection, plan), org_ids(connection)
    add_periods(connection, (export.period,))
    run(
        connection,
        "INSERT INTO export VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            export.id,
            plan,
            org_id(connection, export.org_unit),
            period_id(export.period),
            export.kind,
            export.author,
            export.at,
            export.program_version,
        ),
    )
    run_many(
        connection,
        "INSERT INTO export_cell VALUES (?, ?, ?, ?, ?, ?)",
        [
            (export.id, units[unit], elements[element], *columns_of(value))
            for (unit, element), value in export.base.items()
        ],
    )


def find_export(connection: Connection, export_id: str) -> Export | None:
    """The record of an export, with its base; None when this database wrote no such workbook."""
    rows = fetch(
        connection,
        """SELECT export.id, plan.code, org_unit.code, period_id, kind, author, at, program_version
        FROM export JOIN plan ON plan.id = plan_id JOIN org_unit ON org_unit.id = org_unit_id
        WHERE export.id = ?""",
        (export_id,),
    )
    for number, plan, unit, period, kind, author, at, version in rows:
        base = _base(connection, export_id)
        return Export(number, plan, unit, period_of(period), kind, author, at, version, base)
    return None


def export_base(connection: Connection, export_id: str) -> Mapping[Cell, Value | None] | None:
    """Each cell's value as exported (None: blank); None when this database wrote no such workbook."""
    known = fetch(connection, "SELECT 1 FROM export WHERE id = ?", (export_id,))
    return _base(connection, export_id) if known else None


def foreign_base(
    connection: Connection, database: str, plan_code: str, period: Period
) -> Mapping[Cell, Value | None]:
    """What was last taken from the database ``database`` (its id), by cell; undone batches do not count."""
    rows = fetch(
        connection,
        """SELECT batch_id, org_unit.code, element.code, amount, upper, places FROM foreign_base
        JOIN org_unit ON org_unit.id = org_unit_id JOIN element ON element.id = element_id
        WHERE database_id = ? AND period_id = ? AND element.plan_id = ? ORDER BY batch_id""",
        (database, period_id(period), plan_id(connection, plan_code)),
    )
    undone = undone_batches(connection)
    return {
        (unit, element): value_of(*columns) for batch, unit, element, *columns in rows if batch not in undone
    }


def save_foreign_base(
    connection: Connection, database: str, batch_id: int, period: Period, values: Mapping[Cell, Value | None]
) -> None:
    """Record what the batch took from (or found equal in) the database with the id ``database``."""
    ((plan,),) = fetch(connection, "SELECT plan_id FROM batch WHERE id = ?", (batch_id,))
    elements, units = element_ids(connection, plan), org_ids(connection)
    add_periods(connection, (period,))
    run_many(
        connection,
        "INSERT OR REPLACE INTO foreign_base VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (database, period_id(period), units[unit], elements[element], batch_id, *columns_of(value))
            for (unit, element), value in values.items()
        ],
    )


def _base(connection: Connection, export_id: str) -> dict[Cell, Value | None]:
    rows = fetch(
        connection,
        """SELECT org_unit.code, element.code, amount, upper, places FROM export_cell
        JOIN org_unit ON org_unit.id = org_unit_id JOIN element ON element.id = element_id
        WHERE export_id = ?""",
        (export_id,),
    )
    return {(unit, element): value_of(*columns) for unit, element, *columns in rows}
