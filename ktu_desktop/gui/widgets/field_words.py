"""What the form says of a field: its label, where its number comes from, which lock it has."""

from collections.abc import Iterable
from html import escape

from ktu_desktop.domain.entry_names import ROLE_LABELS, labelled
from ktu_desktop.domain.evaluated_sheet import Field
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Indicator, Plan
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.sheet_locks import LOCKS

_LOCKS = {"last_year": mark("Locked: last year's sheet has this number.")}
_OTHER_LOCK = mark("Locked: nothing can be typed here.")
_SOURCES = {
    "last_year": mark("Taken from last year's sheet."),
    "history": mark("Taken from the university's history."),
}


def title(field: Field, indicator: Indicator | None, plan: Plan, say: Translator) -> str:
    """``Of these: students in dual education``; the label alone where the name says no more."""
    figure = plan.figures.get(field.figure)
    own = say.name(figure.names if figure else field.element.names)
    if indicator is None or (indicator.measure == "ratio" and field.role in ("numerator", "denominator")):
        return own  # of a ratio's two numbers neither is a part of the other
    label = _label(field, indicator, say)
    known = (say.name(indicator.names), label, "")
    return label if own in known else labelled(label, own, say)


def _label(field: Field, indicator: Indicator, say: Translator) -> str:
    if field.role == "stated" and indicator.unit != "%":
        return say(mark("Result only, not in totals"))
    if field.role == "value" and indicator.measure == "index":
        return say(mark("Index value"))
    return say(ROLE_LABELS[field.role])


def unit(field: Field, say: Translator) -> str:
    """What stands behind the number; nothing for ranks and yes or no, whose fields say it themselves."""
    return unit_of(field.element.unit).suffix(say)


def derived(field: Field, say: Translator) -> str:
    """The number that counts where nobody typed one; nothing where there is none."""
    if field.value is not None or field.effective is None:
        return ""
    return unit_of(field.element.unit).write(field.effective, say)


def origin(field: Field, plan: Plan, say: Translator) -> str:
    """Where a number comes from that nobody typed here."""
    if field.value is not None or field.effective is None:
        return ""
    if field.source == "sum":
        return say(mark("Sum of {codes}"), codes=" + ".join(field.element.sum_of))
    if field.source == "filled":
        rules = (rule for rule in plan.rules if rule.fills and plan.element(rule.left) == field.element)
        parts = (" + ".join(rule.right) for rule in rules)
        return say(mark("Filled in automatically from {parts}"), parts=next(parts, ""))
    return say(_SOURCES[field.source]) if field.source in _SOURCES else ""


def lock(field: Field, indicator: Indicator | None, say: Translator) -> str:
    """Why nothing can be typed here; nothing where something can."""
    if field.lock == "same_as" and indicator is not None:
        return say(mark("Locked: this is indicator {code}, type it there."), code=indicator.same_as)
    words = lock_words(field)
    return say(words) if words else ""


def lock_words(field: Field) -> str:
    """The same, marked for translation, where the indicator is not known."""
    return "" if field.lock is None else {**LOCKS, **_LOCKS}.get(field.lock, _OTHER_LOCK)


def sharing(field: Field, indicator: Indicator | None, say: Translator) -> str:
    """Which other indicators a common number serves, each a link; nothing for a number of one indicator."""
    others = [code for code in field.element.indicators if indicator is None or code != indicator.code]
    if not others:
        return ""
    codes = ", ".join(f'<a href="{escape(code)}">{escape(code)}</a>' for code in others)
    if indicator is None:
        return say.plural(
            "For {n} indicator: {codes}", "For {n} indicators: {codes}", len(others), codes=codes
        )
    if field.element.role == "common" or field.figure != field.element.code:
        return say(mark("Common data, also used by {codes}"), codes=codes)
    return say(mark("Also used by {codes}"), codes=codes)


def contradicting(indicators: Iterable[str], say: Translator) -> str:
    """Where a common number takes part in an error or a remark, each a link; nothing for nowhere."""
    codes = ", ".join(f'<a href="{escape(code)}">{escape(code)}</a>' for code in indicators)
    return say(mark("Errors or remarks in {codes}"), codes=codes) if codes else ""


def earlier(field: Field, period: Period | None, say: Translator) -> str:
    """What the same unit had given by the end of an earlier part of the year."""
    if field.earlier is None or period is None:
        return ""
    return say(mark("By {period}: {value}"), period=period, value=field.earlier)


def last_year(field: Field, say: Translator) -> str:
    """What the same unit gave a year before."""
    return say(mark("Last year {value}"), value=field.last_year) if field.last_year is not None else ""
