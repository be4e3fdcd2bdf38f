"""A finding: something wrong or doubtful, as a value. Its sentence is made when shown (sentences.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """``error``: refused, or a contradiction; ``warning``: stored, must be confirmed or explained."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is; what does not apply is None. ``element`` is an element's code (see plan)."""

    org_unit: str | None = None
    period: str | None = None
    indicator: str | None = None
    element: str | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a stable code, how grave, where, and the facts its sentence needs.

    Facts are texts, or numbers as ``Fraction``/``Value`` (written with the reader's decimal mark).
    ``confirmed``: the reason by which a person confirmed a warning; it is listed, but stops nothing.
    """

    code: str
    severity: Severity
    place: Place = Place()
    facts: Mapping[str, Any] = field(default_factory=dict)
    confirmed: str | None = None
