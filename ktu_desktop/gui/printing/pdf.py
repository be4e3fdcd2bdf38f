"""Documents written as a PDF file: page by page, so that memory does not grow with their number."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QPdfWriter

from ktu_desktop import __version__
from ktu_desktop.gui.printing.painting import print_documents
from ktu_desktop.gui.printing.typeface import application
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.pages.page import RESOLUTION


def write_pdf(documents: Iterable[Document], path: Path, title: str = "", logo: Path | None = None) -> int:
    """Write the documents into one file at ``path``; returns how many pages it has. Raises OSError."""
    running = application()
    with path.open("wb"):  # a place that cannot be written is refused before anything is drawn
        writer = QPdfWriter(str(path))
        writer.setResolution(RESOLUTION)
        writer.setCreator(f"KTU Desktop {__version__}")
        writer.setTitle(title)
        pages = print_documents(writer, documents, logo)
        del writer
    del running
    return pages
