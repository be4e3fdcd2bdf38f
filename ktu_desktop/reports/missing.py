"""What has not been filled in and who owes it, unit by unit."""

from collections.abc import Iterator, Sequence

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.state_words import STATES
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns, framed
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import result_unit
from ktu_desktop.reports.report import Report, is_asked, whole
from ktu_desktop.reports.words import unit_words

_WHO: tuple[MarkedColumn, ...] = (
    (mark("Organisation unit"), 38.0, "left"),
    (mark("Asked for"), 13.0, "decimal"),
    (mark("Filled in"), 15.0, "decimal"),
    (mark("Not filled in"), 17.0, "decimal"),
    (mark("State of the sheet"), 17.0, "left"),
)
_WHAT: tuple[MarkedColumn, ...] = (
    (mark("No."), 8.0, "left"),
    (mark("Indicator"), 44.0, "left"),
    (mark("Unit"), 9.0, "centre"),
    (mark("What is not filled in"), 39.0, "left"),
)


def _write(material: Material, part: str, say: Translator) -> d.Document:
    overview: list[d.Row] = []
    owed: list[d.Row] = []
    counts: list[e.Counts] = []
    for unit in material.units():
        if is_asked(material.plan, unit):
            sheet = material.sheet(unit.code)
            counts.append(sheet.counts)
            numbers = _numbers([sheet.counts])
            overview.append(d.Row((unit_words(unit, say), *numbers, say(STATES[sheet.state]))))
            owed += _owed(unit, sheet, say)
    if len(overview) > 1:
        overview.append(d.Row((say(mark("In all")), *_numbers(counts), ""), "strong"))
    blocks: list[d.Block] = []
    if overview:
        blocks.append(d.Table(columns(_WHO, say), tuple(overview)))
    if owed:
        blocks.append(d.Heading(say(mark("What is not filled in"))))
        blocks.append(d.Table(columns(_WHAT, say), tuple(owed)))
    else:
        blocks.append(d.Paragraph(say(mark("Everything that was asked for has been filled in."))))
    title = say(mark("What has not been filled in"))
    return framed(material, material.org_unit, title, blocks, say, orientation="portrait")


def _numbers(counts: Sequence[e.Counts]) -> Iterator[d.Amount]:
    """How many were asked for, given and not filled in, by all of them together."""
    for of_one in zip(*((c.asked, c.filled + c.not_applicable, c.missing) for c in counts), strict=True):
        yield d.Amount(str(sum(of_one)), str(sum(of_one)))


def _owed(unit: OrgUnit, sheet: e.Sheet, say: Translator) -> Iterator[d.Row]:
    """The rows of what a unit owes; a unit that has given nothing at all owes it in one row."""
    missing = [row for row in sheet.asked_rows if not row.given]
    if not missing:
        return
    yield d.Row((unit_words(unit, say),), "group")
    if len(missing) == len(sheet.asked_rows):
        nothing = say(mark("Everything: {count} indicators."), count=len(missing))
        yield d.Row(("", nothing, "", ""))
        return
    for row in missing:
        unit_of_result = result_unit(sheet.data.plan, row.indicator)
        yield d.Row(
            (
                row.indicator.code,
                say.name(row.indicator.names),
                unit_of_result.suffix(say),
                "; ".join(_lacking(sheet, row, say)),
            )
        )


def _lacking(sheet: e.Sheet, row: e.Row, say: Translator) -> Iterator[str]:
    """The numbers that a row lacks, where it needs several."""
    needed = [field for field in row.fields if field.figure in sheet.data.plan.figures]
    if len(needed) > 1:
        for field in needed:
            if field.effective is None:
                yield say.name(sheet.data.plan.figures[field.figure].names)


REPORT = Report("missing", mark("what has not been filled in, and by whom"), whole, _write)
