"""What the screens say of a change: when, who, what, old -> new, and where it came from."""

from ktu_desktop.domain.changes import CONFIRMATION, HistoryEntry
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.units_of_measure import value_text
from ktu_desktop.domain.values import Band, Number
from ktu_desktop.gui.entry_names import ROLE_LABELS, TEXT_NAMES
from ktu_desktop.i18n import Translator, mark

VIA = {
    "form": mark("typed"),
    "paste": mark("pasted"),
    "command": mark("by command"),
    "import": mark("from a file"),
    "undo": mark("undone"),
}
_NOTHING = "–"


def change_text(entry: HistoryEntry, plan: Plan, say: Translator) -> str:
    """A change in two or three lines."""
    head = say(mark("{when}  {who}, {via}"), when=say.moment(entry.at), who=entry.who, via=_via(entry, say))
    old, new = _content(entry.old, entry, plan, say), _content(entry.new, entry, plan, say)
    return f"{head}\n{_subject(entry, plan, say)}: {old} \u2192 {new}"


def _via(entry: HistoryEntry, say: Translator) -> str:
    words = say(VIA[entry.via]) if entry.via in VIA else entry.via
    return say(mark("{via} ({source})"), via=words, source=entry.source) if entry.source else words


def _subject(entry: HistoryEntry, plan: Plan, say: Translator) -> str:
    if entry.element is None:
        field = entry.field or ""
        if field.startswith(CONFIRMATION):
            return say(mark("{indicator}, why it is right"), indicator=entry.indicator or "")
        label = say(TEXT_NAMES.get(field, field))
        return say(mark("{indicator}, {label}"), indicator=entry.indicator or "", label=label)
    element = plan.elements.get(entry.element)
    if element is None:
        return entry.element
    indicator = entry.element.partition("/")[0]
    if indicator not in plan.indicators:
        return say.name(element.names)
    label = say(ROLE_LABELS.get(element.role, ROLE_LABELS["value"]))
    return say(mark("{indicator}, {label}"), indicator=indicator, label=label)


def _content(content: object, entry: HistoryEntry, plan: Plan, say: Translator) -> str:
    if isinstance(content, Number | Band):
        element = plan.elements.get(entry.element or "")
        return value_text(content, element.unit if element else None, say)
    return str(content) if content else _NOTHING
