"""A page as texts, lines and areas with their places. Lengths are twentieths of a point (1440 to an inch)."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

RESOLUTION = 1440
"""Our units in an inch."""


def millimetres(length: float) -> int:
    """A length in millimetres, in our unit."""
    return round(length * RESOLUTION / 25.4)


def points(size: float) -> int:
    """A size in points, in our unit."""
    return round(size * 20)


class Font(NamedTuple):
    """The one family, in this size (our unit), bold or not."""

    size: int
    bold: bool = False


class Text(NamedTuple):
    """A line of text; ``y`` is its baseline."""

    x: int
    y: int
    font: Font
    text: str


class Line(NamedTuple):
    """A straight line. ``grey``: 0 black, 255 white."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    dashed: bool = False
    grey: int = 0


class Area(NamedTuple):
    """A rectangle filled with a grey: 0 black, 255 white."""

    x: int
    y: int
    width: int
    height: int
    grey: int


class Dot(NamedTuple):
    """A mark in a chart around a place: a filled disc, or an empty square."""

    x: int
    y: int
    radius: int
    filled: bool


class Logo(NamedTuple):
    """The place for the university's logo."""

    x: int
    y: int
    width: int
    height: int


Item = Text | Line | Area | Dot | Logo


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``items`` are drawn in their order."""

    width: int
    height: int
    items: list[Item]

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


class Ruler(Protocol):
    """Knows how long texts are in the font that they will be drawn in."""

    def width(self, text: str, font: Font) -> int:
        """The length of a text."""

    def ascent(self, font: Font) -> int:
        """From a line's top to its baseline."""

    def line_height(self, font: Font) -> int:
        """From a line's top to the next one's."""
