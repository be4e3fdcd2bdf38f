"""What comes of reading a text or a cell: a value, nothing, a deletion, a refusal or a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.values import Value

_SHOWN = 60
"""So many letters of what was typed a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value was read, and it is one that the element can have."""

    value: Value


@dataclass(frozen=True, slots=True)
class Absent:
    """Nobody said anything: an empty cell, a dash, ``нет данных``. Never zero."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A cell says that the value is to be deleted."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be read, or the element cannot be that. ``code`` and ``facts`` become a finding."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """It can be read in two ways, and a person has to say which. ``candidates``: likelier first."""

    code: str
    candidates: tuple[Value, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)


Reading = Given | Absent | Deleted | Refused | Asked


def refused(code: str, text: str, **facts: Any) -> Refused:
    """The refusal of what was typed; a long text is cut, since the sentence only has to remind of it."""
    return Refused(code, {"text": shown(text), **facts})


def shown(text: str) -> str:
    """What was typed as a sentence repeats it: one line, not endless."""
    line = " ".join(text[: 4 * _SHOWN].split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def finding_of(reading: Reading, place: Place) -> Finding | None:
    """The finding of a reading that gave no value though something was written; None where all is well."""
    if isinstance(reading, Refused | Asked):
        return Finding(reading.code, Severity.ERROR, place, reading.facts)
    return None
