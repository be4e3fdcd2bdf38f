"""How far the plan is: the indicators of each strategic line by their progress."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Line, Plan
from ktu_desktop.domain.progress import (
    CONTRADICTORY,
    MISSED,
    NEARLY,
    NO_TARGET,
    NO_VALUE,
    REACHED,
    UNCERTAIN,
    UNDER_WAY,
)
from ktu_desktop.domain.standing import Standing

NOT_APPLICABLE = "not_applicable"
STEPS = (REACHED, NEARLY, UNDER_WAY, MISSED, CONTRADICTORY, UNCERTAIN, NO_VALUE, NO_TARGET, NOT_APPLICABLE)
"""What an indicator can be, in the order in which it is drawn."""


@dataclass(frozen=True, slots=True)
class LineProgress:
    """A strategic line: its indicators' codes by step (see STEPS), in the plan's order."""

    line: Line
    codes: Mapping[str, tuple[str, ...]]

    def count(self, step: str) -> int:
        """How many indicators are at a step."""
        return len(self.codes.get(step, ()))

    @property
    def total(self) -> int:
        """How many indicators the line has here."""
        return sum(map(len, self.codes.values()))


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """Every strategic line of the plan that has indicators at a unit, in a period."""

    org_unit: OrgUnit
    period: Period
    lines: tuple[LineProgress, ...]

    def counts(self) -> Mapping[str, int]:
        """Step -> indicators over all lines, only steps that occur, in the order of STEPS."""
        found = Counter({step: sum(line.count(step) for line in self.lines) for step in STEPS})
        return {step: found[step] for step in STEPS if found[step]}


def plan_progress(
    plan: Plan, org_unit: OrgUnit, period: Period, standings: Iterable[Standing]
) -> PlanProgress:
    """The lines with the steps of the indicators in ``standings``."""
    steps: dict[int, dict[str, list[str]]] = {}
    for standing in standings:
        codes = steps.setdefault(standing.indicator.line, {})
        codes.setdefault(step_of(standing), []).append(standing.indicator.code)
    lines = (
        LineProgress(line, {step: tuple(codes) for step, codes in steps[line.number].items()})
        for line in plan.lines
        if line.number in steps
    )
    return PlanProgress(org_unit, period, tuple(lines))


def step_of(standing: Standing) -> str:
    """The step of an indicator: without a number nothing can be said of its target."""
    if standing.does_not_apply:
        return NOT_APPLICABLE
    return NO_VALUE if standing.result is None else standing.progress
