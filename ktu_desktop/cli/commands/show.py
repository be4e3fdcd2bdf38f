"""`show`: a sheet's indicators with value, target, progress and figures; with --rollup the totals."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from ktu_desktop.cli.command import Command, Desk, Outcome, add_plan, add_sheet, period_of, year_json
from ktu_desktop.cli.findings import finding_json, finding_lines
from ktu_desktop.cli.terminal import table
from ktu_desktop.cli.totals import counts_json, identity_json, result_json, total_json
from ktu_desktop.domain.completeness import AskedCounts, together
from ktu_desktop.domain.coverage_words import asked_sentence
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.plan import STATED, Plan
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.standing import standing_of
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_sheet(parser, say)
    add_plan(parser, say)
    parser.add_argument(
        "--rollup", action="store_true", help=say(mark("totals of the units below, and what they rest on"))
    )


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.check_sheet import totals_findings
    from ktu_desktop.usecases.open_sheet import open_sheet
    from ktu_desktop.usecases.summary import summarise

    period = period_of(arguments)
    with desk.workspace(arguments, period) as workspace:
        plan, unit = workspace.plan, workspace.org_unit(arguments.org)
        data = open_sheet(workspace, arguments.org, period)
        findings: tuple[Finding, ...] = ()
        asked = AskedCounts()
        if arguments.rollup:
            totals = summarise(workspace, arguments.org, period)
            findings = totals_findings(totals, arguments.org, period)
            node, asked = totals.node(arguments.org), together(totals.counts(arguments.org).values())
            standings = (
                standing_of(plan, unit, period, code, node[code], data.targets, desk.tolerance)
                for code in plan.indicators
            )
            rows = [total_json(plan, standing) for standing in standings]
        else:
            rows = list(_rows(evaluate(data, desk.tolerance)))
    answer = {"org": arguments.org, "year": year_json(period), "plan": plan.code, "indicators": rows}
    lines = chain(_lines(rows, plan, desk.say), finding_lines(findings, desk.say, plan))
    if arguments.rollup:
        answer["findings"] = [finding_json(finding, desk.say, plan) for finding in findings]
        answer["asked"] = counts_json(asked)
        lines = chain(lines, (asked_sentence(asked, desk.say),))
    return Outcome(answer, lines)


def _rows(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for row in sheet.rows:
        figures = {field.figure: field.effective for field in row.fields if field.role != STATED}
        stated = {field.figure: field.value for field in row.fields if field.role == STATED}
        yield {
            **identity_json(row.indicator),
            "asked": row.asked,
            "state": row.state,
            "value": result_json(row.result),
            "target": row.target.text if row.target else None,
            "progress": row.progress,
            "figures": {
                **{code: result_json(value) for code, value in figures.items()},
                **{code: value.text for code, value in stated.items() if value is not None},
            },
        }


def _lines(rows: list[dict[str, Any]], plan: Plan, say: Translator) -> Iterator[str]:
    head = [say(mark("Code")), say(mark("Indicator")), say(mark("Actual")), say(mark("Plan")), ""]
    totals = any("coverage" in row for row in rows)
    if totals:
        head.append(say(mark("Counted")))
    return table([head, *(_line(row, plan, say, totals) for row in rows)])


def _line(row: Mapping[str, Any], plan: Plan, say: Translator, totals: bool) -> list[str]:
    name = say.name(plan.indicators[row["code"]].names)
    does_not_apply = row["state"] == "not_applicable"
    actual = say(mark("does not apply")) if does_not_apply else _shown(row["value"], say)
    progress_word = "" if does_not_apply else say(PROGRESS[row["progress"]])
    cells = [row["code"], name, actual, _shown(row["target"], say), progress_word]
    if totals:
        coverage = row["coverage"]
        cells.append(
            say(mark("{given} of {expected}"), given=coverage["given"], expected=coverage["expected"])
        )
    return cells


def _shown(text: str | None, say: Translator) -> str:
    return "-" if text is None else say.number(text)


COMMAND = Command(
    "show",
    mark("a sheet: values, targets, progress; totals with --rollup"),
    _arguments,
    _run,
    {"org": None, "year": None, "indicators": []},
)
