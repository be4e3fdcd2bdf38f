"""What is said of a change: when, who, what, old -> new, through what; window, command line, reports."""

from ktu_desktop.domain.changes import CONFIRMATION, Batch, HistoryEntry
from ktu_desktop.domain.entry_names import ROLE_LABELS, TEXT_NAMES
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.units_of_measure import value_text
from ktu_desktop.domain.values import Band, Number, value_from_text
from ktu_desktop.i18n import Translator, mark

VIA = {
    "form": mark("typed"),
    "paste": mark("pasted"),
    "last_year": mark("taken over from last year"),
    "command": mark("by command"),
    "import": mark("from a file"),
    "undo": mark("undone"),
}
KINDS = {
    "form": mark("Typed: {label}"),
    "paste": mark("Pasted: {label}"),
    "last_year": mark("Common data of last year: {label}"),
    "command": mark("Command: {label}"),
    "import": mark("File {label}"),
    "undo": mark("Undone: {label}"),
}
_NOTHING = "–"
_LONGEST_NAME, _LONGEST_TEXT = 40, 20
"""Letters of a name and of a text where a change is told in one line."""


def batch_text(batch: Batch, say: Translator) -> str:
    """What a batch did: ``File MF.xlsx``, ``Typed: MF, first half of 2023``."""
    return say(KINDS[batch.kind], label=_label(batch.label, say)) if batch.kind in KINDS else batch.label


def what_text(batch: Batch, first: HistoryEntry, plan: Plan, unit: str, say: Translator) -> str:
    """What a batch changed, in a few words: its one number or text, or how many in which file or unit.

    ``first``: its first change, in ``plan``; ``unit``: the name of that change's organisation unit.
    """
    if batch.kind == "import":
        return say.plural(
            "the file {label}, {n} change", "the file {label}, {n} changes", batch.changes, label=batch.label
        )
    where = say(mark("{unit} {period}"), unit=unit, period=first.period)
    if batch.changes > 1:
        return say.plural("{n} change, {where}", "{n} changes, {where}", batch.changes, where=where)
    old, new = content_text(first.old, first, plan, say), content_text(first.new, first, plan, say)
    return say(
        mark("{what} {old} \u2192 {new}, {where}"),
        what=_shortened(_named(first, plan, say), _LONGEST_NAME),
        old=_shortened(old, _LONGEST_TEXT),
        new=_shortened(new, _LONGEST_TEXT),
        where=where,
    )


def _named(entry: HistoryEntry, plan: Plan, say: Translator) -> str:
    """A count by its indicator's code and name; anything else as everywhere."""
    indicator = plan.indicators.get(entry.element or "")
    return f"{indicator.code} {say.name(indicator.names)}" if indicator else subject_text(entry, plan, say)


def _shortened(text: str, longest: int) -> str:
    text = " ".join(text.splitlines())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _label(label: str, say: Translator) -> str:
    """A batch's label; what ends in a period's code ends in its words instead."""
    before, _, code = label.rpartition(" ")
    try:
        return f"{before}, {period_from_code(code).said(say)}" if before else label
    except ValueError:
        return label


def change_text(entry: HistoryEntry, plan: Plan, say: Translator) -> str:
    """A change in two or three lines."""
    head = say(
        mark("{when}  {who}, {via}"), when=say.moment(entry.at), who=entry.who, via=via_text(entry, say)
    )
    old, new = content_text(entry.old, entry, plan, say), content_text(entry.new, entry, plan, say)
    return f"{head}\n{subject_text(entry, plan, say)}: {old} \u2192 {new}"


def via_text(entry: HistoryEntry, say: Translator) -> str:
    """Through what a change came, and from which file, sheet and cell."""
    words = say(VIA[entry.via]) if entry.via in VIA else entry.via
    return say(mark("{via} ({source})"), via=words, source=entry.source) if entry.source else words


def subject_text(entry: HistoryEntry, plan: Plan, say: Translator) -> str:
    """Which number or text was changed."""
    if entry.element is None:
        return place_text(entry.indicator or "", entry.field or "", plan, say)
    return place_text(entry.element, "", plan, say)


def place_text(name: str, field: str, plan: Plan, say: Translator) -> str:
    """A number, by its element, or with ``field`` a text of an indicator: ``1.1.6, Of these``."""
    if field:
        if field.startswith(CONFIRMATION):
            return say(mark("{indicator}, why it is right"), indicator=name)
        return say(mark("{indicator}, {label}"), indicator=name, label=say(TEXT_NAMES.get(field, field)))
    element = plan.elements.get(name)
    if element is None:
        return name
    indicator = name.partition("/")[0]
    if indicator not in plan.indicators:
        return say.name(element.names)
    label = say(ROLE_LABELS.get(element.role, ROLE_LABELS["value"]))
    return say(mark("{indicator}, {label}"), indicator=indicator, label=label)


def canonical_text(text: str | None, name: str, field: str, plan: Plan, say: Translator) -> str:
    """What stood in such a place, from its canonical text: numbers as people here write them."""
    element = plan.elements.get(name)
    if not text or field or element is None:
        return text or _NOTHING
    return value_text(value_from_text(text), element.unit, say)


def content_text(content: object, entry: HistoryEntry, plan: Plan, say: Translator) -> str:
    """What stood there or stands there now."""
    if isinstance(content, Number | Band):
        element = plan.elements.get(entry.element or "")
        return value_text(content, element.unit if element else None, say)
    return str(content) if content else _NOTHING
