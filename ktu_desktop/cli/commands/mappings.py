"""`mappings`: what was decided about foreign sheets; listed, exported, imported, forgotten."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from ktu_desktop.cli.command import Command, Desk, Outcome, existing_file
from ktu_desktop.cli.terminal import table
from ktu_desktop.domain.mapping_words import meaning
from ktu_desktop.domain.sheet_mapping import SheetMapping
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import Translator, mark

_HEAD = (
    mark("No."),
    mark("Organisation unit"),
    mark("In the sheet"),
    mark("Means"),
    mark("Who"),
    mark("When"),
)
_STEPS = ("list", "export", "import", "forget")


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument(
        "step", nargs="?", choices=_STEPS, default="list", help=say(mark("what to do; otherwise: list"))
    )
    parser.add_argument(
        "what", nargs="*", metavar="FILE|NUMBER", help=say(mark("the file; numbers to forget, or all"))
    )


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases import sheet_mappings

    say, what = desk.say, arguments.what
    with desk.workspace(arguments) as workspace:
        match arguments.step:
            case "export":
                count = sheet_mappings.write_mappings(workspace, Path(_one_file(what)))
                text = say.plural("{n} decision was written.", "{n} decisions were written.", count)
                return Outcome({"written": count, "file": what[0]}, (text,))
            case "import":
                count = sheet_mappings.read_mappings(workspace, existing_file(_one_file(what)))
                text = say.plural("{n} decision was taken.", "{n} decisions were taken.", count)
                return Outcome({"taken": count, "file": what[0]}, (text,))
            case "forget":
                known = [mapping.id for mapping in sheet_mappings.all_mappings(workspace)]
                count = sheet_mappings.forget(workspace, known if what == ["all"] else _numbers(what))
                text = say.plural("{n} decision was forgotten.", "{n} decisions were forgotten.", count)
                return Outcome({"forgotten": count}, (text,))
        found = sheet_mappings.all_mappings(workspace)
        objects = [{"id": one.id, **sheet_mappings.mapping_object(one), **_origin(one)} for one in found]
    if what:
        raise WrongUse(mark("{words} is not known here. See: {help}"), words=what[0], help="mappings --help")
    head = tuple(say(word) for word in _HEAD)
    return Outcome({"mappings": objects}, table([head, *(_row(mapping, say) for mapping in found)]))


def _origin(mapping: SheetMapping) -> dict[str, Any]:
    return {"who": mapping.author, "when": mapping.at}


def _one_file(what: list[str]) -> str:
    if len(what) != 1:
        raise WrongUse(mark("{names} is missing. See: {help}"), names="FILE", help="mappings --help")
    return what[0]


def _numbers(what: list[str]) -> list[int]:
    wrong = [word for word in what if not (word.isascii() and word.isdecimal() and len(word) < 16)]
    if wrong or not what:
        raise WrongUse(
            mark("Name the numbers of the decisions to forget, or `all`. See: {help}"), help="mappings --help"
        )
    return [int(word) for word in what]


def _row(mapping: SheetMapping, say: Translator) -> tuple[str, ...]:
    org = mapping.org_unit or say(mark("everybody"))
    when = say.moment(mapping.at)
    return (str(mapping.id), org, mapping.text, meaning(mapping, say), mapping.author, when)


COMMAND = Command(
    "mappings",
    mark("what was decided about foreign sheets: list, export, import, forget"),
    _arguments,
    _run,
    {"mappings": []},
)
