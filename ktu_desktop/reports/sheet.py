"""A unit's sheet of a period to be signed: every indicator it is asked for, by line and task."""

from collections.abc import Iterator

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.groups import grouped
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import DOES_NOT_APPLY, amount, result_unit, signed, starred
from ktu_desktop.reports.report import Report
from ktu_desktop.reports.words import (
    STATES,
    footer,
    page_words,
    period_words,
    progress_words,
    unit_words,
)

TITLE = mark("Sheet of indicators of the strategic plan")
_COLUMNS = (
    (mark("No."), 4.6, "left"),
    (mark("Indicator"), 27.0, "left"),
    (mark("Unit"), 5.0, "centre"),
    (mark("Last year"), 8.0, "decimal"),
    (mark("Plan"), 8.0, "decimal"),
    (mark("Actual"), 8.5, "decimal"),
    (mark("Deviation"), 8.5, "decimal"),
    (mark("State"), 10.0, "left"),
    (mark("Explanation, reasons, basis"), 20.4, "left"),
)
_COMMON_COLUMNS = (
    (mark("Common data (entered once)"), 48.0, "left"),
    (mark("Unit"), 8.0, "centre"),
    (mark("Last year"), 12.0, "decimal"),
    (mark("Actual"), 12.0, "decimal"),
    (mark("For the indicators"), 20.0, "left"),
)
_ORIENTATION = mark("* The university's plan, for orientation.")


def _parts(material: Material) -> tuple[str, ...]:
    """The unit's own sheet; of a unit that is asked for nothing itself those of the units below."""
    return sheets_of(material)


def sheets_of(material: Material) -> tuple[str, ...]:
    """The units whose sheets are printed: the unit itself, else all below that are asked for something."""
    own = material.org_unit
    if _is_asked(material.plan, own) and not material.below:
        return (own.code,)
    below = tuple(u.code for u in material.units()[1:] if _is_asked(material.plan, u))
    return below or (own.code,)


def _is_asked(plan: Plan, unit: OrgUnit) -> bool:
    return next(plan.asked_indicators(unit), None) is not None


def _write(material: Material, part: str, say: Translator) -> d.Document:
    sheet = material.sheet(part)
    unit, shown = sheet.data.org_unit, shown_rows(sheet)
    codes = {row.indicator.code for row in shown}
    common = [field for field in sheet.common if codes.intersection(field.serves)]
    blocks: list[d.Block] = [d.Paragraph(_counts(sheet, say))]
    if common:
        blocks.append(_common_table(common, say))
    if shown:
        blocks.append(_table(material.plan, shown, say))
        if any(_is_orientation(row) for row in shown):
            blocks.append(d.Paragraph(say(_ORIENTATION), small=True))
    else:
        blocks.append(d.Paragraph(say(mark("This unit is asked for nothing in this period."))))
    blocks.append(signatures(material, unit, say))
    number = say(mark("Check number {number}"), number=material.check_number(part))
    return d.Document(
        name=part,
        issuer=say.name(material.organisation.root.names),
        title=say(TITLE),
        subtitles=(unit_words(unit, say), period_words(material.period, say)),
        blocks=tuple(blocks),
        footer=footer(material, say, number),
        page_words=page_words(say),
        orientation="landscape",
    )


def shown_rows(sheet: e.Sheet) -> list[e.Row]:
    """What the unit is asked for, and what it said without being asked."""
    return [row for row in sheet.rows if row.asked or _has_own(row)]


def _has_own(row: e.Row) -> bool:
    if row.holder != row.indicator.code:
        return False
    own = (f for f in row.fields if f.element.code.partition("/")[0] == row.holder)
    return row.state == e.NOT_APPLICABLE or any(f.value is not None for f in own)


def columns(titles: tuple[tuple[str, float, str], ...], say: Translator) -> tuple[d.Column, ...]:
    """Columns from marked titles, widths and alignments."""
    aligned: dict[str, d.Align] = {"left": "left", "centre": "centre", "decimal": "decimal"}
    return tuple(d.Column(say(title), width, aligned[align]) for title, width, align in titles)


