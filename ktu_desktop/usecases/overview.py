"""The overview of a unit: how far its plan is, what moved, who owes what, what contradicts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.movement import Moved, moved, not_applicable_before, values_before
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Plan, is_asked
from ktu_desktop.domain.plan_progress import PlanProgress, plan_progress
from ktu_desktop.domain.roll_up import RollUp
from ktu_desktop.domain.standing import Standing
from ktu_desktop.domain.values import Value
from ktu_desktop.jobs import Progress
from ktu_desktop.storage import history_points, history_store, value_store
from ktu_desktop.usecases.chart_data import Asked, unit_standings, unit_targets
from ktu_desktop.usecases.check_sheet import check_sheet
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.summary import read_period
from ktu_desktop.usecases.workspace import Workspace

FIRST_LOOK_DAYS = 7
"""What is shown as moved to somebody who looks for the first time."""


@dataclass(frozen=True, slots=True)
class Owing:
    """The indicators that lack something of a unit, of how many that it is asked for or gives a figure of."""

    org_unit: OrgUnit
    asked: int
    missing: tuple[str, ...]


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

    Errors come first, then by unit. What a total only repeats of a sheet below it is said once, where it can
    be mended. Raises WrongUse for unknown names.
    """
    organisation = workspace.organisation.existing(*asked.period.days)
    own = check_sheet(workspace, asked.org_unit, asked.period, asked.tolerance)
    found: list[Finding] = []
    with workspace.db.reading() as conn:
        columns = value_store.plain_values(conn, workspace.plan.code, None, asked.period).values()
    begun = {unit for column in columns for unit in column}
    units = [code for code in organisation.below(asked.org_unit) if code in begun]
    for number, code in enumerate(units):
        progress.check_cancelled()
        progress.step(number, len(units), code)
        found += evaluate(open_sheet(workspace, code, asked.period), asked.tolerance).findings
    below = {_about(finding) for finding in found if finding.severity is Severity.ERROR}
    above = [finding for finding in own if _about(finding) not in below]
    unexplained = (finding for finding in (*above, *found) if finding.confirmed is None)
    return tuple(sorted(unexplained, key=lambda finding: finding.severity is not Severity.ERROR))


def _about(finding: Finding) -> tuple[str, str | None, str]:
    """What is wrong and with which indicator, whoever's it is; of a rule which one."""
    return finding.code, finding.place.indicator, str(finding.facts.get("rule", ""))


def _standings(
    plan: Plan, totals: RollUp, unit: OrgUnit, asked: Asked, targets: Mapping[str, Value]
) -> dict[str, Standing]:
    found = unit_standings(plan, totals, unit, asked, targets)
    return {standing.indicator.code: standing for standing in found}


def _owing(plan: Plan, totals: RollUp, unit: OrgUnit, units: list[OrgUnit]) -> Iterator[Owing]:
    missing: dict[str, list[str]] = {}
    wanted = {code: r for code, r in totals.node(unit.code).items() if r.coverage.expected}
    for code, rolled in wanted.items():
        for owing in rolled.coverage.lacking:
            missing.setdefault(owing, []).append(code)
    owed = sorted((each for each in units if each.code in missing), key=lambda each: -len(missing[each.code]))
    suppliers = [
        {plan.indicators[code].supplied_by, *(field.element.supplied_by for field in plan.forms[code])}
        for code in wanted
    ]
    for each in owed:
        asked = sum(any(is_asked(who, each) for who in of) for of in suppliers)
        yield Owing(each, asked, tuple(missing[each.code]))
