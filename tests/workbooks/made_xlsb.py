"""A small .xlsb as Excel lays it out ([MS-XLSB]); calamine, which is not ours, must read the same from it."""

import struct
import zipfile
from pathlib import Path

_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
_RELS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
_REL = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
PLAIN, PERCENT, DATE = 0, 1, 2
"""Cell formats."""


def record(number: int, content: bytes = b"") -> bytes:
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, sizes = len(content), b""
    while True:
        sizes += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + sizes + content


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def cell(number: int, column: int, content: bytes, style: int = PLAIN) -> bytes:
    return record(number, struct.pack("<II", column, style) + content)


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    head = struct.pack("<IIHBB", number, 0, 300, 0, 0x10 if hidden else 0) + struct.pack("<BI", 0, 0)
    return record(0, head) + b"".join(cells)


def write(path: Path, sheets: dict[str, bytes], shared: tuple[str, ...] = (), hidden: str = "") -> Path:
    """Write a workbook; each sheet is its rows, perhaps with records behind them."""
    names, parts = [], {}
    for number, (name, rows) in enumerate(sheets.items(), 1):
        state = struct.pack("<II", 1 if name == hidden else 0, number)
        names.append(record(156, state + text(f"rId{number}") + text(name)))
        area = record(148, struct.pack("<IIII", 0, 100, 0, 20))
        body = record(129) + area + record(145) + rows.replace(b"|after|", record(146))
        parts[f"xl/worksheets/sheet{number}.bin"] = body + record(130)
    relations = "".join(
        _REL.format(f"rId{n}", "worksheet") + f' Target="worksheets/sheet{n}.bin"/>'
        for n in range(1, len(sheets) + 1)
    )
    relations += _REL.format("rIdS", "styles") + ' Target="styles.bin"/>'
    relations += _REL.format("rIdT", "sharedStrings") + ' Target="sharedStrings.bin"/>'
    formats = b"".join(record(47, struct.pack("<HHHHHHHH", 0, key, 0, 0, 0, 0, 0, 0)) for key in (0, 9, 14))
    top = _REL.format("r1", "officeDocument") + ' Target="xl/workbook.bin"/>'
    three = struct.pack("<I", 3)
    parts |= {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELS.format(top).encode(),
        "xl/workbook.bin": record(131) + record(143) + b"".join(names) + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": _RELS.format(relations).encode(),
        "xl/styles.bin": record(278) + record(617, three) + formats + record(618) + record(279),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", len(shared), len(shared)))
        + b"".join(record(19, b"\0" + text(one)) for one in shared)
        + record(160),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
