"""The summary of a faculty or the university: every indicator's total against the plan, and its coverage."""

from collections.abc import Iterable, Iterator

from ktu_desktop.domain.completeness import together
from ktu_desktop.domain.coverage_words import asked_sentence
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.progress import CONTRADICTORY, MISSED, NEARLY, NO_VALUE, REACHED, UNDER_WAY
from ktu_desktop.domain.progress_words import PROGRESS, WITH_AN_ERROR
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns, framed, signatures
from ktu_desktop.reports.groups import grouped
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import DOES_NOT_APPLY, amount, result_unit, signed, starred
from ktu_desktop.reports.report import Report, whole
from ktu_desktop.reports.sheet import ORIENTATION
from ktu_desktop.reports.standing import Standing, coverage_words, standing, unit_legend

_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("No."), 4.6, "left"),
    (mark("Indicator"), 31.4, "left"),
    (mark("Unit"), 5.0, "centre"),
    (mark("Plan"), 7.0, "decimal"),
    (mark("Actual"), 7.5, "decimal"),
    (mark("Deviation"), 7.5, "decimal"),
    (mark("State"), 12.0, "left"),
    (mark("What it rests on"), 25.0, "left"),
)
_OTHER, _MISSING = "other", "missing"
_STEPS = {
    REACHED: PROGRESS[REACHED],
    NEARLY: PROGRESS[NEARLY],
    UNDER_WAY: PROGRESS[UNDER_WAY],
    MISSED: PROGRESS[MISSED],
    CONTRADICTORY: WITH_AN_ERROR,
    _OTHER: mark("Without a plan or uncertain"),
    _MISSING: PROGRESS[NO_VALUE],
}
"""What the indicators of a line are counted by, in the order of the columns."""


def _write(material: Material, part: str, say: Translator) -> d.Document:
    unit, year, plan = material.org_unit, material.period.year, material.plan
    found = {code: standing(material, each, unit, year) for code, each in plan.indicators.items()}
    shown = {code: each for code, each in found.items() if each.coverage.expected or each.result is not None}
    rows = [(plan.indicators[code], _row(material, code, each, say)) for code, each in shown.items()]
    asked = together(material.roll_up(year).counts(unit.code).values())
    blocks: list[d.Block] = [_progress(material, shown, say), d.Paragraph(asked_sentence(asked, say))]
    if rows:
        blocks.append(d.Table(columns(_COLUMNS, say), tuple(grouped(plan, rows, say))))
    if any(each.orientation and each.target is not None for each in shown.values()):
        blocks.append(d.Paragraph(say(ORIENTATION), small=True))
    coverages = [each.coverage for each in shown.values()]
    blocks += [*unit_legend(material, coverages, say), signatures(material, unit, say)]
    return framed(material, unit, say(mark("Summary of the strategic plan's indicators")), blocks, say)


def _row(material: Material, code: str, found: Standing, say: Translator) -> d.Row:
    indicator = material.plan.indicators[code]
    unit = result_unit(material.plan, indicator)
    target = amount(found.target, unit, say)
    cells = (
        code,
        say.name(indicator.names),
        unit.suffix(say),
        starred(target) if found.orientation and found.target is not None else target,
        DOES_NOT_APPLY if found.does_not_apply else amount(found.result, unit, say),
        signed(found.deviation, unit, say),
        found.words(say),
        coverage_words(found.coverage, say),
    )
    return d.Row(cells)


def _progress(material: Material, shown: dict[str, Standing], say: Translator) -> d.Table:
    """How many indicators of each line are where; the last row is all of them."""
    rows, steps = [], _steps(material.period, shown.values())
    for line in material.plan.lines:
        of_line = [s for code, s in shown.items() if material.plan.indicators[code].line == line.number]
        if of_line:
            title = say(mark("{number}. {title}"), number=line.number, title=say.name(line.titles))
            rows.append(d.Row((title, *_counted(of_line, steps))))
    rows.append(d.Row((say(mark("In all")), *_counted(list(shown.values()), steps)), "strong"))
    heads: list[MarkedColumn] = [
        (mark("Strategic line"), 36.0, "left"),
        *((words, width, "decimal") for words, width in ((mark("Indicators"), 10.0), *map(_head, steps))),
    ]
    return d.Table(columns(heads, say), tuple(rows))


def _steps(period: Period, shown: Iterable[Standing]) -> tuple[str, ...]:
    """Nothing is missed before the year is over, and nothing is under way after it; errors are seldom."""
    never = {UNDER_WAY if period.is_whole_year else MISSED}
    if all(_step(each) != CONTRADICTORY for each in shown):
        never.add(CONTRADICTORY)
    return tuple(step for step in _STEPS if step not in never)


def _head(step: str) -> tuple[str, float]:
    return _STEPS[step], 7.5 if step == CONTRADICTORY else 10.0


def _counted(standings: list[Standing], steps: tuple[str, ...]) -> Iterator[d.Amount]:
    found = [_step(each) for each in standings]
    yield _number(len(found))
    for step in steps:
        yield _number(found.count(step))


def _step(found: Standing) -> str:
    if found.result is None and not found.does_not_apply:
        return _MISSING
    return found.progress if found.progress in _STEPS else _OTHER


def _number(count: int) -> d.Amount:
    return d.Amount(str(count), str(count))


REPORT = Report("summary", mark("totals against the plan, and which units they rest on"), whole, _write)
