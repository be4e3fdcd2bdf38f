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
from ktu_desktop.reports.words import entry_texts

_EXPLAINED = ("near", "missed", "uncertain")
"""What has to be explained even where nobody has done so."""


def _write(material: Material, part: str, say: Translator) -> d.Document:
    texts = _texts(material, say)
    blocks: list[d.Block] = []
    line, coverages = 0, []
    for indicator in material.plan.indicators.values():
        found = standing(material, indicator, material.org_unit, material.period.year)
        said = texts.get(indicator.code, [])
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
    material: Material, indicator: Indicator, found: Standing, said: list[str], say: Translator
) -> Iterator[d.Block]:
    name = say(mark("{code} {name}"), code=indicator.code, name=say.name(indicator.names))
    yield d.Heading(name, level=2)
    yield d.Paragraph(_numbers(material, indicator, found, say))
    if found.coverage.lacking:
        yield d.Paragraph(coverage_words(found.coverage, say), small=True)
    yield from (d.Paragraph(text) for text in said)


def _numbers(material: Material, indicator: Indicator, found: Standing, say: Translator) -> str:
    """``Plan 80 %, actual 76 %, deviation –4. Near the target.``"""
    unit = result_unit(material.plan, indicator)
    facts = {
        "target": written(found.target, unit, say),
        "actual": written(found.result, unit, say),
        "state": found.words(say),
    }
    deviation = signed(found.deviation, unit, say).shown
    if not deviation:
        facts["actual"] = facts["actual"].removesuffix(".")  # a short unit's full stop ends the sentence
        return say(mark("Plan: {target}, actual: {actual}. {state}."), **facts)
    return say(
        mark("Plan: {target}, actual: {actual}, deviation: {deviation}. {state}."),
        deviation=deviation,
        **facts,
    )


def _texts(material: Material, say: Translator) -> dict[str, list[str]]:
    """Indicator -> what the unit and those below say of it; those below with their names."""
    texts: dict[str, list[str]] = {}
    for unit in material.units():
        for code, entry in material.sheet(unit.code).data.entries.items():
            for text in entry_texts(_explaining(entry), say):
                own = unit.code == material.org_unit.code
                named = text if own else say(mark("{name}: {text}"), name=say.name(unit.names), text=text)
                texts.setdefault(code, []).append(named)
    return texts


def _explaining(entry: Entry) -> Entry:
    """The entry without its basis, which is another report, and without what was confirmed."""
    return Entry(
        not_applicable=entry.not_applicable,
        explanation=entry.explanation,
        reason_missed=entry.reason_missed,
        measures_taken=entry.measures_taken,
    )


REPORT = Report("note", mark("explanatory note: plan, actual, reasons, measures"), whole, _write)
