"""129 passports as one PDF, against QPainter drawing the same texts and lines straight onto QPdfWriter.

Ours starts from the open database; the floor gets every text and line ready, with its place and font.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ktu_desktop.domain.changes import ValueChange
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import is_asked
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.domain.values import whole
from ktu_desktop.gui.printing.pdf import PdfPress
from ktu_desktop.gui.printing.typeface import Typeface, application
from ktu_desktop.i18n import Translator
from ktu_desktop.jobs import Silent
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.pages import Page, pages_of
from ktu_desktop.reports.pages.page import RESOLUTION, Area, Dot, Line, Text
from ktu_desktop.reports.pages.wrapping import Wrapper
from ktu_desktop.storage import batch_store, value_store
from ktu_desktop.usecases.build_report import OpenReport, documents
from ktu_desktop.usecases.read_material import Wanted
from ktu_desktop.usecases.workspace import Workspace, open_workspace

TITLE = "129 passports as one PDF : QPainter drawing the same texts and lines"
LIMIT = 3.0

RUNS = 7
PERIOD = Period(2023)


def measure() -> float:
    """Our time in floors: the middle of several runs of both, taken in turn."""
    running = application()
    with tempfile.TemporaryDirectory() as folder:
        workspace = filled_workspace(Path(folder, "ktu.db"))
        typeface = Typeface()
        wrapper = Wrapper(typeface)
        pages = [page for document in passports(workspace, "KTU") for page in pages_of(document, wrapper)]
        ours, floors = [], []
        for _ in range(RUNS):
            start = time.perf_counter()
            written = PdfPress().write(passports(workspace, "KTU"), Path(folder, "ours.pdf"))
            between = time.perf_counter()
            _floor(pages, typeface, Path(folder, "floor.pdf"))
            ours.append(between - start)
            floors.append(time.perf_counter() - between)
            assert written == len(pages)
        workspace.close()
    del running
    return median(ours) / median(floors)


def passports(workspace: Workspace, org_unit: str) -> Iterator[Document]:
    """The passports of all indicators."""
    report = OpenReport(workspace, Wanted("passport", org_unit, PERIOD), Translator("ru"))
    return documents(report, Silent())


def filled_workspace(path: Path) -> Workspace:
    """The sample university with numbers of every unit that is asked, in every year."""
    workspace = open_workspace(path, "A")
    chance = Random(2021)
    with workspace.db.writing() as conn:
        batch = batch_store.begin_batch(conn, "command", workspace.author, "made up", workspace.plan.code)
        value_store.store(conn, batch, list(_changes(workspace, chance)))
    return workspace


def _changes(workspace: Workspace, chance: Random) -> Iterator[ValueChange]:
    for element in workspace.plan.elements.values():
        if not element.supplied_by or element.sum_of or unit_of(element.unit).kind != "number":
            continue
        for unit in workspace.organisation.units:
            if is_asked(element.supplied_by, unit) and element.role != "stated":
                for year in workspace.plan.years:
                    amount = chance.randint(200, 900) if element.role == "common" else chance.randint(1, 90)
                    place = (element.code, unit.code, Period(year))
                    yield ValueChange(*place, None, whole(amount), "command")


def _floor(pages: list[Page], typeface: Typeface, path: Path) -> None:
    """Draw what is ready; the fonts are known, the pens are made."""
    writer = QPdfWriter(str(path))
    writer.setResolution(RESOLUTION)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    pens: dict[tuple[int, bool], QPen] = {}
    fonts: dict[object, QFont] = {}
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        for item in page.items:
            if isinstance(item, Text):
                font = fonts.get(item.font) or fonts.setdefault(item.font, typeface.font(item.font))
                painter.setFont(font)
                painter.drawText(item.x, item.y, item.text)
            elif isinstance(item, Line):
                key = (item.width, item.dashed)
                style = Qt.PenStyle.DashLine if item.dashed else Qt.PenStyle.SolidLine
                painter.setPen(pens.setdefault(key, QPen(QColor("black"), item.width, style)))
                painter.drawLine(item.x1, item.y1, item.x2, item.y2)
            elif isinstance(item, Area):
                painter.fillRect(item.x, item.y, item.width, item.height, QColor(*[item.grey] * 3))
            elif isinstance(item, Dot):
                painter.drawEllipse(
                    item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius
                )
    painter.end()


if __name__ == "__main__":
    print(f"{TITLE}: {measure():.2f}, at most {LIMIT}")
