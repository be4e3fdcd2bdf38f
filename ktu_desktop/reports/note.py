"""The explanatory note: plan, actual, deviation, reason and measures, indicator by indicator."""

from collections.abc import Iterator

from ktu_desktop.domain.plan import Indicator
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import framed, signatures
from ktu_desktop.reports.groups import line_words
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import result_unit, signed, written
from ktu_desktop.reports.report import Report, whole
from ktu_desktop.reports.standing import Standing, coverage_words, standing, unit_legend
from ktu_desktop.reports.units_said import entries_below, explaining, said_below
from ktu_desktop.reports.words import entry_texts

_EXPLAINED = ("near", "missed", "uncertain")
"""What has to be explained even where nobody has done so."""


def _write(material: Material, part: str, say: Translator) -> d.Document:
    blocks: list[d.Block] = []
    line, coverages = 0, []
    for indicator in material.plan.indicators.values():
        found = standing(material, indicator, material.org_unit, material.period.year)
        said = list(_said(material, indicator, say))
        if not said and (found.result is None or found.progress not in _EXPLAINED):
            continue
        if indicator.line != line:
            line = indicator.line
            blocks.append(d.Heading(line_words(material.plan, line, say)))
        blocks += _indicator(material, indicator, found, said, say)
        if found.coverage.lacking:
            coverages.append(found.coverage)
    if not blocks:
        blocks.append(d.Paragraph(say(mark("Nothing has been explained, and no plan was missed."))))
    blocks += [*unit_legend(material, coverages, say), signatures(material, material.org_unit, say)]
    title = say(mark("Explanatory note on the strategic plan's indicators"))
    return framed(material, material.org_unit, title, blocks, say, orientation="portrait")


def _indicator(
    material: Material, indicator: Indicator, found: Standing, said: list[d.Block], say: Translator
) -> Iterator[d.Block]:
    name = say(mark("{code} {name}"), code=indicator.code, name=say.name(indicator.names))
    yield d.Heading(name, level=2)
    yield d.Paragraph(_numbers(material, indicator, found, say))
    if found.coverage.lacking:
        yield d.Paragraph(coverage_words(found.coverage, say), small=True)
    yield from said
    if found.progress == "missed" and not _reason_given(material, indicator):
        yield d.Paragraph(say(mark("No reason has been given.")))


def _numbers(material: Material, indicator: Indicator, found: Standing, say: Translator) -> str:
    """``Plan: 80 %, actual: 76 %, deviation: –4. Near the target.``; what there is not is left out."""
    unit = result_unit(material.plan, indicator)
    facts = {
        "target": written(found.target, unit, say),
        "actual": written(found.result, unit, say),
        "deviation": signed(found.deviation, unit, say).shown,
        "state": found.words(say),
    }
    if facts["deviation"]:
        return say(mark("Plan: {target}, actual: {actual}, deviation: {deviation}. {state}."), **facts)
    facts["actual"] = facts["actual"].removesuffix(".")  # a short unit's full stop ends the sentence
    if found.result is None:
        facts["target"] = facts["target"].removesuffix(".")
        return say(mark("{state}.") if found.target is None else mark("Plan: {target}. {state}."), **facts)
    if found.target is None:
        return say(mark("Actual: {actual}. {state}."), **facts)
    return say(mark("Plan: {target}, actual: {actual}. {state}."), **facts)


def _said(material: Material, indicator: Indicator, say: Translator) -> Iterator[d.Block]:
    """What the unit itself says, then those below."""
    yield from (d.Paragraph(text) for text in entry_texts(explaining(_own(material, indicator)), say))
    yield from said_below(material, indicator, say)


def _reason_given(material: Material, indicator: Indicator) -> bool:
    """Whether anybody says why the plan was missed."""
    below = (entry for _, entry in entries_below(material, indicator))
    return any(entry.reason_missed for entry in (_own(material, indicator), *below))


def _own(material: Material, indicator: Indicator) -> Entry:
    entries = material.entries(material.org_unit.code)
    return entries.get(material.plan.holder(indicator.code), Entry())


REPORT = Report("note", mark("explanatory note: plan, actual, reasons, measures"), whole, _write)
