"""What persons decided about foreign sheets: kept, looked up, forgotten."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Author
from ktu_desktop.domain.sheet_mapping import SheetMapping
from ktu_desktop.storage.keys import indicator_ids, now, org_id, plan_id
from ktu_desktop.storage.rows import fetch, run

_SUBJECT = "plan_id = ? AND coalesce(org_unit_id, 0) = ? AND kind = ? AND shape = ? AND text = ?"


def save_mappings(connection: Connection, mappings: Iterable[SheetMapping], author: Author) -> int:
    """Keep the mappings in place of earlier ones about the same; how many. Raises WrongUse."""
    count = 0
    for mapping in mappings:
        plan = plan_id(connection, mapping.plan)
        org = org_id(connection, mapping.org_unit) if mapping.org_unit else None
        about = org_id(connection, mapping.about) if mapping.about else None
        indicator = indicator_ids(connection, plan)[mapping.indicator] if mapping.indicator else None
        subject = (plan, org or 0, mapping.kind, mapping.shape, mapping.text)
        run(connection, f"DELETE FROM sheet_mapping WHERE {_SUBJECT}", subject)
        row = (plan, org, mapping.kind, mapping.shape, mapping.text, indicator, mapping.column, mapping.year)
        run(
            connection,
            """INSERT INTO sheet_mapping (plan_id, org_unit_id, kind, shape, text, plan_indicator_id,
            column_kind, year, about_id, author, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (*row, about, author.name, now()),
        )
        count += 1
    return count


def load_mappings(connection: Connection, plan: str | None = None) -> tuple[SheetMapping, ...]:
    """All mappings, or those of one plan, oldest first."""
    rows = fetch(
        connection,
        f"""SELECT m.id, p.code, o.code, m.kind, m.shape, m.text, i.code, m.column_kind, m.year, a.code,
        m.author, m.at FROM sheet_mapping AS m JOIN plan AS p ON p.id = m.plan_id
        LEFT JOIN org_unit AS o ON o.id = m.org_unit_id LEFT JOIN org_unit AS a ON a.id = m.about_id
        LEFT JOIN plan_indicator AS i ON i.id = m.plan_indicator_id
        {"WHERE p.code = ?" if plan else ""} ORDER BY m.id""",
        (plan,) if plan else (),
    )
    return tuple(_mapping(row) for row in rows)


def delete_mappings(connection: Connection, ids: Sequence[int]) -> int:
    """Forget the mappings of these numbers; how many there were."""
    known = {row[0] for row in fetch(connection, "SELECT id FROM sheet_mapping")}
    found = sorted(known & set(ids))
    for number in found:
        run(connection, "DELETE FROM sheet_mapping WHERE id = ?", (number,))
    return len(found)


def _mapping(row: Sequence[Any]) -> SheetMapping:
    number, plan, org, kind, shape, text, indicator, column, year, about, author, at = row
    return SheetMapping(plan, org, kind, text, shape, indicator, column, year, about, number, author, at)
