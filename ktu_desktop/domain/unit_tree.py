"""The organisation's tree as numbered places, so that columns of numbers can be summed over it.

A set of units is an integer mask: bit i is the unit at place i. Parents stand before their children.
"""

from collections.abc import Sequence
from functools import cached_property

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import is_asked


class UnitTree:
    """Places of an organisation's units; the university's is 0."""

    def __init__(self, organisation: Organisation) -> None:
        self.units = organisation.units
        self.codes = tuple(unit.code for unit in self.units)
        self.place = {code: place for place, code in enumerate(self.codes)}
        self.parent = tuple(-1 if u.parent is None else self.place[u.parent] for u in self.units)
        self.children = tuple(
            tuple(self.place[child] for child in organisation.children(code)) for code in self.codes
        )
        self.upper = tuple(place for place in reversed(range(len(self.codes))) if self.children[place])
        """Places that have children, lower ones first."""
        self._asked: dict[str, int] = {}

    @cached_property
    def subtrees(self) -> Sequence[int]:
        """By place: the mask of the unit and everything below it."""
        masks = [1 << place for place in range(len(self.codes))]
        for place in reversed(range(1, len(masks))):
            masks[self.parent[place]] |= masks[place]
        return masks

    def asked(self, supplied_by: str) -> int:
        """The mask of the units that a supplier (a level or a unit's code) means."""
        mask = self._asked.get(supplied_by)
        if mask is None:
            mask = sum(1 << i for i, unit in enumerate(self.units) if is_asked(supplied_by, unit))
            self._asked[supplied_by] = mask
        return mask

    def above(self, place: int) -> Sequence[int]:
        """The places above, nearest first."""
        found = []
        while (place := self.parent[place]) >= 0:
            found.append(place)
        return found

    def codes_of(self, mask: int) -> tuple[str, ...]:
        """The codes of a mask's units, in the organisation's order."""
        found = []
        while mask:
            lowest = mask & -mask
            found.append(self.codes[lowest.bit_length() - 1])
            mask ^= lowest
        return tuple(found)


def mask_of(column: Sequence[object | None]) -> int:
    """The mask of the places at which a column holds something."""
    return int("".join(["0" if value is None else "1" for value in reversed(column)]) or "0", 2)
