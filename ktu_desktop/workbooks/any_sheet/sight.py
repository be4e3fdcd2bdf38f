"""What single cells of a sheet look like: a code, an indicator's name, a heading, a year, a number."""

import re
from dataclasses import dataclass

from ktu_desktop.domain.cells import Cell
from ktu_desktop.workbooks.any_sheet.codes import Code, Codes
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.headings import Headings, Meaning
from ktu_desktop.workbooks.any_sheet.likeness import Ranking, Written

LIKELY, LIKELY_EXPLAINED, LIKELY_COMPLETE = 0.6, 0.7, 0.5
"""From here on a text looks like an indicator's name."""

_GOES_WITH_CODE = 0.35
"""From here on a text goes with the code that stands in it."""

_YEAR = re.compile(r"20\d\d(?:\.0)?")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_VALUE = re.compile(r"\s*[-–+]?\d+(?:[.,]\d+)?(?!\d*[.,]\d)\s*(?:%|[^\W\d_]|[/*¹²³]|\d|$)")
_LONGEST_VALUE = 25
_SHORTEST_NAME = 6
_FEWEST_WORDS = 2


@dataclass
class Sight:
    """One grid, and what reads its cells."""

    grid: Grid
    codes: Codes
    ranking: Ranking
    headings: Headings
    pointed_heading: tuple[int, ...] = ()

    def full_code(self, row: int, column: int) -> Code | None:
        """The whole code that a cell holds, also one that became a date."""
        return self.code_in(self.grid.cell(row, column))

    def code_in(self, cell: Cell) -> Code | None:
        """As full_code, of a cell that is at hand."""
        if cell.kind not in ("text", "date"):
            return None
        if cell.kind == "text" and cell.text[:1].isalpha() and not cell.text[-1:].isdigit():
            return None
        code = self.codes.of(cell)
        return code if code and not code.shortened else None

    def goes_with_code(self, row: int, code: int, name: int) -> bool:
        """Whether a cell holds a code, perhaps shortened, and another what its indicator may be called."""
        found = self.codes.of(self.grid.cell(row, code))
        text = self.grid.cell(row, name).text
        return found is not None and bool(text) and self._goes_with(found, text)

    def _goes_with(self, code: Code, text: str) -> bool:
        ranked = self.ranking.of(Written(text))
        return any(like.key in code.candidates and like.score >= _GOES_WITH_CODE for like in ranked)

    def likely_name(self, row: int, column: int) -> bool:
        """Whether a cell looks like the name of an indicator or a figure."""
        cell = self.grid.cell(row, column)
        return cell.kind == "text" and self.is_name(cell.text) and not self.headings.names_a_unit(cell.text)

    def is_name(self, text: str) -> bool:
        """Whether a text looks like the name of an indicator or a figure."""
        code, rest = self.codes.apart(text)
        if len(rest) < _SHORTEST_NAME or not _LETTERS.search(rest):
            return False
        if self.ranking.exact(rest):
            return True
        ranked = self.ranking.of(Written(rest))
        if code and self._goes_with(code, rest):
            return True
        whole = bool(ranked) and ranked[0].is_indicator and ranked[0].complete >= LIKELY_COMPLETE
        if not ranked or (not whole and ranked[0].words < _FEWEST_WORDS):
            return False
        return ranked[0].score >= LIKELY and ranked[0].explained >= LIKELY_EXPLAINED

    def meaning(self, row: int, column: int) -> Meaning | None:
        """What a cell says as a heading; None where it cannot be one."""
        cell = self.grid.cell(row, column)
        if cell.kind == "text" or is_year(cell):
            return self.headings.of(cell.text.strip())
        return None


def is_year(cell: Cell) -> bool:
    """Whether a cell holds a year as a number."""
    return cell.kind == "number" and bool(_YEAR.fullmatch(cell.text)) and not cell.percent


def looks_like_value(cell: Cell) -> bool:
    """Whether a cell holds a value, also one written as text: ``45 чел.``, ``12 из 45``; a year is none."""
    if cell.kind == "text":
        return bool(_VALUE.match(cell.text)) and len(cell.text) <= _LONGEST_VALUE
    return is_number(cell) and not is_year(cell)


def is_number(cell: Cell) -> bool:
    """Whether a cell holds something that is read as a value rather than as text."""
    return cell.kind in ("number", "error", "no_value", "boolean", "twice")
