"""What moved between two moments: indicators whose total or progress became another one, and through whom."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ktu_desktop.domain.changes import NOT_APPLICABLE, HistoryEntry
from ktu_desktop.domain.columns import UnitValues
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.plan_progress import step_of
from ktu_desktop.domain.standing import Standing
from ktu_desktop.domain.values import Band, Number, Result, Value


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator's total before and now. ``org_units``: where changes were made; ``last``: the newest."""

    indicator: str
    before: Result | None
    now: Result | None
    step_before: str
    step_now: str
    org_units: tuple[str, ...]
    last: HistoryEntry | None

    @property
    def changed_step(self) -> bool:
        """Whether it is reached now and was not, or the like."""
        return self.step_before != self.step_now


def values_before(values: UnitValues, changes: Sequence[HistoryEntry]) -> UnitValues:
    """The values as they were before ``changes`` (oldest first) were made."""
    first: dict[tuple[str, str], Value | None] = {}
    for entry in changes:
        if entry.element is not None:
            old = entry.old if isinstance(entry.old, Number | Band) else None
            first.setdefault((entry.element, entry.org_unit), old)
    columns = {element: dict(values.get(element, {})) for element, _ in first}
    for (element, unit), old in first.items():
        if old is None:
            columns[element].pop(unit, None)
        else:
            columns[element][unit] = old
    return {**values, **columns}


def not_applicable_before(
    not_applicable: Mapping[str, AbstractSet[str]], changes: Sequence[HistoryEntry]
) -> Mapping[str, AbstractSet[str]]:
    """Indicator -> units it did not apply to before ``changes`` (oldest first) were made."""
    found = {indicator: set(units) for indicator, units in not_applicable.items()}
    for entry in reversed(changes):
        if entry.field == NOT_APPLICABLE and entry.indicator is not None:
            units = found.setdefault(entry.indicator, set())
            (units.add if entry.old else units.discard)(entry.org_unit)
    return found


def moved(
    plan: Plan, before: Mapping[str, Standing], now: Mapping[str, Standing], changes: Sequence[HistoryEntry]
) -> tuple[Moved, ...]:
    """The indicators that moved, those whose progress became another one first. ``changes``: oldest first."""
    touching = _by_indicator(plan, changes)
    found = []
    for code, standing in now.items():
        was = before.get(code)
        step_before, step_now = ("" if was is None else step_of(was)), step_of(standing)
        result_before = None if was is None else was.result
        if (result_before, step_before) != (standing.result, step_now):
            own = touching.get(plan.holder(code), [])
            units = tuple(dict.fromkeys(entry.org_unit for entry in own))
            last = own[-1] if own else None
            found.append(Moved(code, result_before, standing.result, step_before, step_now, units, last))
    return tuple(sorted(found, key=lambda each: not each.changed_step))


def _by_indicator(plan: Plan, changes: Sequence[HistoryEntry]) -> Mapping[str, list[HistoryEntry]]:
    """The changes that may move an indicator: of its entry, or of a number that it needs."""
    found: dict[str, list[HistoryEntry]] = {}
    for entry in changes:
        element = plan.elements.get(entry.element or "")
        touched = {plan.holder(code) for code in element.indicators} if element else {entry.indicator or ""}
        for code in touched:
            found.setdefault(code, []).append(entry)
    return found
