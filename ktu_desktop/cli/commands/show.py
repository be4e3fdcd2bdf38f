"""`show`: a sheet's indicators with value, target, progress and figures; with --rollup the totals."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain
from typing import Any

from ktu_desktop.cli.command import Command, Desk, Outcome, add_plan, add_sheet, period_of, year_json
from ktu_desktop.cli.findings import finding_json, finding_lines
from ktu_desktop.cli.terminal import table
from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import STATED, Indicator, Plan
from ktu_desktop.domain.progress import progress, target_for
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.roll_up import Rolled
from ktu_desktop.domain.values import Result, Value, result_text
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
        if arguments.rollup:
            totals = summarise(workspace, arguments.org, period)
            findings = totals_findings(totals, arguments.org, period)
            node = totals.node(arguments.org)
            rows = list(_totals(plan, unit, period, node, data.targets, desk.tolerance))
        else:
            rows = list(_rows(evaluate(data, desk.tolerance)))
    answer = {"org": arguments.org, "year": year_json(period), "plan": plan.code, "indicators": rows}
    if arguments.rollup:
        answer["findings"] = [finding_json(finding, desk.say, plan) for finding in findings]
    return Outcome(answer, chain(_lines(rows, plan, desk.say), finding_lines(findings, desk.say, plan)))


def _rows(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for row in sheet.rows:
        figures = {field.figure: field.effective for field in row.fields if field.role != STATED}
        stated = {field.figure: field.value for field in row.fields if field.role == STATED}
        yield {
            **_identity(row.indicator),
            "asked": row.asked,
            "state": row.state,
            "value": _result(row.result),
            "target": row.target.text if row.target else None,
            "progress": row.progress,
            "figures": {
                **{code: _result(value) for code, value in figures.items()},
                **{code: value.text for code, value in stated.items() if value is not None},
            },
        }


def _totals(
    plan: Plan,
    unit: OrgUnit,
    period: Period,
    node: Mapping[str, Rolled],
    targets: Mapping[str, Value],
    tolerance: Fraction,
) -> Iterator[dict[str, Any]]:
    for indicator in plan.indicators.values():
        rolled = node[indicator.code]
        target, _ = target_for(plan, indicator, unit, period.year, targets)
        stated = rolled.stated.result if rolled.stated is not None else None
        result = rolled.result if rolled.result is not None else stated
        yield {
            **_identity(indicator),
            "state": _state(rolled, unit.code),
            "value": _result(result),
            "target": target.text if target else None,
            "progress": progress(result, target, indicator.better, tolerance),
            "figures": _figures(plan, indicator, rolled),
            "coverage": _coverage(rolled.coverage),
        }


def _identity(indicator: Indicator) -> dict[str, Any]:
    return {"code": indicator.code, "unit": indicator.unit, "measure": indicator.measure}


def _state(rolled: Rolled, org_unit: str) -> str:
    if rolled.result is not None:
        return "value"
    if rolled.stated is not None:
        return "stated"
    coverage = rolled.coverage
    all_out = coverage.expected > 0 and len(coverage.not_applicable) == coverage.expected
    return "not_applicable" if org_unit in coverage.not_applicable or all_out else "missing"


def _figures(plan: Plan, indicator: Indicator, rolled: Rolled) -> dict[str, str | None]:
    roles = plan.indicators[indicator.same_as].roles if indicator.same_as else indicator.roles
    return {code: _result(rolled.figures.get(plan.canonical(code))) for code in roles.values()}


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "expected": coverage.expected,
        "given": coverage.given,
        "missing": list(coverage.missing),
        "stated": list(coverage.stated),
        "not_applicable": list(coverage.not_applicable),
    }


def _result(result: Result | None) -> str | None:
    return None if result is None else result_text(result)


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
