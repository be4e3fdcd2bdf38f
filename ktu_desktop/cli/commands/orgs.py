"""`orgs`: the tree of organisation units."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from ktu_desktop.cli.command import Command, Desk, Outcome
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    """None of its own."""


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    with desk.workspace(arguments) as workspace:
        organisation = workspace.organisation
    root = organisation.root.code
    return Outcome({"orgs": [_unit_json(organisation, root)]}, _lines(organisation, root, desk.say, 0))


def _unit_json(organisation: Organisation, code: str) -> dict[str, Any]:
    unit = organisation.by_code[code]
    return {
        "code": code,
        "level": unit.level,
        "names": dict(unit.names),
        "parent": unit.parent,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "successors": list(unit.successors),
        "children": [_unit_json(organisation, child) for child in organisation.children(code)],
    }


def _lines(organisation: Organisation, code: str, say: Translator, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{code}  {say.name(organisation.by_code[code].names)}"
    for child in organisation.children(code):
        yield from _lines(organisation, child, say, depth + 1)


COMMAND = Command("orgs", mark("the tree of organisation units"), _arguments, _run, {"orgs": []})
