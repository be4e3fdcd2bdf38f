"""Who gave what of an indicator: the units below the one that a passport is about."""

from collections.abc import Iterator

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import STATED, Indicator
from ktu_desktop.domain.rolled_results import reduced
from ktu_desktop.domain.units_of_measure import UnitOfMeasure, unit_of
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import amount
from ktu_desktop.reports.standing import coverage_words
from ktu_desktop.reports.words import NOT_APPLICABLE, NOT_GIVEN
from ktu_desktop.reports.words import STATED as STATED_WORDS


def units_below(
    material: Material, indicator: Indicator, unit: UnitOfMeasure, say: Translator
) -> Iterator[d.Block]:
    """Who gave what: the units below that are asked, and those above them."""
    rows = list(_unit_rows(material, indicator, unit, say))
    if not rows:
        return
    yield d.Heading(say(mark("By organisation unit, {period}"), period=material.period))
    yield d.Table(columns(_unit_columns(material, indicator), say), tuple(rows))
    here = material.totals(material.org_unit.code, material.period.year)[indicator.code]
    words = coverage_words(here.coverage, say)
    if words:
        yield d.Paragraph(words, small=True)


def _unit_columns(material: Material, indicator: Indicator) -> tuple[MarkedColumn, ...]:
    figures: tuple[MarkedColumn, ...] = tuple(
        (_ROLES.get(role, _ROLES["value"]), 13.0, "decimal") for role, _ in _summed(material, indicator)
    )
    return (
        (mark("Organisation unit"), 46.0, "left"),
        *figures,
        (mark("Actual"), 13.0, "decimal"),
        (mark("State"), 18.0, "left"),
    )


_ROLES = {
    "value": mark("Actual"),
    "numerator": mark("Of these"),
    "denominator": mark("Total"),
    "current": mark("This year"),
    "previous": mark("Last year"),
    "weight": mark("Respondents"),
}


def _summed(material: Material, indicator: Indicator) -> list[tuple[str, str]]:
    """Role and element of the numbers behind the result; none where it is one number."""
    fields = [field for field in material.plan.forms[indicator.code] if field.role != STATED]
    behind = [f for f in fields if f.role not in ("value", "previous")]
    return [(field.role, field.element.code) for field in behind]


def _unit_rows(
    material: Material, indicator: Indicator, unit: UnitOfMeasure, say: Translator
) -> Iterator[d.Row]:
    year = material.period.year
    totals = material.roll_up(year)
    column = dict(zip(totals.codes, totals.column(indicator.code), strict=True))
    coverage = material.totals(material.org_unit.code, year)[indicator.code].coverage
    asked = {*coverage.lacking, *coverage.stated, *coverage.not_applicable}
    units = material.units()[1:]
    above = {u.code: tuple(_parents(material, u)) for u in units}
    shown = {u.code for u in units if column.get(u.code) is not None or u.code in asked}
    strong = {parent for code in shown for parent in above[code]}
    for each in units:
        if each.code not in shown and each.code not in strong:
            continue
        state = _unit_state(each, coverage.lacking, coverage.stated, coverage.not_applicable, say)
        values: list[d.Cell] = [
            amount(totals.figure(each.code, element), unit_of(material.plan.elements[element].unit), say)
            for _, element in _summed(material, indicator)
        ]
        result = amount(reduced(column.get(each.code)), unit, say)
        cells = (say.name(each.names), *values, result, state)
        yield d.Row(cells, "strong" if each.code in strong else "plain", len(above[each.code]))


def _parents(material: Material, unit: OrgUnit) -> Iterator[str]:
    """The units above, below the one that the passport is about."""
    parent = material.organisation.by_code.get(unit.parent or "")
    while parent is not None and parent.code != material.org_unit.code:
        yield parent.code
        parent = material.organisation.by_code.get(parent.parent or "")


def _unit_state(
    unit: OrgUnit,
    missing: tuple[str, ...],
    stated: tuple[str, ...],
    not_applicable: tuple[str, ...],
    say: Translator,
) -> str:
    for words, units in ((NOT_GIVEN, missing), (STATED_WORDS, stated), (NOT_APPLICABLE, not_applicable)):
        if unit.code in units:
            return say(words)
    return ""
