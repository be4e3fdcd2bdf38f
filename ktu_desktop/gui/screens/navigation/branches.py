"""What stands in the tree on the left: common data, lines, tasks, indicators, each with how far it is."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from operator import is_

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


class Tree:
    """Makes the tree of a sheet; an entry whose rows are still the same objects stays the object it was."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], Branch]] = {}

    def branches(
        self, sheet: Sheet, everything: bool, say: Translator, below: AbstractSet[str] = frozenset()
    ) -> tuple[Branch, ...]:
        """The whole tree for a sheet. ``below``: indicators that units below it are asked for."""
        rows = [row for row in sheet.rows if row.asked or everything or row.indicator.code in below]
        common = _common(sheet, say)
        lines = []
        for line in sheet.data.plan.lines:
            own = [row for row in rows if row.indicator.line == line.number]
            if own:
                lines.append(self._line(sheet, line, own, say))
        return (*((common,) if common else ()), *lines)

    def _line(self, sheet: Sheet, line: Line, own: list[Row], say: Translator) -> Branch:
        def make() -> Branch:
            name = say.name(line.titles)
            tasks = tuple(self._tasks(sheet, own, say))
            return _group(key, f"{line.number}  {name}", name, own, tasks)

        key = f"line {line.number}"
        return self._kept(key, (say, sheet.data.plan, *own), make)

    def _tasks(self, sheet: Sheet, rows: list[Row], say: Translator) -> Iterator[Branch]:
        for number in dict.fromkeys(row.indicator.task for row in rows):
            own = [row for row in rows if row.indicator.task == number]
            key = f"task {own[0].indicator.line}.{number}"
            make = partial(self._task, sheet, key, number, own, say)
            yield self._kept(key, (say, sheet.data.plan, *own), make)

    def _task(self, sheet: Sheet, key: str, number: int, own: list[Row], say: Translator) -> Branch:
        name = say.name(next(task.titles for task in sheet.data.plan.tasks if task.number == number))
        text = say(mark("Task {number}. {name}"), number=number, name=name)
        leaves = (self._kept(row.indicator.code, (say, row), partial(_leaf, row, say)) for row in own)
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


def _group(key: str, text: str, name: str, rows: list[Row], children: tuple[Branch, ...]) -> Branch:
    first = rows[0].indicator.code
    return Branch(key, text, name, first, _count(rows), gravest(rows), children)


def _leaf(row: Row, say: Translator) -> Branch:
    code, name = row.indicator.code, say.name(row.indicator.names)
    return Branch(code, f"{code}  {name}", name, code, "", state_of_row(row))


def _common(sheet: Sheet, say: Translator) -> Branch | None:
    asked = [common for common in sheet.common if common.asked]
    if not asked:
        return None
    filled = sum(common.field.effective is not None for common in asked)
    refused = any(common.field.draft is not None for common in asked)
    state = REFUSED if refused else FILLED if filled == len(asked) else NOT_FILLED
    tip = say("Numbers that serve several indicators; each is typed once")
    return Branch(COMMON_KEY, say("Common data"), tip, COMMON_DATA, f"{filled}/{len(asked)}", state)


def gravest(rows: Iterable[Row]) -> RowState | None:
    """What to show of several rows: the gravest trouble, else whether all is filled in."""
    states = [state_of_row(row) for row in rows]
    for state in _GRAVEST_FIRST:
        if state in states:
            return state
    done = (FILLED, DOES_NOT_APPLY)
    if all(state in done for state in states):
        return FILLED
    return PERCENT_ONLY if all(state in (*done, PERCENT_ONLY) for state in states) else NOT_FILLED


def _count(rows: list[Row]) -> str:
    asked = [row for row in rows if row.asked]
    return f"{sum(row.given for row in asked)}/{len(asked)}" if asked else ""
