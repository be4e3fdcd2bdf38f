"""What a sheet will be once edits are stored: as record would make it, but nothing is written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ktu_desktop.domain.changes import CONFIRMATION, NOT_APPLICABLE, Author
from ktu_desktop.domain.sheet import Entry, SheetData, StoredValue
from ktu_desktop.usecases.edits import Edit
from ktu_desktop.usecases.gather_edits import Changes, gather


def as_recorded(data: SheetData, edits: Iterable[Edit], author: Author) -> SheetData:
    """The sheet with its values, texts, confirmations and drafts as they will be.

    Raises WrongUse for an unknown name or field.
    """
    changes, now = gather(data, edits), datetime.now(UTC).isoformat(timespec="seconds")
    values = {**data.values}
    for element, value in changes.values.items():
        if value is None:
            values.pop(element, None)
        else:
            values[element] = StoredValue(value, 0, now, author.name, "form")
    drafts = {**data.drafts, **changes.drafts}
    return replace(
        data,
        values=values,
        entries=_entries(data, changes),
        drafts={element: draft for element, draft in drafts.items() if draft is not None},
    )


def _entries(data: SheetData, changes: Changes) -> dict[str, Entry]:
    entries = {**data.entries}
    for (indicator, name), text in changes.texts.items():
        entries[indicator] = _with_text(entries.get(indicator, Entry()), name, text)
    return entries


def _with_text(entry: Entry, name: str, text: str | None) -> Entry:
    if name.startswith(CONFIRMATION):
        confirmed = {**entry.confirmations}
        confirmed.pop(name.removeprefix(CONFIRMATION), None)
        if text is not None:
            confirmed[name.removeprefix(CONFIRMATION)] = text
        return replace(entry, confirmations=confirmed)
    said: dict[str, Any] = {name: text if name == NOT_APPLICABLE else text or ""}
    return replace(entry, **said)
