"""Single points of the history: a sheet's newest entry and deletions, whose an entry is, the hash there."""

from sqlalchemy import Connection

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Deleted
from ktu_desktop.storage.keys import org_id, period_id, period_of, plan_id
from ktu_desktop.storage.rows import fetch


def newest_of_sheet(connection: Connection, plan_code: str, org_unit: str, period: Period) -> int:
    """The number of the sheet's newest entry; 0 where it has none."""
    rows = fetch(
        connection,
        """SELECT max(h.id) FROM history AS h LEFT JOIN element ON element.id = h.element_id
        LEFT JOIN plan_indicator ON plan_indicator.id = h.plan_indicator_id
        WHERE h.org_unit_id = ? AND h.period_id = ?
        AND coalesce(element.plan_id, plan_indicator.plan_id) = ?""",
        (org_id(connection, org_unit), period_id(period), plan_id(connection, plan_code)),
    )
    return int(rows[0][0] or 0)


def has_changes(connection: Connection, plan_code: str, period: Period) -> bool:
    """Whether anything was ever changed in a period, at any organisation unit."""
    rows = fetch(
        connection,
        """SELECT 1 FROM history AS h LEFT JOIN element ON element.id = h.element_id
        LEFT JOIN plan_indicator ON plan_indicator.id = h.plan_indicator_id
        WHERE h.period_id = ? AND coalesce(element.plan_id, plan_indicator.plan_id) = ? LIMIT 1""",
        (period_id(period), plan_id(connection, plan_code)),
    )
    return bool(rows)


def deleted(connection: Connection, plan_code: str, org_unit: str, period: Period) -> Deleted:
    """When the sheet's numbers and texts were last deleted."""
    plan = plan_id(connection, plan_code)
    rows = fetch(
        connection,
        """SELECT element.code, plan_indicator.code, max(batch.at) FROM history AS h
        JOIN batch ON batch.id = h.batch_id LEFT JOIN element ON element.id = h.element_id
        LEFT JOIN plan_indicator ON plan_indicator.id = h.plan_indicator_id
        WHERE h.org_unit_id = ? AND h.period_id = ? AND h.new_amount IS NULL AND h.new_text IS NULL
        AND coalesce(element.plan_id, plan_indicator.plan_id) = ? GROUP BY 1, 2""",
        (org_id(connection, org_unit), period_id(period), plan),
    )
    return Deleted(
        {element: at for element, _, at in rows if element is not None},
        {indicator: at for _, indicator, at in rows if indicator is not None},
    )


def chain_hash(connection: Connection, entry: int) -> str:
    """The chain's hash at an entry, in hexadecimal; empty where there is no such entry."""
    rows = fetch(connection, "SELECT hash FROM history WHERE id = ?", (entry,))
    return bytes(rows[0][0]).hex() if rows else ""


def sheet_of_entry(connection: Connection, entry: int) -> tuple[str, str, Period, str] | None:
    """The plan, the organisation unit, the period of an entry and when it was made; None: no such entry."""
    rows = fetch(
        connection,
        """SELECT plan.code, org_unit.code, h.period_id, batch.at FROM history AS h
        JOIN batch ON batch.id = h.batch_id JOIN org_unit ON org_unit.id = h.org_unit_id
        LEFT JOIN element ON element.id = h.element_id
        LEFT JOIN plan_indicator ON plan_indicator.id = h.plan_indicator_id
        JOIN plan ON plan.id = coalesce(element.plan_id, plan_indicator.plan_id) WHERE h.id = ?""",
        (entry,),
    )
    if not rows:
        return None
    plan, unit, period, at = rows[0]
    return plan, unit, period_of(period), at


def newest_entry_number(connection: Connection) -> int:
    """The number of the history's newest entry; 0 where there is none."""
    return int(fetch(connection, "SELECT coalesce(max(id), 0) FROM history")[0][0])


def newest_before(connection: Connection, moment: str) -> int:
    """The number of the newest entry made before an ISO moment (UTC); 0 where there is none."""
    rows = fetch(
        connection,
        """SELECT coalesce(max(history.id), 0) FROM history JOIN batch ON batch.id = batch_id
        WHERE batch.at < ?""",
        (moment,),
    )
    return int(rows[0][0])


def moment_of_entry(connection: Connection, entry: int) -> str:
    """When an entry was made, ISO, UTC; empty where there is no such entry."""
    rows = fetch(
        connection,
        "SELECT batch.at FROM history JOIN batch ON batch.id = batch_id WHERE history.id = ?",
        (entry,),
    )
    return str(rows[0][0]) if rows else ""
