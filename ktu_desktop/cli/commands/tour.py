"""`tour`: the main job from end to end with made-up numbers, in a folder to be looked at."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from ktu_desktop.cli.command import Command, Desk, Outcome
from ktu_desktop.cli.terminal import write_lines, write_messages
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.folders import make_folder
from ktu_desktop.usecases.tour import Place, Stop


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        default="out",
        metavar="DIR",
        help=say(mark("where everything is left; otherwise: out")),
    )


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.tour import tour

    folder = Path(arguments.folder)
    make_folder(folder)
    stops = []
    place: Place | None = None
    for stop in tour(folder, desk.author, desk.say, desk.progress):
        if isinstance(stop, Place):
            place = stop
        else:
            stops.append(stop)
            _tell(stop, arguments.json)
    if place is not None:
        for stop in _pictures(folder / "pictures", place, desk.say):
            stops.append(stop)
            _tell(stop, arguments.json)
    files = [str(stop.file) for stop in stops if stop.file is not None]
    steps = [{"sentence": stop.sentence, "file": str(stop.file) if stop.file else None} for stop in stops]
    done = desk.say(mark("The tour is over; everything lies in {folder}."), folder=str(folder))
    return Outcome({"folder": str(folder), "files": files, "steps": steps}, (done,))


def _pictures(folder: Path, place: Place, say: Translator) -> Iterator[Stop]:
    """Pictures of the window with what the tour made."""
    from ktu_desktop.app import take_pictures

    for path in take_pictures(folder, place.database, place.unit, place.period):
        yield Stop(say(mark("A picture of the window.")), path)


def _tell(stop: Stop, as_json: bool) -> None:
    """Say it at once: the whole takes a while."""
    if as_json:
        write_messages([_line(stop)])
    else:
        write_lines([_line(stop)])


def _line(stop: Stop) -> str:
    return f"{stop.sentence} {stop.file}" if stop.file else stop.sentence


COMMAND = Command(
    "tour",
    mark("the main job from end to end with made-up numbers"),
    _arguments,
    _run,
    {"folder": None, "files": [], "steps": []},
)
