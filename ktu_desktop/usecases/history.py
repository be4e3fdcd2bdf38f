"""The history read: of a sheet or an indicator in it, and the list of batches."""

from ktu_desktop.domain.changes import Batch, HistoryEntry
from ktu_desktop.domain.periods import Period
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import batch_store, history_store
from ktu_desktop.usecases.workspace import Workspace


def sheet_history(
    workspace: Workspace, org_unit: str, period: Period, indicator: str | None = None
) -> tuple[HistoryEntry, ...]:
    """Every change of the sheet, oldest first; with ``indicator`` those of its texts and its numbers.

    Raises WrongUse for unknown names.
    """
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    plan = workspace.plan
    if indicator is not None and indicator not in plan.indicators:
        raise WrongUse(mark("The plan has no indicator {indicator}."), indicator=indicator)
    holder = plan.holder(indicator) if indicator is not None else None
    elements = tuple(e.code for e in plan.indicator_elements(holder).values()) if holder else ()
    with workspace.db.reading() as conn:
        return history_store.history(conn, plan.code, org_unit, period, holder, elements)


def all_batches(workspace: Workspace) -> tuple[Batch, ...]:
    """What commands, pastes, imports and undos changed, newest first."""
    with workspace.db.reading() as conn:
        return tuple(reversed(batch_store.batches(conn)))