def signatures(material: Material, unit: OrgUnit, say: Translator) -> d.Signatures:
    """Who signs: the head of the unit, the dean above a department, the planning office."""
    roles = [say(_HEADS.get(unit.level, _HEADS["office"]))]
    above = material.organisation.by_code.get(unit.parent or "")
    if above is not None and above.parent is not None:
        roles.append(say(_HEADS.get(above.level, _HEADS["office"])))
    roles.append(say(mark("Planning office")))
    return d.Signatures(tuple(roles), (say(mark("signature")), say(mark("name")), say(mark("date"))))


_HEADS = {
    "university": mark("Rector"),
    "faculty": mark("Dean of the faculty"),
    "department": mark("Head of the department"),
    "office": mark("Head of the office"),
    "college": mark("Director of the college"),
}
"""Who signs for a unit, by its level."""


def _counts(sheet: e.Sheet, say: Translator) -> str:
    counts = sheet.counts
    return say(
        mark(
            "State of the sheet: {state}. Asked for {asked} indicators: {filled} filled in,"
            " {not_applicable} do not apply, {missing} not filled in. Errors: {errors}, remarks without a"
            " reason: {warnings}."
        ),
        state=say(STATES.get(sheet.state, sheet.state)),
        asked=counts.asked,
        filled=counts.filled,
        not_applicable=counts.not_applicable,
        missing=counts.missing,
        errors=counts.errors + counts.drafts,
        warnings=counts.warnings,
    )


def _common_table(common: list[e.CommonField], say: Translator) -> d.Table:
    rows = []
    for each in common:
        unit = unit_of(each.figure.unit)
        cells = (
            say.name(each.figure.names),
            unit.suffix(say),
            amount(each.field.last_year, unit, say),
            amount(each.field.effective, unit, say),
            ", ".join(each.serves),
        )
        rows.append(d.Row(cells))
    return d.Table(columns(_COMMON_COLUMNS, say), tuple(rows))


def _table(plan: Plan, rows: list[e.Row], say: Translator) -> d.Table:
    lines = grouped(plan, [(row.indicator, _row(plan, row, say)) for row in rows], say)
    return d.Table(columns(_COLUMNS, say), tuple(lines))


def _row(plan: Plan, row: e.Row, say: Translator) -> d.Row:
    unit = result_unit(plan, row.indicator)
    out = row.state == e.NOT_APPLICABLE
    cells = (
        row.indicator.code,
        say.name(row.indicator.names),
        unit.suffix(say),
        amount(row.last_year, unit, say),
        starred(amount(row.target, unit, say)) if _is_orientation(row) else amount(row.target, unit, say),
        DOES_NOT_APPLY if out else amount(row.result, unit, say),
        signed(None if out else row.deviation, say),
        progress_words(row, say),
        "\n".join(entry_texts(row, say)),
    )
    return d.Row(cells)


def _is_orientation(row: e.Row) -> bool:
    return row.orientation and row.target is not None


def entry_texts(row: e.Row, say: Translator) -> Iterator[str]:
    """What the unit says of an indicator beside its number, text by text."""
    entry = row.entry
    if entry.not_applicable:
        yield say(mark("Does not apply: {reason}"), reason=entry.not_applicable)
    if entry.explanation:
        yield entry.explanation
    if entry.reason_missed:
        yield say(mark("Reason: {reason}"), reason=entry.reason_missed)
    if entry.measures_taken:
        yield say(mark("Measures: {measures}"), measures=entry.measures_taken)
    basis = [entry.basis_document, entry.basis_number, entry.basis_date, entry.basis_kept]
    if any(basis):
        yield say(mark("Basis: {basis}"), basis=", ".join(part for part in basis if part))
    yield from entry.confirmations.values()


REPORT = Report("sheet", mark("sheet of a unit to be signed"), _parts, _write)
__all__ = ["REPORT"]
