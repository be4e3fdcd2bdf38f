"""A document as plain text: what it says, for golden files and for reading in a test."""

from collections.abc import Iterator

from ktu_desktop.reports import document as d
from ktu_desktop.reports.document import Document


def as_text(document: Document) -> str:
    """Title, subtitles and blocks; without the foot, which says when it was printed."""
    head = [document.issuer, document.title, *document.subtitles, document.orientation, ""]
    return "\n".join((*head, *(line for block in document.blocks for line in _lines(block)))) + "\n"


def rows_of(document: Document, table: int = -1) -> list[list[str]]:
    """The shown cells of one of the tables, row by row."""
    tables = [block for block in document.blocks if isinstance(block, d.Table)]
    return [[shown(cell) for cell in row.cells] for row in tables[table].rows]


def shown(cell: d.Cell) -> str:
    return cell.shown if isinstance(cell, d.Amount) else cell


def _lines(block: d.Block) -> Iterator[str]:
    match block:
        case d.Heading():
            yield f"{'#' * block.level} {block.text}"
        case d.Paragraph():
            yield block.text
        case d.Facts():
            yield from (f"{label} | {text}" for label, text in block.pairs)
        case d.Table():
            yield " | ".join(column.title for column in block.columns)
            for row in block.rows:
                cells = " | ".join(shown(cell).replace("\n", " / ") for cell in row.cells)
                yield "  " * row.depth + ("== " if row.across else "") + cells
        case d.Chart():
            yield f"[{block.title}: {block.actual}, {block.target}]"
            for point in block.series.points:
                yield f"  {point.year}: {point.actual}, {point.target.text if point.target else None}"
        case d.Signatures():
            yield from (f"{role} ____ ({', '.join(block.hints)})" for role in block.roles)
    yield ""
