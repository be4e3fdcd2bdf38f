"""What one organisation unit's figures come to: typed, summed, filled by a rule, or last year's."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ktu_desktop.domain.measures import Amount, Need
from ktu_desktop.domain.plan import Element, Plan
from ktu_desktop.domain.values import MILLION, Band, Number, Result, Value

OWN, FILLED, SUM, LAST_YEAR, HISTORY, MISSING = "own", "filled", "sum", "last_year", "history", "missing"


class Settled(NamedTuple):
    """What a figure comes to, and why: OWN, FILLED, SUM, LAST_YEAR, HISTORY or MISSING."""

    amount: Amount | None
    source: str


NOTHING = Settled(None, MISSING)


class UnitFigures:
    """The figures of one organisation unit in one period; each is settled once.

    ``values`` and ``last_year`` are by element code, ``history`` (what is known of the university from
    before the plan) by indicator code.
    """

    def __init__(
        self,
        plan: Plan,
        values: Mapping[str, Value],
        last_year: Mapping[str, Value] | None = None,
        history: Mapping[str, Value] | None = None,
    ) -> None:
        self._plan = plan
        self._values = values
        self._last = UnitFigures(plan, last_year) if last_year else None
        self._history = history_figures(plan, history) if history else {}
        self._settled: dict[str, Settled] = {}

    def settled(self, element: str) -> Settled:
        """What the element comes to this year."""
        known = self._settled.get(element)
        if known is None:
            known = self._settled[element] = self._settle(element)
        return known

    def last_year(self, element: str, typed: Settled = NOTHING) -> Settled:
        """Last year's figure: last year's own one, else the one typed this year, else the history's."""
        last = self._last.settled(element).amount if self._last else None
        if last is not None:
            return Settled(last, LAST_YEAR)
        known = self._history.get(element)
        return typed if typed.amount is not None or known is None else Settled(amount_of(known), HISTORY)

    def needed(self, need: Need, roles: Mapping[str, Element]) -> Settled:
        """What an indicator with these elements by role has for ``need``."""
        if not need.last_year:
            return self.settled(roles[need.role].code) if need.role in roles else NOTHING
        typed = roles.get(need.typed_as or "")
        settled = self.settled(typed.code) if typed else NOTHING
        return self.last_year(roles[need.role].code, settled) if need.role in roles else settled

    def _settle(self, element: str) -> Settled:
        value = self._values.get(element)
        own = Settled(amount_of(value), OWN) if value is not None else NOTHING
        derivation = self._plan.derivations.get(element)
        if derivation is None:
            return own
        self._settled[element] = own  # what a circle of sums would find of itself
        parts = [self.settled(term).amount for term in derivation.terms]
        return settle(own.amount, parts, derivation.typed_stays)


def settle(own: Amount | None, parts: Sequence[Amount | None], typed_stays: bool) -> Settled:
    """A derived figure: its parts' sum where all are there, except that a total may stay as typed."""
    amounts = [part for part in parts if isinstance(part, int)]
    if own is not None and (typed_stays or len(amounts) < len(parts)):
        return Settled(own, OWN)
    if len(amounts) < len(parts):
        return NOTHING
    return Settled(sum(amounts), FILLED if typed_stays else SUM)


def history_figures(plan: Plan, history: Mapping[str, Value]) -> Mapping[str, Value]:
    """Element -> what the history gives for it: an indicator's value, or the amount whose growth it is."""
    found = {}
    for code, value in history.items():
        roles = {field.role: field.element.code for field in plan.forms.get(code, ())}
        element = roles.get("value") or roles.get("current")
        if element is not None:
            found[element] = value
    return found


def amount_of(value: Value) -> Amount:
    """The value as arithmetic takes it."""
    return value.millionths if isinstance(value, Number) else value


def result_of(amount: Amount) -> Result:
    """The amount as a result."""
    if isinstance(amount, Band):
        return amount
    whole, rest = divmod(amount, MILLION)
    return Fraction(amount, MILLION) if rest else Fraction(whole)  # a whole number needs no reducing
