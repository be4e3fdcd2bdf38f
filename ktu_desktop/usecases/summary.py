"""The summary: totals of every unit below one, with what they rest on."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ktu_desktop.domain.columns import UnitValues, last_year_elements
from ktu_desktop.domain.completeness import AskedCounts, together
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.roll_up import RollUp, roll_up
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import entry_store, value_store
from ktu_desktop.usecases.workspace import Workspace


@dataclass(frozen=True)
class PeriodData:
    """Everything of a period that totals are made of, over the whole tree. See roll_up for the shapes."""

    plan: Plan
    organisation: Organisation
    values: UnitValues
    not_applicable: Mapping[str, AbstractSet[str]]
    last_year_values: UnitValues
    history: Mapping[str, Value]

    def roll_up(self) -> RollUp:
        """The totals of it."""
        return roll_up(
            self.plan,
            self.organisation,
            self.values,
            self.not_applicable,
            last_year_values=self.last_year_values,
            history=self.history,
        )


def summarise(workspace: Workspace, org_unit: str, period: Period) -> RollUp:
    """The roll-up of the tree below ``org_unit`` (the whole university's for its root). Raises WrongUse."""
    return read_period(workspace, org_unit, period).roll_up()


def asked_counts(workspace: Workspace, org_unit: str, period: Period) -> AskedCounts:
    """What became of everything that is asked at and below a unit. Raises WrongUse."""
    return together(summarise(workspace, org_unit, period).counts(org_unit).values())


def read_period(workspace: Workspace, org_unit: str, period: Period) -> PeriodData:
    """What the totals of a period are made of.

    Raises WrongUse for an organisation unit that is unknown or did not exist in the period, and for a year
    outside the plan.
    """
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    plan, organisation = workspace.plan, workspace.organisation.existing(*period.days)
    if org_unit not in organisation.by_code:
        raise WrongUse(
            mark("The organisation unit {org} did not exist in {period}."), org=org_unit, period=period
        )
    with workspace.db.reading() as conn:
        return PeriodData(
            plan,
            organisation,
            value_store.plain_values(conn, plan.code, None, period),
            entry_store.not_applicable(conn, plan.code, period),
            value_store.plain_values(conn, plan.code, None, period.last_year, last_year_elements(plan)),
            workspace.history.get(period.year - 1, {}) if period.part is None else {},
        )
