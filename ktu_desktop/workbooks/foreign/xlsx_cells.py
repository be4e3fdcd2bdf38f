"""Cells of .xlsx and .xlsm: values by calamine, and a light pass for what calamine does not say.

calamine turns errors into empty texts and knows no number formats (a percent cell of 12.3 % is 0.123),
and a formula that nobody calculated is an empty text too. One pass over the sheet's own XML tells these.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any

from defusedxml import ElementTree
from python_calamine import CalamineWorkbook

from ktu_desktop.domain.cells import shows_percent
from ktu_desktop.workbooks.foreign.door import read_part
from ktu_desktop.workbooks.foreign.raw import (
    MOST_COLUMNS,
    MOST_ROWS,
    NO_VALUE,
    CannotRead,
    RawCell,
    raw_cell,
)
from ktu_desktop.workbooks.foreign.raw_grid import Shape
from ktu_desktop.workbooks.foreign.sheet_shape import shape_of_xml

_BUILT_IN_PERCENT = frozenset({9, 10})
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb"\b([rst])\s*=\s*[\"']([^\"']*)[\"']")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ERROR_TYPE = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_NO_VALUE = re.compile(rb"</(?:\w+:)?f>\s*(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</)")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
_HAS_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*\br\s*=")


class XlsxSheet:
    """One sheet (see raw.RawSheet)."""

    def __init__(
        self,
        name: str,
        rows: Sequence[Sequence[Any]],
        xml: bytes,
        percent: frozenset[int],
        hidden: bool = False,
    ) -> None:
        self.name = name
        self.rows = rows
        self._xml = xml
        self._percent = percent
        self._hidden = hidden

    @cached_property
    def shape(self) -> Shape:
        """Merged areas and what is hidden."""
        return shape_of_xml(self._xml, self._hidden)

    def cell(self, row: int, column: int) -> RawCell:
        """The cell (both from 0)."""
        line = self.rows[row] if row < len(self.rows) else ()
        value = line[column] if column < len(line) else ""
        odd = self._odd.get((row, column)) if self._odd else None
        if isinstance(odd, tuple):
            return odd
        return raw_cell(value, percent=odd is not None)

    @cached_property
    def _odd(self) -> dict[tuple[int, int], RawCell | str]:
        xml = self._xml
        if self.rows and not _HAS_CELL.search(xml):
            raise CannotRead("unusual_file")
        if not self._percent and not _ERROR_TYPE.search(xml) and not _NO_VALUE.search(xml):
            return {}
        return dict(_odd_cells(xml, self._percent))


def _odd_cells(xml: bytes, percent: frozenset[int]) -> Iterator[tuple[tuple[int, int], RawCell | str]]:
    """Position -> an error or a formula without a value as it is, or ``percent``."""
    for match in _CELL.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        content = match[2]
        if content is None or b"r" not in attributes:
            continue
        if attributes.get(b"t") == b"e":
            value = _VALUE.search(content)
            text = value[1].decode("utf-8", "replace") if value else "#"
            yield _position(attributes[b"r"]), ("error", text, False)
        elif _NO_VALUE.search(content + b"</c>"):
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
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    with package:
        names = {name.lower(): name for name in package.namelist()}
        book = read_part(package, names["xl/workbook.xml"])
        relations = read_part(package, names["xl/_rels/workbook.xml.rels"])
        styles = names.get("xl/styles.xml")
        percent = _percent_styles(read_part(package, styles)) if styles else frozenset()
        parts, hidden = _sheet_parts(book, relations), _hidden_sheets(book)
        for name in workbook.sheet_names:
            part = names.get(parts.get(name, "").lower())
            if part is None:
                continue
            xml = read_part(package, part)
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
            if rows and len(rows[0]) > MOST_COLUMNS:
                rows = [row[:MOST_COLUMNS] for row in rows]
            yield XlsxSheet(name, rows, xml, percent, name in hidden)


@lru_cache(maxsize=8)
def _percent_styles(styles: bytes) -> frozenset[int]:
    """Numbers of the cell formats that show percents. Files of one sender share their styles."""
    root = ElementTree.fromstring(styles)
    formats = {
        int(node.get("numFmtId", 0)): node.get("formatCode", "")
        for node in root.iter()
        if _local(node.tag) == "numFmt"
    }
    percent = {number for number, code in formats.items() if shows_percent(code)}
    percent |= _BUILT_IN_PERCENT - formats.keys()
    cell_formats = next((node for node in root.iter() if _local(node.tag) == "cellXfs"), ())
    return frozenset(i for i, node in enumerate(cell_formats) if int(node.get("numFmtId", 0)) in percent)


@lru_cache(maxsize=8)
def _sheet_parts(book: bytes, relations: bytes) -> dict[str, str]:
    """Sheet name -> its part's name in the package."""
    targets = {node.get("Id", ""): node.get("Target", "") for node in ElementTree.fromstring(relations)}
    found = {}
    for node in ElementTree.fromstring(book).iter():
        if _local(node.tag) == "sheet":
            identity = next((value for key, value in node.attrib.items() if _local(key) == "id"), "")
            target = targets.get(identity, "")
            found[node.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


@lru_cache(maxsize=8)
def _hidden_sheets(book: bytes) -> frozenset[str]:
    """Names of the sheets that the workbook hides."""
    sheets = [node for node in ElementTree.fromstring(book).iter() if _local(node.tag) == "sheet"]
    return frozenset(node.get("name", "") for node in sheets if node.get("state", "visible") != "visible")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
