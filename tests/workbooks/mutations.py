"""Spreadsheets changed at random as damage, other programs and ill will change them; the same for one seed.

Packages are changed inside their parts and packed anew, so that the change reaches the part's reader and not
only the check sum; an old workbook is changed record by record.
"""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from random import Random

from xlrd.compdoc import CompDoc

_NUMBERS = ("", "-1", "0", "1", "7", "2.5", "1e400", "NaN", "-Infinity", "1_0", "٣", "99999999999", "9" * 400)
_PLACES = ("A0", "XFD1048577", "ZZZZ1", "A1:A1", "B2:A1", "A1:XFD1048576", "$A$1", "a1")
_WORDS = ("s", "e", "b", "str", "d", "inlineStr", "percentage", "time", "date", "true", "hidden", "collapse")
_TEXTS = ("#REF!", "=1+1", "2023-99-99", "\u200b", "&#0;", "&#55296;", "]]>", "&amp;", "я" * 3_000)
_SPANS = {
    "cell": re.compile(rb"<c [^>]*>.*?</c>|<table:table-cell.*?</table:table-cell>", re.DOTALL),
    "row": re.compile(rb"<row [^>]*>.*?</row>|<table:table-row.*?</table:table-row>", re.DOTALL),
    "tag": re.compile(rb"<[^>]*>"),
}
_ATTRIBUTE = re.compile(rb"(?<==\")[^\"]*(?=\")")
_CONTENT = re.compile(rb"(?<=>)[^<>]+(?=<)")
_MAIN_PARTS = re.compile(r"sheet\d|content\.xml|sharedStrings|styles|workbook", re.IGNORECASE)
_BOUNDARY = b"\r\n"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b'"', b";", b"\t", b",", b"\r", b"\n", b"\xd2\xb0", b"\x1a")


def mutated(content: bytes, chance: Random) -> bytes:
    """The file with one to a few changes of one kind."""
    if chance.random() < 0.15:
        return _damaged(content, chance)
    if content.startswith(b"PK"):
        return _package(content, chance)
    if content.startswith(b"\xd0\xcf"):
        return _records(content, chance)
    return _lines(content, chance)


def _damaged(content: bytes, chance: Random) -> bytes:
    """Bytes flipped, lost or repeated, or the end cut off."""
    found = bytearray(content)
    kind = chance.choice(("flip", "flip", "lose", "repeat", "cut"))
    place = chance.randrange(len(found))
    if kind == "cut":
        return bytes(found[:place])
    if kind == "lose":
        del found[place : place + chance.choice((1, 4, 200))]
    elif kind == "repeat":
        found[place:place] = found[place : place + chance.choice((1, 4, 200))]
    for _ in range(chance.choice((1, 3, 20)) if kind == "flip" else 0):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _package(content: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = [(name, source.read(name)) for name in source.namelist()]
    main = [number for number, (name, part) in enumerate(parts) if part and _MAIN_PARTS.search(name)]
    kind = chance.choice(("inside",) * 8 + ("lost", "twice", "exchanged"))
    number = chance.choice(main)
    name, part = parts[number]
    if kind == "lost":
        del parts[number]
    elif kind == "twice":
        parts.append((name, _inside(part, chance)))
    elif kind == "exchanged":
        parts[number] = (name, parts[chance.choice(main)][1])
    else:
        parts[number] = (name, _inside(part, chance))
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        warnings.filterwarnings("ignore", "Duplicate name")
        for name, part in parts:
            target.writestr(name, part)
    return packed.getvalue()


def _inside(part: bytes, chance: Random) -> bytes:
    """A part with other values in its XML; one that is no XML with other bytes."""
    if not part.lstrip(b"\xef\xbb\xbf").startswith(b"<"):
        return _damaged(part, chance) if part else part
    for _ in range(chance.choice((1, 1, 3, 10))):
        change: Callable[[bytes, Random], bytes] = chance.choice((_other_value, _other_value, _other_spans))
        part = change(part, chance)
    return part if chance.random() < 0.9 or not part else _damaged(part, chance)


def _other_value(part: bytes, chance: Random) -> bytes:
    """An attribute or a text with what it does not expect."""
    pattern = chance.choice((_ATTRIBUTE, _CONTENT))
    places = [match.span() for match in pattern.finditer(part)]
    if not places:
        return part
    start, end = chance.choice(places)
    value = chance.choice(chance.choice((_NUMBERS, _PLACES, _WORDS, _TEXTS))).encode()
    return part[:start] + value + part[end:]


def _other_spans(part: bytes, chance: Random) -> bytes:
    """A cell, a row or a tag lost, repeated, or in another's place."""
    spans = [match.span() for match in _SPANS[chance.choice(tuple(_SPANS))].finditer(part)]
    if not spans:
        return part
    start, end = chance.choice(spans)
    other = part[slice(*chance.choice(spans))]
    return part[:start] + chance.choice((b"", part[start:end] * 2, other)) + part[end:]


def _records(content: bytes, chance: Random) -> bytes:
    """The book's own stream, without the container around it, with records changed, lost and repeated."""
    memory, base, size = CompDoc(content, logfile=io.StringIO()).locate_named_stream("Workbook")
    stream, records, place = bytes(memory[base : base + size]), [], 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        records.append((kind, stream[place + 4 : place + 4 + length]))
        place += 4 + length
    for _ in range(chance.choice((1, 1, 3, 10))):
        number = chance.randrange(1, len(records))
        kind, body = records[number]
        change = chance.choice(("body", "body", "body", "kind", "lost", "twice", "short"))
        if change == "body" and body:
            records[number] = kind, _damaged(body, chance)
        elif change == "kind":
            records[number] = chance.choice(records)[0], body
        elif change == "short":
            records[number] = kind, body[: chance.randrange(len(body) + 1)]
        else:
            records[number : number + 1] = [] if change == "lost" else [records[number]] * 2
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


def _lines(content: bytes, chance: Random) -> bytes:
    """Lines of text lost, repeated, cut, or with marks where none belong."""
    for _ in range(chance.choice((1, 1, 3, 10))):
        lines = content.split(_BOUNDARY)
        number = chance.randrange(len(lines))
        line = lines[number]
        place = chance.randrange(len(line) + 1)
        change = chance.choice(("mark", "mark", "lost", "twice", "cut"))
        if change == "mark":
            lines[number] = line[:place] + chance.choice(_MARKS) * chance.choice((1, 1, 300)) + line[place:]
        elif change == "cut":
            lines[number] = line[:place]
        else:
            lines[number : number + 1] = [] if change == "lost" else [line, line]
        content = _BOUNDARY.join(lines) or b"1"
    return content
