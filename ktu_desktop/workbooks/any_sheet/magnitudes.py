"""Numbers in thousands or millions, as a heading, a row or the title says: never taken as they stand."""

from collections.abc import Iterable

from ktu_desktop.domain.plan import Element
from ktu_desktop.domain.units_of_measure import PERCENT
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.words import Words

_MONEY = "tenge"
_WHOLE_OF_MONEY = 60
"""A longer text above a table tells of money, and not in what the table counts it."""


class Magnitudes:
    """Reads in what the numbers of one sheet are counted. ``above``: the texts above its tables."""

    def __init__(self, words: Words, above: Iterable[str]) -> None:
        self._magnitude = words.matchers["magnitude"]
        self._of_money = self._first(text for text in above if len(text) <= _WHOLE_OF_MONEY)

    def of(self, element: Element, beside: Iterable[str]) -> str:
        """The text that says so of a cell, or nothing. ``beside``: its heading and what its row says."""
        if element.unit == PERCENT.symbol:
            return ""
        return self._first(beside) or (self._of_money if element.unit == _MONEY else "")

    def _first(self, texts: Iterable[str]) -> str:
        return next((text for text in texts if self._magnitude.search(fold(text))), "")
