"""A chart as a widget: title, legend and drawing; places to stand on with the mouse or the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ktu_desktop.gui.charts.look import Look

_SWATCH, _GAP, _BETWEEN = 14, 6, 18
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of a chart: where it is in the drawing's own numbers, what is said of it, where it leads."""

    x: float
    y: float
    text: str
    indicator: str = ""
    org_unit: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of a legend. ``shape``: line, dashes, bar, ring or text (``word`` alone)."""

    shape: str
    role: str
    word: str
    sign: str = ""
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a chart. ``words``: the whole chart for a screen reader."""

    title: str
    subtitle: str
    samples: tuple[Sample, ...]
    words: str


class Drawing(QWidget):
    """What is under a chart's heading. ``stood_on``: somebody points at a stop, by its number."""

    stood_on = Signal(int)

    def show_stop(self, stop: Stop) -> None:
        """Mark the place one stands on."""

    def place_of(self, stop: Stop) -> QPoint:
        """Where a stop stands in the drawing, in pixels."""
        return QPoint(round(stop.x), round(stop.y))

    def natural_height(self, width: int) -> int:
        """How high the drawing is best in pixels, for a width."""
        return round(width * 0.5)


class ChartView(QWidget):
    """``said``: what stands at the place one points at or walked to; ``entered``: Enter or a double click.

    ``walked``: the keys led to a place of the view, in its pixels.
    """

    said = Signal(str)
    walked = Signal(QPoint)
    entered = Signal(object)

    def __init__(self, look: Look, heading: Heading, drawing: Drawing, stops: Sequence[Stop]) -> None:
        super().__init__()
        self.heading, self.drawing, self.stops = heading, drawing, tuple(stops)
        self.at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.colour("surface"))
        palette.setColor(QPalette.ColorRole.WindowText, look.colour("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.colour("quiet"))
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("actual"))
        self.setPalette(palette)
        self._column = QVBoxLayout(self)
        self._lay_out(look)
        self.setAccessibleName(heading.title)
        self.setAccessibleDescription(heading.words)
        drawing.stood_on.connect(self.stand_on)

    def stand_on(self, number: int) -> None:
        """Stand on a stop: it is marked and said."""
        if not 0 <= number < len(self.stops) or number == self.at:
            return
        self.at = number
        self.drawing.show_stop(self.stops[number])
        self.said.emit(self.stops[number].text)

    def enter(self) -> None:
        """Go where the stop leads."""
        if self.at >= 0:
            self.entered.emit(self.stops[self.at])

    def natural_height(self, width: int) -> int:
        """How high the chart is best in pixels, for a width."""
        return (
            self._column.heightForWidth(width) - self._drawing_height() + self.drawing.natural_height(width)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(self.at + _STEPS[key] if self.at >= 0 else 0)
        elif key == Qt.Key.Key_Home:
            self._walk(0)
        elif key == Qt.Key.Key_End:
            self._walk(len(self.stops) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.enter()

    def _walk(self, number: int) -> None:
        if self.stops:
            number = min(max(number, 0), len(self.stops) - 1)
            self.stand_on(number)
            place = self.drawing.place_of(self.stops[number])
            self.walked.emit(self.drawing.mapTo(self, place))

    def _drawing_height(self) -> int:
        drawing = self.drawing
        return max(drawing.sizeHint().height(), drawing.minimumHeight(), drawing.minimumSizeHint().height())

    def _lay_out(self, look: Look) -> None:
        title, subtitle = QLabel(self.heading.title), QLabel(self.heading.subtitle)
        strong = look.font.__class__(look.font)
        strong.setBold(True)
        strong.setPointSizeF(strong.pointSizeF() * 1.15)
        title.setFont(strong)
        subtitle.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (title, subtitle):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(_as_high_as_needed())
        subtitle.setFont(look.font)
        column = self._column
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(subtitle)
        if self.heading.samples:
            column.addWidget(Legend(look, self.heading.samples))
        column.addWidget(self.drawing, 1)


class Legend(QWidget):
    """Samples of what is drawn with their words, in as many rows as they need."""

    def __init__(self, look: Look, samples: Sequence[Sample]) -> None:
        super().__init__()
        self._look, self._samples = look, tuple(samples)
        self.setFont(look.font)
        self.setSizePolicy(_as_high_as_needed())

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


def _as_high_as_needed() -> QSizePolicy:
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
    painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    if sample.shape != "ring":
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if sample.shape == "line" else QColor(look.colours.surface))
    if dashed:
        painter.drawRect(QRectF(middle.x() - 3, middle.y() - 3, 6, 6))
    else:
        painter.drawEllipse(middle, 3.5, 3.5)
