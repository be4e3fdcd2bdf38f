"""Comparing the texts of one sheet of a returned file with what is here: three ways, by field."""

from ktu_desktop.domain.changes import NOT_APPLICABLE, Base
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.merge import CONFLICT, MINE, SAME, compare
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.usecases.compare_records import record_texts
from ktu_desktop.usecases.file_preview import CellPreview, TextPreview
from ktu_desktop.usecases.here import Here
from ktu_desktop.usecases.not_applicable import own_elements
from ktu_desktop.workbooks.read_file import ReadSheet, ReadText
from ktu_desktop.workbooks.text_cells import as_compared


def compare_texts(
    here: Here, sheet: ReadSheet, numbers: tuple[CellPreview, ...], base: Base
) -> tuple[TextPreview, ...]:
    """Every text that the sheet gives, compared. Blank cells give none: a blank never erases."""
    changed = {item.element for item in numbers if item.status in ("new", "changed", "ask", "conflict")}
    given = (*sheet.texts, *record_texts(here, sheet, base))
    return tuple(_text(here, sheet.name, text, changed, base) for text in given)


def text_status(name: str, base: str | None, mine: str | None, theirs: str, deletes: bool) -> str:
    """What taking a text would mean, in the words of the preview. ``theirs``: what the file says."""
    sent, here, there = (as_compared(name, text) for text in (base, mine, theirs))
    status = compare(sent, here, there, deletes)
    return SAME if status == MINE else status


def _text(here: Here, sheet: str, text: ReadText, changed: set[str], base: Base) -> TextPreview:
    old = here.entries.get(text.indicator, Entry()).text(text.field)
    before = base.texts.get((here.org, text.indicator, text.field))
    place = Place(here.org, here.period.code, text.indicator, None, sheet, text.cell)
    status, finding = text_status(text.field, before, old, text.text, text.deletes), None
    if status != SAME:
        ends = text.field == NOT_APPLICABLE and not text.deletes
        if here.lock is not None:
            status, finding = "rejected", Finding("sheet_locked", Severity.ERROR, place, {"lock": here.lock})
        elif ends and changed & set(own_elements(here.plan, text.indicator)):
            status, finding = "ask", Finding("number_and_not_applicable", Severity.ERROR, place)
        elif ends and not _numbers_unchanged(here, text.indicator, base):
            status = CONFLICT
    return TextPreview(
        sheet, text.cell, here.org, text.indicator, text.field, text.text, old, before, status, finding,
        text.deletes,
    )  # fmt: skip


def _numbers_unchanged(here: Here, indicator: str, base: Base) -> bool:
    """Whether the numbers that "does not apply" would end are as they were sent."""
    own = (element for element in own_elements(here.plan, indicator) if element in here.values)
    return all(here.values[element] == base.cells.get((here.org, element)) for element in own)
