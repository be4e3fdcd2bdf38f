"""Cells of .ods from its own XML: calamine does not tell percents and errors apart from numbers and texts."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from math import nan
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from ktu_desktop.workbooks.foreign.door import read_part
from ktu_desktop.workbooks.foreign.raw import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_VALUE,
    CannotRead,
    Corners,
    RawCell,
    Shape,
    raw_cell,
)

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ERROR_MARKS = ("#", "Err:")
_A_COUNT = re.compile(r"0*[1-9][0-9]{0,9}")
_A_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


class OdsSheet:
    """One sheet (see raw.RawSheet)."""

    def __init__(
        self, name: str, cells: list[list[RawCell]], shape: Shape, formulas: frozenset[tuple[int, int]]
    ) -> None:
        self.name = name
        self.shape = shape
        self._formulas = formulas
        self._cells = cells
        self.rows = [[cell[1] for cell in row] for row in cells]

    def cell(self, row: int, column: int) -> RawCell:
        """The cell (both from 0)."""
        line = self._cells[row] if row < len(self._cells) else []
        return line[column] if column < len(line) else EMPTY

    def filled(self, row: int, columns: Sequence[int]) -> Sequence[tuple[int, RawCell]]:
        """Those of the row's cells in these columns (all from 0) that are not empty."""
        line = self._cells[row]
        return [(c, line[c]) for c in columns if c < len(line) and line[c] != EMPTY]

    def has_formula(self, row: int, column: int) -> bool:
        """Whether the cell (both from 0) holds a formula."""
        return (row, column) in self._formulas


def read_sheets(package: zipfile.ZipFile) -> Iterator[OdsSheet]:
    """The document's sheets. Raises CannotRead and what the libraries raise."""
    with package:
        content = BytesIO(read_part(package, "content.xml"))
    hidden: set[str] = set()
    for _, node in ElementTree.iterparse(content, events=("end",), forbid_dtd=True):
        if node.tag == f"{_STYLE}style" and any(part.get(f"{_TABLE}display") == "false" for part in node):
            hidden.add(node.get(f"{_STYLE}name", ""))
        if node.tag == f"{_TABLE}table":
            shape = _shape(node, node.get(f"{_TABLE}style-name", "") in hidden)
            formulas = frozenset(_formulas(node))
            yield OdsSheet(node.get(f"{_TABLE}name", ""), _rows(node), shape, formulas)
            node.clear()


def _shape(table: Element, hidden: bool) -> Shape:
    rows: list[int] = []
    merged: list[Corners] = []
    number = 0
    for node in table.iter(f"{_TABLE}table-row"):
        times = min(_count(node, "number-rows-repeated"), MOST_ROWS - number)
        if node.get(f"{_TABLE}visibility", "visible") != "visible":
            rows += range(number, number + times)
        merged += _merged(node, number)
        number += times
    columns: list[int] = []
    place = 0
    for node in table.iter(f"{_TABLE}table-column"):
        times = min(_count(node, "number-columns-repeated"), MOST_COLUMNS - place)
        if node.get(f"{_TABLE}visibility", "visible") != "visible":
            columns += range(place, place + times)
        place += times
    return Shape(tuple(merged), tuple(rows), tuple(columns), hidden)


def _merged(row: Element, number: int) -> Iterator[Corners]:
    column = 0
    for node in row:
        if node.tag not in _CELLS:
            continue
        down = _count(node, "number-rows-spanned")
        along = _count(node, "number-columns-spanned")
        if down > 1 or along > 1:
            bottom, right = min(number + down, MOST_ROWS) - 1, min(column + along, MOST_COLUMNS) - 1
            yield number, column, bottom, right
        column += _count(node, "number-columns-repeated")


def _formulas(table: Element) -> Iterator[tuple[int, int]]:
    number = 0
    for node in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in node:
            if cell.tag in _CELLS:
                if cell.get(f"{_TABLE}formula") is not None:
                    yield number, column
                column += _count(cell, "number-columns-repeated")
        number += _count(node, "number-rows-repeated")


def _rows(table: Element) -> list[list[RawCell]]:
    rows: list[list[RawCell]] = []
    for node in table.iter(f"{_TABLE}table-row"):
        cells = _cells(node)
        times = _count(node, "number-rows-repeated")
        rows += [cells] * min(times, MOST_ROWS - len(rows))
        if len(rows) >= MOST_ROWS:
            break
    return rows


def _cells(row: Element) -> list[RawCell]:
    cells: list[RawCell] = []
    for node in row:
        if node.tag in _CELLS:
            times = _count(node, "number-columns-repeated")
            cells += [_cell(node)] * min(times, MOST_COLUMNS - len(cells))
    while cells and cells[-1] == EMPTY:
        cells.pop()
    return cells


def _cell(node: Element) -> RawCell:
    kind = node.get(f"{_OFFICE}value-type")
    if node.get(f"{_CALC}value-type") == "error":
        return ("error", _text(node), False)
    if kind in ("float", "percentage", "currency"):
        return raw_cell(_number(node.get(f"{_OFFICE}value", "")), percent=kind == "percentage")
    if kind == "boolean":
        return raw_cell(node.get(f"{_OFFICE}boolean-value") == "true")
    if kind in ("date", "time"):
        return ("date", node.get(f"{_OFFICE}{kind}-value", ""), False)
    text = _text(node)
    if kind is None and not text and node.get(f"{_TABLE}formula"):
        return NO_VALUE
    if node.get(f"{_TABLE}formula") and text.startswith(_ERROR_MARKS):
        return ("error", text, False)
    return raw_cell(text)


def _count(node: Element, name: str) -> int:
    """How often a cell or row stands there, or how far it reaches. Raises CannotRead for what is no count."""
    written = node.get(f"{_TABLE}{name}", "1")
    if not _A_COUNT.fullmatch(written):
        raise CannotRead("unusual_file")
    return int(written)


def _number(written: str) -> float:
    """A cell's number; NaN for what Python would read and no spreadsheet writes: ``1_0``, ``٣``."""
    return float(written) if _A_NUMBER.fullmatch(written) else nan


def _text(node: Element) -> str:
    return "\n".join(_paragraph(child) for child in node if child.tag == f"{_TEXT}p")


def _paragraph(node: Element) -> str:
    parts = [node.text or ""]
    for child in node:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", 1)), 100))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        else:
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)
