"""A table as it stands on the screen, as plain values: light to load, read by the window."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``width``: in characters; ``number``: aligned to the right; ``summed``: has a total by formula."""

    title: str
    width: float
    number: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a cell shows; ``number``: canonical decimal text where it is a number, ``places`` as shown.

    ``suffix``: the unit that stands behind the number. ``level``: how far it is
    moved in, in a row that stands inside of others.
    """

    text: str
    number: str | None = None
    places: int = 0
    level: int = 0
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TableOnScreen:
    """A table. ``about``: whose and when it is."""

    title: str
    about: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
