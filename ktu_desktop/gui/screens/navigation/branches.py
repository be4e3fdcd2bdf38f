"""What stands in the tree on the left: common data, lines, tasks, indicators, each with how far it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ktu_desktop.domain.evaluated_sheet import Row, Sheet
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


def branches(sheet: Sheet, everything: bool, say: Translator) -> tuple[Branch, ...]:
    """The whole tree for a sheet."""
    rows = [row for row in sheet.rows if row.asked or everything]
    plan = sheet.data.plan
    common = _common(sheet, say)
    lines = []
    for line in plan.lines:
        own = [row for row in rows if row.indicator.line == line.number]
        if own:
            name = say.name(line.titles)
            tasks = tuple(_tasks(sheet, own, say))
            lines.append(_group(f"line {line.number}", f"{line.number}  {name}", name, own, tasks))
    return (*((common,) if common else ()), *lines)


def _tasks(sheet: Sheet, rows: list[Row], say: Translator) -> Iterator[Branch]:
    titles = {task.number: task.titles for task in sheet.data.plan.tasks}
    for number in dict.fromkeys(row.indicator.task for row in rows):
        own = [row for row in rows if row.indicator.task == number]
        name = say.name(titles[number])
        text = say(mark("Task {number}. {name}"), number=number, name=name)
        key = f"task {own[0].indicator.line}.{number}"
        yield _group(key, text, name, own, tuple(_leaf(row, say) for row in own))


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
