"""From what is stored of a sheet to everything that is shown of it. Pure, and quick enough for each edit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from ktu_desktop.domain.evaluated_sheet import (
    IN_PROGRESS,
    MISSING,
    NO_DATA,
    NOT_APPLICABLE,
    STATED,
    VALUE,
    WITHOUT_ERRORS,
    CommonField,
    Counts,
    Earlier,
    Field,
    Row,
    Sheet,
)
from ktu_desktop.domain.figures import LAST_YEAR, UnitFigures, history_figures, result_of
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.measures import Measure, measure_of
from ktu_desktop.domain.plan import STATED as STATED_ROLE
from ktu_desktop.domain.plan import Element, Figure, FormField, Indicator, is_asked
from ktu_desktop.domain.progress import NEAR, deviation, progress, target_for, unless_contradictory
from ktu_desktop.domain.sheet import Entry, SheetData
from ktu_desktop.domain.sheet_check import sheet_findings
from ktu_desktop.domain.values import Result

LOCKING_STATES = frozenset({"submitted", "signed", "approved"})
"""States in which nothing of a sheet can be typed."""

SAME_AS = "same_as"
_NO_ENTRY = Entry()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sheet's data with its figures settled, this year and last year."""

    data: SheetData
    figures: UnitFigures
    last: UnitFigures | None
    interim: UnitFigures | None
    lock: str | None
    tolerance: Fraction


def evaluate(data: SheetData, tolerance: Fraction = NEAR) -> Sheet:
    """The sheet with results, targets, progress, findings and completeness.

    ``tolerance``: how far below its target, as a part of it, a result is called near.
    """
    reading = _read(data, tolerance)
    rows = [_row(reading, indicator) for indicator in data.plan.indicators.values()]
    common = tuple(_common(reading, figure) for figure in data.plan.common)
    findings = tuple(sheet_findings(data, reading.figures, rows, common))
    counts = _counts(data, rows, findings)
    found = _with_findings(rows, findings)
    return Sheet(data, found, common, findings, counts, data.state or _state(data, counts))


def _read(data: SheetData, tolerance: Fraction) -> _Reading:
    values = {code: stored.value for code, stored in data.values.items()}
    last = {**history_figures(data.plan, data.last_results), **data.last_year}
    return _Reading(
        data=data,
        figures=UnitFigures(data.plan, values, data.last_year, data.last_results),
        last=UnitFigures(data.plan, last) if last else None,
        interim=_interim_figures(data),
        lock=data.state if data.state in LOCKING_STATES else None,
        tolerance=tolerance,
    )


def _interim_figures(data: SheetData) -> UnitFigures | None:
    if data.interim is None:
        return None
    return UnitFigures(data.plan, data.interim.values, data.last_year, data.last_results)


def _row(reading: _Reading, indicator: Indicator) -> Row:
    data, plan = reading.data, reading.data.plan
    holder = plan.holder(indicator.code)
    entry = data.entries.get(holder, _NO_ENTRY)
    measure = measure_of(indicator.measure)
    elements = plan.indicator_elements(holder)
    lock = SAME_AS if holder != indicator.code else reading.lock
    fields = tuple(_field(reading, measure, field, elements, lock) for field in plan.forms[holder])
    state, result = _result(reading.figures, measure, elements)
    if entry.not_applicable is not None:
        state, result = NOT_APPLICABLE, None
    target, orientation = target_for(plan, indicator, data.org_unit, data.period.year, data.targets)
    over = data.period.is_whole_year
    return Row(
        indicator=indicator,
        holder=holder,
        asked=is_asked(indicator.supplied_by, data.org_unit),
        state=state,
        given=state != MISSING or _given(reading, fields),
        result=result,
        target=target,
        orientation=orientation,
        progress=progress(result, target, indicator.better, reading.tolerance, year_is_over=over),
        deviation=deviation(result, target),
        last_year=_last_result(reading, measure, holder, elements),
        fields=fields,
        entry=entry,
        earlier=_earlier(reading, measure, elements),
    )


def _field(
    reading: _Reading, measure: Measure, field: FormField, elements: Mapping[str, Element], lock: str | None
) -> Field:
    data, element = reading.data, field.element
    need = next((need for need in measure.needs if need.typed_as == field.role), None)
    settled = reading.figures.needed(need, elements) if need else reading.figures.settled(element.code)
    stored = data.values.get(element.code)
    if lock is None and settled.source == LAST_YEAR and stored is None:
        lock = LAST_YEAR
    return Field(
        role=field.role,
        element=element,
        figure=field.figure,
        value=stored.value if stored else None,
        effective=None if settled.amount is None else result_of(settled.amount),
        source=settled.source,
        lock=lock,
        draft=data.drafts.get(element.code),
        last_year=data.last_year.get(element.code),
        earlier=data.interim.values.get(element.code) if data.interim else None,
    )


