"""A drawing with axes, made with pyqtgraph: language's numbers, our colours, no zooming by accident."""

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsGridLayout, QVBoxLayout

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.values import number_from_decimal
from ktu_desktop.gui.charts.chart_view import Drawing, Stop
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.painted_items import Box, Boxes, Labels, Words

_NEAR = 40.0
"""Pixels within which the mouse points at a stop."""

_GRID = 89
"""How much is seen of the fine lines, of 255."""


class _Axis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """An axis that paints itself: pyqtgraph's plays a QPicture, in which each word looks for its font.

    ``picture``: what is to be drawn; pyqtgraph makes it None when that is no longer true.
    """

    picture: Any

    def paint(self, painter: QPainter, *_: object) -> None:
        """Lines, ticks and words."""
        painter.setFont(self.style["tickFont"])
        if self.picture is None:
            self.picture = self.generateDrawSpecs(painter)
        if self.picture is not None:
            self.drawPicture(painter, *self.picture)


class NumberAxis(_Axis):
    """An axis whose numbers are written as the language does: ``12 345,5``; none beyond ``within``."""

    def __init__(
        self, orientation: str, look: Look, whole: bool = False, within: tuple[float, float] | None = None
    ) -> None:
        super().__init__(orientation)
        self._look, self._whole, self._within = look, whole, within or (-math.inf, math.inf)
        self.enableAutoSIPrefix(False)
        dress(self, look)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The numbers beside the ticks; half people are not written."""
        return [self._text(value * scale) for value in values]

    def _text(self, value: float) -> str:
        low, high = self._within
        if not low <= value <= high or (self._whole and value != round(value)):
            return ""
        exact = number_from_decimal(f"{value:.6f}").fraction
        return self._look.say.number(decimal_text(exact))


class NameAxis(_Axis):
    """An axis with a name at each whole number, cut to ``widest`` pixels.

    ``upside_down``: the first stands at 0, the next at -1, so that they read from top to bottom.
    """

    def __init__(
        self,
        orientation: str,
        look: Look,
        names: Sequence[str],
        widest: int = 260,
        upside_down: bool = False,
    ) -> None:
        super().__init__(orientation)
        dress(self, look)
        metrics = QFontMetrics(look.font)
        cut = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, widest) for name in names]
        self.setTicks([[(-n if upside_down else n, name) for n, name in enumerate(cut)]])
        self.setStyle(tickLength=0)
        if orientation == "left":
            self.setWidth(max((metrics.horizontalAdvance(name) for name in cut), default=0) + 12)


def dress(axis: pg.AxisItem, look: Look) -> None:
    """Colours and font of an axis."""
    axis.setPen(pg.mkPen(look.colour("line")))
    axis.setTextPen(pg.mkPen(look.colour("text")))
    axis.setTickFont(look.font)
    axis.label.setFont(look.font)
    axis.setStyle(tickTextOffset=6, autoExpandTextSpace=True)


class Plot(Drawing):
    """A drawing area, ``plot``, between two axes. Items are added to it in its own numbers.

    Not pyqtgraph's PlotItem: that makes four axes and menus with forms for what nobody can change here.
    """

    def __init__(self, look: Look, bottom: pg.AxisItem, left: pg.AxisItem, stops: Sequence[Stop]) -> None:
        super().__init__()
        self.look, self._stops = look, tuple(stops)
        self.widget = pg.GraphicsView(background=look.colour("surface"))
        self.plot = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._bottom, self._left = bottom, left
        self._put_together()
        self._quiet_down()
        self._ring = pg.ScatterPlotItem(size=16, pen=look.pen("text", 2), brush=pg.mkBrush(None))
        self._filled, self._written = Boxes(), Labels(look.font)
        for item, above in ((self._filled, 0), (self._written, 20), (self._ring, 50)):
            item.setZValue(above)
            self.plot.addItem(item, ignoreBounds=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.widget)

    def show_stop(self, stop: Stop) -> None:
        """A ring around the place."""
        self._ring.setData([stop.x], [stop.y])

    def place_of(self, stop: Stop) -> QPoint:
        """Where a stop stands in the drawing."""
        scene = self.plot.mapViewToScene(QPointF(stop.x, stop.y))
        return QPoint(self.widget.mapTo(self, self.widget.mapFromScene(scene)))

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """What the axes reach from and to."""
        self.plot.setXRange(*x, padding=0)
        self.plot.setYRange(*y, padding=0)

    def turn_round(self) -> None:
        """Small numbers on top: the first place is the best."""
        self.plot.invertY(True)

    def grid(self, *, x: bool = False, y: bool = False) -> None:
        """Fine lines behind the drawing."""
        self._bottom.setGrid(_GRID if x else False)
        self._left.setGrid(_GRID if y else False)

    def text(
        self, words: str, x: float, y: float, role: str, anchor: tuple[float, float], fill: str = ""
    ) -> None:
        """Words at a place. ``anchor``: which point of their box stands there, (0, 0) is its upper left.

        ``fill``: the role of a ground that hides what is behind.
        """
        self.coloured_text(words, x, y, self.look.colour(role), anchor, fill)

    def coloured_text(
        self,
        words: str,
        x: float,
        y: float,
        colour: QColor,
        anchor: tuple[float, float],
        fill: str = "",
    ) -> None:
        """The same in a colour of its own."""
        ground = self.look.colour(fill) if fill else None
        self._written.words.append(Words(words, QPointF(x, y), anchor, colour, ground))

    def fill(self, box: QRectF, role: str, pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern) -> None:
        """A filled box, in the plot's numbers."""
        brush = QBrush(self.look.colour(role), pattern)
        self._filled.boxes.append(Box(box, brush, self.look.pen(role, 1)))

    def _put_together(self) -> None:
        """The drawing area with one axis on its left and one below it, both behind what is drawn."""
        whole, places = pg.GraphicsWidget(), QGraphicsGridLayout()
        places.setContentsMargins(4, 8, 12, 4)
        places.setSpacing(0)
        whole.setLayout(places)
        places.addItem(self.plot, 0, 1)
        for axis, row, column in ((self._left, 0, 0), (self._bottom, 1, 1)):
            axis.linkToView(self.plot)
            axis.setZValue(-100)
            axis.setFlag(axis.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
            places.addItem(axis, row, column)
        places.setRowStretchFactor(0, 100)
        places.setColumnStretchFactor(1, 100)
        self.widget.setCentralItem(whole)

    def _quiet_down(self) -> None:
        self.widget.setFrameShape(pg.GraphicsView.Shape.NoFrame)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setMinimumSize(200, 160)
        self.widget.viewport().setMouseTracking(True)
        self.widget.viewport().installEventFilter(self)

    def eventFilter(self, watched: object, event: object) -> bool:
        """The mouse points at the nearest stop; clicks are the chart's."""
        if isinstance(event, QMouseEvent) and watched is self.widget.viewport():
            if event.type() == QMouseEvent.Type.MouseMove:
                self._point_at(event.position())
                return True
            event.ignore()
            return True
        return False

    def _point_at(self, place: QPointF) -> None:
        if not self._stops:
            return

        def distance(number: int) -> float:
            stop = self._stops[number]
            at = self.place_of(stop)
            return float(((at.x() - place.x()) ** 2 + (at.y() - place.y()) ** 2) ** 0.5)

        nearest = min(range(len(self._stops)), key=distance)
        if distance(nearest) <= _NEAR:
            self.stood_on.emit(nearest)
