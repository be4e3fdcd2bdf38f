"""Cells of .csv and .tsv: text in UTF-8, UTF-16 or the old Cyrillic code page, however separated."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from statistics import median_low

from ktu_desktop.workbooks.foreign.raw import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    CannotRead,
    RawCell,
    Shape,
)

SUFFIXES = (".csv", ".tsv")
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OLD_CYRILLIC = "kz1048"
"""Windows-1251 with the Kazakh letters: the Russian ones stand at the same places."""

_SEPARATORS = ";\t,"
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,8})")
_LOOKED_AT = 30
_MOSTLY = 3


class CsvSheet:
    """The one sheet of such a file (see raw.RawSheet)."""

    shape = Shape()

    def __init__(self, name: str, rows: Sequence[Sequence[str]]) -> None:
        self.name = name
        self.rows = rows

    def cell(self, row: int, column: int) -> RawCell:
        """The cell (both from 0): whole numbers are numbers, everything else is text as it stands."""
        line = self.rows[row] if row < len(self.rows) else ()
        text = line[column] if column < len(line) else ""
        if not text.strip():
            return EMPTY
        return ("number" if _WHOLE.fullmatch(text.strip()) else "text", text.strip(), False)

    def filled(self, row: int, columns: Sequence[int]) -> Sequence[tuple[int, RawCell]]:
        """Those of the row's cells in these columns (all from 0) that are not empty."""
        cells = ((column, self.cell(row, column)) for column in columns)
        return [(column, cell) for column, cell in cells if cell != EMPTY]

    def has_formula(self, row: int, column: int) -> bool:
        """Never: a text file holds none."""
        return False


def read_sheets(content: bytes, name: str) -> Iterator[CsvSheet]:
    """The file's one sheet. Raises CannotRead where it is no text."""
    text = _decoded(content)
    lines = text.splitlines()[:_LOOKED_AT]
    separator = max(_SEPARATORS, key=lambda mark: _evenly(lines, mark))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [row[:MOST_COLUMNS] for _, row in zip(range(MOST_ROWS), reader, strict=False)]
    except csv.Error:
        raise CannotRead("file_damaged") from None
    yield CsvSheet(name, rows)


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF8_MARK):
        return _as_text(content, "utf-8-sig", "file_damaged")
    if content.startswith(_UTF16_MARKS):
        return _as_text(content, "utf-16", "not_a_spreadsheet")
    if b"\0" in content[:4096]:
        raise CannotRead("not_a_spreadsheet")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if _is_broken_utf8(content):
            raise CannotRead("file_damaged") from None
        return _as_text(content, _OLD_CYRILLIC, "not_a_spreadsheet")


def _is_broken_utf8(content: bytes) -> bool:
    """Whether most letters are UTF-8 and a few bytes are not: read as Windows-1251 it would be gibberish."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) - broken > _MOSTLY * broken


def _as_text(content: bytes, encoding: str, otherwise: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead(otherwise) from None


def _evenly(lines: Sequence[str], mark: str) -> tuple[int, int]:
    """How evenly a mark separates the lines; a comma may also be a decimal comma and comes last."""
    counts = [line.count(mark) for line in lines if line.strip()]
    return (median_low(counts) if counts else 0, -_SEPARATORS.index(mark))
