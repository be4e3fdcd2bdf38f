"""`history`: every change of a sheet or of one indicator in it: old, new, who, when, through what."""

from argparse import ArgumentParser, Namespace
from typing import Any

from ktu_desktop.cli.command import Command, Desk, Outcome, add_plan, add_sheet, period_of, year_json
from ktu_desktop.cli.source import source_json
from ktu_desktop.cli.terminal import table
from ktu_desktop.domain.change_words import content_text, subject_text, via_text
from ktu_desktop.domain.changes import HistoryEntry
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.values import Band, Number
from ktu_desktop.i18n import Translator, mark

_HEAD = (
    mark("No."),
    mark("When"),
    mark("Who"),
    mark("Where"),
    mark("Was"),
    mark("Is"),
    mark("Where it came from"),
)


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_sheet(parser, say)
    add_plan(parser, say)
    parser.add_argument("--indicator", metavar="CODE", help=say(mark("only this indicator's changes")))


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.history import sheet_history

    say, period = desk.say, period_of(arguments)
    with desk.workspace(arguments, period) as workspace:
        entries = sheet_history(workspace, arguments.org, period, arguments.indicator)
        plan = workspace.plan
    head = tuple(say(word) for word in _HEAD)
    lines = table([head, *(_row(entry, plan, say) for entry in entries)])
    answer = {
        "org": arguments.org,
        "year": year_json(period),
        "history": [_entry_json(e, plan) for e in entries],
    }
    return Outcome(answer, lines)


def _entry_json(entry: HistoryEntry, plan: Plan) -> dict[str, Any]:
    code = (entry.element or "").partition("/")[0]
    return {
        "id": entry.id,
        "batch": entry.batch,
        "org": entry.org_unit,
        "year": year_json(entry.period),
        "indicator": entry.indicator or (code if code in plan.indicators else None),
        "figure": entry.element,
        "field": entry.field,
        "old": _content(entry.old),
        "new": _content(entry.new),
        "who": entry.who,
        "when": entry.at,
        "via": entry.via,
        "source": source_json(entry.source),
    }


def _content(content: Any) -> str | None:
    return content.text if isinstance(content, Number | Band) else content


def _row(entry: HistoryEntry, plan: Plan, say: Translator) -> tuple[str, ...]:
    old, new = (content_text(content, entry, plan, say) for content in (entry.old, entry.new))
    subject, via = subject_text(entry, plan, say), via_text(entry, say)
    return (str(entry.batch), say.moment(entry.at), entry.who, subject, old, new, via)


COMMAND = Command(
    "history",
    mark("every change of a sheet"),
    _arguments,
    _run,
    {"org": None, "year": None, "history": []},
)
