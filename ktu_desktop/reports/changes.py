"""What was changed in the sheets of a period: when, by whom, from what to what; the whole year or a part."""

from collections.abc import Iterator

from ktu_desktop.domain.change_words import via_text
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.change_cells import subject_of, was_and_is
from ktu_desktop.reports.frame import MarkedColumn, columns, framed
from ktu_desktop.reports.material import Material, Span
from ktu_desktop.reports.report import Report, whole
from ktu_desktop.reports.words import unit_words

_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("When"), 10.0, "left"),
    (mark("Who"), 10.0, "left"),
    (mark("Indicator"), 8.0, "left"),
    (mark("What it is"), 23.0, "left"),
    (mark("Was"), 16.0, "left"),
    (mark("Is"), 20.0, "left"),
    (mark("Where it came from"), 13.0, "left"),
)


def _write(material: Material, part: str, say: Translator) -> d.Document:
    rows = [row for unit in material.units() for row in _rows(material, unit, say)]
    blocks: tuple[d.Block, ...] = (d.Paragraph(say(mark("Nothing was changed."))),)
    if rows:
        blocks = (d.Table(columns(_COLUMNS, say), tuple(rows)),)
    about = _span_words(material.span, say)
    return framed(material, material.org_unit, say(mark("Report of changes")), (*about, *blocks), say)


def _span_words(span: Span, say: Translator) -> Iterator[d.Block]:
    """Which part of the changes is shown, where it is a part."""
    if span.since is not None:
        yield d.Paragraph(say(mark("Changes from {when} on."), when=say.moment(span.since)))
    if span.until is not None:
        yield d.Paragraph(say(mark("Changes up to {when}."), when=say.moment(span.until)))
    if span.first_batch is not None:
        yield d.Paragraph(say(mark("From change {number} on."), number=span.first_batch))
    if span.last_batch is not None:
        yield d.Paragraph(say(mark("Up to change {number}."), number=span.last_batch))


def _rows(material: Material, unit: OrgUnit, say: Translator) -> Iterator[d.Row]:
    changes = material.changes(unit.code)
    if changes:
        yield d.Row((unit_words(unit, say),), "group")
    for change in changes:
        subject, what = subject_of(material, change, say)
        old, new = was_and_is(material, change, say)
        yield d.Row((say.moment(change.at), change.who, subject, what, old, new, via_text(change, say)))


REPORT = Report("changes", mark("what was changed: when, by whom, from what to what"), whole, _write)
