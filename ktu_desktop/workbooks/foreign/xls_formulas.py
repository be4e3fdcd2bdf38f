"""Which cells of an .xls hold formulas: xlrd keeps only their results, so the records are looked through."""

import io
import struct
from collections.abc import Iterator

from xlrd.compdoc import CompDoc

Places = frozenset[tuple[int, int]]
"""Rows and columns from 0."""

_OLE = b"\xd0\xcf\x11\xe0"
_STREAMS = ("Workbook", "Book")
_BEGIN, _END, _SHEET = (0x0809, 0x0409, 0x0209, 0x0009), 0x000A, 0x0085
_WORKSHEET = 0
_FORMULAS = (0x0006, 0x0206, 0x0406)


def formula_places(content: bytes) -> list[Places]:
    """For each sheet of the book, in its order, the places of its formulas. Raises what xlrd raises."""
    stream = _stream(content)
    found = []
    for kind, position, size in _records(stream, 0):
        if kind == _SHEET and size >= 6 and stream[position + 5] == _WORKSHEET:
            (start,) = struct.unpack_from("<I", stream, position)
            found.append(frozenset(_places(stream, start)))
    return found


def _stream(content: bytes) -> bytes:
    if not content.startswith(_OLE):
        return content
    document = CompDoc(content, logfile=io.StringIO())
    for name in _STREAMS:
        memory, base, size = document.locate_named_stream(name)
        if memory is not None:
            return bytes(memory[base : base + size])
    return b""


def _places(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    for kind, position, size in _records(stream, start):
        if kind in _FORMULAS and size >= 4:
            row, column = struct.unpack_from("<HH", stream, position)
            yield row, column


def _records(stream: bytes, position: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record up to the end of the part that begins here; charts lie within."""
    depth = 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        depth += (kind in _BEGIN) - (kind == _END)
        if depth == 0:
            return
        yield kind, position + 4, size if depth == 1 else 0
        position += 4 + size
