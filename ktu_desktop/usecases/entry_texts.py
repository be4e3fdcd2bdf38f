"""An entry's texts by the names that changes call them."""

from ktu_desktop.domain.changes import CONFIRMATION
from ktu_desktop.domain.sheet import Entry


def entry_text(entry: Entry, name: str) -> str | None:
    """The entry's text under the name of an EntryChange's field; None when there is none."""
    if name.startswith(CONFIRMATION):
        return entry.confirmations.get(name.removeprefix(CONFIRMATION))
    text: str | None = getattr(entry, name)
    return text or None
