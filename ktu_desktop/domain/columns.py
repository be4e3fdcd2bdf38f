"""Figures of all organisation units at once: one column a figure, one place a unit (see unit_tree)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ktu_desktop.domain.measures import Amount, Need, measure_of
from ktu_desktop.domain.plan import Element, Plan
from ktu_desktop.domain.unit_tree import UnitTree
from ktu_desktop.domain.values import Number, Value

Column = Sequence[Amount | None]
UnitValues = Mapping[str, Mapping[str, Value]]
"""Element -> organisation unit -> what it typed."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a needed figure comes from: an element's column, this year's or last year's.

    ``typed``: the element in which last year's figure can be typed this year.
    """

    element: str
    last_year: bool = False
    typed: str | None = None


def source_of(need: Need, roles: Mapping[str, Element]) -> Source | None:
    """The source of ``need`` among an indicator's elements; None where the indicator has no such figure."""
    if need.role not in roles:
        return None
    typed = roles.get(need.typed_as or "")
    return Source(roles[need.role].code, need.last_year, typed.code if typed else None)


def last_year_elements(plan: Plan) -> frozenset[str]:
    """The elements whose last year's values some measure needs, and those that give them."""
    needed = {
        field.element.code
        for code, indicator in plan.indicators.items()
        for need in measure_of(indicator.measure).needs
        for field in plan.forms[code]
        if need.last_year and field.role == need.role
    }
    found: set[str] = set()
    while needed:
        found |= needed
        needed = {
            term for code in needed if code in plan.derivations for term in plan.derivations[code].terms
        }
        needed -= found
    return frozenset(found)


class Columns:
    """The own figures of every unit, settled as figures.UnitFigures settles those of one unit."""

    def __init__(self, plan: Plan, tree: UnitTree, values: UnitValues, last_year: UnitValues) -> None:
        self._plan = plan
        self._tree = tree
        self._years = {False: values, True: last_year}
        self._own: dict[Source, Column] = {}
        self._at_nodes: dict[Source, Column] = {}

    def own(self, source: Source) -> Column:
        """What each unit has itself: typed, the sum of its parts, or filled by a rule."""
        column = self._own.get(source)
        if column is None:
            column = self._own[source] = self._settled(source)
        return column

    def at_nodes(self, source: Source) -> Column:
        """The same, and at the units above a named office (one that is asked for it) the office's."""
        column = self._at_nodes.get(source)
        if column is None:
            column = self._at_nodes[source] = self.lifted(source.element, self.own(source))
        return column

    def lifted(self, element: str, column: Column) -> Column:
        """The column with the named supplier's value also at the units above it that have none."""
        office = self._tree.place.get(self._plan.elements[element].supplied_by)
        if office is None or column[office] is None:
            return column
        lifted = list(column)
        for place in self._tree.above(office):
            if lifted[place] is None:
                lifted[place] = column[office]
        return lifted

    def taken_off(self, source: Source) -> Column | None:
        """What units take off the sum of what is below them; None where nobody does."""
        correction = self._plan.correction_of(source.element)
        if correction is None or not self._years[source.last_year].get(correction):
            return None
        return self.own(Source(correction, source.last_year))

    def office(self, element: str) -> int | None:
        """The place of the named supplier, where it is one unit."""
        return self._tree.place.get(self._plan.elements[element].supplied_by)

    def _settled(self, source: Source) -> Column:
        if source.typed is not None:
            last = self.own(Source(source.element, source.last_year))
            typed = self.own(Source(source.typed))
            return [b if a is None else a for a, b in zip(last, typed, strict=True)]
        column = self.typed(source)
        derivation = self._plan.derivations.get(source.element)
        if derivation is None:
            return column
        self._own[source] = column  # what a circle of sums would find of itself
        terms = [self.own(Source(term, source.last_year)) for term in derivation.terms]
        return _derived(column, terms, derivation.typed_stays)

    def typed(self, source: Source) -> Column:
        """What each unit typed."""
        values = self._years[source.last_year].get(source.element)
        if not values:
            return [None] * len(self._tree.codes)
        found = [values.get(code) for code in self._tree.codes]
        # figures.amount_of, written out: this runs over every stored value of a year
        return [value.millionths if isinstance(value, Number) else value for value in found]


def _derived(own: Column, terms: Sequence[Column], typed_stays: bool) -> Column:
    """figures.settle, place by place."""
    column: list[Amount | None] = []
    for typed, parts in zip(own, zip(*terms, strict=True), strict=True):
        amounts = [part for part in parts if isinstance(part, int)]
        complete = len(amounts) == len(parts)
        column.append(sum(amounts) if complete and (typed is None or not typed_stays) else typed)
    return column
