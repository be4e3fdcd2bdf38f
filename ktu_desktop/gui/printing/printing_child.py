"""The child that prints: an order and documents come in, how many pages were printed goes out.

A printer's driver may hang, and Qt's painter keeps Python's lock meanwhile: in a process of its own it holds
up nothing, and can be ended.
"""

import json
import pickle
import sys
from collections.abc import Iterator
from itertools import chain
from typing import IO

from ktu_desktop.gui.printing.painting import print_documents
from ktu_desktop.gui.printing.print_order import PrintOrder, printer_of
from ktu_desktop.gui.printing.typeface import Typeface, application
from ktu_desktop.reports.document import Document

REFUSED = -1
"""In place of the number of pages: the printer took nothing."""


def main(arguments: list[str]) -> int:
    """Print what comes in on standard input; returns the exit code."""
    running = application()
    # A windowed program of PyInstaller has pipes, but no sys.stdin and sys.stdout.
    with open(0, "rb", closefd=False) as ordered, open(1, "w", encoding="ascii", closefd=False) as answer:
        order: PrintOrder = pickle.load(ordered)
        printer, documents = printer_of(order), _documents(ordered)
        first = next(documents)
        printer.setDocName(". ".join((first.title, *first.subtitles)))  # what the queue calls it
        try:
            pages = print_documents(printer, chain([first], documents), Typeface(), order.logo, order.pages)
        except OSError:
            pages = REFUSED
        answer.write(json.dumps(pages))
    del running
    return 0


def _documents(stream: IO[bytes]) -> Iterator[Document]:
    """The documents, until None ends them; without it whoever made them thought better of it."""
    while True:
        document: Document | None = pickle.load(stream)
        if document is None:
            return
        yield document


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
