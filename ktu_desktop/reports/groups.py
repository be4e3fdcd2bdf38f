"""Rows of indicators under the headings of their strategic line and task."""

from collections.abc import Iterable, Iterator

from ktu_desktop.domain.plan import Indicator, Plan
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports.document import Row

_LINE = mark("Strategic line {number}. {title}")
_TASK = mark("Task {number}. {title}")


def grouped(plan: Plan, rows: Iterable[tuple[Indicator, Row]], say: Translator) -> Iterator[Row]:
    """The rows in their order, a heading before each new line and task."""
    line = task = 0
    for indicator, row in rows:
        if indicator.line != line:
            line, task = indicator.line, 0
            yield Row((line_words(plan, line, say),), "group")
        if indicator.task != task:
            task = indicator.task
            yield Row((task_words(plan, task, say),), "subgroup")
        yield row


def line_words(plan: Plan, number: int, say: Translator) -> str:
    """``Strategic line 1. ...``."""
    title = next(say.name(line.titles) for line in plan.lines if line.number == number)
    return say(_LINE, number=number, title=title)


def task_words(plan: Plan, number: int, say: Translator) -> str:
    """``Task 1. ...``."""
    title = next(say.name(task.titles) for task in plan.tasks if task.number == number)
    return say(_TASK, number=number, title=title)
