"""The editable text: charts and logo as pictures, what is signed on one page, a head on every page."""

import zipfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ktu_desktop.domain.series import Point, Series
from ktu_desktop.reports import document as d
from ktu_desktop.reports.picture import Picture
from ktu_desktop.reports.to_docx import write_docx

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SERIES = Series("1.1.1", "%", "higher", (Point(2022, Fraction(1), None), Point(2023, Fraction(2), None)))
CHART = d.Chart(SERIES, "Actual & plan", "Actual", "Plan")
ROWS = (d.Row(("r0",)), d.Row(("r1",)))
TABLE = d.Table((d.Column("Head", 1),), ROWS)
SIGNED = d.Signatures(("Head", "Dean"), ("signature", "name", "date"))


def document(*blocks: d.Block, name: str = "X") -> d.Document:
    return d.Document(name, "University", "Title", ("Unit", "2023"), blocks, "foot", "Page {page} of {pages}")


def drawn(chart: d.Chart, width: float) -> Picture:
    return Picture(chart.title.encode(), width, 52.0)


def written(folder: Path, *documents: d.Document, logo: Picture | None = None) -> dict[str, bytes]:
    write_docx(documents, folder / "a.docx", drawn, logo)
    with zipfile.ZipFile(folder / "a.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def paragraphs(parts: dict[str, bytes], part: str = "document") -> Iterator[tuple[str, Element]]:
    for each in ElementTree.fromstring(parts[f"word/{part}.xml"]).iter(f"{WORD}p"):
        yield "".join(text.text or "" for text in each.iter(f"{WORD}t")), each


def keeps(paragraph: Element) -> bool:
    return paragraph.find(f"{WORD}pPr/{WORD}keepNext") is not None


def test_each_chart_is_a_picture_of_its_own_below_its_title(tmp_path: Path) -> None:
    parts = written(tmp_path, document(CHART), document(CHART, name="Y"))
    assert [parts[f"word/media/picture{n}.png"] for n in (1, 2)] == [b"Actual & plan"] * 2
    body = parts["word/document.xml"].decode()
    assert body.count('r:embed="rIdPicture1"') == body.count('r:embed="rIdPicture2"') == 1
    assert "rIdPicture2" in parts["word/_rels/document.xml.rels"].decode()
    said = [text for text, _ in paragraphs(parts)]
    assert said.count("Actual & plan") == 2


def test_the_logo_is_kept_once_and_stands_in_every_document(tmp_path: Path) -> None:
    parts = written(tmp_path, document(), document(name="Y"), logo=Picture(b"logo", 15, 10))
    assert [content for name, content in parts.items() if name.endswith(".png")] == [b"logo"]
    body = parts["word/document.xml"].decode()
    assert body.count('r:embed="rIdPicture1"') == 2 and body.count('<wp:docPr id="1"') == 1


def test_signatures_stay_together_and_with_the_end_of_what_is_signed(tmp_path: Path) -> None:
    note = d.Paragraph("note", small=True)
    found = list(paragraphs(written(tmp_path, document(TABLE, note, SIGNED))))
    texts = [text for text, _ in found]
    end, last = texts.index("r1"), len(texts) - 1 - texts[::-1].index("date")
    assert texts.index("note") < texts.index("Head", end) < last
    assert all(keeps(each) for text, each in found[end : last - 5])
    assert not keeps(found[texts.index("r0")][1]) and not keeps(found[last][1])


def test_a_table_that_is_not_signed_keeps_nothing(tmp_path: Path) -> None:
    assert not [text for text, each in paragraphs(written(tmp_path, document(TABLE))) if keeps(each)]


def test_every_page_but_the_first_names_what_it_belongs_to(tmp_path: Path) -> None:
    parts = written(tmp_path, document(TABLE))
    assert [text for text, _ in paragraphs(parts, "header1")] == ["Title. Unit. 2023"]
    section = ElementTree.fromstring(parts["word/document.xml"]).find(f".//{WORD}sectPr")
    assert section is not None and section.find(f"{WORD}titlePg") is not None
    feet = [each.get(f"{WORD}type") for each in section.iter(f"{WORD}footerReference")]
    assert feet == ["default", "first"]
