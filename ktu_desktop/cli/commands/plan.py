"""`plan`: the plans of the database with lines, tasks, indicators, figures and rules."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from ktu_desktop.cli.command import Command, Desk, Outcome, add_plan
from ktu_desktop.cli.terminal import table
from ktu_desktop.domain.plan import Indicator, Plan
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_plan(parser, say)


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    with desk.workspace(arguments) as workspace:
        plans = (workspace.plan,) if arguments.plan else workspace.plans
    return Outcome({"plans": [_plan_json(plan) for plan in plans]}, _lines(plans, desk.say))


def _plan_json(plan: Plan) -> dict[str, Any]:
    return {
        "code": plan.code,
        "titles": dict(plan.titles),
        "years": list(plan.years),
        "editions": [{"number": e.number, "decision": e.decision, "date": e.date} for e in plan.editions],
        "lines": [
            {"number": line.number, "titles": dict(line.titles), "goals": dict(line.goals)}
            for line in plan.lines
        ],
        "tasks": [{"number": task.number, "titles": dict(task.titles)} for task in plan.tasks],
        "indicators": [_indicator_json(indicator) for indicator in plan.indicators.values()],
        "figures": [
            {
                "code": figure.code,
                "names": dict(figure.names),
                "unit": figure.unit,
                "whole": figure.whole,
                "summed": figure.summed,
                "supplied_by": figure.supplied_by,
                "used_by": list(figure.used_by),
                "is": list(figure.parts) or None,
            }
            for figure in plan.figures.values()
        ],
        "rules": [
            {
                "expression": rule.text,
                "left": rule.left,
                "operator": rule.operator,
                "right": list(rule.right),
                "severity": rule.severity,
                "meanings": dict(rule.meanings),
                "fills": rule.fills,
            }
            for rule in plan.rules
        ],
    }


def _indicator_json(indicator: Indicator) -> dict[str, Any]:
    targets = indicator.targets.items()
    return {
        "code": indicator.code,
        "line": indicator.line,
        "task": indicator.task,
        "number": indicator.number,
        "names": dict(indicator.names),
        "unit": indicator.unit,
        "measure": indicator.measure,
        "better": indicator.better,
        "targets": {str(year): value.text if value else None for year, value in targets},
        "supplied_by": indicator.supplied_by,
        "figures": dict(indicator.roles),
        "same_as": indicator.same_as,
        "continues": indicator.continues,
    }


def _lines(plans: tuple[Plan, ...], say: Translator) -> Iterator[str]:
    for plan in plans:
        yield f"{plan.code}: {say.name(plan.titles)}"
        head = [say(mark("Code")), say(mark("Indicator")), say(mark("Unit")), *map(str, plan.years)]
        yield from table([head, *(_row(plan, i, say) for i in plan.indicators.values())])


def _row(plan: Plan, indicator: Indicator, say: Translator) -> list[str]:
    targets = (indicator.targets.get(year) for year in plan.years)
    shown = (say.number(value.text) if value else "-" for value in targets)
    unit = plan.unit_names.get(indicator.unit or "", {})
    return [indicator.code, say.name(indicator.names), say.name(unit), *shown]


COMMAND = Command(
    "plan", mark("the plan: lines, tasks, indicators, targets, rules"), _arguments, _run, {"plans": []}
)
