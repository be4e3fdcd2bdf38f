"""Texts in cells that stay texts whatever they begin with, and titles that a sheet can have."""

import re
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell

_FORBIDDEN_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST, _LONGEST_TITLE = 32_767, 31


def write_text(cell: Any, text: str) -> Cell:
    """Write the text as a text: openpyxl makes a live formula of what begins with ``=``."""
    written: Cell = cell
    written.value = _FORBIDDEN_IN_TEXT.sub(" ", text)[:_LONGEST]
    written.data_type = "s"
    written.quotePrefix = True
    return written


def free_title(book: Workbook, wanted: str) -> str:
    """The wanted title as a sheet can have it, numbered where another sheet has it."""
    base = _FORBIDDEN_IN_TITLES.sub(" ", wanted).strip(" '")[:_LONGEST_TITLE] or "1"
    taken = {title.lower() for title in book.sheetnames}
    title, number = base, 1
    while title.lower() in taken:
        number += 1
        title = f"{base[: _LONGEST_TITLE - 4]} {number}"
    return title
