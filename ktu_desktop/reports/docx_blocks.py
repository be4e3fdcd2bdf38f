"""Blocks of a document as WordprocessingML. Lengths are twentieths of a point."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from ktu_desktop.reports import document as d

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
_SIGNING = (0.38, 0.20, 0.27, 0.15)


def page_size(document: d.Document) -> tuple[int, int]:
    """Width and height of A4, turned as the document is."""
    return (_LONG, _SHORT) if document.orientation == "landscape" else (_SHORT, _LONG)


def content(document: d.Document) -> str:
    """The whole document: issuer, title, subtitles, blocks."""
    width = page_size(document)[0] - (2 * EDGE if document.orientation == "landscape" else BINDING + EDGE)
    parts = [
        _paragraph(document.issuer.upper(), bold=True, across="center"),
        _paragraph(document.title, style="Title"),
        *(_paragraph(subtitle, across="center") for subtitle in document.subtitles),
        *(_block(block, width) for block in document.blocks),
    ]
    return "".join(parts)


def footer(document: d.Document) -> str:
    """The foot of every page: what the document says, and the page's number within it."""
    before, _, rest = document.page_words.partition("{page}")
    between, _, behind = rest.partition("{pages}")
    numbers = (
        f"{_run(before, 15)}{_field('PAGE')}{_run(between, 15)}{_field(SECTION_PAGES)}{_run(behind, 15)}"
    )
    right = page_size(document)[0] - (2 * EDGE if document.orientation == "landscape" else BINDING + EDGE)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    return f"<w:p><w:pPr>{tabs}</w:pPr>{_run(document.footer, 15)}<w:r><w:tab/></w:r>{numbers}</w:p>"


def _block(block: d.Block, width: int) -> str:
    match block:
        case d.Heading():
            return _paragraph(block.text, style=f"Heading{block.level}")
        case d.Paragraph():
            return _paragraph(block.text, size=17 if block.small else 22)
        case d.Facts():
            return _facts(block, width)
        case d.Table():
            return _table(block, width)
        case d.Signatures():
            return _signatures(block, width)
        case d.Chart():
            return ""


def _facts(facts: d.Facts, width: int) -> str:
    widths = [width * 3 // 10, width - width * 3 // 10]
    rows = (
        _row([_cell(_paragraph(label), widths[0]), _cell(_paragraph(text, bold=True), widths[1])])
        for label, text in facts.pairs
    )
    return _grid(widths, rows, borders=False)


def _table(table: d.Table, width: int) -> str:
    whole = sum(column.width for column in table.columns)
    widths = [round(width * column.width / whole) for column in table.columns]
    head = [
        _cell(_paragraph(column.title, 17, bold=True, across="center"), each, fill="E1E1E1")
        for column, each in zip(table.columns, widths, strict=True)
    ]
    least = round(table.row_height * 1440 / 25.4)
    rows = (_table_row(row, table, widths, least) for row in table.rows)
    return _grid(widths, [_row(head, is_head=True), *rows])


def _table_row(row: d.Row, table: d.Table, widths: list[int], least: int) -> str:
    if row.across:
        text = _paragraph(str(row.cells[0]), 18, bold=True, keeps=True)
        return _row([_cell(text, sum(widths), len(widths), _FILLS[row.kind])])
    cells = []
    for number, (cell, column, width) in enumerate(zip(row.cells, table.columns, widths, strict=True)):
        indent = 180 * row.depth if number == 0 else 0
        bold = row.kind == "strong"
        shown = cell.shown if isinstance(cell, d.Amount) else cell
        if column.align == "decimal" and isinstance(cell, d.Amount) and cell.exact is not None:
            text = _paragraph(shown, 18, bold=bold, mark_at=width * 3 // 5 - 100)
        else:
            across = "left" if column.align == "left" else "center"
            text = _paragraph(shown, 18, bold=bold, across=across, indent=indent)
        cells.append(_cell(text, width))
    return _row(cells, least)


def _signatures(block: d.Signatures, width: int) -> str:
    widths = [round(width * share) for share in _SIGNING]
    rows = []
    for role in block.roles:
        lines = [_cell(_paragraph(""), each, underlined=True) for each in widths[1:]]
        rows.append(_row([_cell(_paragraph(role, keeps=True), widths[0]), *lines], 600))
        hints = [
            _cell(_paragraph(hint, 13, across="center"), w)
            for hint, w in zip(block.hints, widths[1:], strict=True)
        ]
        rows.append(_row([_cell(_paragraph(""), widths[0]), *hints]))
    return _paragraph("") + _grid(widths, rows, borders=False)


def _grid(widths: list[int], rows: "Iterator[str] | list[str]", borders: bool = True) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if borders else ""
    margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
    shape = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{lines}<w:tblLayout w:type="fixed"/>{margins}'
    return (
        f"<w:tbl><w:tblPr>{shape}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        f"{_paragraph('', 8)}"
    )


def _row(cells: list[str], least: int = 0, is_head: bool = False) -> str:
    """A row that is not cut; the head comes again on every page."""
    height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    again = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{again}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, width: int, span: int = 1, fill: str | None = None, underlined: bool = False) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    line = (
        '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="000000"/></w:tcBorders>'
        if underlined
        else ""
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{line}{shade}</w:tcPr>{text}</w:tc>'


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
    return f'<w:fldSimple w:instr=" {code} ">{_run("1", 15)}</w:fldSimple>'
