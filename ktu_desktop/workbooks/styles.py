"""The looks of cells, made once for a workbook and shared by number.

Input cells are pale yellow and unlocked, all others locked.
"""

from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

_INK, _GREY, _WHITE = "FF1F2933", "FF5F6B7A", "FFFFFFFF"
_HEADER, _LINE, _TASK, _INPUT, _RESULT = "FF1F4E79", "FFD6E4F0", "FFEFF4F9", "FFFFF8DC", "FFF3F6F9"
_EDGE_COLOUR = "FFB8C4CE"
_EDGE = Side(style="thin", color=_EDGE_COLOUR)
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
TEXT_FORMAT = "@"


class Styles:
    """Numbers of the cell formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheet: Any = workbook.active
        self._inputs: dict[str, int] = {}
        self._indented: dict[int, int] = {}
        self._numbers: dict[tuple[str, bool], int] = {}
        self._shown: dict[tuple[str, bool, bool], int] = {}
        self.title = self._add(size=14, bold=True, down="center")
        self.subtitle = self._add(size=11, bold=True, down="center")
        self.note = self._add(size=9, colour=_GREY, wrap=True, down="center")
        self.mark = self._add(size=8, colour=_GREY)
        self.plain = self._add(wrap=True)
        self.header = self._add(
            size=9,
            bold=True,
            colour=_WHITE,
            fill=_HEADER,
            border=True,
            wrap=True,
            across="center",
            down="center",
        )
        self.line = self._add(size=11, bold=True, fill=_LINE, border=True, wrap=True, down="center")
        self.task = self._add(italic=True, fill=_TASK, border=True, wrap=True, down="center")
        self.code = self._add(border=True, number_format=TEXT_FORMAT)
        self.small_code = self._add(size=7, colour=_EDGE_COLOUR, border=True, number_format=TEXT_FORMAT)
        self.name = self._add(border=True, wrap=True, number_format=TEXT_FORMAT)
        self.unit = self._add(border=True, colour=_GREY, across="center", number_format=TEXT_FORMAT)
        self.locked_text = self._add(border=True, wrap=True, number_format=TEXT_FORMAT, colour=_GREY)
        self.input_text = self._add(
            border=True, fill=_INPUT, wrap=True, number_format=TEXT_FORMAT, locked=False
        )
        self.off = self._add(border=True, fill=_RESULT)
        self.input_example = self._add(border=True, fill=_INPUT)

    def input(self, number_format: str) -> int:
        """An unlocked cell for a number of this format."""
        if number_format not in self._inputs:
            self._inputs[number_format] = self._add(
                fill=_INPUT, border=True, number_format=number_format, across="right", locked=False
            )
        return self._inputs[number_format]

    def shown(self, number_format: str, strong: bool = False, orientation: bool = False) -> int:
        """A locked number: a result (``strong``), a target, last year's, one that is typed elsewhere."""
        key = (number_format, strong, orientation)
        if key not in self._shown:
            self._shown[key] = self._add(
                bold=strong,
                italic=orientation,
                colour=_INK if strong else _GREY,
                fill=_RESULT if strong else None,
                border=True,
                number_format=number_format,
                across="right",
            )
        return self._shown[key]

    def indented(self, level: int) -> int:
        """A text that is moved in, in a row that stands inside of others."""
        if level not in self._indented:
            self._indented[level] = self._add(border=True, wrap=True, number_format=TEXT_FORMAT, indent=level)
        return self._indented[level]

    def number(self, number_format: str, strong: bool = False) -> int:
        """A number in a table that nobody fills in; white behind it, off the text in the next column."""
        key = (number_format, strong)
        if key not in self._numbers:
            self._numbers[key] = self._add(
                bold=strong,
                fill=_TASK if strong else None,
                border=True,
                number_format=f"{number_format}_0",
                across="right",
            )
        return self._numbers[key]

    def _add(
        self,
        *,
        size: float = 10,
        bold: bool = False,
        italic: bool = False,
        colour: str = _INK,
        fill: str | None = None,
        border: bool = False,
        number_format: str = "General",
        wrap: bool = False,
        across: str | None = None,
        down: str = "top",
        locked: bool = True,
        indent: int = 0,
    ) -> int:
        """Register a look and return its number."""
        cell: Any = Cell(self._sheet, row=1, column=1)
        cell.font = Font(name="Calibri", size=size, bold=bold, italic=italic, color=colour)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if border:
            cell.border = _BOX
        cell.number_format = number_format
        cell.alignment = Alignment(
            horizontal="left" if indent else across, vertical=down, wrap_text=wrap, indent=indent
        )
        cell.protection = Protection(locked=locked)
        # A text that looks like a formula stays a text even when somebody edits it.
        cell._style.quotePrefix = int(number_format == TEXT_FORMAT and locked)
        return int(cell.style_id)
