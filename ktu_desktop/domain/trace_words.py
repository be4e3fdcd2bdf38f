"""Where a number of a total came from, in words: the same in the window and on the command line."""

from ktu_desktop.domain.change_words import VIA
from ktu_desktop.domain.entry_names import ROLE_LABELS
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_elements import owner_code
from ktu_desktop.domain.result_words import shown
from ktu_desktop.domain.sheet import StoredValue
from ktu_desktop.domain.trace import BEFORE_PLAN, BELOW, PARTS, TracedFigure
from ktu_desktop.i18n import Translator, mark

_HOW = {
    BELOW: mark("sum of the units below"),
    PARTS: mark("sum of other numbers of this unit"),
    BEFORE_PLAN: mark("known from before the plan"),
}
_LAST_YEAR = mark("Last year")


def figure_name(figure: TracedFigure, plan: Plan, say: Translator) -> str:
    """What a number is: ``Of these``, ``Students, total``, ``Last year``."""
    element = plan.elements[figure.element]
    if figure.last_year:
        return say(_LAST_YEAR)
    if element.role == "common" and figure.role == "common":
        return say.name(element.names)
    return say(ROLE_LABELS.get(figure.role, ROLE_LABELS["value"]))


def part_name(figure: TracedFigure, plan: Plan, say: Translator) -> str:
    """What a number is that another one is the sum of: another indicator's is called by its name."""
    owner = plan.indicators.get(owner_code(figure.element))
    if figure.last_year or owner is None:
        return figure_name(figure, plan, say)
    named = f"{owner.code}  {say.name(owner.names)}"
    return named if figure.role == "value" else f"{named}: {figure_name(figure, plan, say)}"


def figure_value(figure: TracedFigure, plan: Plan, say: Translator) -> str:
    """The number with its unit."""
    return shown(figure.value, plan.elements[figure.element].unit, say)


def origin_words(figure: TracedFigure, say: Translator) -> str:
    """``typed, A. Ivanova, 12.01.2023 14:32``; ``from a file (MF.xlsx, Sheet1, E5), ...``; or how it came."""
    return say(_HOW[figure.how]) if figure.stored is None else stored_words(figure.stored, say)


def stored_words(stored: StoredValue, say: Translator) -> str:
    """Through what a value came, from which file, sheet and cell, who brought it, and when."""
    via = say(VIA[stored.via]) if stored.via in VIA else stored.via
    facts = {"via": via, "who": stored.changed_by, "when": say.moment(stored.changed_at)}
    if stored.source:
        return say(mark("{via} ({source}), {who}, {when}"), source=stored.source, **facts)
    return say(mark("{via}, {who}, {when}"), **facts)
