"""Which findings of a sheet are about what was just edited: its own, and those of rules it takes part in."""

from collections.abc import Set as AbstractSet

from ktu_desktop.domain.evaluation import Sheet
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.plan import Plan


def touching(sheet: Sheet, elements: AbstractSet[str], indicators: AbstractSet[str]) -> tuple[Finding, ...]:
    """The sheet's findings about these elements (and the indicators they serve) and indicators."""
    plan = sheet.data.plan
    served = {code for element in elements for code in plan.elements[element].indicators}
    names = served | elements | indicators
    return tuple(finding for finding in sheet.findings if _about(finding, plan) & names)


def _about(finding: Finding, plan: Plan) -> AbstractSet[str]:
    place = {finding.place.indicator, finding.place.element} - {None}
    rule = next((rule for rule in plan.rules if rule.text == finding.facts.get("rule")), None)
    terms = {rule.left, *rule.right} if rule else set()
    return {name for name in place | terms if name is not None}
