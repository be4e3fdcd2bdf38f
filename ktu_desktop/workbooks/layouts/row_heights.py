"""How high a row should be for what stands in it: a first guess, spreadsheets fit it to what is typed."""

from collections.abc import Mapping
from math import ceil

from ktu_desktop.workbooks.columns import COLUMNS

_WIDTHS = {column.mark: column.width for column in COLUMNS}
_SMALL_IN_A_WIDTH, _HEADING_IN_A_WIDTH = 1.35, 0.93
"""Letters that fit where one of the sheet's ordinary letters fits, for small letters and for headings."""

_LINE, _SMALL_LINE, _HEADING_LINE = 13.5, 11.5, 15
_HIGHEST = 409
"""Points; a spreadsheet's row is no higher."""


def height_of(name: str, small: str, texts: Mapping[str, str]) -> float:
    """A row's height in points. ``small`` stands below the name; ``texts``: column's mark -> its text."""
    width = _WIDTHS["#name"]
    of_name = _lines(name, width) * _LINE + _lines(small, width * _SMALL_IN_A_WIDTH) * _SMALL_LINE
    of_texts = (_lines(words, _WIDTHS[mark]) * _LINE for mark, words in texts.items())
    return min(3 + max((of_name, *of_texts)), _HIGHEST)


def heading_height(words: str) -> float:
    """The height of a heading over the whole width, in points."""
    return 4 + _HEADING_LINE * _lines(words, sum(_WIDTHS.values()) * _HEADING_IN_A_WIDTH)


def _lines(words: str, letters: float) -> int:
    return sum(_of_line(line, letters) for line in words.splitlines())


def _of_line(line: str, letters: float) -> int:
    return max(ceil(len(line) / letters), 1)
