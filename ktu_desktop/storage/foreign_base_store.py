"""What was last taken from other databases: the base when another file of theirs comes."""

from collections.abc import Mapping

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Base, Cell, TextCell
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Value
from ktu_desktop.storage.batch_store import undone_batches
from ktu_desktop.storage.keys import (
    columns_of,
    element_ids,
    indicator_ids,
    org_ids,
    period_id,
    plan_id,
    value_of,
)
from ktu_desktop.storage.rows import fetch, run_many
from ktu_desktop.storage.value_store import add_periods


def foreign_base(connection: Connection, database: str, plan_code: str, period: Period) -> Base:
    """What was last taken from the database ``database`` (its id); undone batches do not count."""
    place = (database, period_id(period), plan_id(connection, plan_code))
    undone = undone_batches(connection)
    return Base(_cells(connection, place, undone), _texts(connection, place, undone))


def save_foreign_base(
    connection: Connection, database: str, batch_id: int, period: Period, taken: Base
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
            for (unit, element), value in taken.cells.items()
        ],
    )
    if taken.texts:
        indicators = indicator_ids(connection, plan)
        run_many(
            connection,
            "INSERT OR REPLACE INTO foreign_text VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (database, period_id(period), units[unit], indicators[indicator], field, batch_id, text)
                for (unit, indicator, field), text in taken.texts.items()
            ],
        )


_Place = tuple[str, int, int]
"""database_id, period_id, plan_id."""


def _cells(connection: Connection, place: _Place, undone: Mapping[int, int]) -> Mapping[Cell, Value | None]:
    rows = fetch(
        connection,
        """SELECT batch_id, org_unit.code, element.code, amount, upper, places FROM foreign_base
        JOIN org_unit ON org_unit.id = org_unit_id JOIN element ON element.id = element_id
        WHERE database_id = ? AND period_id = ? AND element.plan_id = ? ORDER BY batch_id""",
        place,
    )
    return {
        (unit, element): value_of(*columns) for batch, unit, element, *columns in rows if batch not in undone
    }


def _texts(connection: Connection, place: _Place, undone: Mapping[int, int]) -> Mapping[TextCell, str | None]:
    rows = fetch(
        connection,
        """SELECT batch_id, org_unit.code, plan_indicator.code, field, text FROM foreign_text
        JOIN org_unit ON org_unit.id = org_unit_id
        JOIN plan_indicator ON plan_indicator.id = plan_indicator_id
        WHERE database_id = ? AND period_id = ? AND plan_indicator.plan_id = ? ORDER BY batch_id""",
        place,
    )
    return {
        (unit, indicator, field): text for batch, unit, indicator, field, text in rows if batch not in undone
    }
