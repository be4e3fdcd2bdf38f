"""The roll-up: every figure and indicator at every organisation unit, and what each total rests on."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ktu_desktop.domain.columns import Columns, Source, UnitValues
from ktu_desktop.domain.completeness import AskedCounts
from ktu_desktop.domain.contradictions import Contradictions, about
from ktu_desktop.domain.coverage import Coverage, Coverages
from ktu_desktop.domain.figures import amount_of, history_figures, result_of
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.rolled_results import Comparable, RolledResults, reduced
from ktu_desktop.domain.totals import Totals
from ktu_desktop.domain.totals_check import total_findings
from ktu_desktop.domain.trace import AtUnit, TracedUnit, Tracer, YearValues
from ktu_desktop.domain.unit_tree import UnitTree
from ktu_desktop.domain.values import Result, Value


@dataclass(frozen=True, slots=True)
class Rolled:
    """An indicator at a unit. ``result``: from figures, never from stated results; ``stated``: typed there
    or by the one office that is asked. ``figures``: by element, the sums that make the result where there
    is one. ``contradictory``: the unit's number or total has an error.
    """

    result: Result | None
    stated: Value | None
    figures: Mapping[str, Result]
    coverage: Coverage
    contradictory: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What a unit adds to a figure above it. ``own``: typed there; else it is a sum itself."""

    org_unit: str
    value: Result
    own: bool


def roll_up(
    plan: Plan,
    organisation: Organisation,
    values: UnitValues,
    not_applicable: Mapping[str, AbstractSet[str]],
    *,
    last_year_values: UnitValues | None = None,
    history: Mapping[str, Value] | None = None,
) -> "RollUp":
    """The roll-up of one plan and period over the whole tree.

    ``values``: element -> organisation unit -> value; ``last_year_values`` the same a year before;
    ``not_applicable``: indicator -> units. ``history``: indicator -> what is known of the university of the
    year before the plan. Nothing is computed before it is asked for.
    """
    tree = UnitTree(organisation)
    columns = Columns(plan, tree, values, last_year_values or {})
    known = history_figures(plan, history or {})
    totals = Totals(tree, columns, {code: amount_of(value) for code, value in known.items()})
    return RollUp(plan, RolledResults(plan, tree, columns, totals, not_applicable), values)


