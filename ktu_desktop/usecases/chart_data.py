"""What charts show, read from an open workspace: years, comparisons, progress, completeness."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from ktu_desktop.domain.comparison import Comparison, compare
from ktu_desktop.domain.completeness import Completeness, period_completeness
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Line, Plan, Task, is_asked
from ktu_desktop.domain.plan_progress import PlanProgress, plan_progress
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.roll_up import RollUp
from ktu_desktop.domain.series import Series, indicator_series
from ktu_desktop.domain.standing import Standing, standing_of
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import target_store
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What a chart is about: one indicator, or all of a ``line``, or of a ``task`` where one is named."""

    org_unit: str
    period: Period
    indicator: str = ""
    line: int = 0
    task: int = 0
    tolerance: Fraction = NEAR


@dataclass(frozen=True, slots=True)
class IndicatorYears:
    """One indicator's years at a unit."""

    org_unit: OrgUnit
    series: Series


@dataclass(frozen=True, slots=True)
class Multiples:
    """The years of every indicator of a strategic line or task that has something to show at a unit."""

    org_unit: OrgUnit
    group: Line | Task
    series: tuple[Series, ...]


def subject_of(workspace: Workspace, asked: Asked) -> Asked:
    """What was asked with an indicator and a line: where none is named, the first one with a number.

    Raises WrongUse for an unknown unit or year.
    """
    plan, indicator = workspace.plan, asked.indicator
    if not indicator:
        node = summarise(workspace, asked.org_unit, asked.period).node(asked.org_unit)
        numbered = (code for code, rolled in node.items() if rolled.result is not None)
        indicator = next(numbered, next(iter(plan.indicators)))
    return replace(asked, indicator=indicator, line=asked.line or plan.lines[0].number)


def indicator_years(workspace: Workspace, asked: Asked) -> IndicatorYears:
    """One indicator by year, with the history before the plan. Raises WrongUse for unknown names."""
    _check_indicator(workspace.plan, asked.indicator)
    (series,) = _years(workspace, asked, (asked.indicator,))
    return IndicatorYears(workspace.org_unit(asked.org_unit), series)


def line_years(workspace: Workspace, asked: Asked) -> Multiples:
    """Every indicator of a line or task by year; those without any number or target are left out.

    Raises WrongUse for unknown names.
    """
    group = _group(workspace.plan, asked)
    indicators = workspace.plan.indicators.items()
    codes = tuple(code for code, i in indicators if (i.task if asked.task else i.line) == group.number)
    series = tuple(each for each in _years(workspace, asked, codes) if not each.empty)
    return Multiples(workspace.org_unit(asked.org_unit), group, series)


def unit_comparison(workspace: Workspace, asked: Asked) -> Comparison:
    """The units that are asked for an indicator at and below a unit, those of its parent where it has none.

    Raises WrongUse for unknown names.
    """
    plan, period = workspace.plan, asked.period
    _check_indicator(plan, asked.indicator)
    organisation = workspace.organisation.existing(*period.days)
    above = _compared_under(organisation, workspace.org_unit(asked.org_unit))
    totals = summarise(workspace, above.code, period)

    def standing(unit: OrgUnit) -> Standing:
        targets = unit_targets(workspace, unit.code, period.year)
        rolled = totals.at(unit.code, asked.indicator)
        return standing_of(plan, unit, period, asked.indicator, rolled, targets, asked.tolerance)

    supplied_by = plan.indicators[asked.indicator].supplied_by
    below = (organisation.by_code[code] for code in organisation.subtree(above.code))
    units = [(unit, standing(unit)) for unit in below if is_asked(supplied_by, unit)]
    return compare(plan, asked.indicator, period, above, standing(above), units)


def progress_of_plan(workspace: Workspace, asked: Asked) -> PlanProgress:
    """How far each line is: of what is asked at and below the unit. Raises WrongUse for unknown names."""
    unit = workspace.org_unit(asked.org_unit)
    totals = summarise(workspace, asked.org_unit, asked.period)
    targets = unit_targets(workspace, asked.org_unit, asked.period.year)
    standings = unit_standings(workspace.plan, totals, unit, asked, targets)
    return plan_progress(workspace.plan, unit, asked.period, standings)


def completeness(workspace: Workspace, asked: Asked) -> Completeness:
    """How much of what is asked at and below the unit was given, in the same part of each year of the plan.

    Raises WrongUse for unknown names.
    """
    periods = [Period(year, asked.period.part) for year in workspace.plan.years]
    there = (p for p in periods if asked.org_unit in workspace.organisation.existing(*p.days).by_code)
    unit = workspace.org_unit(asked.org_unit)
    nodes = ((p, summarise(workspace, unit.code, p).counts(unit.code).values()) for p in there)
    found = (period_completeness(p, counts) for p, counts in nodes)
    return Completeness(unit, tuple(found))


def unit_standings(
    plan: Plan, totals: RollUp, unit: OrgUnit, asked: Asked, set_targets: Mapping[str, Value]
) -> Iterator[Standing]:
    """Every indicator that is asked at or below a unit, or has a number there."""
    for code, rolled in totals.node(unit.code).items():
        standing = standing_of(plan, unit, asked.period, code, rolled, set_targets, asked.tolerance)
        if rolled.coverage.expected or standing.result is not None:
            yield standing


def unit_targets(workspace: Workspace, org_unit: str, year: int) -> Mapping[str, Value]:
    """The targets that the planning office set for a unit, by indicator."""
    with workspace.db.reading() as conn:
        return target_store.unit_targets(conn, workspace.plan.code, org_unit, year)


def _years(workspace: Workspace, asked: Asked, codes: tuple[str, ...]) -> Iterator[Series]:
    plan, unit = workspace.plan, workspace.org_unit(asked.org_unit)
    standings: dict[str, dict[int, Standing]] = {code: {} for code in codes}
    for year in plan.years:
        period = Period(year, asked.period.part)
        if asked.org_unit not in workspace.organisation.existing(*period.days).by_code:
            continue
        totals = summarise(workspace, asked.org_unit, period)
        targets = unit_targets(workspace, asked.org_unit, year)
        for code in codes:
            rolled = totals.at(unit.code, code)
            standings[code][year] = standing_of(plan, unit, period, code, rolled, targets, asked.tolerance)
    whole_years_of_root = unit.parent is None and asked.period.part is None
    history = workspace.history if whole_years_of_root else {}
    for code, by_year in standings.items():
        yield indicator_series(
            plan,
            code,
            history,
            {year: found.result for year, found in by_year.items() if found.result is not None},
            {year: found.target for year, found in by_year.items() if found.target is not None},
            frozenset(year for year, found in by_year.items() if found.is_stated),
        )


def _compared_under(organisation: Organisation, unit: OrgUnit) -> OrgUnit:
    """The unit itself; a lone one is compared with its neighbours."""
    if unit.parent is None or organisation.children(unit.code):
        return unit
    return organisation.by_code[unit.parent]


def _group(plan: Plan, asked: Asked) -> Line | Task:
    if asked.task:
        task = next((task for task in plan.tasks if task.number == asked.task), None)
        if task is None:
            raise WrongUse(mark("The plan has no task {task}."), task=asked.task)
        return task
    line = next((line for line in plan.lines if line.number == asked.line), None)
    if line is None:
        raise WrongUse(mark("The plan has no strategic line {line}."), line=asked.line)
    return line


def _check_indicator(plan: Plan, code: str) -> None:
    if code not in plan.indicators:
        raise WrongUse(mark("The plan has no indicator {indicator}."), indicator=code)
