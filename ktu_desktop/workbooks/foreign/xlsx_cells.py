"""Cells of .xlsx and .xlsm: values by calamine, and a light pass for what calamine does not say.

calamine turns errors into empty texts and knows no number formats (a percent cell of 12.3 % is 0.123),
and a formula that nobody calculated is an empty text too. One pass over the sheet's own XML tells these.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from ktu_desktop.workbooks.foreign.door import check_start, read_part
from ktu_desktop.workbooks.foreign.raw import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_VALUE,
    TWICE,
    CannotRead,
    RawCell,
    Shape,
    raw_cell,
)
from ktu_desktop.workbooks.foreign.sheet_shape import shape_of_xml
from ktu_desktop.workbooks.foreign.xlsx_package import percent_styles, sheet_parts

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b")
_ATTRIBUTE = re.compile(rb"\b([rst])\s*=\s*[\"']([^\"']*)[\"']")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_HAS_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*\br\s*=")
_REFERENCES = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3}\d{1,7})")
_USUAL = b'<c r="'
_USUAL_ERRORS = (b't="e"', b"t='e'")
_USUAL_WITHOUT_VALUE = re.compile(rb"><f[^>]*>[^<]*</f>(?:<v></v>|<v ?/>|</c>)")
_TEXT_RESULT = b't="str"'
_WITHOUT_VALUE = re.compile(rb"<c (?![^>]*t=\"str\")[^>]*><f[^>]*>[^<]*</f>(?!<v>[^<])")
_WITHOUT_VALUE = re.compile(rb"<(?:\w+:)?f\b.*?(?:/>|</(?:\w+:)?f>)\s*(?!<(?:\w+:)?v[^>]*>[^<])", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")

Odd = RawCell | str
"""A cell as calamine does not tell it, or ``percent`` for a number's format."""


class XlsxSheet:
    """One sheet (see raw.RawSheet)."""

    def __init__(
        self,
        name: str,
        rows: Sequence[Sequence[Any]],
        read_xml: Callable[[], bytes],
        percent: frozenset[int],
        hidden: bool = False,
    ) -> None:
        self.name = name
        self.rows = rows
        self._read_xml = read_xml
        self._percent = percent
        self._hidden = hidden

    @cached_property
    def _xml(self) -> bytes:
        """The sheet's own part, unpacked only where it is needed."""
        return self._read_xml()

    @cached_property
    def shape(self) -> Shape:
        """Merged areas and what is hidden."""
        return shape_of_xml(self._xml, self._hidden)

    def cell(self, row: int, column: int) -> RawCell:
        """The cell (both from 0)."""
        found = self.filled(row, (column,)) if row < len(self.rows) else []
        return next((cell for _, cell in found), EMPTY)

    def filled(self, row: int, columns: Sequence[int]) -> Sequence[tuple[int, RawCell]]:
        """Those of the row's cells in these columns (all from 0) that are not empty."""
        line, odd = self.rows[row], self._odd
        if not odd:
            width = len(line)
            return [(c, raw_cell(line[c])) for c in columns if c < width and line[c] != ""]
        found = ((c, self._told(line[c] if c < len(line) else "", odd.get((row, c)))) for c in columns)
        return [(column, cell) for column, cell in found if cell != EMPTY]

    def has_formula(self, row: int, column: int) -> bool:
        """Whether the cell (both from 0) holds a formula."""
        return (row, column) in self._formulas

    @cached_property
    def _formulas(self) -> frozenset[tuple[int, int]]:
        found = (dict(_ATTRIBUTE.findall(match[1])) for match in _FORMULA.finditer(self._xml))
        return frozenset(_position(attributes[b"r"]) for attributes in found if b"r" in attributes)

    def _told(self, value: object, odd: Odd | None) -> RawCell:
        return odd if isinstance(odd, tuple) else raw_cell(value, percent=odd is not None)

    @cached_property
    def _odd(self) -> dict[tuple[int, int], Odd]:
        xml = self._xml
        if not _HAS_CELL.search(xml):
            raise CannotRead("unusual_file")
        odd = dict(_odd_cells(xml, self._percent)) if self._percent or _may_be_odd(xml) else {}
        return odd | dict.fromkeys(_twice(xml), TWICE)


def _may_be_odd(xml: bytes) -> bool:
    """A quick look: whether some cell of the sheet may not be what calamine says."""
    if _USUAL not in xml or any(mark in xml for mark in _USUAL_ERRORS):
        return True
    ends = (match.start() for match in _USUAL_WITHOUT_VALUE.finditer(xml))
    return any(xml[end - len(_TEXT_RESULT) : end] != _TEXT_RESULT for end in ends)


def _twice(xml: bytes) -> Iterator[tuple[int, int]]:
    """The places that the part fills more than once: which content counts, readers do not agree on."""
    references = _REFERENCES.findall(xml)
    if len(set(references)) < len(references):
        counts = Counter(references)
        yield from (_position(reference) for reference, count in counts.items() if count > 1)


def _odd_cells(xml: bytes, percent: frozenset[int]) -> Iterator[tuple[tuple[int, int], Odd]]:
    """Position -> an error or a formula without a value as it is, or ``percent``."""
    for match in _CELL.finditer(xml):
        content = match[2]
        if content is None:
            continue
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        if b"r" not in attributes:
            raise CannotRead("unusual_file")
        kind = attributes.get(b"t")
        if kind == b"e":
            value = _VALUE.search(content)
            yield (
                _position(attributes[b"r"]),
                ("error", value[1].decode("utf-8", "replace") if value else "#", False),
            )
        elif kind != b"str" and _WITHOUT_VALUE.match(content):
            yield _position(attributes[b"r"]), NO_VALUE
        elif percent and int(attributes.get(b"s", b"0")) in percent:
            yield _position(attributes[b"r"]), "percent"


def _position(reference: bytes) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference.decode("ascii", "replace"))
    if not match:
        raise CannotRead("unusual_file")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def read_sheets(content: bytes, package: zipfile.ZipFile) -> Iterator[XlsxSheet]:
    """The workbook's sheets with cells, hidden ones too. Raises CannotRead and what the libraries raise."""
    names = {name.lower(): name for name in package.namelist()}
    if "xl/sharedstrings.xml" in names:
        check_start(package, names["xl/sharedstrings.xml"])
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    styles = names.get("xl/styles.xml")
    percent = percent_styles(read_part(package, styles)) if styles else frozenset()
    sheets = sheet_parts(
        read_part(package, names["xl/workbook.xml"]), read_part(package, names["xl/_rels/workbook.xml.rels"])
    )
    for name in workbook.sheet_names:
        found = sheets.get(name)
        part = names.get(found.part.lower()) if found else None
        if found is None or part is None:
            continue
        check_start(package, part)
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
        if rows and len(rows[0]) > MOST_COLUMNS:
            rows = [row[:MOST_COLUMNS] for row in rows]
        yield XlsxSheet(name, rows, partial(read_part, package, part), percent, found.hidden)
