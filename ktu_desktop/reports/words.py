"""Words that several reports say: progress, sheets' states, periods, suppliers."""

from collections.abc import Iterator

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.i18n import Translator, mark

NOT_APPLICABLE = mark("Does not apply")
STATED = mark("Percent only, not in totals")
NOT_GIVEN = PROGRESS["no_value"]


def unit_words(unit: OrgUnit, say: Translator) -> str:
    """``Faculty of Mining (MF)``."""
    return say(mark("{name} ({code})"), name=say.name(unit.names), code=unit.code)


def progress_words(row: e.Row, say: Translator) -> str:
    """How a row stands against its target, in words; a stated result is said to be one."""
    if row.state == e.NOT_APPLICABLE:
        return say(NOT_APPLICABLE)
    if row.state == e.MISSING:
        return say(NOT_GIVEN)
    words = say(PROGRESS[row.progress])
    return f"{words}. {say(STATED)}" if row.state == e.STATED else words


def page_words(say: Translator) -> str:
    """``Page {page} of {pages}``, to be filled in on each page."""
    return say(mark("Page {page} of {pages}"), page="{page}", pages="{pages}")


SUPPLIERS = {
    "university": mark("the university"),
    "faculty": mark("the faculties"),
    "department": mark("the departments"),
    "office": mark("the offices"),
    "college": mark("the college"),
}
"""Who is asked, by level."""


def supplier_words(organisation: Organisation, supplied_by: str, say: Translator) -> str:
    """Who is asked: a level in words, or a unit's name."""
    unit = organisation.by_code.get(supplied_by)
    if unit is not None:
        return unit_words(unit, say)
    return say(SUPPLIERS[supplied_by]) if supplied_by in SUPPLIERS else supplied_by


def entry_texts(entry: Entry, say: Translator) -> Iterator[str]:
    """What a unit says of an indicator beside its number, text by text."""
    if entry.not_applicable:
        yield say(mark("Does not apply: {reason}"), reason=entry.not_applicable)
    if entry.explanation:
        yield entry.explanation
    if entry.reason_missed:
        yield say(mark("Reason: {reason}"), reason=entry.reason_missed)
    if entry.measures_taken:
        yield say(mark("Measures: {measures}"), measures=entry.measures_taken)
    if any(basis_parts(entry)):
        yield say(mark("Basis: {basis}"), basis=_basis_words(entry, say))
    yield from entry.confirmations.values()


def _basis_words(entry: Entry, say: Translator) -> str:
    """``order of the rector, No. 12, 12.05.2023, kept: archive``."""
    document, number, date, kept = basis_parts(entry)
    parts = (
        document,
        say(mark("No. {number}"), number=number) if number[:1].isdigit() else number,
        date,
        say(mark("kept: {place}"), place=kept) if kept else "",
    )
    return ", ".join(part for part in parts if part)


def basis_parts(entry: Entry) -> tuple[str, str, str, str]:
    """What a value rests on: document, number, date, where it is kept."""
    return (entry.basis_document, entry.basis_number, entry.basis_date, entry.basis_kept)
