"""`set`: store values as a person would type them."""

import os
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from ktu_desktop.cli.command import DONE, REFUSED, Command, Desk, Outcome, add_plan, add_sheet, period_of
from ktu_desktop.cli.findings import finding_json, finding_lines
from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.plan import Plan
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import Translator, mark

_DOES_NOT_APPLY = re.compile(r"\s*n/a\s*(?::(.*))?", re.IGNORECASE | re.DOTALL)


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_sheet(parser, say)
    add_plan(parser, say)
    parser.add_argument(
        "values",
        nargs="+",
        metavar="NAME=TEXT",
        help=say(mark("a number as one types it; NAME=n/a:reason does not apply; NAME= deletes")),
    )


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.record import record

    period = period_of(arguments)
    edits = [_edit(word) for word in arguments.values]
    with desk.workspace(arguments, period) as workspace:
        recorded = record(workspace, arguments.org, period, edits, via="command")
        plan = workspace.plan
    data: dict[str, Any] = {
        "batch": recorded.batch,
        "changed": list(recorded.changed),
        "findings": [finding_json(finding, desk.say, plan) for finding in recorded.findings],
    }
    lines = _lines(recorded.changed, recorded.batch, recorded.findings, desk.say, plan)
    return Outcome(data, lines, REFUSED if recorded.refused else DONE)


def _edit(word: str) -> Any:
    from ktu_desktop.usecases.record import DeleteValue, EntryText, TypedValue

    name, equals, text = _readable(word).partition("=")
    name = name.strip()
    if not equals or not name:
        raise WrongUse(mark("{word} is not of the form NAME=TEXT, such as students=120."), word=word)
    match = _DOES_NOT_APPLY.fullmatch(text)
    if match:
        return EntryText(name, NOT_APPLICABLE, match[1] or "")
    return TypedValue(name, text) if text.strip() else DeleteValue(name)


def _readable(word: str) -> str:
    """The word as UTF-8, also where the terminal claims to know only ASCII. Raises WrongUse for no text."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        pass
    try:
        word.encode("utf-8")
    except UnicodeError:
        raise WrongUse(
            mark("{word} is not of the form NAME=TEXT, such as students=120."), word=word
        ) from None
    return word


def _lines(
    changed: Sequence[str], batch: int | None, findings: Sequence[Any], say: Translator, plan: Plan
) -> Iterator[str]:
    if batch is None:
        yield say(mark("Nothing changed."))
    else:
        yield say(mark("Stored: {names} (change {batch})."), names=", ".join(changed), batch=str(batch))
    yield from finding_lines(findings, say, plan)


COMMAND = Command(
    "set",
    mark("store values of a sheet"),
    _arguments,
    _run,
    {"batch": None, "changed": [], "findings": []},
)
