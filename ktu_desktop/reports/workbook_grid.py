"""The columns of a printed sheet: those of its longest table, cut further where another table needs it.

A table's column is one or more of the sheet's; what stands in several is merged.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

Span = tuple[int, int]
"""The first and the last sheet column of a table's column, from 1."""

_NEAR = 0.04
"""Parts of the whole width that an edge may be moved to one that is there already."""


class Grid:
    """Columns in parts of the whole width; ``widths``: theirs, 1 in all.

    ``first``: the widths of the longest table's columns, in any unit; ``others``: of the other tables.
    """

    def __init__(self, first: Sequence[float], others: Iterable[Sequence[float]]) -> None:
        self._edges = _edges(first)
        for shares in others:
            self._add(shares)

    @property
    def widths(self) -> list[float]:
        return [right - left for left, right in pairwise(self._edges)]

    def spans(self, shares: Sequence[float]) -> list[Span]:
        """A table's columns on the sheet's: each edge at the nearest, every column at least one wide."""
        columns, spans, begin = len(self._edges) - 1, list[Span](), 1
        for number, edge in enumerate(_edges(shares)[1:], 1):
            nearest = min(range(columns + 1), key=lambda i: abs(self._edges[i] - edge))
            last = columns if number == len(shares) else min(nearest, columns - len(shares) + number)
            spans.append((begin, max(last, begin)))
            begin = spans[-1][1] + 1
        return spans

    def _add(self, shares: Sequence[float]) -> None:
        """Have an edge near each of a table's, and one of its own for each."""
        taken: set[float] = set()
        for wanted in _edges(shares)[1:-1]:
            free = [edge for edge in self._edges[1:-1] if edge not in taken]
            nearest = min(free, key=lambda edge: abs(edge - wanted), default=None)
            if nearest is None or abs(nearest - wanted) > _NEAR:
                nearest = wanted
                self._edges = sorted([*self._edges, wanted])
            taken.add(nearest)


def _edges(shares: Sequence[float]) -> list[float]:
    whole = sum(shares)
    return list(accumulate((share / whole for share in shares), initial=0.0))
