"""Merged areas and hidden rows and columns of an .xlsx sheet, from its own XML: calamine says none of it."""

import re
from collections.abc import Iterator

from ktu_desktop.workbooks.foreign.raw import MOST_COLUMNS, MOST_ROWS, Corners, Shape

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})")
_HIDDEN = rb"[^>]*?\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*>"
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s" + _HIDDEN)
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\s" + _HIDDEN)
_NUMBERS = re.compile(rb"\b(r|min|max)\s*=\s*[\"'](\d{1,7})[\"']")
_MOST_AREAS = 5_000


def shape_of_xml(xml: bytes, hidden: bool) -> Shape:
    """The shape of the sheet whose part this is. ``hidden``: whether the workbook hides the sheet."""
    return Shape(
        tuple(_merged(xml)),
        tuple(row for row in _numbers(_HIDDEN_ROW, xml, b"r", b"r") if row < MOST_ROWS),
        tuple(_numbers(_HIDDEN_COLUMN, xml, b"min", b"max")),
        hidden,
    )


def _merged(xml: bytes) -> Iterator[Corners]:
    if b"mergeCell" not in xml:
        return
    for number, match in enumerate(_MERGED.finditer(xml)):
        if number >= _MOST_AREAS:
            return
        (top, left), (bottom, right) = position(match[1]), position(match[2])
        if top < MOST_ROWS and left < MOST_COLUMNS:
            yield top, left, min(bottom, MOST_ROWS - 1), min(right, MOST_COLUMNS - 1)


def _numbers(tag: re.Pattern[bytes], xml: bytes, first: bytes, last: bytes) -> Iterator[int]:
    if b"hidden" not in xml:
        return
    for match in tag.finditer(xml):
        found = {name: int(number) for name, number in _NUMBERS.findall(match[0])}
        if first in found and last in found:
            yield from range(found[first] - 1, min(found[last], MOST_ROWS))


def position(reference: bytes) -> tuple[int, int]:
    """Row and column, from 0, of ``B7``."""
    letters = reference.rstrip(b"0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(reference[len(letters) :]) - 1, column - 1