def _result(
    figures: UnitFigures, measure: Measure, elements: Mapping[str, Element]
) -> tuple[str, Result | None]:
    """The row's state and result: from its figures, else as stated."""
    result = measure.result([figures.needed(need, elements).amount for need in measure.needs])
    if result is not None:
        weight = elements.get(measure.weight_role or "")
        unweighted = measure.weighted and (weight is None or not figures.settled(weight.code).amount)
        return (STATED if unweighted else VALUE), result
    stated = elements.get(STATED_ROLE)
    amount = figures.settled(stated.code).amount if stated else None
    return (MISSING, None) if amount is None else (STATED, result_of(amount))


def _last_result(
    reading: _Reading, measure: Measure, holder: str, elements: Mapping[str, Element]
) -> Result | None:
    """Last year's result; of the time before the plan what the history says of it."""
    if reading.last is not None:
        result = _result(reading.last, measure, elements)[1]
        if result is not None:
            return result
    known = reading.data.last_results.get(holder)
    amount_only = "value" in elements or "current" in elements
    return None if known is None or amount_only else known.result


def _earlier(reading: _Reading, measure: Measure, elements: Mapping[str, Element]) -> Earlier | None:
    """What the indicator had reached by the end of an earlier part of the year."""
    if reading.interim is None or reading.data.interim is None:
        return None
    result = _result(reading.interim, measure, elements)[1]
    return None if result is None else Earlier(reading.data.interim.period, result)


def _given(reading: _Reading, fields: tuple[Field, ...]) -> bool:
    """Whether the figures that this unit is asked for are there, while others' may be missing."""
    figures, unit = reading.data.plan.figures, reading.data.org_unit
    asked = [f for f in fields if f.figure in figures and is_asked(figures[f.figure].supplied_by, unit)]
    return bool(asked) and all(field.effective is not None for field in asked)


def _common(reading: _Reading, figure: Figure) -> CommonField:
    plan = reading.data.plan
    element = plan.elements[plan.canonical(figure.code)]
    form_field = FormField("common", element, figure.code)
    return CommonField(
        figure=figure,
        field=_field(reading, measure_of("count"), form_field, {}, reading.lock),
        serves=plan.served_by[figure.code],
        asked=is_asked(figure.supplied_by, reading.data.org_unit),
    )


def _counts(data: SheetData, rows: list[Row], findings: tuple[Finding, ...]) -> Counts:
    asked = [row for row in rows if row.asked]
    not_applicable = sum(row.state == NOT_APPLICABLE for row in asked)
    given = sum(row.given for row in asked)
    return Counts(
        asked=len(asked),
        filled=given - not_applicable,
        not_applicable=not_applicable,
        missing=len(asked) - given,
        errors=sum(finding.severity is Severity.ERROR for finding in findings),
        warnings=sum(f.severity is Severity.WARNING and f.confirmed is None for f in findings),
        drafts=len(data.drafts),
    )


def _state(data: SheetData, counts: Counts) -> str:
    """The state that follows from the data; without errors means complete, too."""
    if not (data.values or data.entries or data.drafts):
        return NO_DATA
    open_points = counts.errors + counts.warnings + counts.drafts + counts.missing
    return IN_PROGRESS if open_points else WITHOUT_ERRORS


def _with_findings(rows: list[Row], findings: tuple[Finding, ...]) -> tuple[Row, ...]:
    """An indicator that is the same as another has the other's findings: its numbers are no better."""
    by_indicator: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_indicator.setdefault(finding.place.indicator, []).append(finding)
    return tuple(_with(row, by_indicator) for row in rows)


def _with(row: Row, by_indicator: Mapping[str | None, list[Finding]]) -> Row:
    of_row = (row.indicator.code, row.holder) if row.holder != row.indicator.code else (row.holder,)
    found = tuple(finding for code in of_row for finding in by_indicator.get(code, ()))
    if not found:
        return row
    wrong = any(finding.severity is Severity.ERROR for finding in found)
    return replace(row, findings=found, progress=unless_contradictory(row.progress, row.result, wrong))


__all__ = ["LOCKING_STATES", "SAME_AS", "CommonField", "Counts", "Field", "Row", "Sheet", "evaluate"]
