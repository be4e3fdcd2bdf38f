"""Blocks of a document as WordprocessingML. Lengths are twentieths of a point."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from ktu_desktop.reports import document as d
from ktu_desktop.reports.docx_pictures import Pictures

BINDING, EDGE = 1134, 680
"""The margins: 20 mm where sheets are bound, else 12 mm."""

SECTION_PAGES, ALL_PAGES = "SECTIONPAGES", "NUMPAGES"
"""Fields: how many pages the section has, and the whole file."""

_LONG, _SHORT = 16838, 11906
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FILLS = {"group": "E1E1E1", "subgroup": "F2F2F2"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SIGNING = (0.38, 0.19, 0.02, 0.25, 0.02, 0.14)
"""Of the width: who signs, then the lines and the white between them."""

_SMALL_PRINT = 15
"""What stands at head and foot of a page, in half points."""

_SPACER = 8
_RULED = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="000000"/></w:pBdr>'
"""A paragraph with a line below it."""


def page_size(document: d.Document) -> tuple[int, int]:
    """Width and height of A4, turned as the document is."""
    return (_LONG, _SHORT) if document.orientation == "landscape" else (_SHORT, _LONG)


def content(document: d.Document, pictures: Pictures) -> str:
    """The whole document: logo, issuer, title, subtitles, blocks."""
    width, blocks, logo = _text_width(document), document.blocks, pictures.logo()
    signed = d.signed_end(blocks)
    keeps = [number >= signed or d.leads(blocks, number) for number in range(len(blocks))]
    parts = [
        _centred(logo) if logo else "",
        _centred(_run(document.issuer.upper(), 22, bold=True), _RULED),
        _paragraph(document.title, style="Title"),
        *(_paragraph(subtitle, across="center") for subtitle in document.subtitles),
        *(_block(each, width, pictures, kept) for each, kept in zip(blocks, keeps, strict=True)),
    ]
    return "".join(parts)


def header(document: d.Document) -> str:
    """What stands at the head of every page but the first: sheets that come apart are put together again."""
    words = ". ".join((document.title, *document.subtitles))
    return f"<w:p><w:pPr>{_RULED}</w:pPr>{_run(words, _SMALL_PRINT)}</w:p>"


def footer(document: d.Document) -> str:
    """The foot of every page: what the document says, and the page's number within it."""
    before, _, rest = document.page_words.partition("{page}")
    between, _, behind = rest.partition("{pages}")
    said = (_run(words, _SMALL_PRINT) for words in (before, between, behind))
    numbers = f"{next(said)}{_field('PAGE')}{next(said)}{_field(SECTION_PAGES)}{next(said)}"
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{_text_width(document)}"/></w:tabs>'
    words = _run(document.footer, _SMALL_PRINT)
    return f"<w:p><w:pPr>{tabs}</w:pPr>{words}<w:r><w:tab/></w:r>{numbers}</w:p>"


def _text_width(document: d.Document) -> int:
    margins = 2 * EDGE if document.orientation == "landscape" else BINDING + EDGE
    return page_size(document)[0] - margins


def _block(block: d.Block, width: int, pictures: Pictures, keeps: bool) -> str:
    """A block; ``keeps``: its end stays on the page of what follows."""
    match block:
        case d.Heading():
            return _paragraph(block.text, style=f"Heading{block.level}")
        case d.Paragraph():
            return _paragraph(block.text, size=17 if block.small else 22, keeps=keeps)
        case d.Facts():
            return _facts(block, width)
        case d.Table():
            return _table(block, width, keeps)
        case d.Signatures():
            return _signatures(block, width)
        case d.Chart():
            title = _paragraph(block.title, style="Heading2")
            return f"{title}{_centred(pictures.chart(block, width))}"


