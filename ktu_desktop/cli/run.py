"""From arguments to an exit code: every way to end has a sentence, none is a traceback."""

import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from ktu_desktop import __version__, paths
from ktu_desktop.cli import terminal
from ktu_desktop.cli.arguments import HelpWanted, find_command, language_wanted, overview, parse
from ktu_desktop.cli.command import REFUSED, WRONG_USE, Command, Desk, Outcome
from ktu_desktop.cli.commands import COMMANDS
from ktu_desktop.errors import Cancelled, Refusal, WorldRefusal, WrongUse
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.settings import Settings, load_settings, system_language, system_user

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells know it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command with these arguments (the process's own by default); the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    settings = load_settings(paths.user_data_folder())
    say = Translator(language_wanted(arguments) or settings.language or system_language())
    terminal.prepare()
    try:
        with ExitStack() as kept:
            return _show(_outcome(arguments, say, settings, kept), as_json="--json" in arguments)
    except HelpWanted as wanted:
        return _show(Outcome({"help": wanted.text}, (wanted.text.rstrip("\n"),)), as_json=False)
    except KeyboardInterrupt:
        terminal.write_messages([say(mark("Interrupted."))])
        return INTERRUPTED
    except BrokenPipeError:
        terminal.close_pipe()
        return REFUSED
    except OSError as error:  # standard output itself: a full disk behind it, a device that is gone
        terminal.write_messages([_from_the_system(error, say, "stdout")])
        terminal.close_pipe()
        return REFUSED


def _outcome(argv: list[str], say: Translator, settings: Settings, kept: ExitStack) -> Outcome:
    command: Command | None = None
    try:
        command, rest = find_command(argv, COMMANDS)
        if command is None:
            return _without_command(rest, say)
        arguments = parse(command, rest, say)
        return command.run(_desk(arguments, say, settings, kept), arguments)
    except (HelpWanted, BrokenPipeError):
        raise
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last door before a traceback
        if not was_interrupted(error):
            return _refusal(error, command, say)
        return _error("interrupted", say(mark("Interrupted; nothing was changed.")), INTERRUPTED, command)


def was_interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl+C is behind an error: a library may have turned it into one of its own (openpyxl does)."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _desk(arguments: Namespace, say: Translator, settings: Settings, kept: ExitStack) -> Desk:
    return Desk(
        say=say,
        database=Path(arguments.db) if arguments.db else paths.default_database(),
        author=settings.author or system_user(),
        progress=terminal.progress(),
        tolerance=Fraction(settings.near_percent, 100),
        kept=kept,
    )


def _show(outcome: Outcome, as_json: bool) -> int:
    terminal.write_messages(outcome.messages)
    if as_json:
        if outcome.exit_code == REFUSED:
            terminal.write_messages(outcome.lines)  # what is wrong is said to a person too
        terminal.write_json(outcome.data)
    else:
        terminal.write_lines(outcome.lines)
    return outcome.exit_code


def _without_command(rest: list[str], say: Translator) -> Outcome:
    if "--version" in rest:
        return Outcome({"version": __version__}, (f"ktu-desktop {__version__}",))
    if "-h" in rest or "--help" in rest:
        raise HelpWanted(overview(COMMANDS, say))
    raise WrongUse(mark("A command is missing. See: {help}"), help="ktu-desktop --help")


def _refusal(error: BaseException, command: Command | None, say: Translator) -> Outcome:
    match error:
        case WrongUse():
            return _error("wrong_use", say.refusal(error), WRONG_USE, command)
        case WorldRefusal():
            return _error("world", say.refusal(error), error.exit_code, command)
        case Refusal():
            return _error("refused", say.refusal(error), error.exit_code, command)
        case Cancelled():
            return _error("cancelled", say(mark("Cancelled; nothing was changed.")), REFUSED, command)
        case OSError():
            return _error("world", _from_the_system(error, say), REFUSED, command)
    return _error("defect", _defect(error, say), REFUSED, command)


def _from_the_system(error: OSError, say: Translator, file: str = "") -> str:
    sentence = mark("{file}: the system refused it ({reason}).")
    return say(sentence, file=str(error.filename or file), reason=error.strerror or str(error))


def _error(code: str, sentence: str, exit_code: int, command: Command | None) -> Outcome:
    data: dict[str, Any] = {
        **(command.empty if command else {}),
        "error": {"code": code, "message": sentence},
    }
    return Outcome(data, (), exit_code, (sentence,))


def _defect(error: BaseException, say: Translator) -> str:
    """The sentence about a defect of ours; what a developer needs goes to a file."""
    report = "".join(traceback.format_exception(error))
    path = paths.log_folder() / f"defect-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"ktu-desktop {__version__}\n{report}", "utf-8")
    except OSError:
        return say(
            mark("The program has a defect: {error}. Nothing was changed."), error=type(error).__name__
        )
    return say(
        mark("The program has a defect; nothing was changed. Please send this file: {file}"),
        file=str(path),
    )
