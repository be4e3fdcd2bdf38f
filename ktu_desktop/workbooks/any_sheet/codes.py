"""Indicator codes as people and spreadsheets write them: with a dot behind, shortened, turned into a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.plan import Plan

_BEFORE = r"\s*(?:(?:п|пп|no|nr|инд)\.?\s*|№\s*|#\s*)?"
_FULL = re.compile(
    rf"{_BEFORE}(\d{{1,2}})\s*[.,\-–/]\s*(\d{{1,2}})\s*[.,\-–/]\s*(\d{{1,3}})\s*[.)]?\s*", re.IGNORECASE
)
_SHORT = re.compile(rf"{_BEFORE}(\d{{1,2}})\s*[.,]\s*(\d{{1,3}})\s*[.)]?\s*", re.IGNORECASE)
_OPENING = re.compile(r"^\s*(\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{1,3})(?!\.?\d)\s*[.)\-–—:]*\s*(?=\S)")
_CLOSING = re.compile(r"\s*[(\[]\s*(\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{1,3})\.?\s*[)\]]\s*$")
_REMEMBERED = 8192
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Code:
    """``candidates``: codes of the plan, likeliest first; ``certain``: it can be nothing but a code."""

    candidates: tuple[str, ...]
    certain: bool
    shortened: bool = False


class Codes:
    """Reads cells as codes of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known = lru_cache(_REMEMBERED)(self._read)
        self._by_numbers = {(i.line, i.task, i.number): code for code, i in plan.indicators.items()}

    def of(self, cell: Cell, line: int | None = None) -> Code | None:
        """The code in a cell, or None. ``line``: the strategic line that the headings name."""
        return self._known(cell, line)

    def _read(self, cell: Cell, line: int | None) -> Code | None:
        if cell.kind == "date":
            return self._of_date(cell.text)
        if cell.kind == "text":
            match = _FULL.fullmatch(cell.text)
            if match:
                return self._found([self._full(*match.groups())], certain=True)
        if cell.kind in ("text", "number"):
            short = _SHORT.fullmatch(cell.text)
            if short:
                return self._found(self._short(short[1], short[2], cell.kind, line), shortened=True)
        return None

    def apart(self, text: str) -> tuple[Code | None, str]:
        """The code that a text opens with, or closes with in brackets, and the rest of the text."""
        for pattern in (_OPENING, _CLOSING):
            match = pattern.search(text)
            code = self.of(Cell("text", match[1])) if match else None
            if match and code:
                return code, text[: match.start()] + text[match.end() :]
        return None, text

    def _found(self, codes: list[str | None], certain: bool = False, shortened: bool = False) -> Code | None:
        known = tuple(dict.fromkeys(code for code in codes if code))
        return Code(known, certain, shortened) if known else None

    def _full(self, line: str, task: str, number: str) -> str | None:
        return self._by_numbers.get((int(line), int(task), int(number)))

    def _short(self, task: str, number: str, kind: str, line: int | None) -> list[str | None]:
        """Task and number below a line; a number cell has lost the zero of ``2.10``."""
        numbers = [number, number + "0"] if kind == "number" and not number.endswith("0") else [number]
        lines = [line] if line else [one.number for one in self._plan.lines]
        return [self._full(str(one), task, last) for last in numbers for one in lines]

    def _of_date(self, text: str) -> Code | None:
        """A code that a spreadsheet took for a date: day, month and a year of two digits."""
        match = _DATE.match(text)
        if not match:
            return None
        year, month, day = (int(part) for part in match.groups())
        short = year % 100
        return self._found(list(self._dates(day, month, short)))

    def _dates(self, day: int, month: int, short: int) -> Iterator[str | None]:
        for numbers in ((day, month, short), (month, day, short), (short, month, day)):
            yield self._by_numbers.get(numbers)
