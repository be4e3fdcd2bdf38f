"""The summary: totals of every unit below one, with what they rest on."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from ktu_desktop.domain.columns import last_year_elements
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.roll_up import RollUp, roll_up
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import entry_store, value_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.workspace import Workspace


def summarise(workspace: Workspace, org_unit: str, period: Period) -> RollUp:
    """The roll-up of the tree below ``org_unit`` (the whole university's for its root).

    Raises WrongUse for an organisation unit that is unknown or did not exist in the period, and for a year
    outside the plan.
    """
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    organisation = workspace.organisation.existing(*period.days)
    if org_unit not in organisation.by_code:
        raise WrongUse(
            mark("The organisation unit {org} did not exist in {period}."), org=org_unit, period=period
        )
    with workspace.db.reading() as conn:
        values = value_store.plain_values(conn, workspace.plan.code, None, period)
        last = value_store.plain_values(
            conn, workspace.plan.code, None, period.last_year, last_year_elements(workspace.plan)
        )
        not_applicable = _not_applicable(conn, workspace, period)
    history = workspace.history.get(period.year - 1, {}) if period.part is None else {}
    return roll_up(
        workspace.plan,
        organisation,
        values,
        not_applicable,
        last_year_values=last,
        history=history,
    )


def _not_applicable(conn: Connection, workspace: Workspace, period: Period) -> Mapping[str, AbstractSet[str]]:
    return entry_store.not_applicable(conn, workspace.plan.code, period)
