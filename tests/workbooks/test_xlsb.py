"""Binary workbooks: every kind of cell, what is merged and hidden, and broken ones."""

import struct
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.any_sheet.grid import Area
from ktu_desktop.workbooks.foreign import biff12
from ktu_desktop.workbooks.reading_child import read
from ktu_desktop.workbooks.reading_process import read_files
from tests.workbooks.made_xlsb import DATE, PERCENT, cell, row, text, write


def packed(number: int, hundredths: bool = False) -> bytes:
    return struct.pack("<I", (number << 2) & 0xFFFFFFFF | 2 | hundredths)


def made(path: Path) -> Path:
    rows = row(0, cell(7, 0, struct.pack("<I", 1)), cell(6, 1, text("Қазақша")))
    rows += row(
        1,
        cell(2, 0, packed(142)), cell(2, 1, packed(1234, True)), cell(5, 2, struct.pack("<d", 0.45), PERCENT),
        cell(4, 3, b"\1"), cell(3, 4, b"\x07"), cell(5, 5, struct.pack("<d", 45000.0), DATE),
        cell(2, 6, packed(-3)),
    )  # fmt: skip
    formula = b"\0\0" + struct.pack("<I", 0) + struct.pack("<I", 0)
    rows += row(3, cell(9, 0, struct.pack("<d", 12.5) + formula), hidden=True)
    rows += b"|after|" + biff_merge(5, 6, 0, 2)
    return write(
        path, {"Данные": rows, "Старое": row(0, cell(2, 0, packed(1)))}, ("первый", "второй"), "Старое"
    )


def biff_merge(*corners: int) -> bytes:
    return b"\xb0\x01" + bytes([16]) + struct.pack("<IIII", *corners)


def test_every_kind_of_cell(tmp_path):
    (file,) = read_files([made(tmp_path / "a.xlsb")], Silent(), ())
    first, second = file.grids
    shown = {(r, c): (x.kind, x.text, x.percent) for r, line in enumerate(first.rows)
             for c, x in enumerate(line) if x.kind != "empty"}  # fmt: skip
    assert shown == {
        (0, 0): ("text", "второй", False), (0, 1): ("text", "Қазақша", False),
        (1, 0): ("number", "142", False), (1, 1): ("number", "12.34", False),
        (1, 2): ("number", "0.45", True),
        (1, 3): ("boolean", "1", False), (1, 4): ("error", "#DIV/0!", False),
        (1, 5): ("date", "2023-03-15T00:00:00", False), (1, 6): ("number", "-3", False),
        (3, 0): ("number", "12.5", False),
    }  # fmt: skip
    assert (first.merged, first.hidden_rows, first.hidden) == ((Area(5, 0, 6, 2),), frozenset({3}), False)
    assert second.hidden


def test_calamine_reads_the_same_numbers_and_texts(tmp_path):
    path = made(tmp_path / "a.xlsb")
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Данные", "Старое"]
    lines = book.get_sheet_by_name("Данные").to_python(skip_empty_area=False)
    assert lines[0][:2] == ["второй", "Қазақша"]
    assert [lines[1][n] for n in (0, 1, 2, 6)] == [142, 12.34, 0.45, -3]
    assert lines[3][0] == 12.5


@given(st.binary(max_size=300))
def test_any_bytes_are_records_or_a_refusal(part):
    try:
        found = list(biff12.records(part))
    except ValueError:
        return
    assert sum(len(content) for _, content in found) <= len(part)


@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("xlsb") / "a.xlsb"
    content = bytearray(made(path).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    answer = read(path)
    assert "reason" in answer or "grids" in answer
