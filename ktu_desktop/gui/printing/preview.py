"""A report looked at before it is printed: the pages that a printer would get, drawn as pictures.

Everything here is used on the worker only: a page is laid out and drawn there, the window shows the picture.
"""

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from ktu_desktop.gui.printing.painting import Brush
from ktu_desktop.gui.printing.sight import LAST, Glass, Sight
from ktu_desktop.gui.printing.typeface import Typeface
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.pages import Page, pages_of
from ktu_desktop.reports.pages.wrapping import Wrapper
from ktu_desktop.usecases.build_report import OpenReport

_KEPT = 8
"""How many laid out documents are kept: one pages back and on."""


class Preview:
    """One report's pages, laid out when they are looked at."""

    def __init__(self, report: OpenReport, logo: Path | None = None) -> None:
        self._report = report
        typeface = Typeface()
        self._wrapper, self._brush = Wrapper(typeface), Brush(typeface, logo)
        self._laid_out: OrderedDict[int, tuple[Document, list[Page]]] = OrderedDict()

    def sight(self, document: int, page: int, glass: Glass) -> Sight:
        """A page as large as it is wanted; a page or document beyond the end is the last one."""
        number = min(document, len(self._report.parts) - 1)
        written, pages = self._pages(number)
        shown = len(pages) - 1 if page == LAST else min(page, len(pages) - 1)
        title = ". ".join((written.title, *written.subtitles))
        picture = self._drawn(pages[shown], glass.width_of(pages[shown]))
        picture.setDevicePixelRatio(glass.ratio)
        return Sight(picture, title, number, len(self._report.parts), shown, len(pages))

    def _pages(self, number: int) -> tuple[Document, list[Page]]:
        found = self._laid_out.get(number)
        if found is None:
            if len(self._laid_out) >= _KEPT:
                self._laid_out.popitem(last=False)
            document = self._report.document(number)
            found = self._laid_out[number] = (document, pages_of(document, self._wrapper))
        return found

    def _drawn(self, page: Page, width: int) -> QImage:
        height = round(width * page.height / page.width)
        picture = QImage(width, height, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._brush.draw(painter, page, width, height)
        painter.end()
        return picture
