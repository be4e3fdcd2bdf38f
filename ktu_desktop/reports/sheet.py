"""A unit's sheet of a period to be signed: every indicator it is asked for, by line and task."""

from collections.abc import Iterator

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.progress import CONTRADICTORY
from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.state_words import STATES
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import (
    MarkedColumn,
    columns,
    framed,
    shown_common,
    shown_rows,
    signatures,
)
from ktu_desktop.reports.groups import grouped
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import DOES_NOT_APPLY, amount, result_unit, signed, starred
from ktu_desktop.reports.report import Report, sheets_wanted
from ktu_desktop.reports.words import entry_texts, progress_words

TITLE = mark("Sheet of indicators of the strategic plan")
_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("No."), 4.6, "left"),
    (mark("Indicator"), 24.4, "left"),
    (mark("Unit"), 5.0, "centre"),
    (mark("Last year"), 7.0, "decimal"),
    (mark("Plan"), 6.0, "decimal"),
    (mark("Actual"), 7.0, "decimal"),
    (mark("Deviation"), 7.5, "decimal"),
    (mark("State"), 12.0, "left"),
    (mark("Explanation, reasons, basis"), 26.5, "left"),
)
_COMMON_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("Common data (entered once)"), 48.0, "left"),
    (mark("Unit"), 8.0, "centre"),
    (mark("Last year"), 12.0, "decimal"),
    (mark("Actual"), 12.0, "decimal"),
    (mark("For the indicators"), 20.0, "left"),
)
ORIENTATION = mark("* The university's plan, for orientation.")


def _write(material: Material, part: str, say: Translator) -> d.Document:
    sheet = material.sheet(part)
    number = say(mark("Check number {number}"), number=material.check_number(part))
    blocks = [*_blocks(sheet, say), signatures(material, sheet.data.org_unit, say)]
    return framed(material, sheet.data.org_unit, say(TITLE), blocks, say, foot=(number,))


def _blocks(sheet: e.Sheet, say: Translator) -> Iterator[d.Block]:
    shown = shown_rows(sheet)
    common = shown_common(sheet, shown)
    yield d.Paragraph(_counts(sheet, say))
    if common:
        yield _common_table(common, say)
    if not shown:
        yield d.Paragraph(say(mark("This unit is asked for nothing in this period.")))
        return
    yield _table(sheet.data.plan, shown, say)
    if any(_is_orientation(row) for row in shown):
        yield d.Paragraph(say(ORIENTATION), small=True)


def _counts(sheet: e.Sheet, say: Translator) -> str:
    counts = sheet.counts
    return say(
        mark(
            "State of the sheet: {state}. Asked for {asked} indicators: {filled} filled in,"
            " {not_applicable} do not apply, {missing} not filled in. Errors: {errors}, remarks without a"
            " reason: {warnings}."
        ),
        state=say(STATES[sheet.state]),
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
        signed(None if out else row.deviation, unit, say),
        _state(row, say),
        "\n".join(entry_texts(row.entry, say)),
    )
    return d.Row(cells)


def _state(row: e.Row, say: Translator) -> str:
    """How the row stands; what contradicts is said first, since the rest rests on it."""
    words, error = progress_words(row, say), say(PROGRESS[CONTRADICTORY])
    wrong = any(finding.severity is Severity.ERROR for finding in row.findings)
    return f"{error}\n{words}" if wrong and row.progress != CONTRADICTORY else words


def _is_orientation(row: e.Row) -> bool:
    return row.orientation and row.target is not None


REPORT = Report("sheet", mark("sheet of a unit to be signed"), sheets_wanted, _write)
