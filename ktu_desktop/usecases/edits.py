"""What a person can do to a sheet: type or delete a number, write a text, confirm, give up a draft."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypedValue:
    """A value as a person typed it. ``name``: see Plan.element. Typing nothing deletes the value."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DeleteValue:
    """Take a value back (and "does not apply" with it): the field is not filled in any more."""

    name: str


@dataclass(frozen=True, slots=True)
class GiveUpDraft:
    """Forget what was typed and refused; the stored value stays."""

    name: str


@dataclass(frozen=True, slots=True)
class EntryText:
    """A text beside an indicator. ``field``: one of changes.ENTRY_FIELDS; None or an empty text clears it."""

    indicator: str
    field: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The reason why what a warning doubts is right; None or an empty reason takes it back."""

    indicator: str
    warning_key: str
    reason: str | None


Edit = TypedValue | DeleteValue | GiveUpDraft | EntryText | Confirmation
