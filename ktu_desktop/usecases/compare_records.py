"""What a faculty's file carries beside its cells: texts that have no cell, deletions, states of sheets."""

from collections.abc import Iterator, Sequence

from ktu_desktop.domain.changes import Base
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.merge import compare
from ktu_desktop.domain.state_words import state_words
from ktu_desktop.usecases.file_preview import CellPreview, StatePreview
from ktu_desktop.usecases.here import Here
from ktu_desktop.usecases.sheet_locks import follows
from ktu_desktop.workbooks.read_file import ReadSheet, ReadText


def record_texts(here: Here, sheet: ReadSheet, base: Base) -> Iterator[ReadText]:
    """Texts and confirmations that a file carries without a cell of their own, and those deleted there.

    Only what was taken from there (or sent there) can have been deleted there.
    """
    if sheet.record is None:
        return
    for indicator, entry in sheet.record.entries.items():
        if indicator in here.plan.indicators:
            for name, text in entry.texts().items():
                if name not in sheet.fields_in_cells:
                    yield ReadText("", indicator, name, text)
    given = {(text.indicator, text.field) for text in sheet.texts}
    for indicator, name in sheet.record.texts_deleted:
        if (indicator, name) not in given and base.texts.get((here.org, indicator, name)) is not None:
            yield ReadText("", indicator, name, "", deletes=True)


def record_deletions(
    here: Here, sheet: ReadSheet, numbers: Sequence[CellPreview], base: Base
) -> Iterator[CellPreview]:
    """Numbers that were deleted there: only what was taken from there (or sent there) can be."""
    if sheet.record is None:
        return
    given = {number.element for number in numbers}
    for element in sheet.record.deletions:
        before, now = base.cells.get((here.org, element)), here.values.get(element)
        if element not in here.plan.elements or element in given or before is None or now is None:
            continue
        status, finding = compare(before, now, None, deleted=True), None
        owner = here.known.owners[element]
        if here.lock is not None and status != "same":
            place = Place(here.org, here.period.code, owner, element, sheet.name)
            status, finding = "rejected", Finding("sheet_locked", Severity.ERROR, place, {"lock": here.lock})
        role = here.plan.elements[element].role
        figure = role if owner is not None else element
        yield CellPreview(
            sheet.name,
            "",
            here.org,
            owner,
            figure,
            element,
            "",
            None,
            now,
            before,
            status,
            finding,
            True,
            (),
            here.period,
        )


def compare_state(here: Here, sheet: ReadSheet, database_id: str | None) -> Iterator[StatePreview]:
    """The sheet's state as another database has it, where it is not the one here."""
    record = sheet.record
    if record is not None and database_id is not None and record.state not in (None, here.state):
        yield state_preview(sheet.name, here.org, record.state or "", here.state, record.remark)


def state_preview(sheet: str, org: str, state: str, now: str | None, remark: str) -> StatePreview:
    """A state that a file brings, held against the one here now."""
    if follows(now, state):
        return StatePreview(sheet, org, state, now, remark, "changed")
    facts = {"state": state_words(state), "now": state_words(now or "in_progress")}
    finding = Finding("state_does_not_follow", Severity.WARNING, Place(org, sheet=sheet), facts)
    return StatePreview(sheet, org, state, now, remark, "ignored", finding)
