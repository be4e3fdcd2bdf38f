"""Which printer, and how: what was chosen in the printer's box, as a value for another process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ktu_desktop.gui.printing.chosen_pages import ChosenPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """``file``: printed into, where the box was told so; ``duplex``, ``colours``, ``source``: Qt's own."""

    printer: str
    file: str
    pages: ChosenPages
    copies: int
    collated: bool
    duplex: int
    colours: int
    source: int
    logo: Path | None


def order_of(printer: QPrinter, logo: Path | None) -> PrintOrder:
    """What was chosen for a printer."""
    ranges = tuple((each.from_, each.to) for each in printer.pageRanges().toRangeList())
    return PrintOrder(
        printer=printer.printerName(),
        file=printer.outputFileName(),
        pages=ChosenPages(ranges),
        copies=printer.copyCount(),
        collated=printer.collateCopies(),
        duplex=printer.duplex().value,
        colours=printer.colorMode().value,
        source=printer.paperSource().value,
        logo=logo,
    )


def printer_of(order: PrintOrder) -> QPrinter:
    """The printer as it was chosen. Raises nothing where it is gone: it takes no page then."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if order.printer:
        printer.setPrinterName(order.printer)
    if order.file:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(order.file)
    printer.setCopyCount(order.copies)
    printer.setCollateCopies(order.collated)
    printer.setDuplex(QPrinter.DuplexMode(order.duplex))
    printer.setColorMode(QPrinter.ColorMode(order.colours))
    printer.setPaperSource(QPrinter.PaperSource(order.source))
    return printer
