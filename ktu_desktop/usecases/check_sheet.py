"""Checking: what contradicts or is doubtful in a sheet, in the totals above it, and in a plan's targets."""

from dataclasses import replace
from fractions import Fraction

from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.roll_up import RollUp
from ktu_desktop.domain.rules import check_targets
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace


def check_sheet(
    workspace: Workspace, org_unit: str, period: Period, tolerance: Fraction | None = None
) -> tuple[Finding, ...]:
    """Findings of the sheet's own values; where units lie below it, also those of its totals.

    Raises WrongUse for an unknown organisation unit or a year outside the plan.
    """
    above_others = bool(workspace.organisation.children(org_unit))
    totals = summarise(workspace, org_unit, period) if above_others else None
    return unit_findings(workspace, org_unit, period, totals, tolerance)


def unit_findings(
    workspace: Workspace, org_unit: str, period: Period, totals: RollUp | None, tolerance: Fraction | None
) -> tuple[Finding, ...]:
    """The same, from totals that were summed up before; None: of the sheet's own values only."""
    sheet = evaluate(open_sheet(workspace, org_unit, period), NEAR if tolerance is None else tolerance)
    if totals is None:
        return sheet.findings
    seen = {_subject(finding) for finding in sheet.findings}
    above = totals_findings(totals, org_unit, period)
    return (*sheet.findings, *(finding for finding in above if _subject(finding) not in seen))


def totals_findings(totals: RollUp, org_unit: str, period: Period) -> tuple[Finding, ...]:
    """What is wrong with the totals of a unit, placed in the period that a roll-up does not know."""
    return tuple(
        replace(finding, place=replace(finding.place, period=period.code))
        for finding in totals.findings(org_unit)
    )


def check_plan(plan: Plan) -> tuple[Finding, ...]:
    """Findings of the plan's own targets against its rules, in every year."""
    return tuple(check_targets(plan))


def _subject(finding: Finding) -> tuple[object, ...]:
    """What a finding is about: the same one on own values and on totals is said once."""
    facts = finding.facts
    return (
        finding.code,
        finding.place.indicator,
        finding.place.element,
        facts.get("rule"),
        facts.get("left"),
    )
