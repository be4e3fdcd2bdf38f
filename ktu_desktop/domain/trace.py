"""A total taken apart: the units below it, their figures, and where each number came from."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ktu_desktop.domain.columns import Source
from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.figures import result_of
from ktu_desktop.domain.plan import CORRECTION, STATED
from ktu_desktop.domain.rolled_results import RolledResults
from ktu_desktop.domain.sheet import StoredValue
from ktu_desktop.domain.values import Result

TYPED, BELOW, PARTS, BEFORE_PLAN = "typed", "below", "parts", "before_plan"
"""How a figure at a unit came about: typed, the sum of the units below, the sum of other figures of the
same unit, or known from before the plan."""

YearValues = Mapping[str, Mapping[str, StoredValue]]
"""Element -> organisation unit -> what it typed, with who and when."""


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """One number that makes a result. ``org_unit``: who gave it, which may be a named office.

    ``last_year``: it is last year's. ``stored``: what was typed, where ``how`` is TYPED; ``parts``: the
    figures that were added, where it is PARTS.
    """

    role: str
    element: str
    last_year: bool
    value: Result
    how: str
    org_unit: str
    stored: StoredValue | None = None
    parts: tuple["TracedFigure", ...] = ()


@dataclass(frozen=True, slots=True)
class TracedUnit:
    """An indicator at a unit. ``counted``: it enters the total of the unit above (True for the first).

    ``below``: the units that are asked for it or gave something, in the organisation's order.
    """

    org_unit: str
    result: Result | None
    counted: bool
    coverage: Coverage
    figures: tuple[TracedFigure, ...]
    below: tuple["TracedUnit", ...]

    @property
    def stated(self) -> TracedFigure | None:
        """The result typed without its figures, where there is one."""
        return next((figure for figure in self.figures if figure.role == STATED), None)


@dataclass(frozen=True, slots=True)
class AtUnit:
    """What the roll-up knows of an indicator at a unit: the result, the figures by element, the coverage."""

    result: Result | None
    figures: Mapping[str, Result]
    coverage: Coverage


class Tracer:
    """Takes one indicator's totals apart.

    ``known``: what the roll-up has at each place that is asked about; ``stored``: last year? -> its values.
    """

    def __init__(
        self,
        results: RolledResults,
        indicator: str,
        known: Mapping[int, AtUnit],
        stored: Mapping[bool, YearValues],
    ) -> None:
        self._results, self._tree, self._columns = results, results.tree, results.columns
        self._indicator, self._known, self._stored = indicator, known, stored

    def unit(self, place: int, counted: bool = True) -> TracedUnit:
        """The tree from a place down."""
        known = self._known[place]
        below = (self.unit(child, self._counts(child, place)) for child in self._tree.children[place])
        return TracedUnit(
            org_unit=self._tree.codes[place],
            result=known.result,
            counted=counted,
            coverage=known.coverage,
            figures=tuple(self._figures(place)),
            below=tuple(unit for unit in below if unit.coverage.expected or unit.figures or unit.below),
        )

    def _counts(self, child: int, above: int) -> bool:
        results, indicator = self._results, self._indicator
        if results.column(indicator)[above] is None:
            return False
        if results.measure(indicator).weighted:
            return results.weighted(indicator)[child] is not None and not self._typed_at(above)
        return bool(results.basis(indicator, above) & self._tree.subtrees[child])

    def _typed_at(self, place: int) -> bool:
        sources = self._results.sources(self._indicator)
        return bool(sources) and self._columns.at_nodes(sources[0])[place] is not None

    def _figures(self, place: int) -> Iterator[TracedFigure]:
        roles = self._results.roles(self._indicator)
        for role, source in self._results.field_sources(self._indicator).items():
            value = self._known[place].figures.get(roles[role].code)
            if value is not None:
                yield self._figure(role, source, value, place)
        for code in (roles[STATED].code,) if STATED in roles else ():
            yield from self._typed(STATED, Source(code), place)
        for source in self._results.sources(self._indicator):
            correction = self._results.plan.correction_of(source.element)
            if correction is not None and not source.last_year:
                yield from self._typed(CORRECTION, Source(correction), place)

    def _typed(self, role: str, source: Source, place: int) -> Iterator[TracedFigure]:
        if self._columns.at_nodes(source)[place] is not None:
            yield self._own(role, source, self._giver(source, place), frozenset())

    def _figure(self, role: str, source: Source, value: Result, place: int) -> TracedFigure:
        if self._columns.at_nodes(source)[place] is not None:
            return self._own(role, source, self._giver(source, place), frozenset())
        unit = self._tree.codes[place]
        column = self._results.figure(source)
        below = any(column[child] is not None for child in self._tree.children[place])
        how = BELOW if below or not source.last_year else BEFORE_PLAN
        return TracedFigure(role, source.element, source.last_year, value, how, unit)

    def _giver(self, source: Source, place: int) -> int:
        office = self._columns.office(source.element)
        return place if self._columns.own(source)[place] is not None or office is None else office

    def _own(self, role: str, source: Source, place: int, within: AbstractSet[str]) -> TracedFigure:
        """A figure that the unit has itself; ``within``: the sums that it is a part of."""
        if source.typed is not None:
            last = Source(source.element, source.last_year)
            known = self._columns.own(last)[place] is not None
            return self._own(role, last if known else Source(source.typed), place, within)
        unit, element = self._tree.codes[place], source.element
        amount = self._columns.own(source)[place]
        assert amount is not None  # callers ask for figures that are there
        stored = self._stored[source.last_year].get(element, {}).get(unit)
        parts = self._parts(source, place, stored is not None, within | {element})
        return TracedFigure(
            role,
            element,
            source.last_year,
            result_of(amount),
            PARTS if parts else TYPED,
            unit,
            None if parts else stored,
            parts,
        )

    def _parts(
        self, source: Source, place: int, typed: bool, within: AbstractSet[str]
    ) -> tuple[TracedFigure, ...]:
        """The figures whose sum counts; none where the figure counts as it was typed."""
        derivation = self._results.plan.derivations.get(source.element)
        if derivation is None or (typed and derivation.typed_stays):
            return ()
        terms = [Source(term, source.last_year) for term in derivation.terms]
        if any(t.element in within or self._columns.own(t)[place] is None for t in terms):
            return ()
        roles = self._results.plan.elements
        return tuple(self._own(roles[t.element].role, t, place, within) for t in terms)
