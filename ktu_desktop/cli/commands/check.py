"""`check`: contradictions and remarks of a sheet, or of the plan's own targets."""

from argparse import ArgumentParser, Namespace
from typing import Any

from ktu_desktop.cli.command import DONE, REFUSED, Command, Desk, Outcome, add_sheet, period_of
from ktu_desktop.cli.findings import finding_json, finding_lines
from ktu_desktop.cli.totals import counts_json
from ktu_desktop.domain.completeness import AskedCounts
from ktu_desktop.domain.coverage_words import asked_sentence
from ktu_desktop.domain.findings import Severity
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import Translator, mark

_TARGETS_OF_ALL = ""
"""What --plan without a code gives: the targets of every plan are checked."""


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_sheet(parser, say, required=False)
    meaning = mark("check the plan's own targets; with --org and --year: which plan is meant")
    parser.add_argument("--plan", metavar="CODE", nargs="?", const=_TARGETS_OF_ALL, help=say(meaning))


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    if arguments.org is None and arguments.year is None and arguments.plan is not None:
        return _check_targets(desk, arguments)
    if arguments.org is None or arguments.year is None:
        raise WrongUse(mark("Say which sheet (--org ORG --year YEAR), or --plan for the plan's own targets."))
    return _check_sheet(desk, arguments)


def _check_sheet(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.check_sheet import check_sheet
    from ktu_desktop.usecases.summary import asked_counts

    period = period_of(arguments)
    arguments.plan = arguments.plan or None
    with desk.workspace(arguments, period) as workspace:
        findings = check_sheet(workspace, arguments.org, period, desk.tolerance)
        plan, below = workspace.plan, workspace.organisation.children(arguments.org)
        asked = asked_counts(workspace, arguments.org, period) if below else AskedCounts()
    wrong = any(finding.severity is Severity.ERROR for finding in findings)
    lines = list(finding_lines(findings, desk.say, plan))
    data: dict[str, Any] = {"findings": [finding_json(finding, desk.say, plan) for finding in findings]}
    if not lines and not asked.contradictory:
        lines.append(desk.say(mark("No contradictions.")))
    if below:
        lines.append(desk.say(mark("Summary. {result}"), result=asked_sentence(asked, desk.say)))
        data["asked"] = counts_json(asked)
    return Outcome(data, tuple(lines), REFUSED if wrong else DONE)


def _check_targets(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.check_sheet import check_plan

    arguments.plan = arguments.plan or None
    with desk.workspace(arguments) as workspace:
        plans = (workspace.plan,) if arguments.plan else workspace.plans
    found: list[dict[str, Any]] = []
    lines: list[str] = []
    for plan in plans:
        findings = check_plan(plan)
        found += [finding_json(finding, desk.say, plan) for finding in findings]
        lines += finding_lines(findings, desk.say, plan)
    return Outcome({"findings": found}, tuple(lines) or (desk.say(mark("No contradictions.")),))


COMMAND = Command(
    "check",
    mark("what contradicts or is doubtful in a sheet, or in the plan's targets"),
    _arguments,
    _run,
    {"findings": []},
)
