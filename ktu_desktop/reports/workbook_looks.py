"""How cells of a printed workbook look; each look is built once, because openpyxl is slow at that."""

from copy import copy
from typing import Any, NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Times New Roman"
_THIN = Side(style="thin", color="FF808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FILLS = {
    "head": PatternFill("solid", fgColor="FFE1E1E1"),
    "group": PatternFill("solid", fgColor="FFE1E1E1"),
    "subgroup": PatternFill("solid", fgColor="FFF2F2F2"),
}
UNDERLINED = Border(bottom=_THIN)
"""The border of a line to write on."""

Type = tuple[float, bool]
"""Size in points, and whether it is bold."""


class Look(NamedTuple):
    """How a cell looks. ``across``: how its text stands; ``fill``: head, group, subgroup or nothing;

    ``quoted``: its text looks like a formula and is none.
    """

    font: Type
    across: str
    boxed: bool
    fill: str
    indent: int
    quoted: bool


class Looks:
    """The looks that one workbook has so far."""

    def __init__(self) -> None:
        self._known: dict[Look, Any] = {}

    def dress(self, cell: Cell, look: Look) -> None:
        """Give the cell its look."""
        undressed: Any = cell
        known = self._known.get(look)
        if known is not None:
            undressed._style = copy(known)
            return
        size, bold = look.font
        cell.font = Font(name=FONT, size=size, bold=bold)
        cell.alignment = Alignment(horizontal=look.across, vertical="top", wrap_text=True, indent=look.indent)
        if look.boxed:
            cell.border = _BOX
        if look.fill:
            cell.fill = _FILLS[look.fill]
        undressed._style.quotePrefix = int(look.quoted)
        self._known[look] = copy(undressed._style)
