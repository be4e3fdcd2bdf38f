"""Sums over the tree that take only the units which give every figure that is needed together."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import cast

from ktu_desktop.domain.columns import Column, Columns, Source
from ktu_desktop.domain.measures import Amount
from ktu_desktop.domain.unit_tree import UnitTree

Together = tuple[Source, ...]
"""Figures that are summed together."""

Sums = Sequence[tuple[int, ...] | None]
"""By place: the sums of figures summed together, None where no unit gives all of them."""

Row = tuple[Amount | None, ...]

NOBODY: AbstractSet[int] = frozenset()


class Totals:
    """Sums of figures at every unit: own values, else a named office's, else what is below.

    ``known``: last year's amounts of the university from before the plan, by element; they serve where
    nobody gave any. ``out``: the places of units that said that the indicator does not apply.
    """

    def __init__(self, tree: UnitTree, columns: Columns, known: Mapping[str, Amount]) -> None:
        self._tree = tree
        self._columns = columns
        self.known = known
        self._sums: dict[tuple[Together, AbstractSet[int]], Sums] = {}

    def sums(self, together: Together, out: AbstractSet[int] = NOBODY) -> Sums:
        """The sums at each place."""
        key = (together, out)
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = self._summed(together, out)
        return found

    def weighted(self, value: Source, weight: Source, out: AbstractSet[int] = NOBODY) -> Sums:
        """(sum of value x weight, sum of weight) at each place, over the units that give both."""
        pairs = zip(self._columns.own(value), self._columns.own(weight), strict=True)
        sums = [(v * w, w) if isinstance(v, int) and isinstance(w, int) else None for v, w in pairs]
        for place in out:
            sums[place] = None
        office = self._columns.office(value.element)
        if office is not None:
            for place in self._tree.above(office):
                sums[place] = sums[office] if sums[place] is None else sums[place]
        for place in self._tree.upper:
            given = [row for child in self._tree.children[place] if (row := sums[child])]
            if sums[place] is None and given:
                sums[place] = (sum(row[0] for row in given), sum(row[1] for row in given))
        return sums

    def single(self, source: Source) -> Column:
        """One figure's column: its total where it is summed."""
        return [None if row is None else row[0] for row in self.sums((source,))]

    def basis(self, together: Together, place: int, out: AbstractSet[int] = NOBODY) -> int:
        """The mask of the units whose own values make the sums at ``place``; 0 where there are none."""
        if self.sums(together, out)[place] is None:
            return 0
        mask = 0
        rest: list[Source] = []
        for source in together:
            own = None if place in out else self._columns.at_nodes(source)[place]
            if own is None:
                rest.append(source)
            else:
                mask |= 1 << self._giver(source, place)
        for child in self._tree.children[place] if rest else ():
            mask |= self.basis(tuple(rest), child, out)
        return mask

    def _giver(self, source: Source, place: int) -> int:
        """The place of the unit that gives a value at a node: itself, or the named office."""
        office = self._columns.office(source.element)
        return place if self._columns.own(source)[place] is not None or office is None else office

    def _summed(self, together: Together, out: AbstractSet[int]) -> Sums:
        rows: list[Row] = list(zip(*map(self._columns.at_nodes, together), strict=True))
        for place in out:
            rows[place] = (None,) * len(together)
        sums = [None if None in row else row for row in rows]
        for place in self._tree.upper:
            if sums[place] is None:
                sums[place] = self._added(together, rows[place], place, sums, out)
        if sums[0] is None:
            sums[0] = self._with_known(together, rows[0], sums, out)
        return cast(Sums, sums)

    def _added(
        self, together: Together, row: Row, place: int, sums: Sequence[Row | None], out: AbstractSet[int]
    ) -> Row | None:
        """The row with what is missing summed over the children that give all that is missing."""
        rest = [k for k, amount in enumerate(row) if amount is None]
        if len(rest) < len(row):
            sums = self.sums(tuple(together[k] for k in rest), out)
        given = [below for child in self._tree.children[place] if (below := sums[child]) is not None]
        if not given:
            return None
        filled = list(row)
        for k, amounts in zip(rest, zip(*cast(Sums, given), strict=True), strict=True):
            filled[k] = sum(amounts) - self._taken_off(together[k], place)
        return tuple(filled)

    def _taken_off(self, source: Source, place: int) -> int:
        """The correction that the unit makes to what is summed below it."""
        column = self._columns.taken_off(source)
        amount = column[place] if column else None
        return amount if isinstance(amount, int) else 0

    def _with_known(
        self, together: Together, row: Row, sums: Sequence[Row | None], out: AbstractSet[int]
    ) -> Row | None:
        """The university's row with last year's amounts from before the plan."""
        known = [self.known.get(source.element) if source.last_year else None for source in together]
        if not any(known):
            return None
        filled = tuple(b if a is None else a for a, b in zip(row, known, strict=True))
        return self._added(together, filled, 0, sums, out) if None in filled else filled
