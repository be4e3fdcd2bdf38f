"""Pages drawn with a painter: on a PDF, a printer, a preview."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from ktu_desktop.gui.printing.chosen_pages import ALL_PAGES, ChosenPages
from ktu_desktop.gui.printing.typeface import Typeface
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.pages import Page, pages_of
from ktu_desktop.reports.pages.page import Area, Dot, Font, Item, Line, Logo, Text
from ktu_desktop.reports.pages.wrapping import Wrapper

_BLACK = QColor(Qt.GlobalColor.black)


def print_documents(
    device: QPagedPaintDevice,
    documents: Iterable[Document],
    typeface: Typeface,
    logo: Path | None = None,
    chosen: ChosenPages = ALL_PAGES,
) -> int:
    """Draw the documents one by one on a paged device; returns how many pages were drawn.

    ``logo``: a picture for the university's place on each first page; ``chosen``: what is left out keeps its
    number. Raises OSError where the device does not take anything.
    """
    wrapper = Wrapper(typeface)
    brush = Brush(typeface, logo)
    painter = QPainter()
    printed = 0
    try:
        for page in _chosen(documents, wrapper, chosen):
            _turn(device, page)
            begun = painter.begin(device) if printed == 0 else device.newPage()
            if not begun:
                raise OSError("the printer or the file takes no page")
            brush.draw(painter, page, device.width(), device.height())
            printed += 1
    finally:
        if painter.isActive():
            painter.end()
    return printed


def _chosen(documents: Iterable[Document], wrapper: Wrapper, chosen: ChosenPages) -> Iterator[Page]:
    """The chosen pages of all documents; no document after the last of them is made."""
    number = 0
    for document in documents:
        for page in pages_of(document, wrapper):
            number += 1
            if chosen.holds(number):
                yield page
        if chosen.end_before(number + 1):
            return


def page_layout(page: Page) -> QPageLayout:
    """A4 without margins of its own, turned as the page is."""
    orientation = QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF())


def _turn(device: QPagedPaintDevice, page: Page) -> None:
    device.setPageLayout(page_layout(page))


class Brush:
    """Draws pages; changes pens and fonts only where they differ from the last. Serves one thread.

    ``logo``: a picture for the university's place.
    """

    def __init__(self, typeface: Typeface, logo: Path | None = None) -> None:
        self._typeface = typeface
        self._logo = QImage(str(logo)) if logo is not None else QImage()
        self._pens: dict[tuple[int, bool, int], QPen] = {}

    def draw(self, painter: QPainter, page: Page, width: int, height: int) -> None:
        """Draw a page on a surface so many pixels wide and high, whatever its resolution is."""
        painter.setWindow(0, 0, page.width, page.height)
        painter.setViewport(0, 0, width, height)
        self._draw(painter, page.items)

    def _draw(self, painter: QPainter, items: Iterable[Item]) -> None:
        font: Font | None = None
        pen: tuple[int, bool, int] | None = None
        for item in items:
            if isinstance(item, Text):
                if item.font != font:
                    font = item.font
                    painter.setFont(self._typeface.font(font))
                if pen is not None and pen[2]:
                    pen = (item.font.size, False, 0)  # letters are black, whatever line came before them
                    painter.setPen(self._pen(*pen))
                painter.drawText(item.x, item.y, item.text)
            elif isinstance(item, Line):
                if (item.width, item.dashed, item.grey) != pen:
                    pen = (item.width, item.dashed, item.grey)
                    painter.setPen(self._pen(*pen))
                painter.drawLine(item.x1, item.y1, item.x2, item.y2)
            elif isinstance(item, Area):
                painter.fillRect(
                    item.x, item.y, item.width, item.height, QColor(item.grey, item.grey, item.grey)
                )
            elif isinstance(item, Dot):
                pen = None
                self._dot(painter, item)
            else:
                self._place_logo(painter, item)

    def _pen(self, width: int, dashed: bool = False, grey: int = 0) -> QPen:
        found = self._pens.get((width, dashed, grey))
        if found is None:
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            found = QPen(QColor(grey, grey, grey), width, style, Qt.PenCapStyle.FlatCap)
            self._pens[width, dashed, grey] = found
        return found

    def _dot(self, painter: QPainter, dot: Dot) -> None:
        painter.setPen(self._pen(max(1, dot.radius // 3)))
        place = QRect(dot.x - dot.radius, dot.y - dot.radius, 2 * dot.radius, 2 * dot.radius)
        painter.setBrush(_BLACK if dot.filled else QColor(Qt.GlobalColor.white))
        if dot.filled:
            painter.drawEllipse(place)
        else:
            painter.drawRect(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _place_logo(self, painter: QPainter, place: Logo) -> None:
        if self._logo.isNull():
            return
        size = self._logo.size().scaled(place.width, place.height, Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(place.x, place.y, size.width(), size.height()), self._logo)
