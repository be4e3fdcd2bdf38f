"""What a point of an indicator's curve says: the year, what was reached, what the plan asks for."""

from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.result_words import shown
from ktu_desktop.domain.series import Point, Series
from ktu_desktop.domain.units_of_measure import value_text
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.i18n import mark


def point_words(point: Point, series: Series, look: Look) -> str:
    """``2023: 49,2 %, plan 50 %``; what is missing is said."""
    say = look.say
    actual = shown(point.actual, series.unit, say) or say(PROGRESS["no_value"])
    if point.stated:
        actual = say(mark("{actual} (percent only)"), actual=actual)
    if point.target is None:
        return say(mark("{year}: {actual}"), year=str(point.year), actual=actual)
    target = value_text(point.target, series.unit, say)
    return say(mark("{year}: {actual}, plan {target}"), year=str(point.year), actual=actual, target=target)
