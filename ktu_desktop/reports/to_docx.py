"""Documents as an editable text (.docx): Office Open XML written with the standard library.

Each document is a section with its own page numbers. Charts are left out: their numbers stand in the tables.
"""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from ktu_desktop.reports import docx_blocks as x
from ktu_desktop.reports.document import Document

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
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


def write_docx(documents: Iterable[Document], path: Path) -> int:
    """Write the documents into one file; returns how many there are. Raises OSError."""
    footers: list[str] = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        with package.open("word/document.xml", "w", force_zip64=True) as body:
            body.write(f"{_HEAD}<w:document {_NAMESPACES}><w:body>".encode())
            before: Document | None = None
            for document in documents:
                if before is not None:
                    body.write(f"<w:p><w:pPr>{_section(before, len(footers))}</w:pPr></w:p>".encode())
                body.write(x.content(document).encode())
                footers.append(x.footer(document))
                before = document
            if before is not None:
                body.write(_section(before, len(footers)).encode())
            body.write(b"</w:body></w:document>")
        _write_parts(package, footers)
    return len(footers)


def _section(document: Document, number: int) -> str:
    """The page set-up of a document, which stands at its end."""
    width, height = x.page_size(document)
    turned = ' w:orient="landscape"' if document.orientation == "landscape" else ""
    left, top = (x.EDGE, x.BINDING) if turned else (x.BINDING, x.EDGE)
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter{number}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{x.EDGE}"'
        f' w:bottom="{x.EDGE}" w:left="{left}" w:header="340" w:footer="340" w:gutter="0"/>'
        f'<w:pgNumType w:start="1"/></w:sectPr>'
    )


def _write_parts(package: zipfile.ZipFile, footers: list[str]) -> None:
    """Everything beside the text itself."""
    if len(footers) == 1:  # the only section's pages are all pages, which every program can count
        footers = [footers[0].replace(x.SECTION_PAGES, x.ALL_PAGES)]
    named = [(f"footer{number}.xml", footer) for number, footer in enumerate(footers, 1)]
    for name, footer in named:
        package.writestr(f"word/{name}", f"{_HEAD}<w:ftr {_NAMESPACES}>{footer}</w:ftr>")
    package.writestr("word/styles.xml", _STYLES)
    relations = [("rIdStyles", "styles", "styles.xml")]
    relations += [(f"rIdFooter{number}", "footer", name) for number, (name, _) in enumerate(named, 1)]
    package.writestr("word/_rels/document.xml.rels", _relations(relations))
    package.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "word/document.xml")]))
    parts = [("document.xml", "document.main"), ("styles.xml", "styles")]
    parts += [(name, "footer") for name, _ in named]
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in parts
    )
    package.writestr(
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
    )


def _relations(relations: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
