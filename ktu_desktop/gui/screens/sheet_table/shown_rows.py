"""Which rows of a sheet are shown, and in which order: asked or all, filtered, found by code or name."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.findings import Severity
from ktu_desktop.gui.widgets.row_state import open_warnings


def rows_here(sheet: Sheet, everything: bool, below: AbstractSet[str] = frozenset()) -> tuple[Row, ...]:
    """The rows of a sheet: what the unit or (``below``) a unit below it is asked for, or the whole plan."""
    return tuple(row for row in sheet.rows if row.asked or everything or row.indicator.code in below)


def narrowed(
    rows: tuple[Row, ...], sheet: Sheet, only: str, found: Mapping[str, int] | None
) -> tuple[Row, ...]:
    """The rows that pass the filter ``only`` and were ``found`` (by rank; None: nothing is sought).

    In the order of the plan; those found in the order of their rank.
    """
    passing = _passing(rows, sheet, only)
    if found is None:
        return passing
    fitting = (row for row in passing if row.indicator.code in found)
    return tuple(sorted(fitting, key=lambda row: found[row.indicator.code]))


def _passing(rows: tuple[Row, ...], sheet: Sheet, only: str) -> tuple[Row, ...]:
    match only:
        case "missing":
            return tuple(row for row in rows if row.asked and not row.given)
        case "errors":
            return tuple(filter(_wrong, rows))
        case "warnings":
            return tuple(filter(open_warnings, rows))
        case "today":
            midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
            since = midnight.astimezone(UTC).isoformat(timespec="seconds")
            return tuple(row for row in rows if _last_change(row, sheet) >= since)
    return rows


def _wrong(row: Row) -> bool:
    refused = any(field.draft is not None for field in row.fields)
    return refused or any(finding.severity is Severity.ERROR for finding in row.findings)


def _last_change(row: Row, sheet: Sheet) -> str:
    """When a number or text of the row was last written, refused or deleted (ISO, UTC); empty for never."""
    data, elements = sheet.data, [field.element.code for field in row.fields]
    stored = (data.values.get(code) for code in elements)
    refused = (data.drafts.get(code) for code in elements)
    return max(
        row.entry.changed_at,
        *(value.changed_at for value in stored if value is not None),
        *(draft.typed_at for draft in refused if draft is not None),
        *(data.deleted.numbers.get(code, "") for code in elements),
        data.deleted.texts.get(row.holder, ""),
    )
