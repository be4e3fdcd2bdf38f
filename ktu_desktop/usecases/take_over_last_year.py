"""Last year's common data for this year's empty fields: what is there already stays as it is."""

from ktu_desktop.domain.evaluated_sheet import CommonField, Sheet
from ktu_desktop.usecases.record import TypedValue

TAKEN_OVER = "last_year"
"""The ``via`` of what was taken over, see record."""


def last_years_common_data(sheet: Sheet) -> tuple[TypedValue, ...]:
    """What to record: for each common number that is asked for, open and empty, the one of a year ago."""
    return tuple(
        TypedValue(common.figure.code, common.field.last_year.text)
        for common in sheet.common
        if _is_empty(common) and common.field.last_year is not None
    )


def _is_empty(common: CommonField) -> bool:
    field = common.field
    return common.asked and not field.locked and field.draft is None and field.effective is None
