"""What waits to be saved is shown as if it were saved already, although the database has not got it yet."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.domain.changes import Author
    from ktu_desktop.domain.evaluation import Sheet
    from ktu_desktop.gui.unsaved import Waiting


NOT_SAVED, NOT_SAVED_ICON = mark("Not saved yet, trying again…"), "circle-dashed"
"""What is said of a number that waits, and the mark at it."""


def with_what_waits(sheet: Sheet, waiting: Iterable[Waiting], author: Author, tolerance: Fraction) -> Sheet:
    """The sheet as it will be once those of the edits that are about it are stored, in their order."""
    from ktu_desktop.domain.evaluation import evaluate
    from ktu_desktop.usecases.as_recorded import as_recorded

    data, place = sheet.data, (sheet.data.org_unit.code, sheet.data.period)
    for each in waiting:
        if (each.org_unit, each.period) == place:
            data = as_recorded(data, each.edits, author)
    return sheet if data is sheet.data else evaluate(data, tolerance)


def elements_waiting(sheet: Sheet, waiting: tuple[Waiting, ...]) -> frozenset[str]:
    """The elements of the sheet whose newest number waits to be saved."""
    if not waiting:
        return frozenset()
    from ktu_desktop.usecases.record import DeleteValue, TypedValue

    here = (sheet.data.org_unit.code, sheet.data.period)
    return frozenset(
        sheet.data.plan.element(edit.name).code
        for each in waiting
        if (each.org_unit, each.period) == here
        for edit in each.edits
        if isinstance(edit, TypedValue | DeleteValue)
    )


def rows_waiting(sheet: Sheet, waiting: tuple[Waiting, ...]) -> frozenset[str]:
    """The indicators whose number, or one that it is computed from, waits to be saved."""
    elements = elements_waiting(sheet, waiting)
    return frozenset(
        row.indicator.code
        for row in (sheet.rows if elements else ())
        if any(field.element.code in elements for field in row.fields)
    )
