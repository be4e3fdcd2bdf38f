"""Comparing the texts of one sheet of a returned file with what is here."""

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.storage import history_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.bases import Base
from ktu_desktop.usecases.compare_records import record_texts
from ktu_desktop.usecases.entry_texts import entry_text
from ktu_desktop.usecases.file_preview import CellPreview, TextPreview
from ktu_desktop.usecases.here import Here
from ktu_desktop.usecases.not_applicable import own_elements
from ktu_desktop.workbooks.read_file import ReadSheet, ReadText


def compare_texts(
    conn: Connection, here: Here, sheet: ReadSheet, numbers: tuple[CellPreview, ...], base: Base
) -> tuple[TextPreview, ...]:
    """Every text that the sheet gives, compared.

    No record keeps a text that a file once held: a text is changed there when nobody changed it here since
    the file was written, or since it came from a file.
    """
    changed = {item.element for item in numbers if item.status in ("new", "changed", "ask", "conflict")}
    given = (*sheet.texts, *record_texts(sheet, here.plan))
    return tuple(_text(conn, here, sheet.name, text, changed, base) for text in given)


def _text(
    conn: Connection, here: Here, sheet: str, text: ReadText, changed: set[str], base: Base
) -> TextPreview:
    old = entry_text(here.entries.get(text.indicator, Entry()), text.field)
    place = Place(here.org, here.period.code, text.indicator, None, sheet, text.cell)
    given = text.text.strip()
    finding = None
    if given == (old or ""):
        status = "same"
    elif here.lock is not None:
        status, finding = "rejected", Finding("sheet_locked", Severity.ERROR, place, {"lock": here.lock})
    elif text.field == NOT_APPLICABLE and changed & set(own_elements(here.plan, text.indicator)):
        status, finding = "ask", Finding("number_and_not_applicable", Severity.ERROR, place)
    elif not (_text_unchanged(conn, here, text, base) and _numbers_unchanged(here, text, base)):
        status = "conflict"
    else:
        status = "new" if old is None else "changed"
    return TextPreview(sheet, text.cell, here.org, text.indicator, text.field, given, old, status, finding)


def _text_unchanged(conn: Connection, here: Here, text: ReadText, base: Base) -> bool:
    """Whether nobody here changed the text since the file was written, or since it came from a file."""
    if text.indicator not in here.entries:
        return True
    where = (here.plan.code, here.org, here.period)
    newest = history_store.newest_entry(conn, *where, indicator=text.indicator, field=text.field)
    if newest is None or newest.new is None or newest.via == "import":
        return True
    return newest.at <= base.at and newest.id <= base.entries


def _numbers_unchanged(here: Here, text: ReadText, base: Base) -> bool:
    """Whether the numbers that "does not apply" would end are as they were sent."""
    if text.field != NOT_APPLICABLE:
        return True
    own = (element for element in own_elements(here.plan, text.indicator) if element in here.values)
    return all(here.values[element] == base.cells.get((here.org, element)) for element in own)
