"""A picture in an editable text: a chart, a logo. Who can draw hands it over as PNG."""

from collections.abc import Callable
from dataclasses import dataclass

from ktu_desktop.reports.document import Chart


@dataclass(frozen=True, slots=True)
class Picture:
    """``png``: the file's bytes; ``width``, ``height``: on paper, in millimetres."""

    png: bytes
    width: float
    height: float


Draw = Callable[[Chart, float], Picture]
"""Draws a chart, without its title, so many millimetres wide."""
