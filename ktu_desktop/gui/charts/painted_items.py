"""Boxes and words of a plot, all of a kind in one item: each item of a plot costs half a millisecond."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

_MARGIN = 4.0
"""Pixels around words, within their box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box, in the plot's numbers."""

    place: QRectF
    brush: QBrush
    pen: QPen


@dataclass(frozen=True, slots=True)
class Words:
    """Words at a place in the plot's numbers. ``anchor``: which point of their box stands there.

    (0, 0) is its upper left. ``ground``: what hides the drawing behind them.
    """

    text: str
    place: QPointF
    anchor: tuple[float, float]
    colour: QColor
    ground: QColor | None = None


class _Everywhere(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Paints in pixels, anywhere in the plot; the plot's ranges take no notice of it."""

    def boundingRect(self) -> QRectF:
        """All that is seen of the plot."""
        return QRectF(self.viewRect())

    def viewTransformChanged(self) -> None:
        """The plot has other ranges or another size."""
        super().viewTransformChanged()
        self.prepareGeometryChange()

    def dataBounds(self, *_: object) -> tuple[None, None]:
        """Nothing that the ranges have to hold."""
        return None, None

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint, the plot's numbers turned into pixels."""
        to_pixels = painter.transform()
        painter.resetTransform()
        self.paint_in_pixels(painter, to_pixels)

    def paint_in_pixels(self, painter: QPainter, to_pixels: QTransform) -> None:
        """Paint; ``to_pixels`` maps the plot's numbers."""
        raise NotImplementedError


class Boxes(_Everywhere):
    """Filled boxes; more may be added to ``boxes`` until it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[Box] = []

    def paint_in_pixels(self, painter: QPainter, to_pixels: QTransform) -> None:
        for box in self.boxes:
            painter.setPen(box.pen)
            painter.setBrush(box.brush)
            painter.drawRect(to_pixels.mapRect(box.place))


class Labels(_Everywhere):
    """Words that stay as large and upright whatever the ranges; more may be added to ``words``.

    What would be cut at the left or right edge of the plot is moved inside.
    """

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self.words: list[Words] = []
        self._font = font

    def paint_in_pixels(self, painter: QPainter, to_pixels: QTransform) -> None:
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        seen = to_pixels.mapRect(self.boundingRect())
        for words in self.words:
            size = QSizeF(metrics.horizontalAdvance(words.text), metrics.height())
            size += QSizeF(2 * _MARGIN, 2 * _MARGIN)
            at = to_pixels.map(words.place)
            box = QRectF(at, size)
            box.translate(-words.anchor[0] * size.width(), -words.anchor[1] * size.height())
            box.moveLeft(min(max(box.left(), seen.left()), seen.right() - box.width()))
            if words.ground is not None:
                painter.fillRect(box, words.ground)
            painter.setPen(words.colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.text)
