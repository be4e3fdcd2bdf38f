"""Records of .xlsb parts ([MS-XLSB] 2.1.4): a number, a length, that many bytes; and what stands in them."""

import struct
from collections.abc import Iterator

ROW, BLANK, RK, ERROR, BOOLEAN, REAL, TEXT, SHARED_TEXT = range(8)
FORMULA_TEXT, FORMULA_NUMBER, FORMULA_BOOLEAN, FORMULA_ERROR = range(8, 12)
SHARED_ITEM, NUMBER_FORMAT, CELL_FORMAT, COLUMN = 19, 44, 47, 60
WORKBOOK_PROPERTIES, SHEET, MERGED = 153, 156, 176
BEGIN_CELL_FORMATS, END_CELL_FORMATS = 617, 618

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
}  # fmt: skip
_NO_TEXT = 0xFFFFFFFF
_IS_HUNDREDFOLD, _IS_WHOLE = 1, 2


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: number and content. Raises ValueError where it is cut."""
    place, end = 0, len(part)
    while place < end:
        number, place = _seven_bits(part, place, 2)
        length, place = _seven_bits(part, place, 4)
        if place + length > end:
            raise ValueError("a record is cut")
        yield number, part[place : place + length]
        place += length


def _seven_bits(part: bytes, place: int, most: int) -> tuple[int, int]:
    """A number in groups of seven bits, lowest first, and the place behind it."""
    found = 0
    for count in range(most):
        byte = part[place + count] if place + count < len(part) else 0
        found |= (byte & 0x7F) << (7 * count)
        if not byte & 0x80:
            return found, place + count + 1
    return found, place + most


def text_at(content: bytes, place: int) -> tuple[str, int]:
    """The text whose length stands at a place, and the place behind it."""
    (length,) = struct.unpack_from("<I", content, place)
    start = place + 4
    if length == _NO_TEXT:
        return "", start
    end = start + 2 * length
    if end > len(content):
        raise ValueError("a text is cut")
    return content[start:end].decode("utf-16-le", "replace"), end


def packed_number(content: bytes, place: int) -> float:
    """A number in four bytes: whole or the upper half of a double, perhaps in hundredths."""
    (packed,) = struct.unpack_from("<I", content, place)
    if packed & _IS_WHOLE:
        number = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))
    return number / 100 if packed & _IS_HUNDREDFOLD else number
