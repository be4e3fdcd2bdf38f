"""What is drawn in a chart and what it means: samples with their words, in as many rows as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ktu_desktop.gui.charts.look import Look

_STYLES = {"dashes": Qt.PenStyle.DashLine, "dots": Qt.PenStyle.DotLine}
_SWATCH, _GAP, _BETWEEN = 14, 6, 18


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of a legend. ``shape``: line, dashes, dots, bar or ring."""

    shape: str
    role: str
    word: str
    sign: str = ""
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


class Legend(QWidget):
    """Samples of what is drawn with their words, in as many rows as they need."""

    def __init__(self, look: Look, samples: Sequence[Sample]) -> None:
        super().__init__()
        self._look, self._samples = look, tuple(samples)
        self.setFont(look.font)
        self.setSizePolicy(as_high_as_needed())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._places(width)[-1][1] + 1 if self._samples else 0
        return int(rows * self._row_height())

    def sizeHint(self) -> QSize:
        return QSize(300, self._row_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sample, (x, row) in zip(self._samples, self._places(self.width()), strict=True):
            box = QRectF(x, row * self._row_height(), _SWATCH, self._row_height())
            paint_sample(painter, box, sample, self._look)
            painter.setPen(self._look.colour("text"))
            text = QRectF(box.right() + _GAP, box.top(), self.width(), box.height())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._word(sample))
        painter.end()

    def _word(self, sample: Sample) -> str:
        return f"{sample.sign} {sample.word}" if sample.sign else sample.word

    def _row_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 4

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Left edge and row of each sample."""
        places, x, row = [], 0, 0
        for sample in self._samples:
            needed = _SWATCH + _GAP + self.fontMetrics().horizontalAdvance(self._word(sample))
            if x and x + needed > width:
                x, row = 0, row + 1
            places.append((x, row))
            x += needed + _BETWEEN
        return places


def as_high_as_needed() -> QSizePolicy:
    """Any width, and the height that the width asks for."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
    policy.setHeightForWidth(True)
    return policy


def paint_sample(painter: QPainter, box: QRectF, sample: Sample, look: Look) -> None:
    """One sample of a legend."""
    colour, middle = look.colour(sample.role), box.center()
    if sample.shape == "bar":
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QBrush(colour, sample.pattern))
        painter.drawRect(QRectF(box.left() + 1, middle.y() - 5, 11, 11))
        return
    dashed = sample.shape == "dashes"
    painter.setPen(QPen(colour, 2, _STYLES.get(sample.shape, Qt.PenStyle.SolidLine)))
    if sample.shape != "ring":
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
    if sample.shape == "dots":
        return
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if sample.shape == "line" else QColor(look.colours.surface))
    if dashed:
        painter.drawRect(QRectF(middle.x() - 3, middle.y() - 3, 6, 6))
    else:
        painter.drawEllipse(middle, 3.5, 3.5)
