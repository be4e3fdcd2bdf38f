"""The blank sheet: what a unit is asked for, with room to write by hand."""

from collections.abc import Iterator

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.plan import STATED
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import (
    MarkedColumn,
    columns,
    framed,
    shown_common,
    signatures,
)
from ktu_desktop.reports.groups import grouped
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import amount, result_unit, starred
from ktu_desktop.reports.report import Report, sheets_wanted
from ktu_desktop.reports.sheet import ORIENTATION

_ROOM = 9.0
"""The least height of a row, in millimetres."""

_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("No."), 4.6, "left"),
    (mark("Indicator"), 34.0, "left"),
    (mark("Unit"), 5.4, "centre"),
    (mark("Last year"), 7.5, "decimal"),
    (mark("Plan"), 7.5, "decimal"),
    (mark("Actual, or of these"), 11.0, "left"),
    (mark("Total, or last year"), 11.0, "left"),
    (mark("Does not apply: why. Explanation, basis"), 19.0, "left"),
)
_COMMON: tuple[MarkedColumn, ...] = (
    (mark("Common data (entered once)"), 50.0, "left"),
    (mark("Unit"), 10.0, "centre"),
    (mark("Last year"), 15.0, "decimal"),
    (mark("Actual"), 25.0, "left"),
)
_AS, _SHARED = mark("as {code}"), mark("common data")
_SECOND = ("denominator", "previous", "weight")
"""Roles whose numbers are written into the second column."""


def _write(material: Material, part: str, say: Translator) -> d.Document:
    sheet = material.sheet(part)
    unit = sheet.data.org_unit
    filled_in_by = say(mark("Filled in by"))
    blocks = [*_blocks(sheet, say), signatures(material, unit, say, filled_in_by)]
    return framed(material, unit, say(mark("Sheet to be filled in by hand")), blocks, say)


def _blocks(sheet: e.Sheet, say: Translator) -> Iterator[d.Block]:
    rows, plan = sheet.asked_rows, sheet.data.plan
    common = shown_common(sheet, rows)
    hint = mark(
        "An empty field means that there are no data; 0 means zero. Write what does not apply into the"
        " last column, with the reason."
    )
    yield d.Paragraph(say(hint))
    if common:
        yield d.Table(columns(_COMMON, say), tuple(_common(sheet, field, say) for field in common), _ROOM)
    if not rows:
        yield d.Paragraph(say(mark("This unit is asked for nothing in this period.")))
        return
    lines = grouped(plan, [(row.indicator, _row(sheet, row, say)) for row in rows], say)
    yield d.Table(columns(_COLUMNS, say), tuple(lines), _ROOM)
    if any(row.orientation and row.target is not None for row in rows):
        yield d.Paragraph(say(ORIENTATION), small=True)


def _common(sheet: e.Sheet, common: e.CommonField, say: Translator) -> d.Row:
    unit = unit_of(common.figure.unit)
    last = amount(common.field.last_year, unit, say)
    asked = {row.indicator.code for row in sheet.asked_rows}
    owner = common.field.element.code
    here = say(_AS, code=owner) if owner in asked else ""
    return d.Row((say.name(common.figure.names), unit.suffix(say), last, here))


def _row(sheet: e.Sheet, row: e.Row, say: Translator) -> d.Row:
    unit = result_unit(sheet.data.plan, row.indicator)
    target = amount(row.target, unit, say)
    cells = (
        row.indicator.code,
        "\n".join((say.name(row.indicator.names), *_names(sheet, row, say))),
        unit.suffix(say),
        amount(row.last_year, unit, say),
        starred(target) if row.orientation and row.target is not None else target,
        _field(sheet, row, False, say),
        _field(sheet, row, True, say),
        "",
    )
    return d.Row(cells)


def _names(sheet: e.Sheet, row: e.Row, say: Translator) -> Iterator[str]:
    """What the numbers are called, where a row needs several."""
    fields = [field for field in row.fields if field.role != STATED]
    if len(fields) > 1:
        for number, field in enumerate(fields, 1):
            name = say.name(sheet.data.plan.figures[field.figure].names)
            yield say(mark("{number}) {name}"), number=number, name=name)


def _field(sheet: e.Sheet, row: e.Row, second: bool, say: Translator) -> str:
    """Nothing where something is to be written; where it is written elsewhere, where that is."""
    fields = [f for f in row.fields if f.role != STATED and (f.role in _SECOND) is second]
    if not fields:
        return "" if not second else "–"
    asked = {each.indicator.code for each in sheet.asked_rows}
    owner = fields[0].element.code.partition("/")[0]
    if owner != row.indicator.code and owner in asked:
        return say(_AS, code=owner)
    return say(_SHARED) if fields[0].figure in {f.figure.code for f in sheet.common} else ""


REPORT = Report("blank", mark("blank sheet of a unit to be filled in by hand"), sheets_wanted, _write)
