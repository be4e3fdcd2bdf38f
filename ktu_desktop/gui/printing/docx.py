"""Editable texts with the charts and the logo that paper has, drawn as pictures."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from ktu_desktop.gui.printing.painting import Brush
from ktu_desktop.gui.printing.typeface import Typeface, application
from ktu_desktop.reports.document import Chart, Document
from ktu_desktop.reports.pages.chart import chart_piece
from ktu_desktop.reports.pages.page import RESOLUTION, Item, Page, millimetres
from ktu_desktop.reports.pages.wrapping import Wrapper
from ktu_desktop.reports.picture import Picture
from ktu_desktop.reports.to_docx import write_docx

_DPI = 300
_GREY = QImage.Format.Format_Grayscale8
_LOGO = 15.0
"""The longest side of the logo, in millimetres, as on paper."""


class DocxPress:
    """Writes editable texts. ``logo``: a picture for the university's place, where there is one."""

    def __init__(self, logo: Path | None = None) -> None:
        self._application = application()
        typeface = Typeface()
        self._wrapper, self._brush = Wrapper(typeface), Brush(typeface)
        self._logo = _logo(logo) if logo is not None else None

    def write(self, documents: Iterable[Document], path: Path) -> int:
        """Write the documents into one file; returns how many there are. Raises OSError."""
        return write_docx(documents, path, self.drawn, self._logo)

    def drawn(self, chart: Chart, width: float) -> Picture:
        """A chart as a picture, without its title, so many millimetres wide."""
        piece = chart_piece(chart, 0, millimetres(width), self._wrapper, titled=False)
        items: list[Item] = []
        piece.draw(items, 0)
        page = Page(millimetres(width), piece.height, items)
        pixels = _DPI / RESOLUTION
        image = QImage(round(page.width * pixels), round(page.height * pixels), _GREY)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._brush.draw(painter, page, image.width(), image.height())
        painter.end()
        return Picture(_png(image), width, piece.height * 25.4 / RESOLUTION)


def _logo(path: Path) -> Picture | None:
    image = QImage(str(path))
    if image.isNull():
        return None
    scale = _LOGO / max(image.width(), image.height())
    return Picture(_png(image), image.width() * scale, image.height() * scale)


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
