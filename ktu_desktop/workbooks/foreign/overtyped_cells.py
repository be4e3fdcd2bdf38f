"""Numbers that somebody pasted over cells which only show what is known or computed.

Nothing is taken from them; they are found so that nobody believes otherwise. What such a cell held, and
whether it held it by a formula, the hidden sheet says; where that is missing or edited, none is found.
"""

from collections.abc import Iterable, Iterator, Mapping

from ktu_desktop.workbooks.foreign.raw import FoundCell, RawCell, RawSheet, shown_text
from ktu_desktop.workbooks.hidden_sheet import Typed
from ktu_desktop.workbooks.sheet_rows import reference

_NOTHING: Mapping[str, float | str] = {}
_KINDS = ("number", "date")


def overtyped_cells(
    sheet: RawSheet, row: int, columns: Iterable[tuple[int, str]], inputs: Typed, code: str
) -> Iterator[FoundCell]:
    """Those of the row (from 0) of ``code``. ``columns``: of numbers, each with its mark."""
    if inputs.shown is None:
        return
    line, shown, open_ = sheet.rows[row], inputs.shown.get(code, _NOTHING), inputs.cells.get(code, ())
    width = len(line)
    for column, mark in columns:
        if column >= width or line[column] in ("", shown.get(mark)) or mark in open_:
            continue
        kind, text, percent = cell = sheet.cell(row, column)
        if not _is_number(cell) or text == _text(shown.get(mark)):
            continue
        if mark not in inputs.formulas.get(code, ()) or not sheet.has_formula(row, column):
            yield mark, reference(row + 1, column), kind, text, int(percent)


def _is_number(cell: RawCell) -> bool:
    kind, text, _ = cell
    return kind in _KINDS or (kind == "text" and any(letter.isdigit() for letter in text))


def _text(shown: float | str | None) -> str | None:
    return shown_text(shown) if isinstance(shown, float) else shown
