"""What is wrong or doubtful in a sheet: contradictions stop it, warnings are corrected or confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from ktu_desktop.domain.doubts import half_digit, hundredfold, jumped, within_digits
from ktu_desktop.domain.evaluated_sheet import NOT_APPLICABLE, STATED, VALUE, CommonField, Field, Row
from ktu_desktop.domain.figures import UnitFigures, result_of
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.measures import measure_of
from ktu_desktop.domain.plan import CORRECTION, Element, Plan, is_asked
from ktu_desktop.domain.plan import STATED as STATED_ROLE
from ktu_desktop.domain.rules import EXACT, check_rules
from ktu_desktop.domain.sheet import SheetData
from ktu_desktop.domain.values import Number, Result, decimal_text


def sheet_findings(
    data: SheetData, figures: UnitFigures, rows: Sequence[Row], common: Sequence[CommonField]
) -> Iterator[Finding]:
    """Every finding of a sheet; warnings that a person confirmed carry the reason."""
    check = _Check(data, figures, rows, common)
    return (confirmed(data, finding) for finding in check.findings())


def warning_key(finding: Finding) -> str:
    """What a confirmation is kept under: it no longer holds when the numbers change."""
    place = finding.place
    facts = [
        f"{name}={_fact_text(fact)}" for name, fact in sorted(finding.facts.items()) if name != "meaning"
    ]
    return "|".join([finding.code, place.indicator or "", place.element or "", *facts])


def confirmed(data: SheetData, finding: Finding) -> Finding:
    """The finding with the reason by which a person of this sheet confirmed it, where there is one."""
    entry = data.entries.get(finding.place.indicator or "")
    if entry is None or not entry.confirmations or finding.severity is Severity.ERROR:
        return finding
    reason = entry.confirmations.get(warning_key(finding))
    return replace(finding, confirmed=reason) if reason else finding


def _fact_text(fact: object) -> str:
    return decimal_text(fact) if isinstance(fact, Fraction) else str(getattr(fact, "text", fact))


@dataclass(frozen=True, slots=True)
class _Check:
    """One look over a sheet."""

    data: SheetData
    figures: UnitFigures
    rows: Sequence[Row]
    common: Sequence[CommonField]

    @property
    def plan(self) -> Plan:
        return self.data.plan

    def findings(self) -> Iterator[Finding]:
        for row in self.rows:
            if row.holder == row.indicator.code:
                yield from self._row(row)
        for shared in self.common:
            yield from self._common_jump(shared)
        yield from self._not_asked()
        yield from self._sums()
        yield from self._rules()

    def _row(self, row: Row) -> Iterator[Finding]:
        if row.state == NOT_APPLICABLE:
            yield from self._beside_not_applicable(row)
            return
        measure = measure_of(row.indicator.measure)
        fields = {field.role: field for field in row.fields}
        if measure.part_of_whole:
            yield from self._part_above_whole(row, fields)
        if measure.scale_doubtful:
            yield from self._hundredfold(row)
        if measure.counted and row.fields:
            yield from self._jump(row)
            yield from self._fall(row)
        if row.state == VALUE and STATED_ROLE in fields:
            yield from self._stated(row, fields[STATED_ROLE])
        if "previous" in fields:
            yield from self._previous(row, fields["previous"])
            yield from self._from_zero(row, fields)

    def _beside_not_applicable(self, row: Row) -> Iterator[Finding]:
        """A number of the indicator's own beside the word that it does not apply."""
        own = [
            f for f in row.fields if f.value is not None and f.element.code.partition("/")[0] == row.holder
        ]
        for field in own[:1]:
            yield self._error("value_and_not_applicable", row, field.element, value=field.value)

    def _part_above_whole(self, row: Row, fields: dict[str, Field]) -> Iterator[Finding]:
        part, whole = (
            fields[role].effective if role in fields else None for role in ("numerator", "denominator")
        )
        if isinstance(part, Fraction) and isinstance(whole, Fraction) and part > whole:
            element = fields["numerator"].element
            yield self._error("numerator_above_denominator", row, element, numerator=part, denominator=whole)

    def _hundredfold(self, row: Row) -> Iterator[Finding]:
        for against, other in (("target", row.target), ("last_year", row.last_year)):
            if hundredfold(row.result, other):
                facts = {"value": row.result, "other": other, "against": against}
                yield self._warning("hundredfold", row, _result_field(row).element, **facts)
                return

    def _jump(self, row: Row) -> Iterator[Finding]:
        value, last = row.result, row.last_year
        if isinstance(value, Fraction) and isinstance(last, Fraction) and jumped(value, last):
            yield self._warning("jump", row, row.fields[0].element, value=value, last_year=last)

    def _fall(self, row: Row) -> Iterator[Finding]:
        """Interim numbers are cumulative: far less than before is often only what was added since."""
        value, earlier = row.result, row.earlier
        if earlier is None or not isinstance(value, Fraction) or not isinstance(earlier.result, Fraction):
            return
        if value < earlier.result and jumped(value, earlier.result):
            facts = {"value": value, "earlier": earlier.result, "period": earlier.period.code}
            yield self._warning("below_earlier", row, row.fields[0].element, **facts)

    def _stated(self, row: Row, field: Field) -> Iterator[Finding]:
        stated, result = field.value, row.result
        if isinstance(stated, Number) and isinstance(result, Fraction) and not within_digits(result, stated):
            yield self._warning("stated_differs", row, field.element, stated=stated, computed=result)

    def _previous(self, row: Row, field: Field) -> Iterator[Finding]:
        """Last year's own figure counts; another one typed as last year's is doubtful."""
        if field.value is not None and field.effective not in (None, field.value.result):
            facts = {"typed": field.value, "last_year": field.effective}
            yield self._warning("previous_differs", row, field.element, **facts)

    def _from_zero(self, row: Row, fields: dict[str, Field]) -> Iterator[Finding]:
        """Both numbers are there and still there is no result: nobody would know why."""
        both = (fields["current"].effective, fields["previous"].effective) if "current" in fields else ()
        if row.result is None and both and both[0] is not None and both[1] == 0:
            yield self._warning("growth_from_zero", row, fields["previous"].element)

    def _common_jump(self, shared: CommonField) -> Iterator[Finding]:
        field = shared.field
        if field.element.code != shared.figure.code or not (field.element.whole and field.element.summed):
            return
        last = self.figures.last_year(field.element.code).amount
        value = field.effective
        if isinstance(last, int) and isinstance(value, Fraction):
            known = result_of(last)
            if isinstance(known, Fraction) and jumped(value, known):
                facts = {"value": value, "last_year": known}
                yield Finding("jump", Severity.WARNING, self._place(field.element), facts)

    def _not_asked(self) -> Iterator[Finding]:
        """Numbers that need a reason: of a unit that was not asked, or taken off a total."""
        unit = self.data.org_unit
        for code, stored in self.data.values.items():
            element = self.plan.elements.get(code)
            if element is None or is_asked(element.supplied_by, unit):
                continue
            if element.role == CORRECTION:
                facts: dict[str, Any] = {"value": stored.value}
                yield Finding("correction", Severity.WARNING, self._place(element), facts)
                continue
            if not any(is_asked(figure.supplied_by, unit) for figure in self.plan.named_as.get(code, ())):
                facts = {"value": stored.value, "supplied_by": element.supplied_by}
                yield Finding("not_asked", Severity.WARNING, self._place(element), facts)

    def _sums(self) -> Iterator[Finding]:
        """A typed number beside the sum of its parts, which counts."""
        for code, derivation in self.plan.derivations.items():
            stored = self.data.values.get(code)
            if derivation.typed_stays or stored is None:
                continue
            amount = self.figures.settled(code).amount
            if amount is not None and result_of(amount) != stored.value.result:
                total = result_of(amount)
                difference = _difference(stored.value.result, total)
                facts = {"typed": stored.value, "sum": total, "difference": difference}
                place = self._place(self.plan.elements[code])
                yield Finding("sum_difference", Severity.WARNING, place, facts)

    def _rules(self) -> Iterator[Finding]:
        by_code = {row.indicator.code: row for row in self.rows}
        place = Place(self.data.org_unit.code, self.data.period.code)
        return iter(
            check_rules(
                self.plan,
                lambda name: self._value_of(by_code.get(name), name),
                place,
                lambda name: _doubt(by_code.get(name)),
            )
        )

    def _value_of(self, row: Row | None, name: str) -> Fraction | None:
        if row is not None:
            return row.result if isinstance(row.result, Fraction) else None
        amount = self.figures.settled(self.plan.canonical(name)).amount
        result = None if amount is None else result_of(amount)
        return result if isinstance(result, Fraction) else None

    def _place(self, element: Element, indicator: str | None = None) -> Place:
        """The field; of a shared figure at the first indicator that it serves, which keeps its entry."""
        served = indicator or next((self.plan.holder(code) for code in element.indicators), None)
        return Place(self.data.org_unit.code, self.data.period.code, served, element.code)

    def _error(self, code: str, row: Row, element: Element, **facts: Any) -> Finding:
        return Finding(code, Severity.ERROR, self._place(element, row.holder), facts)

    def _warning(self, code: str, row: Row, element: Element, **facts: Any) -> Finding:
        return Finding(code, Severity.WARNING, self._place(element, row.holder), facts)


def _result_field(row: Row) -> Field:
    """The field in which the doubtful result was typed."""
    stated = (field for field in row.fields if field.role == STATED_ROLE and row.state == STATED)
    return next(stated, row.fields[0])


def _difference(first: Result, second: Result) -> Fraction | None:
    return first - second if isinstance(first, Fraction) and isinstance(second, Fraction) else None


def _doubt(row: Row | None) -> Fraction:
    """How far a stated result may be from its true value."""
    if row is None or row.state != STATED:
        return EXACT
    value = _result_field(row).value
    return half_digit(value) if isinstance(value, Number) else EXACT
