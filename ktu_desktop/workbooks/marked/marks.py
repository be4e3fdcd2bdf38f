"""What is marked in a copy, and the texts that go with it, small enough to hand to the child."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

LIST_OPENS_WITH = "#ktu-desktop-list"
"""Stands in the hidden first row of the list of marks, so that the list itself is never read as data."""

FIRST_FIELD = 4
"""The row of the list in which its first field stands: a word in column A; B is what the sender fills in."""

FIRST_KEY = 3
"""The column of the hidden first row from which on it is said what each field is about: ``year:Sheet 1``.

Lists of earlier versions have none: their fields are about every sheet.
"""

ASKED, REFUSED = "ask", "rejected"


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell (``F12``) of a sheet. ``tone``: ASKED or REFUSED; ``text``: what stands there."""

    sheet: str
    cell: str
    tone: str
    text: str
    reason: str


UNIT, YEAR = "unit", "year"
"""What a sheet may not say of itself."""


@dataclass(frozen=True, slots=True)
class Field:
    """A line for the sender to fill in. ``what``: UNIT or YEAR; ``sheet``: of which, "": of every one.

    ``is_needed``: False where it only says what another line says otherwise; ``request``: what to do.
    """

    what: str
    sheet: str
    label: str
    request: str
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """What the copy says in its reader's language. ``lost``: a loss's code -> its sentence (losses.CODES).

    ``fields``: what the file does not say and the sender fills in on the list.
    """

    title: str
    advice: str
    headers: Sequence[str]
    lost_title: str
    lost: Mapping[str, str]
    fields: Sequence[Field] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """A copy to be made of ``source`` at ``target``; paths as text."""

    source: str
    target: str
    marks: Sequence[Mark]
    texts: Texts


def order_to_json(order: Order) -> dict[str, Any]:
    """The order as JSON takes it."""
    return asdict(order)


def order_from_json(data: Mapping[str, Any]) -> Order:
    """The order as the child reads it."""
    marks = [Mark(**mark) for mark in data["marks"]]
    fields = [Field(**field) for field in data["texts"]["fields"]]
    return Order(data["source"], data["target"], marks, Texts(**{**data["texts"], "fields": fields}))
