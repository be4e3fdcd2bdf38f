"""The documents that the values rest on: which, number and date, where they are kept."""

from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import Indicator
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns, framed
from ktu_desktop.reports.groups import grouped
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.report import Report, whole
from ktu_desktop.reports.words import basis_parts

_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("No."), 4.6, "left"),
    (mark("Indicator"), 28.4, "left"),
    (mark("Organisation unit"), 19.0, "left"),
    (mark("Document"), 20.0, "left"),
    (mark("Number"), 7.0, "left"),
    (mark("Date"), 7.0, "left"),
    (mark("Where kept"), 14.0, "left"),
)


def _write(material: Material, part: str, say: Translator) -> d.Document:
    entries = {unit.code: material.entries(unit.code) for unit in material.units()}
    rows: list[tuple[Indicator, d.Row]] = []
    for indicator in material.plan.indicators.values():
        for unit in material.units():
            entry = entries[unit.code].get(indicator.code)
            if entry is not None and any(basis_parts(entry)):
                rows.append((indicator, _row(indicator, unit, entry, say)))
    blocks: tuple[d.Block, ...] = (d.Paragraph(say(mark("No documents have been named."))),)
    if rows:
        blocks = (d.Table(columns(_COLUMNS, say), tuple(grouped(material.plan, rows, say))),)
    return framed(material, material.org_unit, say(mark("Documents that the values rest on")), blocks, say)


def _row(indicator: Indicator, unit: OrgUnit, entry: Entry, say: Translator) -> d.Row:
    return d.Row((indicator.code, say.name(indicator.names), say.name(unit.names), *basis_parts(entry)))


REPORT = Report("documents", mark("the documents that the values rest on"), whole, _write)
