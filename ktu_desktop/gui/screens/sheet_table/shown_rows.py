"""Which rows of a sheet are shown: asked or all, filtered, found by code or name."""

from collections.abc import Set as AbstractSet

from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.findings import Severity
from ktu_desktop.gui.looking import Looking
from ktu_desktop.gui.widgets.row_state import open_warnings


def shown_rows(sheet: Sheet, looking: Looking, below: AbstractSet[str] = frozenset()) -> tuple[Row, ...]:
    """The rows to show: what the unit or (``below``) any unit below it is asked for, or the whole plan."""
    words = looking.find.casefold().split()
    return tuple(
        row
        for row in sheet.rows
        if (row.asked or looking.everything or row.indicator.code in below)
        and _fits(row, looking.only)
        and _found(row, words)
    )


def _fits(row: Row, only: str) -> bool:
    if only == "missing":
        return row.asked and not row.given
    if only == "errors":
        return any(f.draft is not None for f in row.fields) or any(
            finding.severity is Severity.ERROR for finding in row.findings
        )
    return only != "warnings" or open_warnings(row)


def _found(row: Row, words: list[str]) -> bool:
    if not words:
        return True
    text = " ".join((row.indicator.code, *row.indicator.names.values())).casefold()
    return all(word in text for word in words)
