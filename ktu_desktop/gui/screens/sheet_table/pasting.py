"""What a pasted block of texts comes to, before anything is recorded: edits, and what cannot be pasted.

An empty text leaves its cell as it is. A text that says what the cell shows already changes nothing, so a
block that was copied from here, worked on in Excel and pasted back gives only what was changed in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.gui.clipboard.table_text import read
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.block import Block
from ktu_desktop.gui.screens.sheet_table.row_texts import editable_field

COMPUTED, OTHER_CODE = "computed", "other_code"
"""Why a text cannot be pasted, beside a field's lock."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that has no place. ``why``: COMPUTED, OTHER_CODE, or the lock of its field."""

    row: Row
    text: str
    why: str


@dataclass
class Pasting:
    """``texts``: by the row's place. ``blank``: empty texts. ``left_over``: rows that have no place."""

    texts: dict[int, str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    same: int = 0
    blank: int = 0
    left_over: bool = False


def plan_paste(
    text: str, block: Block, columns: Sequence[int], rows: Sequence[Row], shown: Callable[[int, int], str]
) -> Pasting:
    """Lay the clipboard's text over the table from the block's first cell on.

    ``columns``: those of the table that are shown; ``shown``: what a cell (row, column) says now. One text
    over several rows fills them all; a block that fits several times into what is selected is repeated.
    """
    given = list(islice(read(text), len(rows) - block.first_row + 1))
    pasting = Pasting(left_over=len(given) > len(rows) - block.first_row)
    across = [column for column in columns if column >= block.first_column]
    for place, texts in zip(
        range(block.first_row, len(rows)), _repeated(given, len(block.rows)), strict=False
    ):
        by_column = dict(zip(across, texts, strict=False))
        _lay(pasting, place, rows[place], by_column, shown)
    return pasting


def _repeated(given: Sequence[list[str]], wanted: int) -> Iterator[list[str]]:
    times = wanted // len(given) if given and wanted % len(given) == 0 else 1
    for _ in range(times):
        yield from given


def _lay(
    pasting: Pasting, place: int, row: Row, texts: dict[int, str], shown: Callable[[int, int], str]
) -> None:
    if c.ACTUAL not in texts:
        return
    text = texts[c.ACTUAL].strip()
    code = texts.get(c.CODE, "").strip()
    if not text:
        pasting.blank += 1
    elif _plain(text) == _plain(shown(place, c.ACTUAL)):
        pasting.same += 1
    elif code and code != row.indicator.code:
        pasting.refused.append(Refused(row, text, OTHER_CODE))
    elif editable_field(row) is None:
        pasting.refused.append(Refused(row, text, _lock(row)))
    else:
        pasting.texts[place] = text


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("\u00a0", "").replace("\u2212", "-")


def _lock(row: Row) -> str:
    own = next((each for each in row.fields if each.role == "value"), None)
    return COMPUTED if own is None or own.lock is None else own.lock
