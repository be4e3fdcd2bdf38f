"""`chart`: a chart as a picture at print size; with --list the kinds of charts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ktu_desktop.cli.command import Command, Desk, Outcome, add_plan, add_sheet, period_of, year_json
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.gui.charts.chart_kind import ChartKind

_SUFFIX = ".png"


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=say(mark("the chart; --list names them")))
    parser.add_argument("file", nargs="?", metavar="FILE.png", help=say(mark("the picture to write")))
    add_sheet(parser, say, required=False)
    add_plan(parser, say)
    one_of_these = mark("the indicator of the chart; otherwise: the first one with a number")
    parser.add_argument("--indicator", metavar="CODE", help=say(one_of_these))
    parser.add_argument(
        "--line", metavar="N", help=say(mark("the strategic line of the chart; otherwise: the first one"))
    )
    parser.add_argument("--task", metavar="N", help=say(mark("the task, instead of a strategic line")))
    parser.add_argument("--list", action="store_true", help=say(mark("name the charts")))


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.gui.charts import chart_kinds

    kinds = chart_kinds()
    return _list(kinds, desk.say) if arguments.list else _draw(desk, arguments, kinds)


def _list(kinds: "tuple[ChartKind, ...]", say: Translator) -> Outcome:
    widest = max(len(kind.name) for kind in kinds)
    listed = [{"name": kind.name, "title": say(kind.title), "about": kind.about} for kind in kinds]
    lines = tuple(f"{each['name'].ljust(widest)}  {each['title']}" for each in listed)
    return Outcome({"charts": listed}, lines)


def _draw(desk: Desk, arguments: Namespace, kinds: "tuple[ChartKind, ...]") -> Outcome:
    from ktu_desktop.gui.charts.chart_file import application, write_chart
    from ktu_desktop.usecases.chart_data import Asked, subject_of

    if None in (arguments.name, arguments.org, arguments.year, arguments.file):
        raise WrongUse(mark("Say which chart, and about what: NAME --org ORG --year YEAR FILE.png."))
    kind = _kind_named(arguments.name, kinds)
    path, period = Path(arguments.file), period_of(arguments)
    if path.suffix.lower() != _SUFFIX:
        raise WrongUse(
            mark("A chart is saved as {suffix}; {file} is not one."), suffix=_SUFFIX, file=path.name
        )
    with desk.workspace(arguments, period) as workspace:
        indicator, line, task = arguments.indicator or "", _number(arguments.line), _number(arguments.task)
        wanted = Asked(arguments.org, period, indicator, line, task, desk.tolerance)
        asked = subject_of(workspace, wanted)
        data, plan = kind.read(workspace, asked), workspace.plan
    running = application()
    write_chart(kind, data, asked, plan, desk.say, path)
    del running
    answer: dict[str, Any] = {"chart": kind.name, "org": arguments.org, "year": year_json(period)}
    if kind.about != "plan":
        answer |= {"indicator": asked.indicator, "line": asked.line, "task": asked.task or None}
    return Outcome({**answer, "file": str(path)}, (str(path),))


def _kind_named(name: str, kinds: "tuple[ChartKind, ...]") -> "ChartKind":
    found = next((kind for kind in kinds if kind.name == name), None)
    if found is None:
        names = ", ".join(kind.name for kind in kinds)
        raise WrongUse(mark("There is no chart {name}; there are: {names}."), name=name, names=names)
    return found


def _number(text: str | None) -> int:
    if text is None:
        return 0
    if not text.isdecimal():
        raise WrongUse(
            mark("{text} is not the number of a strategic line or task: write one, such as 2."), text=text
        )
    return int(text)


COMMAND = Command(
    "chart",
    mark("a chart as a picture to be printed or sent"),
    _arguments,
    _run,
    {"chart": None, "org": None, "year": None, "file": None},
)
