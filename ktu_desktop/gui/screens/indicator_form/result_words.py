"""What the form says of a result: the number, the plan, last year, how far it is."""

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.domain.progress import CONTRADICTORY, NO_TARGET
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.result_words import short as short
from ktu_desktop.domain.result_words import shown
from ktu_desktop.domain.units_of_measure import unit_of, value_text
from ktu_desktop.domain.values import Result, result_text
from ktu_desktop.i18n import Translator, mark

NOT_APPLICABLE = mark("Does not apply")
_NOT_COMPARED = (NO_TARGET, CONTRADICTORY)


def result(value: Result | None, row: Row, say: Translator) -> str:
    """A result of the row's indicator with its unit, rounded for the eye: ``49,2 %``; empty for none."""
    return shown(value, _symbol(row), say)


def exact(value: Result | None, say: Translator) -> str:
    """The result to all its places, for the tooltip."""
    return "" if value is None else say.number(result_text(value))


def target(row: Row, say: Translator) -> str:
    """``plan 50 %``; below the university a share's is for orientation."""
    if row.target is None:
        return say(PROGRESS["no_target"])
    text = value_text(row.target, _symbol(row), say)
    if row.orientation:
        return say(mark("university's plan {target}, for orientation"), target=text)
    return say(mark("plan {target}"), target=text)


def progress(row: Row, say: Translator) -> str:
    """``Near the target, −0,8``: words, and the difference where one has a meaning."""
    if row.state == "not_applicable":
        return say(NOT_APPLICABLE)
    words = say(PROGRESS["no_value"] if row.state == "missing" else PROGRESS[row.progress])
    yes_or_no = unit_of(_symbol(row)).kind == "yes_no"
    if row.deviation is None or row.result is None or row.progress in _NOT_COMPARED or yes_or_no:
        return words
    sign = "+" if row.deviation > 0 else ""
    return say(mark("{words}, {difference}"), words=words, difference=sign + short(row.deviation, say))


def _symbol(row: Row) -> str | None:
    """The unit of the indicator's result; ranks and yes or no have theirs at the one number they are."""
    own = (field.element.unit for field in row.fields if field.role == "value")
    return row.indicator.unit or next(own, None)
