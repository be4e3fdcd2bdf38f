"""`restore`: a copy put in place of the database, which is kept beside it."""

from argparse import ArgumentParser, Namespace

from ktu_desktop.cli.command import Command, Desk, Outcome, existing_file
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument("file", metavar="FILE", help=say(mark("the copy to put back")))


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.back_up import restore

    kept = restore(existing_file(arguments.file), desk.database)
    with desk.workspace(arguments):  # an older copy is brought up to date now
        said = [desk.say(mark("The copy {file} is in place."), file=arguments.file)]
    if kept is not None:
        said.append(desk.say(mark("The database that was there before is kept as {file}."), file=str(kept)))
    kept_name = str(kept) if kept is not None else None
    return Outcome({"file": arguments.file, "database": str(desk.database), "kept": kept_name}, tuple(said))


COMMAND = Command(
    "restore",
    mark("put a copy in place of the database"),
    _arguments,
    _run,
    {"file": None, "database": None, "kept": None},
)
