"""An indicator's passport: what it is, plan and actual by year with a chart, and who gave what this year."""

from collections.abc import Iterator, Mapping

from ktu_desktop.domain.plan import STATED, Indicator
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.series import Series, indicator_series
from ktu_desktop.domain.units_of_measure import NO_WORD, YES_WORD, UnitOfMeasure, unit_of
from ktu_desktop.domain.values import Result, Value
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns, framed
from ktu_desktop.reports.groups import line_words, task_words
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.numbers import DOES_NOT_APPLY, amount, result_unit, signed, starred
from ktu_desktop.reports.passport_history import history
from ktu_desktop.reports.passport_units import units_below
from ktu_desktop.reports.report import Report
from ktu_desktop.reports.sheet import ORIENTATION
from ktu_desktop.reports.standing import Standing, standing
from ktu_desktop.reports.units_said import said_below
from ktu_desktop.reports.words import entry_texts, supplier_words

_TITLE = mark("Indicator passport {code}")
_MEASURES = {
    "count": mark("A count"),
    "share": mark("100 × of these / total"),
    "growth": mark("100 × (this year − last year) / last year"),
    "reduction": mark("100 × (last year's share − this year's share) / last year's share"),
    "ratio": mark("of these / total"),
    "index": mark("A measured value, weighted by the number of respondents"),
    "rank": mark("A place in a ranking"),
    "availability": mark("Yes or no"),
}
"""How each measure comes about."""

_BETTER = {"higher": mark("higher is better"), "lower": mark("lower is better")}
_YEARS: tuple[MarkedColumn, ...] = (
    (mark("Year"), 9.0, "centre"),
    (mark("Plan"), 14.0, "decimal"),
    (mark("Actual"), 14.0, "decimal"),
    (mark("Deviation"), 14.0, "decimal"),
    (mark("State"), 25.0, "left"),
    (mark("Counted"), 24.0, "left"),
)
_NUMBERS: tuple[MarkedColumn, ...] = (
    (mark("What it is computed from"), 56.0, "left"),
    (mark("Unit"), 12.0, "centre"),
    (mark("Last year"), 16.0, "decimal"),
    (mark("This year"), 16.0, "decimal"),
)


def _parts(material: Material) -> tuple[str, ...]:
    return material.indicators or tuple(material.plan.indicators)


def _write(material: Material, part: str, say: Translator) -> d.Document:
    indicator = material.plan.indicators[part]
    unit = result_unit(material.plan, indicator)
    blocks = [
        _facts(material, indicator, unit, say),
        *_years(material, indicator, unit, say),
        *_numbers(material, indicator, say),
        *_texts(material, indicator, say),
        *units_below(material, indicator, unit, say),
        *_texts_below(material, indicator, say),
        *history(material, indicator, say),
    ]
    return framed(
        material,
        material.org_unit,
        say(_TITLE, code=part),
        blocks,
        say,
        name=part,
        about=(say.name(indicator.names),),
        orientation="portrait",
    )


def _facts(material: Material, indicator: Indicator, unit: UnitOfMeasure, say: Translator) -> d.Facts:
    plan = material.plan
    pairs = [
        (say(mark("Strategic plan")), line_words(plan, indicator.line, say)),
        ("", task_words(plan, indicator.task, say)),
        (say(mark("Unit")), unit.axis_label(say)),
        (say(mark("How it is calculated")), say(_MEASURES[indicator.measure])),
        (say(mark("Direction")), say(_BETTER[indicator.better])),
        (say(mark("Who is asked")), supplier_words(material.organisation, indicator.supplied_by, say)),
    ]
    if indicator.same_as is not None:
        pairs.append((say(mark("Same as")), indicator.same_as))
    if indicator.continues is not None:
        pairs.append((say(mark("Continues")), indicator.continues))
    if indicator.notes is not None:
        pairs.append((say(mark("Note")), say.name(indicator.notes)))
    return d.Facts(tuple(pairs))


