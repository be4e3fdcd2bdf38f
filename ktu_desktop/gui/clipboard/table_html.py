"""The same block as HTML, where a number is a number and a code no date.

``x:num`` and ``x:str`` tell Excel so, ``sdval`` LibreOffice: both prefer HTML to plain text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
    "<style>td{white-space:nowrap} br{mso-data-placement:same-cell}</style></head><body><table>"
)
_TEXT = "mso-number-format:'\\@'"
_NUMBER = "mso-number-format:General"
_READ = 'sdnum="1033;0;General"'
"""LibreOffice heeds ``sdval`` only beside this: to be read as English writes numbers, shown as it likes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``text``: as a person reads it; ``number``: canonical (``1234.5``), None for what is no number."""

    text: str
    number: str | None = None


def html(rows: Iterable[Sequence[Cell]]) -> str:
    """A table of the cells."""
    lines = ("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"{_HEAD}{''.join(lines)}</table></body></html>"


def _cell(cell: Cell) -> str:
    text = escape(cell.text).replace("\n", "<br>")
    if cell.number is None:
        return f'<td x:str style="{_TEXT}">{text}</td>'
    return f'<td x:num="{cell.number}" sdval="{cell.number}" {_READ} style="{_NUMBER}">{text}</td>'
