"""Sheets as departments might send them, made by hand in many layouts, each with what is right."""

from dataclasses import dataclass, field

from ktu_desktop.domain.cells import EMPTY, Cell, exact_text
from ktu_desktop.workbooks.any_sheet.grid import Area, Grid
from ktu_desktop.workbooks.any_sheet.recognition import Told


@dataclass(frozen=True)
class Percent:
    """A number in a cell with a percent format."""

    number: float


@dataclass(frozen=True)
class Date:
    """A date cell."""

    text: str


@dataclass(frozen=True)
class Error:
    """An error cell."""

    text: str = "#DIV/0!"


PHYSICS = Told("IT-PHYS", 2023)
NO_VALUE = Cell("no_value")


@dataclass(frozen=True)
class Made:
    """A file: its grids, who brings it, and ``right``: (sheet, cell) -> what is to be taken from it.

    ``right`` values: ``indicator=value`` with ``@year`` and ``#org`` behind where they differ from the rule.
    ``spoken``: cells that must be asked or refused; ``allowed``: what may be taken so or left; nothing else
    may be taken.
    """

    name: str
    grids: tuple[Grid, ...]
    right: dict[str, str]
    told: Told = PHYSICS
    spoken: tuple[str, ...] = ()
    recognised: bool = True
    allowed: dict[str, str] = field(default_factory=dict)


def cell(content):
    if content is None or content == "":
        return EMPTY
    if isinstance(content, Cell):
        return content
    if isinstance(content, Percent):
        return Cell("number", exact_text(content.number), True)
    if isinstance(content, Date):
        return Cell("date", content.text)
    if isinstance(content, Error):
        return Cell("error", content.text)
    if isinstance(content, bool):
        return Cell("boolean", "1" if content else "0")
    if isinstance(content, int | float):
        return Cell("number", exact_text(content))
    return Cell("text", content)


def grid(*rows, name="Лист1", merged=(), hidden_rows=(), hidden_columns=(), hidden=False):
    return Grid(
        name,
        [[cell(content) for content in row] for row in rows],
        tuple(Area(*corners) for corners in merged),
        frozenset(hidden_rows),
        frozenset(hidden_columns),
        hidden,
    )
