"""Where the university stands financially: the stability formula by year, and the plan's funding."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.financial_stability import FinancialStability, Formula
from ktu_desktop.domain.plan import Plan
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns, framed
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.report import Report

_COEFFICIENT: tuple[MarkedColumn, ...] = (
    (mark("Coefficient"), 44.0, "left"),
    (mark("Weight"), 14.0, "decimal"),
)
_FUNDING: tuple[MarkedColumn, ...] = (
    (mark("Year"), 20.0, "centre"),
    (mark("Funding, billion tenge"), 30.0, "decimal"),
    (mark("Of the total, %"), 30.0, "decimal"),
)
_TOTAL = "total"
_PLACES = 2


def _parts(material: Material) -> tuple[str, ...]:
    return (material.organisation.root.code,)


def _write(material: Material, part: str, say: Translator) -> d.Document:
    plan, found = material.plan, material.stability()
    years = [*found.years, *plan.years]
    return framed(
        material,
        material.organisation.root,
        say(mark("Financial standing of the university")),
        [*_stability(found, say), *_funding(plan, say)],
        say,
        orientation="portrait",
        period=say(mark("{first}–{last}"), first=str(min(years)), last=str(max(years))),
    )


def _stability(found: FinancialStability, say: Translator) -> Iterator[d.Block]:
    yield d.Heading(say(mark("Financial stability, {years}"), years=_span(found.years)))
    yield d.Paragraph(_formula(found.formula, say))
    yield d.Table(
        (*columns(_COEFFICIENT, say), *(_year_column(y) for y in found.years)), tuple(_rows(found, say))
    )
    for each in found.classes:
        facts = {"name": each.name, "symbol": found.formula.result, "least": each.least}
        yield d.Paragraph(say(mark("Class {name}: {symbol} of {least} or more."), **facts))
    hint = mark("The plan prints no other bounds, so a year below them is given no class.")
    yield d.Paragraph(say(hint), small=True)
    yield d.Paragraph(say(mark("Source: {source}."), source=say.name(found.sources)), small=True)


def _rows(found: FinancialStability, say: Translator) -> Iterator[d.Row]:
    for each in found.coefficients:
        name = say(mark("{symbol}. {name}"), symbol=each.symbol, name=say.name(each.names))
        yield d.Row((name, _amount(each.weight, 3, say), *_by_year(each.values, found.years, say)))
    words = say(mark("{symbol}, financial stability"), symbol=found.formula.result)
    yield d.Row((words, "", *_by_year(found.values, found.years, say)), "strong")
    classes = [found.class_of(year) for year in found.years]
    yield d.Row((say(mark("Class")), "", *(each.name if each else "–" for each in classes)), "strong")


def _by_year(values: Mapping[int, Fraction], years: tuple[int, ...], say: Translator) -> Iterator[d.Amount]:
    for year in years:
        yield _amount(values[year], _PLACES, say) if year in values else d.Amount("")


def _formula(formula: Formula, say: Translator) -> str:
    """``Z = 0,717 × K1 + 0,847 × K2``."""
    text = f"{formula.result} ="
    for number, (weight, symbol) in enumerate(formula.terms):
        sign = " –" if weight < 0 else " +" if number else ""
        text += f"{sign} {say.number(decimal_text(abs(weight)))} × {symbol}"
    return text


def _funding(plan: Plan, say: Translator) -> Iterator[d.Block]:
    by_year = {int(year): Fraction(text) for year, text in plan.funding.items() if year != _TOTAL}
    if not by_year:
        return
    summed = sum(by_year.values(), Fraction(0))
    yield d.Heading(say(mark("Funding of the plan, {years}"), years=_span(tuple(by_year))))
    rows = [
        d.Row((str(year), _amount(amount, 1, say), _amount(100 * amount / summed, 1, say)))
        for year, amount in by_year.items()
    ]
    in_all = (say(mark("In all")), _amount(summed, 1, say), _amount(Fraction(100), 1, say))
    rows.append(d.Row(in_all, "strong", adds_up=True))
    yield d.Table(columns(_FUNDING, say), tuple(rows))
    printed = plan.funding.get(_TOTAL)
    if printed is not None and Fraction(printed) != summed:
        sentence = mark("The plan prints {printed} as the total; its years add up to {summed}.")
        yield d.Paragraph(say(sentence, printed=Fraction(printed), summed=summed), small=True)


def _span(years: tuple[int, ...]) -> str:
    return f"{years[0]}–{years[-1]}"


def _year_column(year: int) -> d.Column:
    return d.Column(str(year), 14.0, "decimal")


def _amount(number: Fraction, places: int, say: Translator) -> d.Amount:
    return d.Amount(say.number(decimal_text(number, places)), decimal_text(number))


REPORT = Report(
    "finances", mark("where the university stands financially, and the plan's funding"), _parts, _write
)
