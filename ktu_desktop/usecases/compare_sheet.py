"""Comparing the numbers of one sheet of a returned file with what is here: three ways, by cell."""

from collections.abc import Set as AbstractSet

from ktu_desktop.domain.changes import NOT_APPLICABLE, Base
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.merge import compare
from ktu_desktop.domain.reading import check_value, read_cell
from ktu_desktop.domain.readings import Absent, Asked, Deleted, Given, Refused, finding_of
from ktu_desktop.domain.values import Value
from ktu_desktop.usecases.doubtful_scale import ask_hundredfold
from ktu_desktop.usecases.file_preview import CellPreview
from ktu_desktop.usecases.here import Here
from ktu_desktop.workbooks.read_file import ReadCell, ReadSheet


def compare_numbers(here: Here, sheet: ReadSheet, base: Base) -> tuple[CellPreview, ...]:
    """Every number that the sheet gives, compared. Blank cells give none: a blank never erases."""
    said = {text.indicator for text in sheet.texts if text.field == NOT_APPLICABLE}
    found = (_number(here, sheet.name, cell, base, said) for cell in sheet.cells)
    return ask_hundredfold(here, tuple(number for number in found if number is not None))


def _number(
    here: Here, sheet: str, cell: ReadCell, base: Base, not_applicable: AbstractSet[str]
) -> CellPreview | None:
    element = here.plan.elements.get(cell.element)
    if element is None:
        place = Place(here.org, here.period.code, cell.indicator, None, sheet, cell.cell)
        finding = Finding("file_unknown_number", Severity.ERROR, place, {"name": cell.element})
        return _preview(here, sheet, cell, None, None, None, "rejected", finding)
    old, before = here.values.get(element.code), base.cells.get((here.org, element.code))
    name = f"{cell.indicator}/{cell.figure}" if cell.indicator else cell.figure
    doubt: Finding | None
    divides = here.known.is_divisor(name)
    reading = read_cell(cell.content, element, divides)
    match reading:
        case Given(value):
            return compare_value(here, sheet, cell, value, base, not_applicable)
        case Absent():
            return None
        case Refused():
            doubt = finding_of(reading, _place(here, sheet, cell))
            return _preview(here, sheet, cell, None, old, before, "rejected", doubt)
        case Asked(_, candidates):
            doubt = finding_of(reading, _place(here, sheet, cell))
            held = tuple(v for v in candidates if isinstance(check_value(v, element, divides), Given))
            status = "ask" if held else "rejected"
            return _preview(here, sheet, cell, None, old, before, status, doubt, candidates=held)
        case Deleted():
            status = _status(here, compare(before, old, None, True))
            status, doubt = _doubted(here, sheet, cell, status, base, frozenset())
            return _preview(here, sheet, cell, None, old, before, status, doubt, True)


def compare_value(
    here: Here, sheet: str, cell: ReadCell, value: Value, base: Base, not_applicable: AbstractSet[str]
) -> CellPreview:
    """A number that was read, compared. ``not_applicable``: indicators of which the file says so."""
    old, before = here.values.get(cell.element), base.cells.get((here.org, cell.element))
    status, doubt = _status(here, compare(before, old, value, False)), None
    if status != "same":
        status, doubt = _doubted(here, sheet, cell, status, base, not_applicable)
    return _preview(here, sheet, cell, value, old, before, status, doubt)


def _place(here: Here, sheet: str, cell: ReadCell) -> Place:
    owner = here.known.owners[cell.element]
    return Place(here.org, here.period.code, owner, cell.element, sheet, cell.cell)


def _doubted(
    here: Here, sheet: str, cell: ReadCell, status: str, base: Base, not_applicable: AbstractSet[str]
) -> tuple[str, Finding | None]:
    """The status, and why a number that changes something is not simply taken."""
    if status == "rejected":
        facts = {"lock": here.lock}
        return status, Finding("sheet_locked", Severity.ERROR, _place(here, sheet, cell), facts)
    owner = here.known.owners[cell.element]
    if owner is None or status not in ("new", "changed"):
        return status, None
    if owner in not_applicable:
        return "ask", Finding("number_and_not_applicable", Severity.ERROR, _place(here, sheet, cell))
    reason = here.entries[owner].not_applicable if owner in here.entries else None
    if reason is not None and reason != base.texts.get((here.org, owner, NOT_APPLICABLE)):
        place, facts = _place(here, sheet, cell), {"reason": reason}
        return "conflict", Finding("not_applicable_there", Severity.ERROR, place, facts)
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
        value, old, base, status, finding, deletes, candidates, here.period,
    )  # fmt: skip
