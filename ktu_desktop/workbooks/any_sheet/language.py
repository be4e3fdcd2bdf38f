"""The language that a foreign file is written in, by its letters."""

from collections.abc import Iterable

from ktu_desktop.workbooks.any_sheet.grid import Grid

_KAZAKH = frozenset("әғқңөұүһі")
_FEWEST_KAZAKH = 0.02
"""Kazakh text has about one such letter in eight; a Russian report that names a Kazakh thing has fewer."""


def language_of(grids: Iterable[Grid]) -> str:
    """``kk``, ``ru`` or ``en``; ``ru`` where there are no letters."""
    latin = cyrillic = kazakh = 0
    for grid in grids:
        for row in grid.rows:
            for cell in row:
                if cell.kind == "text":
                    for letter in cell.text.lower():
                        latin += "a" <= letter <= "z"
                        cyrillic += "\u0400" <= letter <= "\u04ff"
                        kazakh += letter in _KAZAKH
    if latin > cyrillic:
        return "en"
    return "kk" if kazakh > _FEWEST_KAZAKH * cyrillic else "ru"
