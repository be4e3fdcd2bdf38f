"""`backup`: a checked copy of the database."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ktu_desktop.cli.command import Command, Desk, Outcome
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument("file", metavar="FILE", help=say(mark("the copy to write")))


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.back_up import back_up

    with desk.workspace(arguments) as workspace:
        written = back_up(workspace, Path(arguments.file))
    said = desk.say(mark("The copy is written and checked: {file}"), file=str(written))
    return Outcome({"file": str(written)}, (said,))


COMMAND = Command("backup", mark("write a checked copy of the database"), _arguments, _run, {"file": None})
