"""Documents written as PDF files: page by page, so that memory does not grow with their number."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice
from PySide6.QtGui import QPdfWriter

from ktu_desktop import __version__
from ktu_desktop.gui.printing.painting import print_documents
from ktu_desktop.gui.printing.typeface import Typeface, application
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.pages.page import RESOLUTION


class PdfPress:
    """Writes PDF files. Where no application runs it keeps one of its own that needs no screen.

    ``logo``: a picture for the university's place, where there is one.
    """

    def __init__(self, logo: Path | None = None) -> None:
        self._application = application()
        self._typeface = Typeface()
        self._logo = logo

    def write(self, documents: Iterable[Document], path: Path) -> int:
        """Write the documents into one file; returns how many pages it has.

        Raises OSError, and whatever making the documents raises; what was written until then is left.
        """
        remaining = iter(documents)
        first = next(remaining, None)
        if first is None:
            raise ValueError("nothing to print")
        file = QFile(str(path))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(None, file.errorString(), str(path))
        try:
            pages = print_documents(
                self._writer(file, first), chain([first], remaining), self._typeface, self._logo
            )
        finally:
            file.close()
        if file.error() != QFileDevice.FileError.NoError:  # the PDF engine does not say so
            raise OSError(None, file.errorString(), str(path))
        return pages

    def _writer(self, file: QFile, first: Document) -> QPdfWriter:
        writer = QPdfWriter(file)
        writer.setResolution(RESOLUTION)
        writer.setCreator(f"KTU Desktop {__version__}")
        writer.setTitle(". ".join((first.title, *first.subtitles)))
        return writer
