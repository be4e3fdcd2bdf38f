"""The short number on a printed sheet: it stands for what the sheet said, and for its place in the history.

``1043-K7QF-3MZD``: the number of the sheet's newest history entry, then forty bits of a hash over what the
sheet says and over the history's chain up to that entry. What the sheet said then can be read back from the
history, so a print can be held against the database long after it was changed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ktu_desktop.domain.changes import CONFIRMATION, ENTRY_FIELDS, HistoryEntry
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Entry, SheetData
from ktu_desktop.domain.values import Band, Number

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters that are taken for digits when they are read aloud."""

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DIGITS, _BITS = 8, 40

Said = Mapping[tuple[str, str], str]
"""What a sheet says: (element, "") or (indicator, the entry's field) -> canonical number or text."""


@dataclass(frozen=True, slots=True)
class CheckNumber:
    """A number as it is printed. ``entry``: the history entry; 0 for a sheet that nobody has touched."""

    entry: int
    digits: str

    @property
    def text(self) -> str:
        """As it stands on paper."""
        return f"{self.entry}-{self.digits[:4]}-{self.digits[4:]}"


def check_number(plan: str, org_unit: str, period: Period, said: Said, entry: int, chain: str) -> CheckNumber:
    """The number of a sheet that said ``said`` when ``entry`` was its newest change.

    ``chain``: the hash of the history at that entry.
    """
    content = [plan, org_unit, period.code, entry, chain, sorted([*key, text] for key, text in said.items())]
    digest = sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).digest()
    bits = int.from_bytes(digest[: _BITS // 8], "big")
    letters = [_LETTERS[bits >> shift & 31] for shift in range(_BITS - 5, -1, -5)]
    return CheckNumber(entry, "".join(letters))


def read_check_number(text: str) -> CheckNumber | None:
    """The number that a person copied from paper; None where it cannot be one."""
    parts = "".join(text.split()).upper().replace("–", "-").split("-")
    if len(parts) < 2 or not (parts[0].isascii() and parts[0].isdigit()) or len(parts[0]) > _DIGITS + 4:
        return None
    digits = "".join(parts[1:]).translate(_READ_AS)
    if len(digits) != _DIGITS or any(letter not in _LETTERS for letter in digits):
        return None
    return CheckNumber(int(parts[0]), digits)


def said_by(data: SheetData) -> Said:
    """What a sheet says now."""
    numbers = {(code, ""): stored.value.text for code, stored in data.values.items()}
    texts = {
        (indicator, field): text for indicator, entry in data.entries.items() for field, text in _texts(entry)
    }
    return {**numbers, **texts}


def said_at(history: Iterable[HistoryEntry], entry: int) -> Said:
    """What the sheet of this history said when ``entry`` was its newest change."""
    said: dict[tuple[str, str], str] = {}
    for change in history:
        if change.id > entry:
            continue
        key = (change.element, "") if change.element else (change.indicator or "", change.field or "")
        if change.new is None or change.new == "":
            said.pop(key, None)
        else:
            said[key] = change.new.text if isinstance(change.new, Number | Band) else change.new
    return said


def _texts(entry: Entry) -> Iterable[tuple[str, str]]:
    named = ((field, getattr(entry, field)) for field in ENTRY_FIELDS)
    confirmed = ((CONFIRMATION + key, reason) for key, reason in entry.confirmations.items())
    return ((field, text) for field, text in (*named, *confirmed) if text)
