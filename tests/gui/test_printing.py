"""Paper as Qt draws it: the letters in the PDF, one typeface, every page A4, printers and pictures."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.printing.painting import print_documents
from ktu_desktop.gui.printing.pdf import write_pdf
from ktu_desktop.reports import document as d

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
    assert write_pdf([DOCUMENT, turned], path, "Есеп") == 5
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
    assert print_documents(printer, [DOCUMENT]) == 2
    assert said("pdftotext", tmp_path / "printed.pdf", "-").count(KAZAKH) == 60


def test_the_logo_stands_in_its_place(qapp: QApplication, tmp_path: Path) -> None:
    logo = QImage(40, 40, QImage.Format.Format_RGB32)
    logo.fill(QColor("red"))
    logo.save(str(tmp_path / "logo.png"))
    write_pdf([DOCUMENT], tmp_path / "a.pdf", logo=tmp_path / "logo.png")
    assert said("pdfimages", "-list", tmp_path / "a.pdf").count("image") == 1


def test_a_place_that_cannot_be_written_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_pdf([DOCUMENT], tmp_path / "nowhere" / "a.pdf")
