"""`print`: a report as PDF, workbook or editable text; a check number held against the database."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ktu_desktop.cli.command import (
    DONE,
    REFUSED,
    Command,
    Desk,
    Outcome,
    add_plan,
    add_sheet,
    period_of,
    year_json,
)
from ktu_desktop.domain.change_words import canonical_text, place_text
from ktu_desktop.domain.plan import Plan
from ktu_desktop.errors import WrongUse
from ktu_desktop.gui.printing.writers import WRITERS, writer_of
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.usecases.check_number import ChangedSince
    from ktu_desktop.usecases.read_material import Wanted


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=say(mark("the report; --list names them")))
    suffixes = ", ".join(WRITERS)
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help=say(mark("the file to write: {suffixes}"), suffixes=suffixes)
    )
    add_sheet(parser, say, required=False)
    add_plan(parser, say)
    _add_choices(parser, say)
    parser.add_argument("--list", action="store_true", help=say(mark("name the reports")))
    parser.add_argument(
        "--verify",
        metavar="NUMBER",
        help=say(mark("hold the check number of a printed sheet against the database")),
    )


def _add_choices(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument(
        "--each", metavar="DIR", help=say(mark("each document in a file of its own, in this folder"))
    )
    parser.add_argument(
        "--format",
        choices=[suffix[1:] for suffix in WRITERS],
        default="pdf",
        help=say(mark("what kind of files --each writes; otherwise: pdf")),
    )
    parser.add_argument(
        "--below",
        action="store_true",
        help=say(mark("a document about each unit below, not about the unit itself")),
    )
    parser.add_argument(
        "--indicator",
        action="append",
        default=[],
        metavar="CODE",
        help=say(mark("only the passport of this indicator; may be given several times")),
    )
    bound = mark("changes from this on, or up to this: a date such as {date}, or a change's number")
    for name in ("--since", "--until"):
        parser.add_argument(name, metavar="WHEN", help=say(bound, date="2023-05-31"))


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    if arguments.list:
        return _list(desk.say)
    if arguments.verify is not None:
        return _verify(desk, arguments)
    return _print(desk, arguments)


def _list(say: Translator) -> Outcome:
    from ktu_desktop.reports import REPORTS

    widest = max(len(report.name) for report in REPORTS)
    listed = [{"name": report.name, "title": say(report.title)} for report in REPORTS]
    lines = tuple(f"{each['name'].ljust(widest)}  {each['title']}" for each in listed)
    return Outcome({"reports": listed}, lines)


def _print(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.build_report import OpenReport, print_to_file, print_to_folder, report_named

    if arguments.name is None or arguments.org is None or arguments.year is None:
        raise WrongUse(mark("Say which report, and about what: NAME --org ORG --year YEAR FILE."))
    report_named(arguments.name)
    if (arguments.file is None) == (arguments.each is None):
        raise WrongUse(mark("Name the file to write, or a folder with --each DIR."))
    wanted = _wanted(desk, arguments)
    with desk.workspace(arguments, wanted.period) as workspace:
        report = OpenReport(workspace, wanted, desk.say)
        if arguments.each is None:
            path = Path(arguments.file)
            write = writer_of(path.suffix, path)
            written = [print_to_file(report, path, write, desk.progress)]
        else:
            suffix, folder = f".{arguments.format}", Path(arguments.each)
            write = writer_of(suffix, folder)
            written = list(print_to_folder(report, wanted, folder, suffix, write, desk.progress))
    files = [{"file": str(each.path), "pages": each.pages} for each in written]
    data = {"report": arguments.name, "org": arguments.org, "year": year_json(wanted.period), "files": files}
    return Outcome(data, tuple(str(each.path) for each in written))


def _wanted(desk: Desk, arguments: Namespace) -> "Wanted":
    from ktu_desktop.usecases.build_report import span_named
    from ktu_desktop.usecases.read_material import Wanted

    return Wanted(
        name=arguments.name,
        org_unit=arguments.org,
        period=period_of(arguments),
        indicators=tuple(arguments.indicator),
        below=arguments.below,
        span=span_named(arguments.since, arguments.until),
        tolerance=desk.tolerance,
    )


def _verify(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.check_number import verify
    from ktu_desktop.usecases.workspace import with_plan

    with desk.workspace(arguments) as workspace:
        found = verify(workspace, arguments.verify)
        plan = with_plan(workspace, found.plan).plan
    data = {
        "number": arguments.verify,
        "plan": found.plan,
        "org": found.org_unit,
        "year": year_json(found.period),
        "at": found.at,
        "changed": [_change_json(change) for change in found.changed],
    }
    sentence = mark(
        "The number belongs to the sheet of {org} for {period}, and the sheet still says the same."
    )
    if found.changed:
        sentence = mark("The number belongs to the sheet of {org} for {period}; since then was changed:")
    said = desk.say(sentence, org=found.org_unit, period=found.period)
    lines = (said, *(_change_line(change, plan, desk.say) for change in found.changed))
    return Outcome(data, lines, REFUSED if found.changed else DONE)


def _change_json(change: "ChangedSince") -> dict[str, str | None]:
    return {"name": change.name, "field": change.field or None, "printed": change.printed, "now": change.now}


def _change_line(change: "ChangedSince", plan: Plan, say: Translator) -> str:
    place = (change.name, change.field)
    was, now = (canonical_text(text, *place, plan, say) for text in (change.printed, change.now))
    return f"{place_text(*place, plan, say)}: {was} → {now}"


COMMAND = Command(
    "print",
    mark("a report to be printed or sent, or check a printed sheet's number"),
    _arguments,
    _run,
    {"report": None, "org": None, "year": None, "files": []},
)
