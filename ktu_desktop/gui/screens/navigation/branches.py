"""What stands in the tree on the left: common data, lines, tasks, indicators, each with how far it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from operator import is_
from typing import NamedTuple

from ktu_desktop.domain.completeness import AskedCounts, together
from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.plan import Line
from ktu_desktop.gui.session import COMMON_DATA
from ktu_desktop.gui.widgets.row_state import (
    DOES_NOT_APPLY,
    ERROR,
    FILLED,
    NOT_FILLED,
    PERCENT_ONLY,
    REFUSED,
    REMARK,
    RowState,
    state_of_row,
)
from ktu_desktop.i18n import Translator, mark

COMMON_KEY = "common"
_GRAVEST_FIRST = (REFUSED, ERROR, REMARK)


@dataclass(frozen=True)
class Branch:
    """One entry. ``key`` is stable; ``indicator``: where choosing it leads; ``count``: ``10/12`` or empty."""

    key: str
    text: str
    tooltip: str
    indicator: str
    count: str
    state: RowState | None
    children: tuple["Branch", ...] = ()


class Entry(NamedTuple):
    """An indicator's row, and what became of it at and below the unit; None where no unit is below."""

    row: Row
    counts: AskedCounts | None = None


Counts = Mapping[str, AskedCounts]


class Tree:
    """Makes the tree of a sheet; an entry whose rows are still the same objects stays the object it was."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Branch]] = {}

    def branches(
        self,
        sheet: Sheet,
        everything: bool,
        say: Translator,
        below: AbstractSet[str] = frozenset(),
        counts: Counts | None = None,
    ) -> tuple[Branch, ...]:
        """The whole tree for a sheet. ``below``: indicators that units below it are asked for.

        ``counts``: what became of what is asked at and below its unit, by indicator.
        """
        rows = [
            Entry(row, (counts or {}).get(row.indicator.code))
            for row in sheet.rows
            if row.asked or everything or row.indicator.code in below
        ]
        common = _common(sheet, say)
        lines = []
        for line in sheet.data.plan.lines:
            own = [entry for entry in rows if entry.row.indicator.line == line.number]
            if own:
                lines.append(self._line(sheet, line, own, say))
        return (*((common,) if common else ()), *lines)

    def _line(self, sheet: Sheet, line: Line, own: list[Entry], say: Translator) -> Branch:
        def make() -> Branch:
            name = say.name(line.titles)
            tasks = tuple(self._tasks(sheet, own, say))
            return _group(key, f"{line.number}  {name}", name, own, tasks)

        key = f"line {line.number}"
        return self._kept(key, (say, sheet.data.plan, *_made_of(own)), make)

    def _tasks(self, sheet: Sheet, rows: list[Entry], say: Translator) -> Iterator[Branch]:
        for number in dict.fromkeys(entry.row.indicator.task for entry in rows):
            own = [entry for entry in rows if entry.row.indicator.task == number]
            key = f"task {own[0].row.indicator.line}.{number}"
            make = partial(self._task, sheet, key, number, own, say)
            yield self._kept(key, (say, sheet.data.plan, *_made_of(own)), make)

    def _task(self, sheet: Sheet, key: str, number: int, own: list[Entry], say: Translator) -> Branch:
        name = say.name(next(task.titles for task in sheet.data.plan.tasks if task.number == number))
        text = say(mark("Task {number}. {name}"), number=number, name=name)
        leaves = (
            self._kept(entry.row.indicator.code, (say, *entry), partial(_leaf, entry, say)) for entry in own
        )
        return _group(key, text, name, own, tuple(leaves))

    def _kept(self, key: str, made_of: tuple[object, ...], make: Callable[[], Branch]) -> Branch:
        """The entry as it was, unless something it is made of is another object now."""
        known = self._made.get(key)
        if known is not None and len(known[0]) == len(made_of) and all(map(is_, known[0], made_of)):
            return known[1]
        branch = make()
        if known is not None and known[1] == branch:
            branch = known[1]
        self._made[key] = (made_of, branch)
        return branch


def _made_of(entries: list[Entry]) -> Iterator[object]:
    return (part for entry in entries for part in entry)


def _group(key: str, text: str, name: str, entries: list[Entry], children: tuple[Branch, ...]) -> Branch:
    first = entries[0].row.indicator.code
    return Branch(key, text, name, first, _count(entries), gravest(entries), children)


def _leaf(entry: Entry, say: Translator) -> Branch:
    code, name = entry.row.indicator.code, say.name(entry.row.indicator.names)
    count = _count([entry]) if entry.counts is not None and entry.counts.asked > 1 else ""
    return Branch(code, f"{code}  {name}", name, code, count, state_of_entry(entry))


def _common(sheet: Sheet, say: Translator) -> Branch | None:
    asked = [common for common in sheet.common if common.asked]
    if not asked:
        return None
    filled = sum(common.field.effective is not None for common in asked)
    refused = any(common.field.draft is not None for common in asked)
    state = REFUSED if refused else FILLED if filled == len(asked) else NOT_FILLED
    tip = say("Numbers that serve several indicators; each is typed once")
    return Branch(COMMON_KEY, say("Common data"), tip, COMMON_DATA, f"{filled}/{len(asked)}", state)


def gravest(entries: Iterable[Entry]) -> RowState | None:
    """What to show of several entries: the gravest trouble, else whether all is filled in."""
    states = [state_of_entry(entry) for entry in entries]
    for state in _GRAVEST_FIRST:
        if state in states:
            return state
    done = (FILLED, DOES_NOT_APPLY)
    if all(state in done for state in states):
        return FILLED
    return PERCENT_ONLY if all(state in (*done, PERCENT_ONLY) for state in states) else NOT_FILLED


def state_of_entry(entry: Entry) -> RowState:
    """The state of an indicator: of the unit's own row, and of what is asked of the units below it."""
    own, counts = state_of_row(entry.row), entry.counts
    if counts is None or own in _GRAVEST_FIRST:
        return own
    if counts.contradictory:
        return ERROR
    if not counts.asked:
        return own
    if counts.missing:
        return NOT_FILLED
    if counts.not_applicable == counts.asked:
        return DOES_NOT_APPLY
    return PERCENT_ONLY if counts.stated == counts.filled else FILLED


def _count(entries: list[Entry]) -> str:
    """Given of asked: of the unit itself, and of the units below it where there are any."""
    below = together(entry.counts for entry in entries if entry.counts is not None)
    own = [entry.row for entry in entries if entry.counts is None and entry.row.asked]
    asked, given = below.asked + len(own), below.given + sum(row.given for row in own)
    return f"{given}/{asked}" if asked else ""
