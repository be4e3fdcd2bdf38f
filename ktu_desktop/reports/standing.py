"""How an indicator stands at a unit in a year, read from a report's material; what it rests on in words."""

from collections.abc import Iterable, Iterator

from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Indicator
from ktu_desktop.domain.standing import Standing as Standing
from ktu_desktop.domain.standing import standing_of
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.material import Material


def standing(material: Material, indicator: Indicator, unit: OrgUnit, year: int) -> Standing:
    """The indicator at ``unit`` in a year of the plan, or in the same part of it as the material is about."""
    rolled, targets = material.totals(unit.code, year)[indicator.code], material.targets(unit.code, year)
    period = Period(year, material.period.part)
    return standing_of(material.plan, unit, period, indicator.code, rolled, targets, material.tolerance)


def coverage_words(coverage: Coverage, say: Translator) -> str:
    """``7 of 9 counted, missing: MF-DMD, MF-MSG``; nothing where nobody is asked."""
    return "; ".join(_coverage(coverage, say))


def unit_legend(material: Material, coverages: Iterable[Coverage], say: Translator) -> Iterator[d.Block]:
    """What the codes of coverages stand for, as a note."""
    named: set[str] = set()
    for each in coverages:
        named.update(each.lacking, each.stated, each.not_applicable, each.own, each.corrected)
    listed = [
        say(mark("{code}: {name}"), code=unit.code, name=say.name(unit.names))
        for unit in material.units()
        if unit.code in named
    ]
    if listed:
        yield d.Paragraph("; ".join(listed), small=True)


def _coverage(coverage: Coverage, say: Translator) -> Iterator[str]:
    facts = {"given": coverage.given, "expected": coverage.expected}
    if coverage.missing:
        missing = ", ".join(coverage.missing)
        yield say(mark("{given} of {expected} counted, missing: {missing}"), missing=missing, **facts)
    elif coverage.expected:
        yield say(mark("{given} of {expected} counted"), **facts)
    if coverage.needed_from:
        yield say(mark("still needed from: {units}"), units=", ".join(coverage.needed_from))
    if coverage.stated:
        yield say(mark("percent only: {units}"), units=", ".join(coverage.stated))
    if coverage.not_applicable:
        yield say(mark("does not apply: {units}"), units=", ".join(coverage.not_applicable))
    if coverage.own:
        yield say(mark("typed as a total: {units}"), units=", ".join(coverage.own))
    if coverage.corrected:
        yield say(mark("corrected for double counting: {units}"), units=", ".join(coverage.corrected))
