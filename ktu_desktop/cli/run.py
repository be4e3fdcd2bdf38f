"""From arguments to an exit code: every way to end has a sentence, none is a traceback."""

import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from ktu_desktop import __version__, paths
from ktu_desktop.cli import terminal
from ktu_desktop.cli.arguments import HelpWanted, find_command, language_wanted, overview, parse
from ktu_desktop.cli.command import DONE, REFUSED, WRONG_USE, Command, Desk, Outcome
from ktu_desktop.cli.commands import COMMANDS
from ktu_desktop.errors import Cancelled, Refusal, WorldRefusal, WrongUse
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.settings import Settings, load_settings, system_language, system_user

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells know it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command with these arguments (the process's own by default); the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    terminal.prepare()
    try:
        return _answer(arguments)
    except BrokenPipeError:
        terminal.close_pipe()
        return REFUSED


def _answer(argv: list[str]) -> int:
    settings = load_settings(paths.user_data_folder())
    say = Translator(language_wanted(argv) or settings.language or system_language())
    command: Command | None = None
    try:
        command, rest = find_command(argv, COMMANDS)
        outcome = _run(command, rest, say, settings) if command else _without_command(rest, say)
    except HelpWanted as wanted:
        terminal.write_lines([wanted.text.rstrip("\n")])
        return DONE
    except Exception as error:  # noqa: BLE001 - the last door before a traceback
        outcome = _refusal(error, command, say)
    except KeyboardInterrupt:
        outcome = _error("interrupted", say(mark("Interrupted; nothing was changed.")), INTERRUPTED, command)
    return _show(outcome, as_json="--json" in argv)


def _show(outcome: Outcome, as_json: bool) -> int:
    terminal.write_messages(outcome.messages)
    if as_json:
        terminal.write_json(outcome.data)
    else:
        terminal.write_lines(outcome.lines)
    return outcome.exit_code


def _run(command: Command, rest: list[str], say: Translator, settings: Settings) -> Outcome:
    arguments = parse(command, rest, say)
    database = Path(arguments.db) if arguments.db else paths.default_database()
    near = Fraction(settings.near_percent, 100)
    desk = Desk(say, database, settings.author or system_user(), terminal.progress(), near)
    return command.run(desk, arguments)


def _without_command(rest: list[str], say: Translator) -> Outcome:
    if "--version" in rest:
        return Outcome({"version": __version__}, (f"ktu-desktop {__version__}",))
    if "-h" in rest or "--help" in rest:
        raise HelpWanted(overview(COMMANDS, say))
    raise WrongUse(mark("A command is missing. See: {help}"), help="ktu-desktop --help")


def _refusal(error: Exception, command: Command | None, say: Translator) -> Outcome:
    match error:
        case BrokenPipeError():
            raise error
        case WrongUse():
            return _error("wrong_use", say.refusal(error), WRONG_USE, command)
        case WorldRefusal():
            return _error("world", say.refusal(error), error.exit_code, command)
        case Refusal():
            return _error("refused", say.refusal(error), error.exit_code, command)
        case Cancelled():
            return _error("cancelled", say(mark("Cancelled; nothing was changed.")), REFUSED, command)
        case OSError():
            sentence = mark("{file}: the system refused it ({reason}).")
            said = say(sentence, file=str(error.filename or ""), reason=error.strerror or str(error))
            return _error("world", said, REFUSED, command)
    return _error("defect", _defect(error, say), REFUSED, command)


def _error(code: str, sentence: str, exit_code: int, command: Command | None) -> Outcome:
    data: dict[str, Any] = {
        **(command.empty if command else {}),
        "error": {"code": code, "message": sentence},
    }
    return Outcome(data, (), exit_code, (sentence,))


def _defect(error: Exception, say: Translator) -> str:
    """The sentence about a defect of ours; what a developer needs goes to a file."""
    report = "".join(traceback.format_exception(error))
    path = paths.log_folder() / f"defect-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"ktu-desktop {__version__}\n{report}", "utf-8")
    except OSError:
        return say(
            mark("The program has a defect here: {error}. Nothing was changed."), error=type(error).__name__
        )
    return say(
        mark("The program has a defect here; nothing was changed. Please send this file: {file}"),
        file=str(path),
    )
