"""`doctor`: examine the database: damage, and a history that was changed, removed or cut."""

from argparse import ArgumentParser, Namespace

from ktu_desktop.cli.command import DONE, REFUSED, Command, Desk, Outcome
from ktu_desktop.cli.findings import finding_json, finding_lines
from ktu_desktop.domain.findings import Severity
from ktu_desktop.i18n import Translator, mark


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    """None of its own."""


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.back_up import examine

    if not desk.database.exists():
        with desk.workspace(arguments):
            pass  # any command creates a missing database
    findings = examine(desk.database)
    say = desk.say
    wrong = any(finding.severity is Severity.ERROR for finding in findings)
    data = {"findings": [finding_json(finding, say, None) for finding in findings]}
    lines = tuple(finding_lines(findings, say, None)) or (say(mark("The database is sound.")),)
    return Outcome(data, lines, REFUSED if wrong else DONE)


COMMAND = Command("doctor", mark("examine the database"), _arguments, _run, {"findings": []})
