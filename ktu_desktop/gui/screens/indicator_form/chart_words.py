"""From an indicator's results to its small chart, and the same in words for a screen reader."""

from fractions import Fraction

from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.values import Band, Result
from ktu_desktop.gui.charts.small_chart import ChartSeries
from ktu_desktop.gui.screens.indicator_form.beside import Beside
from ktu_desktop.gui.screens.indicator_form.result_words import short
from ktu_desktop.i18n import Translator, mark


def chart_of(row: Row, sheet: Sheet, beside: Beside) -> ChartSeries | None:
    """The chart of a row: the years beside it, and this year as it stands in the fields, else in the summary.

    None for yes and no, and where there is nothing but this year.
    """
    indicator, year = row.indicator, sheet.data.period.year
    if indicator.measure == "availability":
        return None
    actual = {
        at: _height(results[indicator.code])
        for at, results in beside.results.items()
        if indicator.code in results and at != year
    }
    if row.last_year is not None:
        actual.setdefault(year - 1, _height(row.last_year))
    here = row.result if row.result is not None else _total(row, beside)
    if here is not None:
        actual[year] = _height(here)
    shows_plan = row.target is not None
    plan = {at: _height(t.result) for at, t in indicator.targets.items() if t is not None and shows_plan}
    ranked = indicator.measure == "rank"
    return ChartSeries(actual, plan, year, ranked) if actual or plan else None


def chart_words(series: ChartSeries | None, row: Row, say: Translator) -> str:
    """``2021: 43,0; 2022: 41,0`` for the tooltip and the screen reader."""
    if series is None:
        return ""
    reached = "; ".join(f"{year}: {short(number, say)}" for year, number in sorted(series.actual.items()))
    planned = "; ".join(f"{year}: {short(number, say)}" for year, number in sorted(series.plan.items()))
    lines = [say(mark("Actual {numbers}"), numbers=reached)] if reached else []
    return "\n".join([*lines, say(mark("Plan {numbers}"), numbers=planned)] if planned else lines)


def _total(row: Row, beside: Beside) -> Result | None:
    rolled = beside.summary.get(row.indicator.code)
    return rolled.result if rolled is not None else None


def _height(result: Result) -> Fraction:
    return Fraction(result.best) if isinstance(result, Band) else result