def _years(
    material: Material, indicator: Indicator, unit: UnitOfMeasure, say: Translator
) -> Iterator[d.Block]:
    standings = {year: standing(material, indicator, material.org_unit, year) for year in material.plan.years}
    series = _series(material, indicator, standings)
    rows = []
    for point in series.points:
        found = standings.get(point.year)
        rows.append(
            _history_row(point.year, point.actual, unit, say)
            if found is None
            else _year(found, unit, say, ahead=point.year > material.period.year)
        )
    yield d.Heading(say(mark("Plan and actual by year")))
    yield d.Table(columns(_YEARS, say), tuple(rows))
    if any(found.orientation and found.target for found in standings.values()):
        yield d.Paragraph(say(ORIENTATION), small=True)
    if not series.empty:
        label = unit.axis_label(say)
        title = say(mark("Actual and plan, {unit}"), unit=label)
        answers = (say(NO_WORD), say(YES_WORD)) if unit.kind == "yes_no" else None
        words = (title, say(mark("Actual")), say(mark("Plan")), say.number("0.1")[1])
        yield d.Chart(series, *words, answers)


def _series(material: Material, indicator: Indicator, standings: Mapping[int, Standing]) -> Series:
    is_root = material.org_unit.parent is None and material.period.part is None
    results = {year: found.result for year, found in standings.items() if found.result is not None}
    targets: dict[int, Value] = {
        y: found.target for y, found in standings.items() if found.target is not None
    }
    history = material.history if is_root else {}
    return indicator_series(material.plan, indicator.code, history, results, targets)


def _history_row(year: int, actual: Result | None, unit: UnitOfMeasure, say: Translator) -> d.Row:
    words = say(mark("Before the plan"))
    return d.Row((str(year), d.Amount(""), amount(actual, unit, say), d.Amount(""), words, ""))


def _year(found: Standing, unit: UnitOfMeasure, say: Translator, ahead: bool) -> d.Row:
    """A year of the plan; nobody owes anything for one that lies ``ahead``."""
    target = amount(found.target, unit, say)
    coverage = found.coverage
    owes_nothing = ahead and found.result is None and not found.does_not_apply
    counted = ""
    if coverage.expected and not owes_nothing:
        counted = say(mark("{given} of {expected}"), given=coverage.given, expected=coverage.expected)
    cells = (
        str(found.year),
        starred(target) if found.orientation and found.target is not None else target,
        DOES_NOT_APPLY if found.does_not_apply else amount(found.result, unit, say),
        signed(found.deviation, unit, say),
        "" if owes_nothing else found.words(say),
        counted,
    )
    return d.Row(cells)


def _numbers(material: Material, indicator: Indicator, say: Translator) -> Iterator[d.Block]:
    """The numbers behind the result, this year and last."""
    plan, year, unit = material.plan, material.period.year, material.org_unit.code
    now = material.totals(unit, year)[indicator.code].figures
    last = material.totals(unit, year - 1)[indicator.code].figures if year - 1 in plan.years else {}
    rows = []
    for field in plan.forms[indicator.code]:
        if field.role == STATED:
            continue
        figure = plan.figures[field.figure]
        measured = unit_of(figure.unit)
        code = field.element.code
        values = (amount(each.get(code), measured, say) for each in (last, now))
        rows.append(d.Row((say.name(figure.names), measured.suffix(say), *values)))
    if len(rows) > 1:
        yield d.Table(columns(_NUMBERS, say), tuple(rows))


def _texts(material: Material, indicator: Indicator, say: Translator) -> Iterator[d.Block]:
    """What the unit itself says of it, and what contradicts or is doubtful."""
    entry = material.sheet(material.org_unit.code).row(indicator.code).entry
    texts = list(entry_texts(entry, say))
    found = [f for f in material.findings(material.org_unit.code) if f.place.indicator == indicator.code]
    if texts or found:
        yield d.Heading(say(mark("Explanation")))
    yield from (d.Paragraph(text) for text in texts)
    yield from (d.Paragraph(sentence(finding, say, material.plan)) for finding in found)


def _texts_below(material: Material, indicator: Indicator, say: Translator) -> Iterator[d.Block]:
    """What the units below say of it."""
    tables = tuple(said_below(material, indicator, say))
    if tables:
        yield d.Heading(say(mark("Explanations of the units below")))
    yield from tables


REPORT = Report("passport", mark("passports of indicators: plan and actual by year, by unit"), _parts, _write)
