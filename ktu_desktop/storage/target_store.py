"""Targets that the planning office set for organisation units below the university."""

from collections.abc import Mapping

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Author
from ktu_desktop.domain.values import Value
from ktu_desktop.storage.keys import columns_of, indicator_ids, now, org_id, plan_id, stored_value
from ktu_desktop.storage.rows import fetch, run


def set_target(
    connection: Connection,
    plan_code: str,
    org_unit: str,
    year: int,
    indicator: str,
    target: Value | None,
    author: Author,
) -> None:
    """Set the unit's target for the year; None takes it back."""
    key = (
        org_id(connection, org_unit),
        year,
        indicator_ids(connection, plan_id(connection, plan_code))[indicator],
    )
    run(
        connection,
        "DELETE FROM unit_target WHERE org_unit_id = ? AND year = ? AND plan_indicator_id = ?",
        key,
    )
    if target is not None:
        run(
            connection,
            """INSERT INTO unit_target
            (org_unit_id, year, plan_indicator_id, amount, upper, places, author, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (*key, *columns_of(target), author.name, now()),
        )


def unit_targets(connection: Connection, plan_code: str, org_unit: str, year: int) -> Mapping[str, Value]:
    """The unit's own targets for the year, by indicator code."""
    rows = fetch(
        connection,
        """SELECT code, amount, upper, places FROM unit_target
        JOIN plan_indicator ON plan_indicator.id = plan_indicator_id
        WHERE org_unit_id = ? AND year = ? AND plan_id = ?""",
        (org_id(connection, org_unit), year, plan_id(connection, plan_code)),
    )
    return {code: stored_value(amount, upper, places) for code, amount, upper, places in rows}
