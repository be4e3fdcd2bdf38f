"""Exports, each with what the file then held: the base when it comes back."""

from collections.abc import Mapping

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Base, Cell, Export, TextCell
from ktu_desktop.domain.values import Value
from ktu_desktop.storage.keys import (
    columns_of,
    element_ids,
    indicator_ids,
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
    """Record a workbook that was written, with its cells and texts."""
    plan = plan_id(connection, export.plan)
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
    _save_base(connection, plan, export.id, export.base)


def _save_base(connection: Connection, plan: int, export_id: str, base: Base) -> None:
    elements, indicators = element_ids(connection, plan), indicator_ids(connection, plan)
    units = org_ids(connection)
    run_many(
        connection,
        "INSERT INTO export_cell VALUES (?, ?, ?, ?, ?, ?)",
        [
            (export_id, units[unit], elements[element], *columns_of(value))
            for (unit, element), value in base.cells.items()
        ],
    )
    run_many(
        connection,
        "INSERT INTO export_text VALUES (?, ?, ?, ?, ?)",
        [
            (export_id, units[unit], indicators[indicator], field, text)
            for (unit, indicator, field), text in base.texts.items()
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
        base = export_base(connection, export_id)
        return Export(number, plan, unit, period_of(period), kind, author, at, version, base)
    return None


def export_base(connection: Connection, export_id: str) -> Base:
    """What the file held when it was exported; nothing when this database wrote no such workbook."""
    return Base(_cells(connection, export_id), _texts(connection, export_id))


def _cells(connection: Connection, export_id: str) -> Mapping[Cell, Value | None]:
    rows = fetch(
        connection,
        """SELECT org_unit.code, element.code, amount, upper, places FROM export_cell
        JOIN org_unit ON org_unit.id = org_unit_id JOIN element ON element.id = element_id
        WHERE export_id = ?""",
        (export_id,),
    )
    return {(unit, element): value_of(*columns) for unit, element, *columns in rows}


def _texts(connection: Connection, export_id: str) -> Mapping[TextCell, str]:
    rows = fetch(
        connection,
        """SELECT org_unit.code, plan_indicator.code, field, text FROM export_text
        JOIN org_unit ON org_unit.id = org_unit_id
        JOIN plan_indicator ON plan_indicator.id = plan_indicator_id
        WHERE export_id = ?""",
        (export_id,),
    )
    return {(unit, indicator, field): text for unit, indicator, field, text in rows}
