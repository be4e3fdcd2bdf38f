"""Proofs that what draws works on this machine, for the self-check: charts, our letters, the printing child.

Each takes an empty folder and raises when something is wrong.
"""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPdfWriter, QRawFont
from PySide6.QtWidgets import QApplication

from ktu_desktop import paths
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.charts import chart_kinds
from ktu_desktop.gui.charts.chart_file import application, write_chart
from ktu_desktop.gui.printing.chosen_pages import ALL_PAGES
from ktu_desktop.gui.printing.print_order import PrintOrder
from ktu_desktop.gui.printing.printing_process import print_on
from ktu_desktop.i18n import Translator
from ktu_desktop.jobs import Silent
from ktu_desktop.reports.document import Document, Paragraph
from ktu_desktop.usecases.chart_data import Asked, subject_of
from ktu_desktop.usecases.workspace import Workspace

KAZAKH = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і"
"""Letters that many fonts lack; they must come out of ours."""


def charts(folder: Path, workspace: Workspace) -> None:
    """Every kind of chart is read, drawn and written as a picture."""
    _application()
    plan = workspace.plan
    about = Asked(workspace.organisation.root.code, Period(plan.years[0]))
    asked = subject_of(workspace, about)
    for kind in chart_kinds():
        path = folder / f"{kind.name}.png"
        write_chart(kind, kind.read(workspace, asked), asked, plan, Translator("kk"), path)
        if path.read_bytes()[1:4] != b"PNG":
            raise OSError(path.name)


def letters_in_pdf(folder: Path) -> None:
    """Qt draws text with all Kazakh letters and writes it as PDF."""
    _application()
    font = _own_font()
    letters = QRawFont.fromFont(font)  # asked by number: a letter above Latin-1 given as text is misread
    lacking = [letter for letter in KAZAKH.split() if not letters.supportsCharacter(ord(letter))]
    if lacking:
        raise LookupError(f"{font.family()}: {' '.join(lacking)}")
    written = folder / "sheet.pdf"
    writer = QPdfWriter(str(written))
    painter = QPainter(writer)
    painter.setFont(font)
    painter.drawText(500, 1000, KAZAKH)
    painter.end()
    _must_be_pdf(written)


def printing_child(folder: Path) -> None:
    """A page goes through the child that prints, which writes it into a file here."""
    written = folder / "printed.pdf"
    order = PrintOrder("", str(written), ALL_PAGES, 1, True, duplex=0, colours=1, source=6, logo=None)
    page = Document("page", "", "Бет", (), (Paragraph(KAZAKH),), "", "{page} / {pages}")
    pages = print_on(order, [page], Silent())
    if pages != 1:
        raise OSError(f"{written.name}: {pages}")
    _must_be_pdf(written)


@cache
def _application() -> QApplication:
    """One application for all proofs, kept until the program ends."""
    return application()


def _must_be_pdf(path: Path) -> None:
    if path.read_bytes()[:5] != b"%PDF-":
        raise OSError(path.name)


def _own_font() -> QFont:
    """The first font of ours that Qt can load, else the machine's default."""
    for file in sorted(paths.resource("fonts").glob("*.[ot]tf")):
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        if families:
            return QFont(families[0])
    return QFont()
