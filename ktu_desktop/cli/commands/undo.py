"""`undo`: put back what one batch changed."""

from argparse import ArgumentParser, Namespace

from ktu_desktop.cli.command import DONE, REFUSED, Command, Desk, Outcome
from ktu_desktop.cli.findings import finding_json, finding_lines
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument("batch", metavar="BATCH", help=say(mark("the change's number; `batches` lists them")))


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.undo_batch import undo

    number = arguments.batch
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise WrongUse(mark("{batch} is not the number of a change; `batches` lists them."), batch=number)
    say = desk.say
    with desk.workspace(arguments) as workspace:
        undone = undo(workspace, int(number))
        plan = workspace.plan
    data = {
        "undone": int(number),
        "batch": undone.batch,
        "restored": undone.restored,
        "kept": [finding_json(finding, say, plan) for finding in undone.kept],
    }
    restored = say.plural("{n} entry was put back.", "{n} entries were put back.", undone.restored)
    lines = (restored, *finding_lines(undone.kept, say, plan))
    return Outcome(data, lines, REFUSED if undone.kept else DONE)


COMMAND = Command(
    "undo",
    mark("undo a change"),
    _arguments,
    _run,
    {"undone": None, "batch": None, "restored": 0, "kept": []},
)
