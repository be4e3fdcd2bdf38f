"""What this database holds of a sheet when a file is compared with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.reading import is_divisor
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Value
from ktu_desktop.storage import entry_store, state_store, target_store, value_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.not_applicable import own_indicator
from ktu_desktop.usecases.sheet_locks import LOCKS
from ktu_desktop.usecases.workspace import Workspace


@dataclass
class KnownPlan:
    """What every cell asks of a plan, found once.

    ``owners``: the indicator whose own number an element is. ``scales``: measure and elements of the
    indicators that a percent typed as a part of one makes doubtful.
    """

    plan: Plan

    def __post_init__(self) -> None:
        elements = self.plan.elements.values()
        self.owners = {element.code: own_indicator(element, self.plan) for element in elements}
        self.scales = {
            code: (measure_of(indicator.measure), self.plan.indicator_elements(code))
            for code, indicator in self.plan.indicators.items()
            if measure_of(indicator.measure).scale_doubtful
        }
        self._divisors: dict[str, bool] = {}

    def is_divisor(self, name: str) -> bool:
        """See reading.is_divisor."""
        known = self._divisors.get(name)
        if known is None:
            known = self._divisors[name] = is_divisor(self.plan, name)
        return known


@dataclass(frozen=True, slots=True)
class Here:
    """What this database holds of a sheet when a file is compared with it."""

    known: KnownPlan
    org: str
    period: Period
    values: Mapping[str, Value]
    last_year: Mapping[str, Value]
    entries: Mapping[str, Entry]
    state: str | None
    unit: OrgUnit
    targets: Mapping[str, Value]

    @property
    def plan(self) -> Plan:
        """The plan that is worked with."""
        return self.known.plan

    @property
    def lock(self) -> str | None:
        """The state that keeps the sheet from being changed, where it has one."""
        return self.state if self.state in LOCKS else None


def read_here(conn: Connection, workspace: Workspace, known: KnownPlan, org: str, period: Period) -> Here:
    """What is stored of the sheet now. ``known`` is of the workspace's plan."""
    where = (workspace.plan.code, org, period)
    state = state_store.sheet_state(conn, *where)
    stored = value_store.sheet_values(conn, *where)
    last = value_store.sheet_values(conn, workspace.plan.code, org, period.last_year)
    return Here(
        known,
        org,
        period,
        {code: item.value for code, item in stored.items()},
        {code: item.value for code, item in last.items()},
        entry_store.sheet_entries(conn, *where),
        state.state if state else None,
        workspace.org_unit(org),
        target_store.unit_targets(conn, workspace.plan.code, org, period.year),
    )
