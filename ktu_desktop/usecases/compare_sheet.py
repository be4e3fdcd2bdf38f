"""Comparing one sheet of a returned file with what is here: three ways, by cell.

The base is the export's record in this database; for a file of another database it is what was last taken
from that one. The file's own word about what it once held is not asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.merge import compare
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.reading import read_cell
from ktu_desktop.domain.readings import Absent, Asked, Deleted, Given, Refused, finding_of
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import Value
from ktu_desktop.storage import (
    export_store,
    history_store,
)
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.doubtful_scale import ask_hundredfold
from ktu_desktop.usecases.file_preview import CellPreview, TextPreview
from ktu_desktop.usecases.here import Here
from ktu_desktop.usecases.not_applicable import own_elements
from ktu_desktop.workbooks.contents import Stamp
from ktu_desktop.workbooks.read_file import ReadCell, ReadSheet, ReadText

Cells = Mapping[tuple[str, str], Value | None]
"""Values by organisation unit and element; None: the cell was blank."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a file once held, and (for a file of this database) when it was written.

    ``at`` is the export's record's; ``entries`` is how many changes there had been: the file's own word,
    which only tells apart what happened within the same second.
    """

    cells: Cells
    at: str = ""
    entries: int = 0


@dataclass
class Bases:
    """The bases of comparison for files of one run; those of other databases are read once."""

    own_id: str
    _foreign: dict[tuple[str, str, Period], Base] = field(default_factory=dict)

    def base(self, conn: Connection, stamp: Stamp, period: Period) -> Base:
        """What the file's cells once held."""
        if not stamp.database_id:
            return Base({})
        if stamp.database_id == self.own_id:
            export = export_store.find_export(conn, stamp.export_id)
            return Base(export.base, export.at, _entries(stamp.chain_head)) if export else Base({})
        key = (stamp.database_id, stamp.plan, period)
        if key not in self._foreign:
            self._foreign[key] = Base(export_store.foreign_base(conn, *key))
        return self._foreign[key]


def _entries(chain_head: str) -> int:
    number = chain_head.partition(":")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0


def compare_numbers(here: Here, sheet: ReadSheet, base: Base) -> tuple[CellPreview, ...]:
    """Every number that the sheet gives, compared. Blank cells give none: a blank never erases."""
    said = {text.indicator for text in sheet.texts if text.field == NOT_APPLICABLE}
    found = (_number(here, sheet.name, cell, base.cells, said) for cell in sheet.cells)
    return ask_hundredfold(here, tuple(number for number in found if number is not None))


def _number(
    here: Here, sheet: str, cell: ReadCell, base: Cells, not_applicable: set[str]
) -> CellPreview | None:
    element = here.plan.elements.get(cell.element)
    if element is None:
        place = Place(here.org, here.period.code, cell.indicator, None, sheet, cell.cell)
        finding = Finding("file_unknown_number", Severity.ERROR, place, {"name": cell.element})
        return _preview(here, sheet, cell, None, None, None, "rejected", finding)
    old, before = here.values.get(element.code), base.get((here.org, element.code))
    name = f"{cell.indicator}/{cell.figure}" if cell.indicator else cell.figure
    doubt: Finding | None
    reading = read_cell(cell.content, element, here.known.is_divisor(name))
    match reading:
        case Given(value):
            status = _status(here, compare(before, old, value, False))
            if status == "same":
                return _preview(here, sheet, cell, value, old, before, status, None)
            status, doubt = _doubted(here, _place(here, sheet, cell), status, not_applicable)
            return _preview(here, sheet, cell, value, old, before, status, doubt)
        case Absent():
            return None
        case Refused():
            doubt = finding_of(reading, _place(here, sheet, cell))
            return _preview(here, sheet, cell, None, old, before, "rejected", doubt)
        case Asked(_, candidates):
            doubt = finding_of(reading, _place(here, sheet, cell))
            return _preview(here, sheet, cell, None, old, before, "ask", doubt, candidates=candidates)
        case Deleted():
            status = _status(here, compare(before, old, None, True))
            status, doubt = _doubted(here, _place(here, sheet, cell), status, set())
            return _preview(here, sheet, cell, None, old, before, status, doubt, True)


def _place(here: Here, sheet: str, cell: ReadCell) -> Place:
    owner = here.known.owners[cell.element]
    return Place(here.org, here.period.code, owner, cell.element, sheet, cell.cell)


def _doubted(here: Here, place: Place, status: str, not_applicable: set[str]) -> tuple[str, Finding | None]:
    """The status, and why a number that changes something is not simply taken."""
    if status == "rejected":
        return status, Finding("sheet_locked", Severity.ERROR, place, {"lock": here.lock})
    if status not in ("new", "changed") or place.indicator is None:
        return status, None
    if place.indicator in not_applicable:
        return "ask", Finding("number_and_not_applicable", Severity.ERROR, place)
    reason = here.entries[place.indicator].not_applicable if place.indicator in here.entries else None
    if reason is not None:
        return "conflict", Finding("not_applicable_there", Severity.ERROR, place, {"reason": reason})
    return status, None


def _status(here: Here, compared: str) -> str:
    """The comparison in the words of the preview; in a locked sheet what differs is refused."""
    status = "same" if compared == "mine" else compared
    return "rejected" if here.lock is not None and status != "same" else status


def _preview(
    here: Here,
    sheet: str,
    cell: ReadCell,
    value: Value | None,
    old: Value | None,
    base: Value | None,
    status: str,
    finding: Finding | None,
    deletes: bool = False,
    candidates: tuple[Value, ...] = (),
) -> CellPreview:
    return CellPreview(
        sheet, cell.cell, here.org, cell.indicator, cell.figure, cell.element, cell.content.text,
        value, old, base, status, finding, deletes, candidates,
    )  # fmt: skip


def compare_texts(
    conn: Connection, here: Here, sheet: ReadSheet, numbers: tuple[CellPreview, ...], base: Base
) -> tuple[TextPreview, ...]:
    """Every text that the sheet gives, compared.

    No record keeps a text that a file once held: a text is changed there when nobody changed it here since
    the file was written, or since it came from a file.
    """
    changed = {item.element for item in numbers if item.status in ("new", "changed", "ask", "conflict")}
    return tuple(_text(conn, here, sheet.name, text, changed, base) for text in sheet.texts)


def _text(
    conn: Connection, here: Here, sheet: str, text: ReadText, changed: set[str], base: Base
) -> TextPreview:
    old = getattr(here.entries.get(text.indicator, Entry()), text.field) or None
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
