"""`export`: the workbook of a unit, of every unit below one, or a faculty's file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ktu_desktop.cli.command import (
    Command,
    Desk,
    Outcome,
    add_plan,
    add_sheet,
    period_of,
    year_json,
)
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_sheet(parser, say)
    add_plan(parser, say)
    parser.add_argument("file", nargs="?", metavar="FILE.xlsx", help=say(mark("the workbook to write")))
    parser.add_argument(
        "--all", metavar="DIR", help=say(mark("a workbook for every unit below, in this folder"))
    )
    parser.add_argument(
        "--faculty", action="store_true", help=say(mark("one file with a sheet for each unit below"))
    )
    parser.add_argument(
        "--whole-plan", action="store_true", help=say(mark("all indicators, not only those asked for"))
    )


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.export_workbook import export_all, export_faculty, export_unit

    _check_arguments(arguments)
    period = period_of(arguments)
    org, say = arguments.org, desk.say
    with desk.workspace(arguments, period) as workspace:
        if arguments.all is not None:
            written = export_all(workspace, org, period, Path(arguments.all), desk.progress, say)
        elif arguments.faculty:
            written = (export_faculty(workspace, org, period, Path(arguments.file), say),)
        else:
            path = Path(arguments.file)
            written = (export_unit(workspace, org, period, path, say, arguments.whole_plan),)
    files = [str(path) for path in written]
    lines = (*files, say.plural("{n} workbook written.", "{n} workbooks written.", len(files)))
    return Outcome({"org": org, "year": year_json(period), "files": files}, lines)


def _check_arguments(arguments: Namespace) -> None:
    if (arguments.file is None) == (arguments.all is None):
        raise WrongUse(mark("Name the workbook to write, or a folder with --all DIR."))
    if arguments.file is not None and Path(arguments.file).suffix.lower() != ".xlsx":
        raise WrongUse(mark("The workbook's name has to end in .xlsx: {file}"), file=arguments.file)
    if arguments.file is not None and Path(arguments.file).is_dir():
        raise WrongUse(mark("{file} is a folder; name a file."), file=arguments.file)


COMMAND = Command(
    "export",
    mark("write workbooks to be filled in"),
    _arguments,
    _run,
    {"org": None, "year": None, "files": []},
)
