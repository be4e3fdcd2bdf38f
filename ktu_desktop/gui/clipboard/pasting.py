"""What a pasted block of texts comes to, before anything is recorded: edits, and what cannot be pasted.

An empty text leaves its cell as it is. A text that says what the cell shows already changes nothing, so a
block that was copied from here, worked on in Excel and pasted back gives only what was changed in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from ktu_desktop.domain.findings import Place
from ktu_desktop.gui.clipboard.block import Block
from ktu_desktop.gui.clipboard.table_text import read
from ktu_desktop.gui.clipboard.typed_cells import TypedCells

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that has no place. ``why``: a sentence marked for translation."""

    place: Place
    why: str


@dataclass
class Pasting:
    """``texts``: by row and column. ``blank``: empty texts. What has no place: ``left_over`` rows, and
    columns where it is ``too_wide``.
    """

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    same: int = 0
    blank: int = 0
    left_over: bool = False
    too_wide: bool = False


def plan_paste(text: str, block: Block, cells: TypedCells) -> Pasting:
    """Lay the clipboard's text over the table from the block's first cell on.

    One text over several cells fills them all; a block that fits several times into what is selected is
    repeated.
    """
    rows = range(block.first_row, cells.row_count)
    across = [column for column in cells.shown_columns() if column >= block.first_column]
    selected = [column for column in across if column in block.columns]
    given = list(islice(read(text), len(rows) + 1))
    pasting = Pasting(left_over=len(given) > len(rows))
    for row, texts in zip(rows, _repeated(given, len(block.rows)), strict=False):
        pasting.too_wide |= any(text.strip() for text in texts[len(across) :])
        _lay(pasting, row, dict(zip(across, _repeated(texts, len(selected)), strict=False)), cells)
    return pasting


def _repeated(given: Sequence[T], wanted: int) -> Iterator[T]:
    times = wanted // len(given) if given and wanted % len(given) == 0 else 1
    for _ in range(times):
        yield from given


def _lay(pasting: Pasting, row: int, texts: Mapping[int, str], cells: TypedCells) -> None:
    for column in filter(cells.is_typed_into, texts):
        text = texts[column].strip()
        if not text:
            pasting.blank += 1
        elif _plain(text) == _plain(cells.cell(row, column).text):
            pasting.same += 1
        else:
            typed = cells.wrong_row(row, texts) or cells.typed(row, column)
            if isinstance(typed, str):
                pasting.refused.append(Refused(cells.place(row, column), typed))
            else:
                pasting.texts[row, column] = text


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("\u00a0", "").replace("\u2212", "-")
