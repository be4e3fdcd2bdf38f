"""`rollup`: one indicator's total with what it rests on; with --trace down to who typed each number."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ktu_desktop.cli.command import Command, Desk, Outcome, add_plan, add_sheet, period_of, year_json
from ktu_desktop.cli.source import source_json
from ktu_desktop.cli.totals import coverage_json, result_json, total_json
from ktu_desktop.domain.coverage_words import coverage_sentence
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.result_words import result_symbol, shown
from ktu_desktop.domain.trace import TracedFigure, TracedUnit
from ktu_desktop.domain.trace_words import figure_name, figure_value, origin_words, part_name
from ktu_desktop.domain.units_of_measure import value_text
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.usecases.trace_total import TracedTotal

_STEP = "  "


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_sheet(parser, say)
    add_plan(parser, say)
    parser.add_argument(
        "--indicator", metavar="CODE", required=True, help=say(mark("the indicator whose total is wanted"))
    )
    parser.add_argument(
        "--trace",
        action="store_true",
        help=say(mark("down to the units, their numbers, and who typed each or in which cell it stood")),
    )


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.trace_total import trace_total

    period = period_of(arguments)
    with desk.workspace(arguments, period) as workspace:
        total = trace_total(workspace, arguments.org, period, arguments.indicator, desk.tolerance)
        plan, organisation = workspace.plan, workspace.organisation
    found = total_json(plan, total.standing)
    answer = {"org": arguments.org, "year": year_json(period), "plan": plan.code, "indicator": found["code"]}
    answer |= {key: value for key, value in found.items() if key != "code"}
    if arguments.trace:
        answer["trace"] = _unit_json(total.tree, plan, period)
    return Outcome(answer, _lines(total, plan, organisation, arguments.trace, desk.say))


def _unit_json(unit: TracedUnit, plan: Plan, period: Period) -> dict[str, Any]:
    return {
        "org": unit.org_unit,
        "value": result_json(unit.result),
        "counted": unit.counted,
        "coverage": coverage_json(unit.coverage),
        "figures": [_figure_json(figure, period) for figure in unit.figures],
        "units": [_unit_json(below, plan, period) for below in unit.below],
    }


def _figure_json(figure: TracedFigure, period: Period) -> dict[str, Any]:
    stored = figure.stored
    origin = stored and {
        "who": stored.changed_by,
        "when": stored.changed_at,
        "via": stored.via,
        "source": source_json(stored.source),
    }
    return {
        "figure": figure.element,
        "role": figure.role,
        "value": result_json(figure.value),
        "year": year_json(period.last_year if figure.last_year else period),
        "org": figure.org_unit,
        "how": figure.how,
        "origin": origin,
        "parts": [_figure_json(part, period) for part in figure.parts],
    }


def _lines(
    total: "TracedTotal", plan: Plan, organisation: Organisation, trace: bool, say: Translator
) -> Iterator[str]:
    standing = total.standing
    code, name = standing.indicator.code, say.name(standing.indicator.names)
    symbol = result_symbol(plan, code)
    result = shown(standing.result, symbol, say) or say(mark("no number yet"))
    yield f"{code}  {name}"
    yield f"{say.name(total.org_unit.names)}, {total.period.said(say)}: {result}"
    target = value_text(standing.target, symbol, say) if standing.target else ""
    words = standing.words(say)
    yield say(mark("Plan {target}: {words}"), target=target, words=words) if target else words
    yield coverage_sentence(standing.coverage, say)
    if trace:
        yield ""
        yield from _unit_lines(total.tree, plan, organisation, symbol, say, "")


def _unit_lines(
    unit: TracedUnit, plan: Plan, organisation: Organisation, symbol: str | None, say: Translator, indent: str
) -> Iterator[str]:
    result = shown(unit.result, symbol, say) or say(mark("no number yet"))
    coverage = coverage_sentence(unit.coverage, say) if unit.below else ""
    left_out = "" if unit.counted or unit.result is None else say(mark("not in the total above"))
    name = f"{unit.org_unit}  {say.name(organisation.by_code[unit.org_unit].names)}"
    yield f"{indent}{'; '.join(part for part in (f'{name}: {result}', coverage, left_out) if part)}"
    for figure in unit.figures:
        name = figure_name(figure, plan, say)
        yield from _figure_lines(figure, name, unit.org_unit, plan, say, indent + _STEP)
    for below in unit.below:
        yield from _unit_lines(below, plan, organisation, symbol, say, indent + _STEP)


def _figure_lines(
    figure: TracedFigure, name: str, unit: str, plan: Plan, say: Translator, indent: str
) -> Iterator[str]:
    giver = f" ({figure.org_unit})" if figure.org_unit != unit else ""
    text = f"{name} {figure_value(figure, plan, say)}{giver}"
    yield f"{indent}- {text}: {origin_words(figure, say)}"
    for part in figure.parts:
        yield from _figure_lines(part, part_name(part, plan, say), unit, plan, say, indent + _STEP)


COMMAND = Command(
    "rollup",
    mark("an indicator's total, what it rests on, and where its numbers come from"),
    _arguments,
    _run,
    {"org": None, "year": None, "indicator": None},
)
