"""What the import says of its rows: status, place, name, numbers."""

from collections.abc import Mapping

from ktu_desktop.domain.entry_names import ROLE_LABELS, TEXT_NAMES, labelled
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.state_words import STATES
from ktu_desktop.domain.units_of_measure import value_text
from ktu_desktop.domain.values import Value
from ktu_desktop.gui.screens.import_files.preview_rows import Choices, PreviewRow
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import CellPreview, StatePreview, TextPreview

STATUS: Mapping[str, str] = {
    "ask": mark("Please decide"),
    "conflict": mark("Changed on both sides"),
    "rejected": mark("Not accepted"),
    "changed": mark("Changed"),
    "new": mark("New"),
    "same": mark("Unchanged"),
    "ignored": mark("Left out"),
}
TONES = {"ask": "doubt", "conflict": "doubt", "rejected": "bad", "changed": "accent", "new": "good"}
ICONS = {
    "ask": "circle-help",
    "conflict": "triangle-alert",
    "rejected": "circle-alert",
    "changed": "pencil",
    "new": "circle-check",
    "same": "minus",
    "ignored": "circle-slash",
}
_SHOWN_ONLY = {"target": mark("Plan"), "last_year": mark("Last year")}
"""Numbers that a file shows beside what is asked for; overtyped there, they are left out."""

_OTHER_TEXT = mark("Remark confirmed")
_NOTHING = "–"


def code(row: PreviewRow) -> str:
    """The indicator's code; nothing for common data and for a sheet's state."""
    return "" if isinstance(row.item, StatePreview) else row.item.indicator or ""


def place(row: PreviewRow, with_sheet: bool = True) -> str:
    """The cell, then its sheet where that is not named after the unit: ``E7``, ``E7  Summary``."""
    item = row.item
    if isinstance(item, StatePreview) or item.sheet == item.org or not with_sheet:
        return item.cell
    return f"{item.cell}  {item.sheet}"


def whose(row: PreviewRow, with_year: bool) -> str:
    """The organisation unit, with the year where the rows are of several; a dash where nobody said."""
    item = row.item
    year = item.period.code if with_year and isinstance(item, CellPreview) and item.period else ""
    return " ".join(filter(None, (item.org or _NOTHING, year)))


def name(row: PreviewRow, plan: Plan, say: Translator) -> str:
    """``Students in dual education`` with what it is in its indicator."""
    item = row.item
    if isinstance(item, CellPreview) and item.status == "ask" and not item.element:
        return _unplaced(item, plan, say)
    if isinstance(item, StatePreview):
        return say(mark("State of the sheet"))
    if isinstance(item, TextPreview):
        return say(TEXT_NAMES.get(item.field, _OTHER_TEXT))
    shown_only = item.figure in _SHOWN_ONLY
    if item.indicator is None and not shown_only:
        figure = plan.figures.get(item.figure)
        return say.name(figure.names) if figure else item.figure
    indicator = plan.indicators.get(item.indicator) if item.indicator else None
    element = plan.elements.get(item.element)
    label = say(
        _SHOWN_ONLY[item.figure] if shown_only else ROLE_LABELS.get(item.figure, ROLE_LABELS["value"])
    )
    if indicator is not None and (element is None or item.figure == "value") and not shown_only:
        return say.name(indicator.names)
    named = (indicator or element) if shown_only else element
    return label if named is None else labelled(label, say.name(named.names), say)


def titled(row: PreviewRow, plan: Plan, say: Translator) -> str:
    """Code and whole name: in the list a name may be cut. Nothing where it is asked which indicator it is."""
    if isinstance(row.item, CellPreview) and not row.item.element:
        return ""
    return "  ".join(filter(None, (code(row), name(row, plan, say))))


def _unplaced(item: CellPreview, plan: Plan, say: Translator) -> str:
    """What a cell of a foreign sheet may be about."""
    names = (say.name(plan.indicators[code].names) for code in item.choices if code in plan.indicators)
    return " / ".join(names) or _NOTHING


def old(row: PreviewRow, plan: Plan, say: Translator) -> str:
    """What is here now."""
    if isinstance(row.item, StatePreview):
        return say(STATES[row.item.old]) if row.item.old else _NOTHING
    return _content(row.item.old, row.item, plan, say)


def sent(row: PreviewRow, plan: Plan, say: Translator) -> str:
    """What was sent, or last taken from there."""
    if isinstance(row.item, StatePreview):
        return _NOTHING
    return _content(row.item.base, row.item, plan, say)


def changed_by(row: PreviewRow, say: Translator) -> str:
    """Who changed here what the file would change too, and when: ``A. Ivanova, 12.01.2023 14:32``."""
    item = row.item
    if isinstance(item, StatePreview) or not item.when:
        return ""
    return f"{item.who}, {say.moment(item.when)}"


def _content(
    content: Value | str | None, item: CellPreview | TextPreview, plan: Plan, say: Translator
) -> str:
    if isinstance(content, str) or isinstance(item, TextPreview):
        return str(content or _NOTHING)
    return number(content, item, plan, say)


def new(row: PreviewRow, choices: Choices, plan: Plan, say: Translator) -> str:
    """What the file says: the number it was read as, else the text as it stands there."""
    item = row.item
    if isinstance(item, StatePreview):
        return ": ".join(filter(None, (say(STATES[item.state]), item.remark)))
    if item.deletes:
        return say(mark("delete"))
    if isinstance(item, TextPreview):
        return item.text
    value = choices.value_of(row)
    return item.text if value is None else number(value, item, plan, say)


def number(value: Value | None, item: CellPreview, plan: Plan, say: Translator) -> str:
    """A number of the row with its unit; a dash for none."""
    if value is None:
        return _NOTHING
    element = plan.elements.get(item.element)
    return value_text(value, element.unit if element else None, say)


def status(row: PreviewRow, choices: Choices, say: Translator) -> str:
    """The status in words, and what was decided about it."""
    words = say(STATUS[row.item.status])
    if row.item.status not in ("ask", "conflict"):
        return words
    match choices.of(row):
        case "take":
            return say(mark("Taken from the file"))
        case "keep":
            return say(mark("Mine is kept"))
    return words


def why(row: PreviewRow, plan: Plan, say: Translator) -> str:
    """The finding's sentence; nothing where all is well."""
    return sentence(row.item.finding, say, plan) if row.item.finding else ""
