"""What a command is made of, and what it is handed when it runs."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ktu_desktop.domain.periods import Period
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress

if TYPE_CHECKING:
    from ktu_desktop.usecases.workspace import Workspace

DONE, REFUSED, WRONG_USE = 0, 1, 2
"""Exit codes: done (warnings too); refused, or done in part, with findings; wrong use."""


@dataclass(frozen=True)
class Outcome:
    """What a command says: ``data`` with --json, else ``lines``; ``messages`` go to standard error.

    A value of ``data`` that is an iterator is written item by item.
    """

    data: Mapping[str, Any]
    lines: Iterator[str] | tuple[str, ...] = ()
    exit_code: int = DONE
    messages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What a command works at: the reader's language, the database's file, who works, progress.

    ``tolerance``: the part of a target that may lack while it counts as near. ``kept``: what is closed when
    everything has been said.
    """

    say: Translator
    database: Path
    author: str
    progress: Progress
    tolerance: Fraction
    kept: ExitStack

    @contextmanager
    def workspace(self, arguments: Namespace, period: Period | None = None) -> "Iterator[Workspace]":
        """The open workspace with the plan that the arguments or the period name. Raises WrongUse."""
        from ktu_desktop.usecases.workspace import open_workspace  # late: --help needs no database

        year = period.year if period else None
        workspace = open_workspace(self.database, self.author, getattr(arguments, "plan", None), year)
        try:
            yield workspace
        finally:
            workspace.close()


@dataclass(frozen=True)
class Command:
    """One command. ``empty``: its keys with --json where it refuses before it has anything to say."""

    name: str
    summary: str
    arguments: Callable[[ArgumentParser, Translator], None]
    run: Callable[[Desk, Namespace], Outcome]
    empty: Mapping[str, Any] = field(default_factory=dict)


def add_sheet(parser: ArgumentParser, say: Translator, required: bool = True) -> None:
    """The arguments that name a sheet: --org, --year."""
    org, year = mark("the organisation unit's code"), mark("a year, or a part of it: 2023, 2023-H1")
    parser.add_argument("--org", metavar="ORG", required=required, help=say(org))
    parser.add_argument("--year", metavar="YEAR", required=required, help=say(year))


def add_plan(parser: ArgumentParser, say: Translator) -> None:
    """The argument that names a plan, where more than one holds the year."""
    parser.add_argument(
        "--plan", metavar="CODE", help=say(mark("the plan, where more than one has the year"))
    )


def period_of(arguments: Namespace) -> Period:
    """The period of --year. Raises WrongUse."""
    from ktu_desktop.usecases.workspace import period_named

    return period_named(arguments.year)


def year_json(period: Period) -> int | str:
    """A period as --json writes it: a whole year as a number, a part of it as its code."""
    return period.code if period.part else period.year


def existing_file(text: str) -> Path:
    """The path of a file that is there. Raises WrongUse."""
    path = Path(text)
    if not path.exists():
        raise WrongUse(mark("There is no file {file}."), file=text)
    return path
