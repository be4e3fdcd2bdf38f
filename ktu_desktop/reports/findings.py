"""What contradicts or is doubtful, unit by unit, with the reasons by which remarks were confirmed."""

from collections.abc import Iterator

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns, framed
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.report import Report, whole
from ktu_desktop.reports.words import unit_words

_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("No."), 4.6, "left"),
    (mark("Indicator or number"), 30.4, "left"),
    (mark("Kind"), 8.0, "left"),
    (mark("What is wrong"), 37.0, "left"),
    (mark("It is right, because"), 20.0, "left"),
)
_KINDS = {Severity.ERROR: mark("Error"), Severity.WARNING: mark("Remark")}


def _write(material: Material, part: str, say: Translator) -> d.Document:
    rows = [row for unit in material.units() for row in _rows(material, unit, say)]
    blocks: tuple[d.Block, ...] = (d.Paragraph(say(mark("No errors and no remarks."))),)
    if rows:
        blocks = (d.Table(columns(_COLUMNS, say), tuple(rows)),)
    title = say(mark("Errors and remarks"))
    return framed(material, material.org_unit, title, blocks, say)


def _rows(material: Material, unit: OrgUnit, say: Translator) -> Iterator[d.Row]:
    drafts = (draft.finding for draft in material.sheet(unit.code).data.drafts.values())
    found = sorted([*drafts, *material.findings(unit.code)], key=lambda each: _order(material, each))
    if found:
        yield d.Row((unit_words(unit, say),), "group")
    for finding in found:
        yield d.Row(
            (
                finding.place.indicator or "",
                _subject(material, finding, say),
                say(_KINDS[finding.severity]),
                sentence(finding, say, material.plan),
                finding.confirmed or "",
            )
        )


def _order(material: Material, finding: Finding) -> tuple[bool, bool, int]:
    """Errors, remarks, what was confirmed, each as the plan has its indicators: the order on the screen."""
    codes = tuple(material.plan.indicators)
    place = codes.index(finding.place.indicator) if finding.place.indicator in codes else len(codes)
    return finding.severity is not Severity.ERROR, finding.confirmed is not None, place


def _subject(material: Material, finding: Finding, say: Translator) -> str:
    """The number it is about, or the indicator where it is about no single one."""
    plan, place = material.plan, finding.place
    named = plan.elements.get(place.element or "") or plan.indicators.get(place.indicator or "")
    return say.name(named.names) if named is not None else ""


REPORT = Report("findings", mark("errors and remarks"), whole, _write)
