"""Reading one sheet: everything stored of one organisation unit in one period, and last year's beside it."""

from collections.abc import Mapping

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Interim, SheetData
from ktu_desktop.domain.values import Value
from ktu_desktop.storage import (
    draft_store,
    entry_store,
    history_points,
    state_store,
    target_store,
    value_store,
)
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.workspace import Workspace


def open_sheet(workspace: Workspace, org_unit: str, period: Period) -> SheetData:
    """The stored sheet, to be given to evaluation.evaluate.

    Raises WrongUse for an unknown organisation unit or a year outside the plan.
    """
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    with workspace.db.reading() as conn:
        return read_sheet(conn, workspace, org_unit, period)


def read_sheet(conn: Connection, workspace: Workspace, org_unit: str, period: Period) -> SheetData:
    """The same within an open connection."""
    plan, where = workspace.plan, (workspace.plan.code, org_unit, period)
    state = state_store.sheet_state(conn, *where)
    last = value_store.sheet_values(conn, plan.code, org_unit, period.last_year)
    return SheetData(
        plan=plan,
        org_unit=workspace.org_unit(org_unit),
        period=period,
        values=value_store.sheet_values(conn, *where),
        last_year={code: stored.value for code, stored in last.items()},
        entries=entry_store.sheet_entries(conn, *where),
        drafts=draft_store.sheet_drafts(conn, *where),
        targets=target_store.unit_targets(conn, plan.code, org_unit, period.year),
        last_results=_last_results(workspace, org_unit, period),
        state=state.state if state else None,
        deleted=history_points.deleted(conn, *where),
        interim=_interim(conn, workspace, org_unit, period),
    )


def _interim(conn: Connection, workspace: Workspace, org_unit: str, period: Period) -> Interim | None:
    found = value_store.interim_values(conn, workspace.plan.code, org_unit, period)
    return Interim(*found) if found is not None else None


def _last_results(workspace: Workspace, org_unit: str, period: Period) -> Mapping[str, Value]:
    """The history's results of the year before: of the university only."""
    if org_unit != workspace.organisation.root.code or period.part is not None:
        return {}
    return workspace.history.get(period.year - 1, {})
