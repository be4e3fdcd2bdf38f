"""Every indicator's result at every organisation unit, computed from summed figures."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from ktu_desktop.domain.columns import Column, Columns, Source, source_of
from ktu_desktop.domain.measures import Amount, Measure, Pair, measure_of
from ktu_desktop.domain.plan import STATED, Element, Plan
from ktu_desktop.domain.totals import NOBODY, Row, Sums, Totals
from ktu_desktop.domain.unit_tree import UnitTree
from ktu_desktop.domain.values import Band, Result

Comparable = Pair | Band | None
"""A result before it is reduced: numerator and denominator, or a rank; None where there is none."""


class RolledResults:
    """Results by place, each indicator's column computed once.

    ``not_applicable``: indicator -> the units for which it does not apply.
    """

    def __init__(
        self,
        plan: Plan,
        tree: UnitTree,
        columns: Columns,
        totals: Totals,
        not_applicable: Mapping[str, AbstractSet[str]],
    ) -> None:
        self.plan = plan
        self.tree = tree
        self.columns = columns
        self.totals = totals
        self._out = {
            code: frozenset(tree.place[unit] for unit in units if unit in tree.place)
            for code, units in not_applicable.items()
        }
        self._results: dict[str, Sequence[Comparable]] = {}
        self._rows: dict[str, Sequence[Row | None]] = {}
        self._figures: dict[Source, Column] = {}
        self._weighted: dict[str, Sums] = {}

    def column(self, indicator: str) -> Sequence[Comparable]:
        """The indicator's results at each place."""
        holder = self.plan.holder(indicator)
        found = self._results.get(holder)
        if found is None:
            found = self._results[holder] = self._computed(holder)
        return found

    def rows(self, indicator: str) -> Sequence[Row | None]:
        """By place: the amounts that the measure needs, in its order; None where one is missing."""
        holder = self.plan.holder(indicator)
        found = self._rows.get(holder)
        if found is None:
            found = self._rows[holder] = self._amounts(holder)
        return found

    def sources(self, indicator: str) -> tuple[Source, ...]:
        """Where the measure's needs come from; empty where the indicator lacks one."""
        roles = self.roles(indicator)
        found = [source_of(need, roles) for need in self.measure(indicator).needs]
        sources = tuple(source for source in found if source is not None)
        return sources if len(sources) == len(found) else ()

    def field_sources(self, indicator: str) -> Mapping[str, Source]:
        """Where the figure of each field of the form comes from, by role; without the stated one."""
        needs = zip(self.measure(indicator).needs, self.sources(indicator), strict=False)
        needed = {need.field: source for need, source in needs}
        roles = self.roles(indicator)
        return {role: needed.get(role) or Source(e.code) for role, e in roles.items() if role != STATED}

    def weight(self, indicator: str) -> Source | None:
        """Where the weight comes from, of a measure that has one."""
        element = self.roles(indicator).get(self.measure(indicator).weight_role or "")
        return Source(element.code) if element else None

    def weighted(self, indicator: str) -> Sums:
        """(sum of value x weight, sum of weight) by place."""
        holder = self.plan.holder(indicator)
        found = self._weighted.get(holder)
        if found is None:
            weight, sources = self.weight(holder), self.sources(holder)
            found = [None] * len(self.tree.codes)
            if weight is not None and sources:
                found = self.totals.weighted(sources[0], weight, self.out(holder))
            self._weighted[holder] = found
        return found

    def stated(self, indicator: str) -> Column:
        """By place: the own result typed there, or by the named office below."""
        element = self.stated_element(indicator)
        if element is None:
            return [None] * len(self.tree.codes)
        return self.columns.at_nodes(Source(element.code))

    def stated_element(self, indicator: str) -> Element | None:
        """The element in which a result can be typed without its figures (or without its weight)."""
        roles, measure = self.roles(indicator), self.measure(indicator)
        return roles.get(STATED) or (roles.get(measure.needs[0].role) if measure.weighted else None)

    def figure(self, source: Source) -> Column:
        """A figure at each place: its total where it is summed, else as given there."""
        found = self._figures.get(source)
        if found is None:
            summed = self._elements[source.element].summed
            found = self.totals.single(source) if summed else self.not_summed(source, NOBODY)
            self._figures[source] = found
        return found

    def not_summed(self, source: Source, out: AbstractSet[int]) -> Column:
        """An average, a rank, an availability: as each unit or its named office gives it."""
        column = list(self.columns.at_nodes(source))
        for place in out:
            column[place] = None
        if source.last_year and column[0] is None:
            column[0] = self.totals.known.get(source.element)
        return column

    def sums_at(self, indicator: str, place: int) -> Mapping[str, Amount]:
        """By role: the sums that make the result at ``place``; empty where there is none."""
        measure = self.measure(indicator)
        if measure.weight_role is not None:
            sums = self.weighted(indicator)[place]
            return {measure.weight_role: sums[1]} if sums else {}
        row = self.rows(indicator)[place]
        found = zip((need.field for need in measure.needs), row or (), strict=False)
        return {role: amount for role, amount in found if role is not None and amount is not None}

    def basis(self, indicator: str, place: int) -> int:
        """The mask of the units whose summed figures make the result at ``place``."""
        summed = tuple(s for s in self.sources(indicator) if self._elements[s.element].summed)
        return self.totals.basis(summed, place, self.out(indicator)) if summed else 0

    def out(self, indicator: str) -> frozenset[int]:
        """The places of the units for which the indicator does not apply."""
        return self._out.get(self.plan.holder(indicator), frozenset())

    def roles(self, indicator: str) -> Mapping[str, Element]:
        """The indicator's elements by role."""
        return self.plan.indicator_elements(indicator)

    def measure(self, indicator: str) -> Measure:
        """The indicator's measure."""
        return measure_of(self.plan.indicators[indicator].measure)

    @property
    def _elements(self) -> Mapping[str, Element]:
        return self.plan.elements

    def _computed(self, indicator: str) -> Sequence[Comparable]:
        measure = self.measure(indicator)
        if measure.mean is not None:
            return [None if sums is None else measure.mean(*sums) for sums in self.weighted(indicator)]
        quotient, rows = measure.quotient, self.rows(indicator)
        if all(self._elements[source.element].summed for source in self.sources(indicator)):
            return [None if row is None else quotient(*row) for row in rows]
        return [_result(measure, row) for row in rows]

    def _amounts(self, indicator: str) -> Sequence[Row | None]:
        sources, out = self.sources(indicator), self.out(indicator)
        if not sources:
            return [None] * len(self.tree.codes)
        summed = tuple(source for source in sources if self._elements[source.element].summed)
        if len(summed) == len(sources):
            return self.totals.sums(summed, out)
        columns = dict(zip(summed, self._summed_columns(summed, out), strict=True))
        return _joined([columns.get(source) or self.not_summed(source, out) for source in sources])

    def _summed_columns(self, summed: tuple[Source, ...], out: AbstractSet[int]) -> Sequence[Column]:
        nothing: Row = (None,) * len(summed)
        rows = self.totals.sums(summed, out) if summed else ()
        return list(zip(*(nothing if row is None else row for row in rows), strict=True))


def reduced(found: Comparable) -> Result | None:
    """A result as a fraction in lowest terms, or a rank."""
    return Fraction(*found) if isinstance(found, tuple) else found


def _joined(columns: Sequence[Column]) -> Sequence[Row | None]:
    return [None if None in row else row for row in zip(*columns, strict=True)]


def _result(measure: Measure, row: Sequence[Amount | None] | None) -> Comparable:
    if row is None:
        return None
    first = row[0]
    return first if isinstance(first, Band) else measure.quotient(*row)