def _facts(facts: d.Facts, width: int) -> str:
    widths = [width * 3 // 10, width - width * 3 // 10]
    rows = (
        _row([_cell(_paragraph(label), widths[0]), _cell(_paragraph(text, bold=True), widths[1])])
        for label, text in facts.pairs
    )
    return _grid(widths, rows, borders=False)


def _table(table: d.Table, width: int, keeps: bool) -> str:
    whole = sum(column.width for column in table.columns)
    widths = [round(width * column.width / whole) for column in table.columns]
    head = [
        _cell(_paragraph(column.title, 17, bold=True, across="center"), each, fill="E1E1E1")
        for column, each in zip(table.columns, widths, strict=True)
    ]
    least = round(table.row_height * 1440 / 25.4)
    last = len(table.rows) - 1
    rows = (_table_row(row, table, widths, least, keeps and n == last) for n, row in enumerate(table.rows))
    return _grid(widths, [_row(head, is_head=True), *rows], keeps=keeps)


def _table_row(row: d.Row, table: d.Table, widths: list[int], least: int, keeps: bool) -> str:
    if row.across:
        text = _paragraph(str(row.cells[0]), 18, bold=True, keeps=True)
        return _row([_cell(text, sum(widths), len(widths), _FILLS[row.kind])])
    cells = []
    for number, (cell, column, width) in enumerate(zip(row.cells, table.columns, widths, strict=True)):
        indent = 180 * row.depth if number == 0 else 0
        bold = row.kind == "strong"
        shown = cell.shown if isinstance(cell, d.Amount) else cell
        if column.align == "decimal" and isinstance(cell, d.Amount) and cell.exact is not None:
            text = _paragraph(shown, 18, bold=bold, keeps=keeps, mark_at=width * 3 // 5 - 100)
        else:
            across = "left" if column.align == "left" else "center"
            text = _paragraph(shown, 18, bold=bold, across=across, indent=indent, keeps=keeps)
        cells.append(_cell(text, width))
    return _row(cells, least)


def _signatures(block: d.Signatures, width: int) -> str:
    """Lines to sign on, all on one page."""
    widths = [round(width * share) for share in _SIGNING]
    rows = []
    for number, role in enumerate(block.roles, 1):
        lines = [_cell(_paragraph(role, keeps=True), widths[0], low=True)]
        hints = [_cell(_paragraph("", keeps=True), widths[0])]
        for place, each in enumerate(widths[1:]):
            is_line, keeps = place % 2 == 0, number < len(block.roles)
            hint = block.hints[place // 2] if is_line else ""
            lines.append(_cell(_paragraph("", keeps=True), each, underlined=is_line))
            hints.append(_cell(_paragraph(hint, 13, across="center", keeps=keeps), each))
        rows += [_row(lines, 600), _row(hints)]
    return _paragraph("", _SPACER, keeps=True) + _grid(widths, rows, borders=False)


def _centred(run: str, ruled: str = "") -> str:
    return f'<w:p><w:pPr>{ruled}<w:jc w:val="center"/></w:pPr>{run}</w:p>'


def _grid(
    widths: list[int], rows: "Iterator[str] | list[str]", borders: bool = True, keeps: bool = False
) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if borders else ""
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 20), ("left", 60), ("bottom", 20), ("right", 60))
    )
    shape = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{lines}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
    )
    return (
        f"<w:tbl><w:tblPr>{shape}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        f"{_paragraph('', _SPACER, keeps=keeps)}"
    )


def _row(cells: list[str], least: int = 0, is_head: bool = False) -> str:
    """A row that is not cut; the head comes again on every page."""
    height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    again = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{again}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    text: str,
    width: int,
    span: int = 1,
    fill: str | None = None,
    underlined: bool = False,
    low: bool = False,
) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    line = (
        '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="000000"/></w:tcBorders>'
        if underlined
        else ""
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    place = '<w:vAlign w:val="bottom"/>' if low else ""
    shape = f'<w:tcW w:w="{width}" w:type="dxa"/>{across}{line}{shade}{place}'
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{text}</w:tc>"


def _paragraph(
    text: str,
    size: int = 22,
    *,
    bold: bool = False,
    across: str = "left",
    style: str = "",
    indent: int = 0,
    keeps: bool = False,
    mark_at: int | None = None,
) -> str:
    """A paragraph; ``size`` in half points; ``mark_at``: where the decimal mark of a number stands."""
    parts = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:keepNext/>" if keeps else "",
        f'<w:tabs><w:tab w:val="decimal" w:pos="{mark_at}"/></w:tabs>' if mark_at is not None else "",
        '<w:spacing w:after="0"/>' if not style and size < 22 else "",
        f'<w:ind w:left="{indent}"/>' if indent else "",
        f'<w:jc w:val="{across}"/>' if across != "left" else "",
    ]
    properties = "".join(parts)
    lines = text.splitlines() or [""]
    runs = "<w:r><w:br/></w:r>".join(_run(line, 0 if style else size, bold) for line in lines)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _run(text: str, size: int, bold: bool = False) -> str:
    look = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    said = escape(_FORBIDDEN.sub(" ", text))
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'


def _field(code: str) -> str:
    """A number that Word counts itself."""
    return f'<w:fldSimple w:instr=" {code} ">{_run("1", _SMALL_PRINT)}</w:fldSimple>'
