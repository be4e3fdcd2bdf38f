"""The tree of organisation units in the database."""

from json import loads

from sqlalchemy import Connection

from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.errors import Refusal
from ktu_desktop.i18n import mark
from ktu_desktop.storage.keys import org_ids
from ktu_desktop.storage.rows import fetch, run, run_many, to_json

_COLUMNS = "code, level, names, parent, valid_from, valid_to"


def save_organisation(connection: Connection, organisation: Organisation) -> None:
    """Make the stored tree this one. Units keep their identity by code.

    Raises Refusal when a unit that is gone has data: it is closed with a date and successors instead.
    """
    _remove_missing(connection, organisation)
    run_many(
        connection,
        """INSERT INTO org_unit (code, position, level, names, parent_id, valid_from, valid_to)
        VALUES (?, ?, ?, ?, (SELECT id FROM org_unit WHERE code = ?), ?, ?)
        ON CONFLICT (code) DO UPDATE SET position = excluded.position, level = excluded.level,
        names = excluded.names, parent_id = excluded.parent_id, valid_from = excluded.valid_from,
        valid_to = excluded.valid_to""",
        [
            (u.code, position, u.level, to_json(dict(u.names)), u.parent, u.valid_from, u.valid_to)
            for position, u in enumerate(organisation.units)
        ],
    )
    run_many(
        connection,
        """INSERT INTO org_successor VALUES ((SELECT id FROM org_unit WHERE code = ?), ?,
        (SELECT id FROM org_unit WHERE code = ?))""",
        [(u.code, i, code) for u in organisation.units for i, code in enumerate(u.successors)],
    )


def load_organisation(connection: Connection) -> Organisation:
    """The whole tree, in its order."""
    successors: dict[int, list[str]] = {}
    for unit, code in fetch(
        connection,
        """SELECT org_unit_id, code FROM org_successor JOIN org_unit ON org_unit.id = successor_id
        ORDER BY org_unit_id, org_successor.position""",
    ):
        successors.setdefault(unit, []).append(code)
    rows = fetch(
        connection,
        """SELECT unit.id, unit.code, unit.level, unit.names, parent.code, unit.valid_from, unit.valid_to
        FROM org_unit AS unit LEFT JOIN org_unit AS parent ON parent.id = unit.parent_id
        ORDER BY unit.position""",
    )
    return Organisation(
        tuple(
            OrgUnit(code, level, loads(names), parent, valid_from, valid_to, tuple(successors.get(key, ())))
            for key, code, level, names, parent, valid_from, valid_to in rows
        )
    )


def _remove_missing(connection: Connection, organisation: Organisation) -> None:
    ids = org_ids(connection)
    gone = [(ids[code], code) for code in ids.keys() - organisation.by_code.keys()]
    run(connection, "DELETE FROM org_successor")
    run_many(connection, "UPDATE org_unit SET parent_id = NULL WHERE id = ?", [(key,) for key, _ in gone])
    for key, code in gone:
        if _has_data(connection, key):
            raise Refusal(
                mark(
                    "The organisation unit {code} has data and cannot be removed. "
                    "Give it an end date instead."
                ),
                code=code,
            )
        run(connection, "UPDATE org_unit SET parent_id = NULL WHERE parent_id = ?", (key,))
        for table in ("draft", "unit_target"):
            run(connection, f"DELETE FROM {table} WHERE org_unit_id = ?", (key,))
        run(connection, "DELETE FROM org_unit WHERE id = ?", (key,))


def _has_data(connection: Connection, unit: int) -> bool:
    tables = (
        "history", "sheet_state", "export", "export_cell", "export_text", "foreign_base", "foreign_text"
    )  # fmt: skip
    return any(
        fetch(connection, f"SELECT 1 FROM {table} WHERE org_unit_id = ? LIMIT 1", (unit,)) for table in tables
    )
