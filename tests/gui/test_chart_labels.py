"""Where charts write: beside the line and the plan's mark, inside the plot, names cut with an ellipsis."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.series import Point, Series
from ktu_desktop.domain.values import Band, Number
from ktu_desktop.gui.charts.label_sides import is_above
from ktu_desktop.gui.charts.painted_items import Labels, Words

REACH = (0.0, 100.0)


def series(*numbers: int | None, plan: int | None = None, year: int = 2022) -> Series:
    """Years from 2021 on; a plan in one of them."""
    points = []
    for at, number in enumerate(numbers, 2021):
        target = Number(plan * 1_000_000) if plan is not None and at == year else None
        points.append(Point(at, None if number is None else Fraction(number), target))
    return Series("1.1.6", "%", "higher", tuple(points))


@pytest.mark.parametrize(
    ("found", "above"),
    [
        (series(20, 50, 30), True),
        (series(80, 50, 90), False),
        (series(80, 50, None), False),
        (series(None, 50, None), True),
        (series(20, 50, 30, plan=55), False),
        (series(80, 50, 90, plan=45), True),
        (series(20, 50, 30, plan=90), True),
        (series(80, 3, 90), True),
    ],
    ids=["peak", "valley", "end", "alone", "plan above", "plan below", "plan far", "at the axis"],
)
def test_a_number_keeps_off_the_line_the_plan_and_the_axis(found: Series, above: bool) -> None:
    assert is_above(found, 2022, REACH) is above


def test_a_place_stands_above_its_band() -> None:
    ranks = (Point(2021, Band(101, 150), None), Point(2022, Band(301, 350), None))
    assert is_above(Series("3.3.1", "rank", "lower", ranks), 2022, (100, 400))


class Plotted(Labels):
    """Words in a plot of 200 pixels whose numbers are pixels."""

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 200, 50)


@pytest.mark.parametrize("place", [0, 200])
def test_words_at_an_edge_are_moved_inside(qtbot: QtBot, place: int) -> None:
    labels = Plotted(QFont())
    ground = QColor("black")
    labels.words.append(Words("92,72 %", QPointF(place, 25), (0.5, 0.5), QColor("white"), ground))
    image = QImage(400, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.translate(100, 0)
    labels.paint_in_pixels(painter, QTransform())
    painter.end()
    black = [x for x in range(400) if image.pixelColor(x, 14) == ground]
    assert black and min(black) >= 100 and max(black) < 300
