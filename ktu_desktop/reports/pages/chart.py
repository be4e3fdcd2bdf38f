"""One indicator's years drawn in black: discs on a line for what was reached, squares on dashes for the plan.

A year without a number is a gap, never a zero. Places in a ranking are drawn best on top, bands as bars.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.values import Band, Number, Result, Value
from ktu_desktop.reports.document import Chart
from ktu_desktop.reports.pages import fonts
from ktu_desktop.reports.pages.flow import Piece
from ktu_desktop.reports.pages.page import Area, Dot, Item, Line, Text, millimetres, points
from ktu_desktop.reports.pages.wrapping import Wrapper

WHITE, _GRID = 255, 176
HEIGHT = millimetres(52)
_LABELS = millimetres(16)
_STEPS = 4
_THIN, _THICK, _BAR = points(0.25), points(1.2), points(5)
_LABEL = points(8)
"""The height of a number's label."""

_DISC, _SQUARE = points(2.6), points(2.8)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Numbers to heights. ``ticks``: where lines are drawn; ``turned``: small numbers on top."""

    ticks: tuple[Fraction, ...]
    low: float
    high: float
    turned: bool
    top: int
    bottom: int

    def y(self, number: Fraction) -> int:
        part = (min(max(float(number), self.low), self.high) - self.low) / (self.high - self.low)
        length = round(part * (self.bottom - self.top))
        return self.top + length if self.turned else self.bottom - length

    @property
    def worst(self) -> int:
        """Where a band without an end stops."""
        return self.bottom if self.turned else self.top


def chart_piece(chart: Chart, left: int, width: int, wrapper: Wrapper, titled: bool = True) -> Piece:
    """The chart with its legend, in one piece; ``titled``: with its title, which may stand elsewhere."""
    title_height = wrapper.ruler.line_height(fonts.HEADINGS[2]) + points(2) if titled else 0
    legend_height = wrapper.ruler.line_height(fonts.FURNITURE) + points(3)

    def draw(items: list[Item], top: int) -> None:
        ruler = wrapper.ruler
        if titled:
            items.append(Text(left, top + ruler.ascent(fonts.HEADINGS[2]), fonts.HEADINGS[2], chart.title))
        plot_top = top + title_height
        years_height = ruler.line_height(fonts.FURNITURE) + points(2)
        axis = _axis(chart, plot_top + points(10), plot_top + HEIGHT - years_height)
        _frame(items, chart, axis, left, width, wrapper)
        _lines(items, chart, axis, left + _LABELS, width - _LABELS, wrapper)
        _legend(items, chart, left + _LABELS, plot_top + HEIGHT + points(1), wrapper)

    return Piece(title_height + HEIGHT + legend_height, draw, gap=points(8))


def _axis(chart: Chart, top: int, bottom: int) -> _Axis:
    if chart.answers is not None:
        return _Axis((Fraction(0), Fraction(1)), -0.25, 1.25, False, top, bottom)
    ranked = any(isinstance(n, Band) for n in _numbers(chart))
    ends = [end for number in _numbers(chart) for end in _ends(number)]
    low, high = min(ends, default=Fraction(0)), max(ends, default=Fraction(1))
    if low >= 0 and not ranked and low < high / 2:
        low = Fraction(0)
    if low == high:
        low, high = low - abs(low) / 10 - Fraction(1, 2), high + abs(high) / 10 + Fraction(1, 2)
    step = _round_step((high - low) / _STEPS)
    first, last = floor(low / step), ceil(high / step)
    if low and not ranked and first * step == low:
        first -= 1  # a mark on the axis would stand on the years
    ticks = tuple(step * number for number in range(first, last + 1))
    return _Axis(ticks, float(ticks[0]), float(ticks[-1]), ranked, top, bottom)


def _round_step(step: Fraction) -> Fraction:
    """The next larger of 1, 2, 2.5, 5, 10 times a power of ten."""
    power = Fraction(10) ** floor(log10(step))
    return next(power * f for f in (1, 2, Fraction(5, 2), 5, 10, 20) if power * f >= step)


def _numbers(chart: Chart) -> Iterator[Value | Result]:
    for point in chart.series.points:
        yield from (number for number in (point.actual, point.target) if number is not None)


def _ends(number: Value | Result) -> tuple[Fraction, ...]:
    if isinstance(number, Band):
        return (Fraction(number.best), Fraction(number.worst or number.best))
    return (number.fraction if isinstance(number, Number) else number,)


def _frame(items: list[Item], chart: Chart, axis: _Axis, left: int, width: int, wrapper: Wrapper) -> None:
    font, ruler = fonts.FURNITURE, wrapper.ruler
    for tick in axis.ticks:
        y = axis.y(tick)
        items.append(Line(left + _LABELS, y, left + width, y, _THIN, grey=_GRID))
        label = _written(tick, chart, 4)
        x = left + _LABELS - points(3) - wrapper.width(label, font)
        items.append(Text(x, y + ruler.ascent(font) // 3, font, label))
    years = [str(point.year) for point in chart.series.points]
    for year, x in zip(years, _places(chart, left + _LABELS, width - _LABELS), strict=True):
        baseline = max(axis.top, axis.bottom) + points(2) + ruler.ascent(font)
        items.append(Text(x - wrapper.width(year, font) // 2, baseline, font, year))


def _places(chart: Chart, left: int, width: int) -> list[int]:
    """The middle of each year."""
    number = len(chart.series.points)
    return [left + width * (2 * i + 1) // (2 * number) for i in range(number)]


def _lines(items: list[Item], chart: Chart, axis: _Axis, left: int, width: int, wrapper: Wrapper) -> None:
    places = _places(chart, left, width)
    actuals = [point.actual for point in chart.series.points]
    targets = [point.target for point in chart.series.points]
    _join(items, places, targets, axis, dashed=True)
    _join(items, places, actuals, axis, dashed=False)
    for x, number, target in zip(places, actuals, targets, strict=True):
        if number is not None:
            label = number.text.replace("-", "–") if isinstance(number, Band) else _written(number, chart, 2)
            length = wrapper.width(label, fonts.FURNITURE)
            at, top = x - length // 2, _label_top(number, target, axis)
            items.append(Area(at, top, length, _LABEL, WHITE))
            items.append(Text(at, top + points(6.5), fonts.FURNITURE, label))


def _label_top(actual: Result, target: Value | None, axis: _Axis) -> int:
    """Where a number's label begins: above its mark, below it where the plan's mark stands just above."""
    y = _upper(actual, axis)
    above, below = y - points(3) - _LABEL, y + points(4)
    if target is None or isinstance(actual, Band):
        return above
    in_the_way = above - _SQUARE < _upper(target, axis) < y - points(1)
    return below if in_the_way and below + _LABEL < axis.bottom else above


def _written(number: Fraction, chart: Chart, places: int) -> str:
    if chart.answers is not None and number in (0, 1):
        return chart.answers[int(number)]
    return decimal_text(number, places).replace(".", chart.decimal_mark)


def _upper(number: Value | Result, axis: _Axis) -> int:
    return min(axis.y(end) for end in _ends(number))


def _join(
    items: list[Item],
    places: Sequence[int],
    numbers: Sequence[Value | Result | None],
    axis: _Axis,
    dashed: bool,
) -> None:
    """Marks, and lines between years that follow one another."""
    before: tuple[int, int] | None = None
    shift = points(4) if dashed else 0
    for x, number in zip(places, numbers, strict=True):
        if number is None:
            before = None
            continue
        if isinstance(number, Band) and number.worst != number.best:
            worst = axis.worst if number.worst is None else axis.y(Fraction(number.worst))
            best = axis.y(Fraction(number.best))
            items.append(Line(x + shift, best, x + shift, worst, _THICK if dashed else _BAR, dashed))
        here = (x, axis.y(_ends(number)[0]))
        if before is not None:
            items.append(Line(*before, *here, points(0.9) if dashed else _THICK, dashed))
        items.append(Dot(*here, _SQUARE if dashed else _DISC, filled=not dashed))
        before = here


def _legend(items: list[Item], chart: Chart, left: int, top: int, wrapper: Wrapper) -> None:
    font = fonts.FURNITURE
    baseline = top + wrapper.ruler.ascent(font)
    middle = baseline - wrapper.ruler.ascent(font) // 3
    x = left
    for words, is_plan in ((chart.actual, False), (chart.target, True)):
        end = x + points(24)
        items.append(Line(x, middle, end, middle, points(0.9) if is_plan else _THICK, is_plan))
        items.append(Dot((x + end) // 2, middle, _SQUARE if is_plan else _DISC, not is_plan))
        items.append(Text(end + points(4), baseline, font, words))
        x = end + points(20) + wrapper.width(words, font)
