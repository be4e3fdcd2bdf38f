"""On which side of its point a number is written: off the line, the plan's mark and the axis."""

from fractions import Fraction

from ktu_desktop.domain.series import Series

_NEAR, _ROOM = 0.1, 0.07
"""How near to a number the plan's mark is in its way; the room that it needs; in parts of the axis."""


def is_above(series: Series, year: int, reach: tuple[float, float]) -> bool:
    """Whether the number of a year is written above its point; ``reach``: from where to where the axis goes.

    A place in a ranking is written above its band, which hangs down from it.
    """
    if series.ranked:
        return True
    curve, targets, span = dict(series.curve), dict(series.targets), reach[1] - reach[0]
    number = curve[year]
    assert number is not None  # only numbers are written
    beside = [n for n in (curve.get(year - 1), curve.get(year + 1)) if n is not None]
    above = sum(beside, Fraction(0)) <= number * len(beside)
    if _in_the_way(targets.get(year), number, above, _NEAR * span):
        above = not above
    return above or number - reach[0] < _ROOM * span


def _in_the_way(target: Fraction | None, number: Fraction, above: bool, near: float) -> bool:
    if target is None:
        return False
    away = float(target - number) if above else float(number - target)
    return 0 < away < near
