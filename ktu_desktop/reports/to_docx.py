"""Documents as an editable text (.docx): Office Open XML written with the standard library.

Each document is a section with its own page numbers.
"""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from ktu_desktop.reports import docx_blocks as x
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.docx_pictures import NAMESPACES, Pictures, picture_file, picture_relation
from ktu_desktop.reports.picture import Draw, Picture

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" {NAMESPACES}'
_STYLES = f"""{_HEAD}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:keepNext/>
<w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:keepNext/>
<w:spacing w:before="140" w:after="40"/><w:outlineLvl w:val="1"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="22"/></w:rPr></w:style></w:styles>"""


class _Furniture:
    """What stands at head and foot of the pages of each section: files of their own in the package."""

    def __init__(self) -> None:
        self.heads: list[str] = []
        self.feet: list[str] = []

    def add(self, document: Document) -> None:
        self.heads.append(x.header(document))
        self.feet.append(x.footer(document))

    @property
    def count(self) -> int:
        """How many sections there are so far."""
        return len(self.feet)

    def files(self) -> list[tuple[str, str, str]]:
        """Name, kind and content of each."""
        feet = self.feet
        if len(feet) == 1:  # the only section's pages are all pages, which every program can count
            feet = [feet[0].replace(x.SECTION_PAGES, x.ALL_PAGES)]
        heads = [(f"header{n}.xml", "header", _part("hdr", text)) for n, text in enumerate(self.heads, 1)]
        return heads + [(f"footer{n}.xml", "footer", _part("ftr", text)) for n, text in enumerate(feet, 1)]


def write_docx(documents: Iterable[Document], path: Path, draw: Draw, logo: Picture | None = None) -> int:
    """Write the documents into one file; returns how many there are. Raises OSError.

    ``draw``: who draws charts; ``logo``: the university's, where there is one.
    """
    furniture, pictures = _Furniture(), Pictures(draw, logo)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        with package.open("word/document.xml", "w", force_zip64=True) as body:
            body.write(f"{_HEAD}<w:document {_NAMESPACES}><w:body>".encode())
            before: Document | None = None
            for document in documents:
                if before is not None:
                    body.write(f"<w:p><w:pPr>{_section(before, furniture.count)}</w:pPr></w:p>".encode())
                body.write(x.content(document, pictures).encode())
                furniture.add(document)
                before = document
            if before is not None:
                body.write(_section(before, furniture.count).encode())
            body.write(b"</w:body></w:document>")
        _write_parts(package, furniture, pictures)
    return furniture.count


def _section(document: Document, number: int) -> str:
    """The page set-up of a document, which stands at its end; its first page has no head but its title."""
    width, height = x.page_size(document)
    turned = ' w:orient="landscape"' if document.orientation == "landscape" else ""
    left, top = (x.EDGE, x.BINDING) if turned else (x.BINDING, x.EDGE)
    foot = f'r:id="rIdfooter{number}"/>'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rIdheader{number}"/>'
        f'<w:footerReference w:type="default" {foot}<w:footerReference w:type="first" {foot}'
        f'<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{x.EDGE}"'
        f' w:bottom="{x.EDGE}" w:left="{left}" w:header="340" w:footer="340" w:gutter="0"/>'
        f'<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _part(tag: str, content: str) -> str:
    return f"{_HEAD}<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"


def _write_parts(package: zipfile.ZipFile, furniture: _Furniture, pictures: Pictures) -> None:
    """Everything beside the text itself."""
    files = furniture.files()
    for name, _, content in files:
        package.writestr(f"word/{name}", content)
    for number, png in enumerate(pictures.files, 1):
        package.writestr(f"word/{picture_file(number)}", png, zipfile.ZIP_STORED)
    package.writestr("word/styles.xml", _STYLES)
    relations = [("rIdStyles", "styles", "styles.xml")]
    relations += [(f"rId{name.removesuffix('.xml')}", kind, name) for name, kind, _ in files]
    numbers = range(1, len(pictures.files) + 1)
    relations += [(picture_relation(n), "image", picture_file(n)) for n in numbers]
    package.writestr("word/_rels/document.xml.rels", _relations(relations))
    package.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "word/document.xml")]))
    parts = [("document.xml", "document.main"), ("styles.xml", "styles")]
    package.writestr("[Content_Types].xml", _types([*parts, *((name, kind) for name, kind, _ in files)]))


def _types(parts: list[tuple[str, str]]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _relations(relations: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
