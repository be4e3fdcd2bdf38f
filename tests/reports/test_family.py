"""What holds for every report: it says something about every unit, fits its tables, is written everywhere."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from ktu_desktop.gui.printing.typeface import Typeface
from ktu_desktop.i18n import LANGUAGES, Translator
from ktu_desktop.reports import REPORTS, Report
from ktu_desktop.reports import document as d
from ktu_desktop.reports.pages import fonts, pages_of
from ktu_desktop.reports.pages.layout import BINDING, EDGE, LONG, SHORT
from ktu_desktop.reports.pages.page import Text
from ktu_desktop.reports.pages.table import SIDE
from ktu_desktop.reports.pages.wrapping import Wrapper
from ktu_desktop.reports.picture import Picture
from ktu_desktop.reports.to_docx import write_docx
from ktu_desktop.reports.to_workbook import write_workbook
from tests.reports.as_text import as_text, shown
from tests.reports.conftest import Make
from tests.reports.plain_ruler import PlainRuler

PROMISED = {
    "passport",
    "sheet",
    "blank",
    "summary",
    "missing",
    "documents",
    "note",
    "findings",
    "changes",
    "finances",
}
CHOSEN = {"passport": {"indicators": ("1.1.6", "3.3.1", "5.8.7")}}

every_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)


def test_all_promised_reports_are_there() -> None:
    assert {report.name for report in REPORTS} == PROMISED and len(REPORTS) == len(PROMISED)


@every_report
@pytest.mark.parametrize("org", ["KTU", "MF", "MF-DMD", "OFF-FIN"])
def test_a_report_needs_no_more_than_unit_and_year(report: Report, org: str, make: Make) -> None:
    for document in make(report.name, org, **CHOSEN.get(report.name, {})):
        assert document.title and document.issuer and document.subtitles and document.blocks
        assert "{" not in as_text(document)
        for table in (block for block in document.blocks if isinstance(block, d.Table)):
            assert table.rows
            for row in table.rows:
                assert len(row.cells) == (1 if row.across else len(table.columns))


@every_report
def test_a_report_speaks_three_languages(report: Report, make: Make) -> None:
    said = {
        as_text(make(report.name, "MF-DMD", lang, **CHOSEN.get(report.name, {}))[0]) for lang in LANGUAGES
    }
    titles = {Translator(language)(report.title) for language in LANGUAGES}
    assert len(said) == len(titles) == 3


@every_report
def test_everything_a_report_says_is_on_its_pages(report: Report, make: Make) -> None:
    wrapper = Wrapper(PlainRuler())
    for document in make(report.name, "MF", **CHOSEN.get(report.name, {})):
        pages = pages_of(document, wrapper)
        on_paper = "".join(item.text for page in pages for item in page.items if isinstance(item, Text))
        on_paper = on_paper.replace(" ", "")
        for table in (block for block in document.blocks if isinstance(block, d.Table)):
            for cell in (shown(cell) for row in table.rows for cell in row.cells):
                for line in cell.replace("−", "–").replace("≥", ">=").splitlines():
                    assert line.replace(" ", "") in on_paper


@every_report
def test_a_report_is_written_as_a_workbook(report: Report, make: Make, tmp_path: Path) -> None:
    documents = make(report.name, "MF-DMD", **CHOSEN.get(report.name, {}))
    path = tmp_path / "report.xlsx"
    assert write_workbook(documents, path) == len(documents)
    book = load_workbook(path)
    for document, sheet in zip(documents, book.worksheets, strict=True):
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert document.title in {cell.value for cell in cells}
        assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == document.orientation
        numbers = [cell.value for cell in cells if cell.data_type == "n"]
        exact = [
            cell.exact
            for block in document.blocks
            if isinstance(block, d.Table)
            for row in block.rows
            for cell in row.cells
            if isinstance(cell, d.Amount) and cell.exact is not None
        ]
        assert len(numbers) >= len(exact)


@pytest.mark.parametrize("language", LANGUAGES)
@every_report
def test_no_word_of_a_columns_title_is_cut(
    report: Report, language: str, make: Make, qapp: QApplication
) -> None:
    typeface = Typeface()
    for document in make(report.name, "MF", language, **CHOSEN.get(report.name, {})):
        margins = 2 * EDGE if document.orientation == "landscape" else BINDING + EDGE
        width = (LONG if document.orientation == "landscape" else SHORT) - margins
        for table in (block for block in document.blocks if isinstance(block, d.Table)):
            whole = sum(column.width for column in table.columns)
            for column in table.columns:
                room = width * column.width / whole - 2 * SIDE
                for word in re.findall(r"[^ /-]+[/-]?", column.title):
                    assert typeface.width(word, fonts.COLUMN_TITLE) <= room, (column.title, word)


@every_report
def test_a_report_is_written_as_an_editable_text(report: Report, make: Make, tmp_path: Path) -> None:
    documents = make(report.name, "MF-DMD", **CHOSEN.get(report.name, {}))
    path = tmp_path / "report.docx"
    assert write_docx(documents, path, lambda chart, width: Picture(b"", width, 52)) == len(documents)
    with zipfile.ZipFile(path) as package:
        texts = [name for name in package.namelist() if not name.endswith(".png")]
        parts = {name: ElementTree.fromstring(package.read(name)) for name in texts}
        names = set(package.namelist())
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = parts["word/document.xml"]
    said = "".join(text.text or "" for text in body.iter(f"{word}t"))
    for document in documents:
        assert document.title in said and document.issuer.upper() in said
    assert len(list(body.iter(f"{word}sectPr"))) == len(documents)
    assert all(row.find(f"{word}trPr/{word}cantSplit") is not None for row in body.iter(f"{word}tr"))
    targets = {f"word/{each.get('Target')}" for each in parts["word/_rels/document.xml.rels"]}
    assert targets <= names
