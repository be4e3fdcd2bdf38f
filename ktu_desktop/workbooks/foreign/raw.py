"""Raw cells of a foreign file, the same from every format, small enough to send through a pipe."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any, NamedTuple, Protocol

from ktu_desktop.domain.cells import exact_text

RawCell = tuple[str, str, bool]
"""kind (see domain.cells.Cell), text, whether the cell's format is a percent format."""

FoundCell = tuple[str, str, str, str, int]
"""Mark of its column, reference (``F12``), kind, text, 1 for a percent format."""

MOST_ROWS = 3_000
MOST_COLUMNS = 200
LONGEST_TEXT = 40_000

EMPTY: RawCell = ("empty", "", False)
NO_VALUE: RawCell = ("no_value", "", False)
TWICE: RawCell = ("twice", "", False)
_PLAIN_BELOW = 1e15


Corners = tuple[int, int, int, int]
"""Top, left, bottom, right of a merged area, all from 0."""


class Shape(NamedTuple):
    """How a sheet looks beside its cells. Rows and columns from 0."""

    merged: tuple[Corners, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hidden: bool = False


class CannotRead(Exception):
    """The file cannot be read; ``code`` is a finding's code, ``facts`` are its sentence's."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


class RawSheet(Protocol):
    """A sheet: ``rows`` for finding one's way, ``cell`` and ``filled`` for what is then read."""

    @property
    def name(self) -> str:
        """The sheet's name."""

    @property
    def rows(self) -> Sequence[Sequence[Any]]:
        """Values by row and column from A1 on, rows of any length; ``""`` where a cell is empty."""

    @property
    def shape(self) -> Shape:
        """Merged areas and what is hidden."""

    def cell(self, row: int, column: int) -> RawCell:
        """The cell (both from 0)."""

    def filled(self, row: int, columns: Sequence[int]) -> Sequence[tuple[int, RawCell]]:
        """Those of the row's cells in these columns (all from 0) that are not empty."""

    def has_formula(self, row: int, column: int) -> bool:
        """Whether the cell (both from 0) holds a formula."""


def shown_text(number: float) -> str:
    """The decimal text of a cell's number to the 15 digits that spreadsheets show, save and know.

    A formula's 0.1 + 0.2 is shown as 0.3 everywhere; only some formats keep the binary noise behind it.
    """
    if number.is_integer() and -_PLAIN_BELOW < number < _PLAIN_BELOW:
        return str(int(number))
    return exact_text(float(format(number, ".15g")))


def raw_cell(value: object, percent: bool = False) -> RawCell:
    """What a Python value out of a spreadsheet library is as a raw cell."""
    if type(value) is float and -_PLAIN_BELOW < value < _PLAIN_BELOW and value.is_integer():
        return ("number", str(int(value)), percent)
    if value is None or value == "":
        return EMPTY
    if isinstance(value, str):
        return ("text", value[:LONGEST_TEXT], False)
    if isinstance(value, bool):
        return ("boolean", "1" if value else "0", False)
    if isinstance(value, int | float):
        if not isfinite(value):
            return ("error", str(value), False)
        return ("number", shown_text(float(value)), percent)
    if isinstance(value, date | datetime | time):
        return ("date", value.isoformat(), False)
    if isinstance(value, timedelta):
        return ("date", str(value), False)
    return ("text", str(value)[:LONGEST_TEXT], False)
