"""A printed document as plain blocks: what it says, not how it is drawn; tested as text.

Blocks are put on pages by pages/, written as a workbook by to_workbook, as an editable text by to_docx, as
plain text by to_text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ktu_desktop.domain.series import Series

Align = Literal["left", "centre", "decimal"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a cell: ``shown`` in the reader's language, ``exact`` as decimal text for a spreadsheet.

    ``exact`` is None where it is no plain number: a rank, yes or no, nothing.
    """

    shown: str
    exact: str | None = None


Cell = str | Amount
"""What a table's cell holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the table's width, how its cells are aligned.

    ``decimal``: the decimal marks of its numbers stand below one another.
    """

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. ``kind``: ``plain``; ``strong``; ``group`` and ``subgroup``: one cell across all.

    ``depth``: how far its first cell is indented; ``adds_up``: it only says what those above come to.
    """

    cells: tuple[Cell, ...]
    kind: Literal["plain", "strong", "group", "subgroup"] = "plain"
    depth: int = 0
    adds_up: bool = False

    @property
    def across(self) -> bool:
        """Whether it is one cell across the table."""
        return self.kind in ("group", "subgroup")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a document: ``level`` 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``small`` for notes."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and text below one another, without lines."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``row_height``: the least height of a row in millimetres, for writing by hand."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Chart:
    """An indicator's years, with the words for a legend.

    ``answers``: what 0 and 1 mean, where the numbers are answers.
    """

    series: Series
    title: str
    actual: str
    target: str
    decimal_mark: str = ","
    answers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, one for each of ``roles``; ``hints`` stand below a line: signature, name, date."""

    roles: tuple[str, ...]
    hints: tuple[str, str, str]


Block = Heading | Paragraph | Facts | Table | Chart | Signatures


def signed_end(blocks: Sequence[Block]) -> int:
    """The number of the block whose end stays with the signatures, as the notes below it do.

    A page with nothing but signatures could be put below any other sheet. Where nothing is signed: none of
    the blocks.
    """
    signatures = next((n for n, block in enumerate(blocks) if isinstance(block, Signatures)), None)
    if signatures is None:
        return len(blocks)
    noted = (isinstance(block, Paragraph) and block.small for block in blocks[:signatures])
    return max((n for n, is_note in enumerate(noted) if not is_note), default=0)


def leads(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block is what is said before a table: its end stays with the table's beginning."""
    follows = blocks[number + 1] if number + 1 < len(blocks) else None
    return isinstance(blocks[number], Paragraph) and isinstance(follows, Table)


@dataclass(frozen=True, slots=True)
class Document:
    """One document: a sheet, a passport, a list. It has its own page numbers.

    ``name``: for files and a workbook's sheets; ``issuer``: the university; ``subtitles``: whom and which
    period it is about; ``footer``: stands on every page; ``page_words``: ``Page {page} of {pages}``.
    """

    name: str
    issuer: str
    title: str
    subtitles: tuple[str, ...]
    blocks: tuple[Block, ...]
    footer: str
    page_words: str
    orientation: Orientation = "portrait"
