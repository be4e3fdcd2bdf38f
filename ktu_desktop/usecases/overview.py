"""The overview of a unit: how far its plan is, what moved, who owes what, what contradicts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.movement import Moved, moved, not_applicable_before, values_before
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Plan, is_asked
from ktu_desktop.domain.plan_progress import PlanProgress, plan_progress
from ktu_desktop.domain.roll_up import RollUp
from ktu_desktop.domain.standing import Standing
from ktu_desktop.domain.values import Value
from ktu_desktop.jobs import Progress
from ktu_desktop.storage import history_points, history_store
from ktu_desktop.usecases.chart_data import Asked, unit_standings, unit_targets
from ktu_desktop.usecases.check_sheet import unit_findings
from ktu_desktop.usecases.summary import read_period
from ktu_desktop.usecases.workspace import Workspace

FIRST_LOOK_DAYS = 7
"""What is shown as moved to somebody who looks for the first time."""


@dataclass(frozen=True, slots=True)
class Owing:
    """The indicators that are ``missing`` of how many a unit is asked for, as its own sheet counts them.

    ``needed``: others' indicators that still need a figure of it; they are missing where they are asked.
    """

    org_unit: OrgUnit
    asked: int
    missing: tuple[str, ...]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """``since``: what moved moved after that moment (ISO, UTC; empty: ever); ``newest``: the newest change.

    ``owing``: the units that owe something, most first.
    """

    progress: PlanProgress
    moved: tuple[Moved, ...]
    owing: tuple[Owing, ...]
    since: str
    newest: int

    @property
    def asked(self) -> int:
        """How many numbers are owed by those who owe any."""
        return sum(owing.asked for owing in self.owing)


def look_over(workspace: Workspace, asked: Asked, since: int | None) -> Overview:
    """The overview of a unit in a period, from its totals.

    ``since``: the newest change when one looked the last time; None: one looks for the first time. Raises
    WrongUse for unknown names.
    """
    plan, unit = workspace.plan, workspace.org_unit(asked.org_unit)
    with workspace.db.reading() as conn:
        newest = history_points.newest_entry_number(conn)
        if since is None:
            week_ago = datetime.now(UTC) - timedelta(days=FIRST_LOOK_DAYS)
            since = history_points.newest_before(conn, week_ago.isoformat(timespec="seconds"))
        moment = history_points.moment_of_entry(conn, since)
        changes = history_store.period_history(conn, plan.code, asked.period, since)
    data = read_period(workspace, asked.org_unit, asked.period)
    totals, targets = data.roll_up(), unit_targets(workspace, asked.org_unit, asked.period.year)
    now = _standings(plan, totals, unit, asked, targets)
    below = set(data.organisation.subtree(unit.code))
    changes = tuple(entry for entry in changes if entry.org_unit in below)
    before = now
    if changes:
        then = replace(
            data,
            values=values_before(data.values, changes),
            not_applicable=not_applicable_before(data.not_applicable, changes),
        )
        before = _standings(plan, then.roll_up(), unit, asked, targets)
    return Overview(
        progress=plan_progress(plan, unit, asked.period, now.values()),
        moved=moved(plan, before, now, changes),
        owing=tuple(_owing(plan, totals, unit, [data.organisation.by_code[code] for code in below])),
        since=moment,
        newest=newest,
    )


def contradictions(workspace: Workspace, asked: Asked, progress: Progress) -> tuple[Finding, ...]:
    """Errors and open remarks of the unit and its totals, and of every sheet below it that has any number.

    Errors come first, then by unit: as many as AskedCounts.contradictory counts. What a total only repeats
    of a sheet below it is said once, where it can be mended. Raises WrongUse for unknown names.
    """
    data = read_period(workspace, asked.org_unit, asked.period)
    totals, organisation = data.roll_up(), data.organisation
    begun = {unit for column in data.values.values() for unit in column}
    below = organisation.below(asked.org_unit)
    units = [asked.org_unit, *(code for code in below if code in begun or organisation.children(code))]
    found: list[Finding] = []
    for number, code in enumerate(units):
        progress.check_cancelled()
        progress.step(number, len(units), code)
        sums = totals if organisation.children(code) else None
        findings = unit_findings(workspace, code, asked.period, sums, asked.tolerance)
        found += (each for each in findings if _is_open(each, totals))
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))


def _is_open(finding: Finding, totals: RollUp) -> bool:
    """An error where it comes from; a remark that nobody has explained."""
    if finding.severity is Severity.ERROR:
        return totals.comes_from(finding)
    return finding.confirmed is None


def _standings(
    plan: Plan, totals: RollUp, unit: OrgUnit, asked: Asked, targets: Mapping[str, Value]
) -> dict[str, Standing]:
    found = unit_standings(plan, totals, unit, asked, targets)
    return {standing.indicator.code: standing for standing in found}


def _owing(plan: Plan, totals: RollUp, unit: OrgUnit, units: list[OrgUnit]) -> Iterator[Owing]:
    missing: dict[str, list[str]] = {each.code: [] for each in units}
    needed: dict[str, list[str]] = {each.code: [] for each in units}
    wanted = {code: r.coverage for code, r in totals.node(unit.code).items() if r.coverage.expected}
    for code, coverage in wanted.items():
        for owing in coverage.missing:
            missing[owing].append(code)
        for owing in coverage.needed_from:
            needed[owing].append(code)
    for each in sorted(units, key=lambda each: -len(missing[each.code])):
        if missing[each.code] or needed[each.code]:
            asked = sum(is_asked(plan.indicators[code].supplied_by, each) for code in wanted)
            yield Owing(each, asked, tuple(missing[each.code]), tuple(needed[each.code]))
