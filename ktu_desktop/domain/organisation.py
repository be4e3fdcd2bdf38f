"""The university's tree of organisation units."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

Names = Mapping[str, str]
"""A name by language: ``en``, ``ru``, ``kk``."""


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """One organisation unit. Dates are ISO texts; ``successors`` are codes."""

    code: str
    level: str  # university, faculty, department, office, college
    names: Names
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Organisation:
    """All units in their order, parents before children; exactly one has no parent."""

    units: tuple[OrgUnit, ...]

    @cached_property
    def by_code(self) -> Mapping[str, OrgUnit]:
        """Units by code."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        children: dict[str, list[str]] = {unit.code: [] for unit in self.units}
        for unit in self.units:
            if unit.parent is not None:
                children[unit.parent].append(unit.code)
        return {code: tuple(below) for code, below in children.items()}

    @property
    def root(self) -> OrgUnit:
        """The university."""
        return next(unit for unit in self.units if unit.parent is None)

    def children(self, code: str) -> tuple[str, ...]:
        """Codes right below ``code``, in order."""
        return self._children[code]

    def subtree(self, code: str) -> Iterator[str]:
        """``code`` and every unit below it, parents first."""
        yield code
        for child in self._children[code]:
            yield from self.subtree(child)

    def below(self, code: str) -> Iterator[str]:
        """Every unit below ``code``, without itself."""
        below = self.subtree(code)
        next(below)
        return below

    def existing(self, first_day: str, last_day: str) -> "Organisation":
        """The units that existed on some day between two ISO dates; what is below a missing one is missing.

        The university stays whatever its dates say.
        """
        kept: dict[str, OrgUnit] = {}
        for unit in self.units:
            begun = unit.valid_from is None or unit.valid_from <= last_day
            ended = unit.valid_to is not None and unit.valid_to < first_day
            if unit.parent is None or (unit.parent in kept and begun and not ended):
                kept[unit.code] = unit
        return self if len(kept) == len(self.units) else Organisation(tuple(kept.values()))