class RollUp:
    """One period's totals. ``codes``: the organisation units, in the order of ``column``."""

    def __init__(self, plan: Plan, results: RolledResults, values: UnitValues) -> None:
        self.codes = results.tree.codes
        self._plan = plan
        self._results = results
        self._values = values
        self._coverages = Coverages(results)
        self._contradictions = Contradictions(results, self._typed_result)

    def column(self, indicator: str) -> Sequence[Comparable]:
        """The indicator's result at every unit: numerator and denominator (not reduced), or a rank."""
        return self._results.column(indicator)

    def node(self, org_unit: str) -> Mapping[str, Rolled]:
        """Every indicator at a unit, by code in the plan's order. Raises KeyError for an unknown unit."""
        place = self._results.tree.place[org_unit]
        return {code: self._rolled(code, place) for code in self._plan.indicators}

    def at(self, org_unit: str, indicator: str) -> Rolled:
        """One indicator at a unit. Raises KeyError for unknown names."""
        return self._rolled(self._plan.indicators[indicator].code, self._results.tree.place[org_unit])

    def counts(self, org_unit: str) -> Mapping[str, AskedCounts]:
        """What became of what units at and below ``org_unit`` are asked for, by indicator."""
        place, lowest = self._results.tree.place[org_unit], self._contradictions.lowest
        return {
            code: self._coverages.counts(code, place, lowest(code).values()) for code in self._plan.indicators
        }

    def comes_from(self, error: Finding) -> bool:
        """Whether an error arose in its unit; False where the unit's sums only repeat it of one below."""
        holder = self._plan.holder(error.place.indicator or "")
        units = self._contradictions.lowest(holder).get(about(error), 0)
        return bool(units >> self._results.tree.place[error.place.org_unit or self.codes[0]] & 1)

    def figure(self, org_unit: str, element: str) -> Result | None:
        """A figure at a unit: its total where it is summed. Raises KeyError for unknown names."""
        amount = self._results.figure(Source(element))[self._results.tree.place[org_unit]]
        return None if amount is None else result_of(amount)

    def parts(self, org_unit: str, element: str) -> tuple[Part, ...]:
        """What a figure at a unit is made of: itself, its office, or the units right below that have it."""
        tree, columns, source = self._results.tree, self._results.columns, Source(element)
        place = tree.place[org_unit]
        own = columns.own(source)
        if columns.at_nodes(source)[place] is not None:
            office = columns.office(element)
            giver = place if own[place] is not None or office is None else office
            return (self._part(giver, element, own=True),)
        if not self._plan.elements[element].summed:
            return ()
        column = self._results.figure(source)
        below = [child for child in tree.children[place] if column[child] is not None]
        return tuple(self._part(child, element, own=own[child] is not None) for child in below)

    def findings(self, org_unit: str) -> tuple[Finding, ...]:
        """What is wrong with a unit's totals: rules where both sides rest on the same units, parts above
        their whole, results typed otherwise than they come out.
        """
        return tuple(total_findings(self._results, org_unit, self._stated))

    def trace(self, org_unit: str, indicator: str, stored: Mapping[bool, YearValues]) -> TracedUnit:
        """An indicator at a unit taken apart, down to what was typed.

        ``stored``: False -> this year's values of the indicator's figures, True -> last year's, with who
        typed them. Raises KeyError for unknown names.
        """
        tree = self._results.tree
        place = tree.place[org_unit]
        holder = self._plan.holder(indicator)
        below = [other for other in range(len(tree.codes)) if tree.subtrees[place] >> other & 1]
        rolled = {other: self._rolled(holder, other) for other in below}
        known = {other: AtUnit(each.result, each.figures, each.coverage) for other, each in rolled.items()}
        return Tracer(self._results, holder, known, stored).unit(place)

    def _part(self, place: int, element: str, *, own: bool) -> Part:
        amount = self._results.figure(Source(element))[place]
        assert amount is not None  # callers ask for units that have it
        return Part(self.codes[place], result_of(amount), own)

    def _rolled(self, indicator: str, place: int) -> Rolled:
        found = self._results.column(indicator)[place]
        return Rolled(
            result=reduced(found),
            stated=self._stated(indicator, place),
            figures=self._figures(indicator, place),
            coverage=self._coverages.at(indicator, place),
            contradictory=self._contradictions.at(indicator, place),
        )

    def _stated(self, indicator: str, place: int) -> Value | None:
        """The own result typed at a unit, or by the office that it is named for."""
        results = self._results
        element = results.stated_element(indicator)
        if element is None or results.stated(indicator)[place] is None:
            return None
        office, own = results.columns.office(element.code), self._typed_result(indicator, place)
        return own if own is not None or office is None else self._typed_result(indicator, office)

    def _typed_result(self, indicator: str, place: int) -> Value | None:
        """The result that a unit typed itself without its figures."""
        element = self._results.stated_element(indicator)
        return None if element is None else self._values.get(element.code, {}).get(self.codes[place])

    def _figures(self, indicator: str, place: int) -> Mapping[str, Result]:
        """The figures of the form; where there is a result, those sums that make it."""
        results = self._results
        sums = results.sums_at(indicator, place)
        figures: dict[str, Result] = {}
        for role, source in results.field_sources(indicator).items():
            amount = sums.get(role)
            if amount is None:
                amount = results.figure(source)[place]
            if amount is not None:
                figures[results.roles(indicator)[role].code] = result_of(amount)
        mean = reduced(results.column(indicator)[place]) if results.measure(indicator).weighted else None
        value = results.stated_element(indicator)
        return figures if mean is None or value is None else {value.code: mean, **figures}
