"""Which rows of the sheet one looks at, and which of them comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ktu_desktop.domain.evaluated_sheet import Field, Row

STATED, OWN = "stated", "value"
"""Roles of fields: of an own result, which is the exception; of an indicator that is one number."""


@dataclass(frozen=True)
class Looking:
    """Which rows one looks at. ``only``: all, missing, errors, warnings, today; ``everything``: unasked."""

    find: str = ""
    only: str = "all"
    everything: bool = False


def next_to_fill(rows: Iterable[Row], indicator: str, step: int) -> Row | None:
    """The next (1) or previous (-1) asked row after an indicator's that is not filled in; it wraps."""
    passed = [row for row in rows if row.asked or row.indicator.code == indicator]
    here = next((n for n, row in enumerate(passed) if row.indicator.code == indicator), -step)
    around = [passed[(here + step * n) % len(passed)] for n in range(1, len(passed) + 1)]
    return next((row for row in around if row.asked and not row.given), None)


def is_there_already(field: Field) -> bool:
    """Whether a field shows common data that were entered elsewhere: Enter passes it over.

    What belongs to one indicator has that indicator's code and its role as its own: ``code/numerator``.
    """
    return field.value is not None and field.role != OWN and "/" not in field.element.code


def wants_typing(row: Row) -> bool:
    """Whether Enter stops at a row: something of its own is typed there."""
    fields = (field for field in row.fields if field.role != STATED)
    return any(not field.locked and not is_there_already(field) for field in fields)
