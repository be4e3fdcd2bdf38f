"""How an indicator stands at a unit in a year: target, total or own result, progress, what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Indicator
from ktu_desktop.domain.progress import deviation, progress, target_for
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.roll_up import Rolled
from ktu_desktop.domain.values import Result, Value
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.words import NOT_APPLICABLE, NOT_GIVEN, STATED


@dataclass(frozen=True, slots=True)
class Standing:
    """``is_stated``: typed without its figures; ``orientation``: the target is the university's."""

    year: int
    result: Result | None
    is_stated: bool
    target: Value | None
    orientation: bool
    progress: str
    deviation: Fraction | None
    does_not_apply: bool
    rolled: Rolled

    @property
    def coverage(self) -> Coverage:
        """What the result rests on."""
        return self.rolled.coverage

    def words(self, say: Translator) -> str:
        """The progress in words."""
        if self.does_not_apply:
            return say(NOT_APPLICABLE)
        if self.result is None:
            return say(NOT_GIVEN)
        words = say(PROGRESS[self.progress])
        return f"{words}. {say(STATED)}" if self.is_stated else words


def standing(material: Material, indicator: Indicator, unit: OrgUnit, year: int) -> Standing:
    """The indicator at ``unit`` in a year of the plan."""
    rolled = material.totals(unit.code, year)[indicator.code]
    stated = rolled.stated.result if rolled.stated is not None else None
    result = rolled.result if rolled.result is not None else stated
    targets = material.targets(unit.code, year)
    target, orientation = target_for(material.plan, indicator, unit, year, targets)
    out = rolled.coverage.not_applicable
    return Standing(
        year=year,
        result=result,
        is_stated=rolled.result is None and stated is not None,
        target=target,
        orientation=orientation,
        progress=progress(result, target, indicator.better, material.tolerance),
        deviation=deviation(result, target),
        does_not_apply=result is None and len(out) > 0 and len(out) == rolled.coverage.expected,
        rolled=rolled,
    )


def coverage_words(coverage: Coverage, say: Translator) -> str:
    """``7 of 9 counted, missing: MF-DMD, MF-MSG``; nothing where nobody is asked."""
    return "; ".join(_coverage(coverage, say))


def _coverage(coverage: Coverage, say: Translator) -> Iterator[str]:
    facts = {"given": coverage.given, "expected": coverage.expected}
    if coverage.missing:
        missing = ", ".join(coverage.missing)
        yield say(mark("{given} of {expected} counted, missing: {missing}"), missing=missing, **facts)
    elif coverage.expected:
        yield say(mark("{given} of {expected} counted"), **facts)
    if coverage.stated:
        yield say(mark("percent only: {units}"), units=", ".join(coverage.stated))
    if coverage.not_applicable:
        yield say(mark("does not apply: {units}"), units=", ".join(coverage.not_applicable))
    if coverage.own:
        yield say(mark("typed as a total: {units}"), units=", ".join(coverage.own))
    if coverage.corrected:
        yield say(mark("corrected for double counting: {units}"), units=", ".join(coverage.corrected))
