"""Arguments as typed -> which command, in which language, on which database, with what.

Options may stand before and after the command, values before and after options.
"""

import re
from argparse import SUPPRESS, ArgumentError, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NoReturn

from ktu_desktop import __version__
from ktu_desktop.cli.command import Command
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import LANGUAGES, Translator, mark

PROGRAM = "ktu-desktop"
_WITH_A_VALUE = ("--db", "--lang")


_SENTENCES = (
    (r"the following arguments are required: (?P<names>.+)", mark("{names} is missing. See: {help}")),
    (r"unrecognized arguments: (?P<words>.+)", mark("{words} is not known here. See: {help}")),
    (r"argument (?P<name>\S+): expected .*", mark("{name} needs a value. See: {help}")),
    (
        r"argument (?P<name>\S+): invalid choice: '?(?P<word>.*?)'? \(choose from (?P<choices>.+)\)",
        mark("{name} cannot be {word}; it can be {choices}. See: {help}"),
    ),
)
"""What the library says in English, and our sentence for it."""


class _Parser(ArgumentParser):
    """A parser that refuses as everything else does: with a sentence, never by ending the program."""

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise WrongUse(sentence, help=f"{self.prog} --help", **found.groupdict())
        raise WrongUse(
            mark("The command is not complete or not right ({details}). See: {help}"),
            details=message,
            help=f"{self.prog} --help",
        )


class HelpWanted(Exception):
    """Help or the version was asked for; ``text`` is it."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


def find_command(argv: Sequence[str], commands: Sequence[Command]) -> tuple[Command | None, list[str]]:
    """The command among the arguments and all the rest. Raises WrongUse for an unknown one."""
    rest = list(argv)
    position = 0
    while position < len(rest):
        word = rest[position]
        if not word.startswith("-"):
            break
        position += 2 if word in _WITH_A_VALUE else 1
    if position >= len(rest):
        return None, rest
    name = rest.pop(position)
    for command in commands:
        if command.name == name:
            return command, rest
    raise WrongUse(
        mark("There is no command {name}; there are: {commands}."),
        name=name,
        commands=", ".join(command.name for command in commands),
    )


def parse(command: Command, rest: Sequence[str], say: Translator) -> Namespace:
    """The command's arguments. Raises WrongUse, HelpWanted."""
    parser = _Parser(
        f"{PROGRAM} {command.name}", description=say(command.summary), allow_abbrev=False, add_help=False
    )
    _add_common(parser, say)
    command.arguments(parser, say)
    if "-h" in rest or "--help" in rest:
        raise HelpWanted(_help(parser, say))
    try:
        return parser.parse_intermixed_args(list(rest))
    except ArgumentError as error:
        parser.error(str(error))


def _help(parser: ArgumentParser, say: Translator) -> str:
    """The parser's help; the library's own headings in the reader's language too."""
    headings = {
        "usage:": say(mark("Usage:")),
        "positional arguments:": say(mark("What to give:")),
        "options:": say(mark("Options:")),
    }
    lines = parser.format_help().split("\n")
    first, _, rest = lines[0].partition(" ")
    lines[0] = f"{headings.get(first, first)} {rest}"
    return "\n".join(headings.get(line, line) for line in lines)


def overview(commands: Sequence[Command], say: Translator) -> str:
    """The help without a command: what there is."""
    widest = max(len(command.name) for command in commands)
    listed = (f"  {command.name.ljust(widest)}  {say(command.summary)}" for command in commands)
    head = (
        f"{PROGRAM} {__version__}",
        f"{PROGRAM} [--db FILE] [--lang {'|'.join(LANGUAGES)}] COMMAND ... [--json]",
        "",
        say(mark("Without a command the window opens. Commands:")),
    )
    tail = say(mark("More about one command: {help}"), help=f"{PROGRAM} COMMAND --help")
    return "\n".join((*head, *listed, "", tail)) + "\n"


def language_wanted(argv: Sequence[str]) -> str | None:
    """The language that --lang names, wherever it stands; None where there is none."""
    for number, word in enumerate(argv):
        if word == "--lang":
            return argv[number + 1] if number + 1 < len(argv) else None
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _add_common(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument("--db", metavar="FILE", help=say(mark("the database; made when it is missing")))
    parser.add_argument("--lang", choices=LANGUAGES, help=say(mark("the language of all texts")))
    parser.add_argument("--json", action="store_true", help=say(mark("one JSON object for programs")))
    parser.add_argument("-h", "--help", action="store_true", help=SUPPRESS)
