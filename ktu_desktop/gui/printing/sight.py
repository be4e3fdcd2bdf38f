"""What the window knows of a page that it shows: its picture, its place in the report, how large it is.

Light to load: the window's thread does not wait for what lays pages out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from ktu_desktop.reports.pages import Page

_UNITS = 1440
"""A page's own units in an inch (reports.pages.page.RESOLUTION)."""

SCREEN = 96
"""Pixels in an inch of paper at its true size."""

LAST = -1
"""The last page of a document, whichever it is."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as it would be printed. ``document`` and ``page`` count from 0."""

    picture: QImage
    title: str
    document: int
    documents: int
    page: int
    pages: int

    def beside(self, step: int) -> tuple[int, int] | None:
        """Document and page of the next page (1) or the one before (-1), in this document or beside it."""
        page = self.page + step
        if 0 <= page < self.pages:
            return self.document, page
        document = self.document + step
        if not 0 <= document < self.documents:
            return None
        return document, (0 if step > 0 else LAST)


@dataclass(frozen=True, slots=True)
class Glass:
    """How large a page is wanted: within so many pixels, or in a part of its true size where ``zoom`` says.

    ``whole``: the whole page is seen at once, else its whole width; ``ratio``: the screen's pixels in one.
    """

    width: int
    height: int
    zoom: float | None = None
    whole: bool = False
    ratio: float = 1.0

    def width_of(self, page: Page) -> int:
        """The page's width in the screen's own pixels."""
        if self.zoom is not None:
            wanted = page.width / _UNITS * SCREEN * self.zoom
        elif self.whole:
            wanted = min(self.width, self.height * page.width / page.height)
        else:
            wanted = self.width
        return max(1, round(wanted * self.ratio))
