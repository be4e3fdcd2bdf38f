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


def numbers_with_a_row(rows: Iterable[Row]) -> frozenset[str]:
    """The elements that are an asked row's own number: they are typed there, not where they are used too."""
    return frozenset(
        field.element.code for row in rows if row.asked for field in row.fields if field.role == OWN
    )


def is_passed_over(field: Field, with_a_row: frozenset[str]) -> bool:
    """Whether Enter does not stop at a field: locked, another row's number, or common data that are there.

    What belongs to one indicator has that indicator's code and its role as its own: ``code/numerator``.
    """
    if field.locked or field.role == OWN:
        return field.locked
    code = field.element.code
    return code in with_a_row or (field.value is not None and "/" not in code)


def wants_typing(row: Row, with_a_row: frozenset[str]) -> bool:
    """Whether Enter stops at a row: something of its own is typed there."""
    return any(not is_passed_over(field, with_a_row) for field in row.fields if field.role != STATED)
