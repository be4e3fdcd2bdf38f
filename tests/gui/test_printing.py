"""Paper as Qt draws it: the letters in the PDF, one typeface, every page A4, printers and pictures."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ktu_desktop.errors import Cancelled
from ktu_desktop.gui.printing.painting import Brush, print_documents
from ktu_desktop.gui.printing.pdf import PdfPress
from ktu_desktop.gui.printing.typeface import Typeface
from ktu_desktop.reports import document as d
from ktu_desktop.reports.pages.page import Font, Line, Page, Text

KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"
ROWS = tuple(d.Row((str(n), f"{KAZAKH} № {n}", d.Amount(f"{n},5", f"{n}.5"))) for n in range(60))
TABLE = d.Table((d.Column("№", 1), d.Column("Атауы", 5), d.Column("Нақты", 2, "decimal")), ROWS)
DOCUMENT = d.Document("X", "Қарағанды", "Есеп", ("2023",), (TABLE,), "аяғы", "Бет: {page} / {pages}")


def said(*command: str | Path) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def pdf(qapp: QApplication, tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    turned = replace(DOCUMENT, orientation="landscape")
    assert PdfPress().write([DOCUMENT, turned], path) == 5
    return path


def test_kazakh_letters_are_found_in_the_pdf(pdf: Path) -> None:
    text = said("pdftotext", "-layout", pdf, "-")
    assert text.count(KAZAKH) == 120
    assert "ҚАРАҒАНДЫ" in text and "Бет: 2 / 2" in text and "59,5" in text


def test_only_our_typeface_is_embedded(pdf: Path) -> None:
    fonts = said("pdffonts", pdf).splitlines()[2:]
    assert fonts and all("NotoSans" in font and font.split()[-5] == "yes" for font in fonts)


def test_every_page_is_a4(pdf: Path) -> None:
    sizes = [
        line for line in said("pdfinfo", "-l", "9", pdf).splitlines() if "size:" in line and "Page" in line
    ]
    assert len(sizes) == 5
    assert sum("595 x 842" in size for size in sizes) == 2
    assert sum("842 x 595" in size for size in sizes) == 3


def test_a_printer_gets_the_same_pages(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_documents(printer, [DOCUMENT], Typeface()) == 2
    assert said("pdftotext", tmp_path / "printed.pdf", "-").count(KAZAKH) == 60


def test_the_logo_stands_in_its_place(qapp: QApplication, tmp_path: Path) -> None:
    logo = QImage(40, 40, QImage.Format.Format_RGB32)
    logo.fill(QColor("red"))
    logo.save(str(tmp_path / "logo.png"))
    PdfPress(tmp_path / "logo.png").write([DOCUMENT], tmp_path / "a.pdf")
    assert said("pdfimages", "-list", tmp_path / "a.pdf").count("image") == 1


def test_letters_are_black_after_a_grey_line(qapp: QApplication) -> None:
    font = Font(400, bold=True)
    page = Page(4000, 1000, [Line(0, 20, 4000, 20, 10, grey=176), Text(100, 700, font, "ҚҰ")])
    picture = QImage(400, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    Brush(Typeface()).draw(painter, page, 400, 100)
    painter.end()
    shades = {QColor(picture.pixel(x, y)).lightness() for x in range(400) for y in range(10, 100)}
    assert min(shades) == 0


@pytest.mark.parametrize("place", ["nowhere/a.pdf", "/dev/full"])
def test_a_place_that_cannot_be_written_is_refused(qapp: QApplication, tmp_path: Path, place: str) -> None:
    with pytest.raises(OSError) as refused:
        PdfPress().write([DOCUMENT], tmp_path / place)
    assert refused.value.strerror


def test_what_goes_wrong_while_documents_are_made_is_not_hidden(qapp: QApplication, tmp_path: Path) -> None:
    def cancelled() -> Iterator[d.Document]:
        yield DOCUMENT
        raise Cancelled

    with pytest.raises(Cancelled):
        PdfPress().write(cancelled(), tmp_path / "a.pdf")
    assert PdfPress().write([DOCUMENT], tmp_path / "a.pdf") == 2
    assert "Есеп" in said("pdfinfo", tmp_path / "a.pdf")
