"""Findings as the command line writes them: an object for programs, a row for people."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from ktu_desktop.cli.command import year_json
from ktu_desktop.cli.terminal import table
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.values import Band, Number, result_text
from ktu_desktop.i18n import Translator, mark

_SEVERITIES = {"error": mark("Error"), "warning": mark("Remark")}


def finding_json(finding: Finding, say: Translator, plan: Plan | None) -> dict[str, Any]:
    """A finding as an object; both sides and the difference where it compares, else null."""
    place, facts = finding.place, finding.facts
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "indicator": place.indicator,
        "element": place.element,
        "org": place.org_unit,
        "year": year_json(period_from_code(place.period)) if place.period else None,
        "sheet": place.sheet,
        "cell": place.cell,
        "rule": facts.get("rule"),
        "left": _canonical(facts.get("left")),
        "operator": facts.get("operator"),
        "right": _canonical(facts.get("right")),
        "difference": _canonical(facts.get("difference")),
        "message": sentence(finding, say, plan),
    }


def finding_lines(findings: Iterable[Finding], say: Translator, plan: Plan | None) -> Iterator[str]:
    """Findings as a table: how grave, where, of which period (where that is not one sheet's), what."""
    found = tuple(findings)
    if not found:
        return iter(())
    dated = any(f.place.period and not f.place.org_unit for f in found)
    head = [say(mark("What")), say(mark("Where")), say(mark("Why"))]
    rows = [[say(_SEVERITIES[f.severity.value]), _where(f, say, plan), sentence(f, say, plan)] for f in found]
    if dated:
        head.insert(2, say(mark("Year")))
        for row, finding in zip(rows, found, strict=True):
            row.insert(2, _period(finding, say))
    return table([head, *rows], widest=300)


def _where(finding: Finding, say: Translator, plan: Plan | None) -> str:
    """The indicator's code, else the name of the common data; no codes of the program's own."""
    place = finding.place
    if place.indicator or not place.element:
        return place.indicator or ""
    element = plan.elements.get(place.element) if plan is not None else None
    return say.name(element.names) if element is not None else place.element


def _period(finding: Finding, say: Translator) -> str:
    period = finding.place.period
    return period_from_code(period).said(say) if period else ""


def _canonical(fact: Any) -> str | None:
    if isinstance(fact, Fraction | Band):
        return result_text(fact)
    if isinstance(fact, Number):
        return fact.text
    return fact if isinstance(fact, str) else None
