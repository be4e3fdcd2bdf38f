"""Drafts: what was typed and refused, kept until it is mended or given up."""

from collections.abc import Mapping

from sqlalchemy import Connection

from ktu_desktop.domain.changes import Author
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Draft
from ktu_desktop.storage.finding_text import finding_from_text, finding_to_text
from ktu_desktop.storage.keys import element_ids, now, org_id, period_id, plan_id
from ktu_desktop.storage.rows import fetch, run
from ktu_desktop.storage.value_store import add_periods


def save_draft(
    connection: Connection,
    plan_code: str,
    org_unit: str,
    period: Period,
    element: str,
    draft: Draft,
    author: Author,
) -> None:
    """Keep what was typed into the field, in place of an earlier draft."""
    add_periods(connection, (period,))
    key = _key(connection, plan_code, org_unit, period, element)
    run(
        connection,
        "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*key, draft.text, finding_to_text(draft.finding), author.name, now()),
    )


def drop_draft(connection: Connection, plan_code: str, org_unit: str, period: Period, element: str) -> None:
    """Forget the field's draft, where there is one."""
    run(
        connection,
        "DELETE FROM draft WHERE period_id = ? AND org_unit_id = ? AND element_id = ?",
        _key(connection, plan_code, org_unit, period, element),
    )


def sheet_drafts(
    connection: Connection, plan_code: str, org_unit: str, period: Period
) -> Mapping[str, Draft]:
    """The sheet's drafts by element code."""
    rows = fetch(
        connection,
        """SELECT code, text, finding, at FROM draft JOIN element ON element.id = element_id
        WHERE period_id = ? AND org_unit_id = ? AND plan_id = ? AND in_plan = 1""",
        (period_id(period), org_id(connection, org_unit), plan_id(connection, plan_code)),
    )
    return {code: Draft(text, finding_from_text(finding), at) for code, text, finding, at in rows}


def _key(
    connection: Connection, plan_code: str, org_unit: str, period: Period, element: str
) -> tuple[int, int, int]:
    elements = element_ids(connection, plan_id(connection, plan_code))
    return period_id(period), org_id(connection, org_unit), elements[element]
