"""One change as the cells of a table: what it is about, what stood there, what stands there now."""

from ktu_desktop.domain.changes import CONFIRMATION, HistoryEntry
from ktu_desktop.domain.entry_names import TEXT_NAMES
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import Band, Number
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import amount


def was_and_is(material: Material, change: HistoryEntry, say: Translator) -> tuple[d.Cell, d.Cell]:
    """The old and the new content; a dash for none."""
    return _content(material, change, change.old, say), _content(material, change, change.new, say)


def subject_of(material: Material, change: HistoryEntry, say: Translator) -> tuple[str, str]:
    """The indicator, and which number or text of it."""
    if change.element is None:
        field = change.field or ""
        label = mark("Why it is right") if field.startswith(CONFIRMATION) else TEXT_NAMES.get(field, field)
        return change.indicator or "", say(label)
    element = material.plan.elements.get(change.element)
    owner = change.element.partition("/")[0]
    name = say.name(element.names) if element is not None else change.element
    return (owner if owner in material.plan.indicators else ""), name


def _content(material: Material, change: HistoryEntry, content: object, say: Translator) -> d.Cell:
    if isinstance(content, Number | Band):
        element = material.plan.elements.get(change.element or "")
        return amount(content, unit_of(element.unit if element is not None else None), say)
    return str(content) if content else "–"
