"""What waits to be saved of the sheet shown: the form shows it although the database has not got it yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.gui.session import Session
from ktu_desktop.usecases.record import DeleteValue, EntryText, TypedValue


@dataclass(frozen=True)
class NotSaved:
    """The newest of each: ``values`` as typed, by element; ``texts`` by indicator and the entry's field."""

    values: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def with_texts(self, row: Row) -> Row:
        """The row as it will be once its texts are saved."""
        texts: dict[str, str | None] = dict(self.texts.get(row.indicator.code, {}))
        if not texts:
            return row
        if NOT_APPLICABLE in texts:
            texts[NOT_APPLICABLE] = texts[NOT_APPLICABLE] or None
        return replace(row, entry=replace(row.entry, **texts))  # type: ignore[arg-type]


def not_saved(session: Session) -> NotSaved:
    """What the edits that wait say of the sheet shown, in their order."""
    values: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    for waiting in session.recording.unsaved.waiting:
        if (waiting.org_unit, waiting.period) != (session.org_unit, session.period):
            continue
        for edit in waiting.edits:
            if isinstance(edit, TypedValue | DeleteValue):
                element = session.plan.element(edit.name).code
                values[element] = edit.text if isinstance(edit, TypedValue) else ""
            elif isinstance(edit, EntryText):
                texts.setdefault(edit.indicator, {})[edit.field] = edit.text or ""
    return NotSaved(values, texts)
