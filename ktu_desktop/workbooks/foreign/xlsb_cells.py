"""Cells of .xlsb from its own records: calamine tells neither percents nor errors from numbers and texts."""

import posixpath
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from defusedxml import ElementTree

from ktu_desktop.domain.cells import shows_percent
from ktu_desktop.workbooks.foreign import biff12
from ktu_desktop.workbooks.foreign.door import read_part
from ktu_desktop.workbooks.foreign.raw import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    Corners,
    RawCell,
    Shape,
    raw_cell,
)

_WORKBOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"
_FORMULAS = (
    biff12.FORMULA_TEXT, biff12.FORMULA_NUMBER, biff12.FORMULA_BOOLEAN, biff12.FORMULA_ERROR,
)  # fmt: skip
_HIDDEN_ROW = 0x10
_HEAD = struct.Struct("<II")
"""Of a cell: its column; its format's number in the lower three bytes."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets share. ``formats``: of each cell format whether it is a percent or a date."""

    texts: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


@dataclass
class XlsbSheet:
    """One sheet (see raw.RawSheet)."""

    name: str
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    shape: Shape = field(default_factory=Shape)
    formulas: set[tuple[int, int]] = field(default_factory=set)

    @cached_property
    def rows(self) -> Sequence[Sequence[str]]:
        """Texts by row and column; rows of any length."""
        found: list[list[str]] = []
        for (row, column), cell in sorted(self.cells.items()):
            while len(found) <= row:
                found.append([])
            found[row].extend([""] * (column - len(found[row])))
            found[row].append(cell[1])
        return found

    def cell(self, row: int, column: int) -> RawCell:
        """The cell (both from 0)."""
        return self.cells.get((row, column), EMPTY)

    def filled(self, row: int, columns: Sequence[int]) -> Sequence[tuple[int, RawCell]]:
        """Those of the row's cells in these columns (all from 0) that are not empty."""
        return [(c, self.cells[row, c]) for c in columns if (row, c) in self.cells]

    def has_formula(self, row: int, column: int) -> bool:
        """Whether the cell (both from 0) holds a formula."""
        return (row, column) in self.formulas


def read_sheets(package: zipfile.ZipFile) -> Iterator[XlsbSheet]:
    """The workbook's sheets. Raises CannotRead, and what a broken part raises."""
    with package:
        names = {name.lower(): name for name in package.namelist()}
        relations = _relations(read_part(package, names[_RELATIONS]))
        workbook = list(biff12.records(package.read(names[_WORKBOOK])))
        book = _Book(_texts(package, names), _formats(package, names), _from_1904(workbook))
        for number, content in workbook:
            if number == biff12.SHEET:
                relation, place = biff12.text_at(content, 8)
                name, _ = biff12.text_at(content, place)
                part = names.get(relations.get(relation, "").lower())
                if part is not None and "/worksheets/" in part.lower():
                    hidden = struct.unpack_from("<I", content)[0] != 0
                    yield _sheet(name, package.read(part), book, hidden)


def _relations(content: bytes) -> Mapping[str, str]:
    """A relation's name -> the part that it leads to."""
    found = {}
    for relation in ElementTree.fromstring(content):
        target = relation.get("Target", "")
        found[relation.get("Id", "")] = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
    return found


def _from_1904(workbook: Sequence[tuple[int, bytes]]) -> bool:
    properties = (content for number, content in workbook if number == biff12.WORKBOOK_PROPERTIES)
    return any(content and content[0] & 1 for content in properties)


def _texts(package: zipfile.ZipFile, names: Mapping[str, str]) -> Sequence[str]:
    part = names.get("xl/sharedstrings.bin")
    if part is None:
        return ()
    found = biff12.records(package.read(part))
    return [biff12.text_at(content, 1)[0] for number, content in found if number == biff12.SHARED_ITEM]


def _formats(package: zipfile.ZipFile, names: Mapping[str, str]) -> Sequence[str]:
    """``percent``, ``date`` or nothing, by the number of the cell format."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # late: only this format needs it

    part = names.get("xl/styles.bin")
    own: dict[int, str] = {}
    found: list[str] = []
    inside = False
    for number, content in biff12.records(package.read(part)) if part else ():
        if number == biff12.NUMBER_FORMAT:
            own[struct.unpack_from("<H", content)[0]] = biff12.text_at(content, 2)[0]
        elif number in (biff12.BEGIN_CELL_FORMATS, biff12.END_CELL_FORMATS):
            inside = number == biff12.BEGIN_CELL_FORMATS
        elif number == biff12.CELL_FORMAT and inside:
            (key,) = struct.unpack_from("<H", content, 2)
            code = own.get(key) or BUILTIN_FORMATS.get(key, "General")
            found.append("percent" if shows_percent(code) else "date" if is_date_format(code) else "")
    return found


def _sheet(name: str, part: bytes, book: _Book, hidden: bool) -> XlsbSheet:
    sheet = XlsbSheet(name)
    merged: list[Corners] = []
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    row = 0
    for number, content in biff12.records(part):
        if number == biff12.ROW:
            (row,) = struct.unpack_from("<I", content)
            if len(content) > 11 and content[11] & _HIDDEN_ROW:
                hidden_rows.append(row)
        elif number <= biff12.FORMULA_ERROR and row < MOST_ROWS:
            _take_cell(sheet, row, number, content, book)
        elif number == biff12.MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", content)
            merged.append((top, left, bottom, right))
        elif number == biff12.COLUMN and struct.unpack_from("<H", content, 16)[0] & 1:
            first, last = struct.unpack_from("<II", content)
            hidden_columns += range(first, min(last + 1, MOST_COLUMNS))
    sheet.shape = Shape(tuple(merged), tuple(hidden_rows), tuple(hidden_columns), hidden)
    return sheet


def _take_cell(sheet: XlsbSheet, row: int, number: int, content: bytes, book: _Book) -> None:
    column, style = _HEAD.unpack_from(content)
    if column >= MOST_COLUMNS:
        return
    style &= 0xFFFFFF
    kind = book.formats[style] if style < len(book.formats) else ""
    cell = _cell(number, content, kind, book)
    if cell != EMPTY:
        sheet.cells[row, column] = cell
    if number in _FORMULAS:
        sheet.formulas.add((row, column))


def _cell(number: int, content: bytes, kind: str, book: _Book) -> RawCell:
    place = _HEAD.size
    match number:
        case biff12.RK:
            return _number(biff12.packed_number(content, place), kind, book)
        case biff12.REAL | biff12.FORMULA_NUMBER:
            return _number(struct.unpack_from("<d", content, place)[0], kind, book)
        case biff12.TEXT | biff12.FORMULA_TEXT:
            return raw_cell(biff12.text_at(content, place)[0])
        case biff12.SHARED_TEXT:
            return raw_cell(book.texts[struct.unpack_from("<I", content, place)[0]])
        case biff12.BOOLEAN | biff12.FORMULA_BOOLEAN:
            return raw_cell(bool(content[place]))
        case biff12.ERROR | biff12.FORMULA_ERROR:
            return ("error", biff12.ERRORS.get(content[place], "#N/A"), False)
    return EMPTY


def _number(number: float, kind: str, book: _Book) -> RawCell:
    if kind == "date":
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        epoch = CALENDAR_MAC_1904 if book.from_1904 else CALENDAR_WINDOWS_1900
        try:
            return raw_cell(from_excel(number, epoch))
        except (ValueError, OverflowError):
            return ("error", str(number), False)
    return raw_cell(number, kind == "percent")
