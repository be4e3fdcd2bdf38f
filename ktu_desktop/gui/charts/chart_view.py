"""A chart as a widget: title, legend and drawing; places to stand on with the mouse or the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ktu_desktop.gui.charts.legend import Legend, Sample, as_high_as_needed
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.widgets.focus_ring import FocusRing

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

    @property
    def leads_to(self) -> tuple[str, str, int]:
        """The indicator, organisation unit and year that it is about, as far as it names them."""
        return self.indicator, self.org_unit, self.year


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
        FocusRing(self)
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

    def stand_as(self, before: "ChartView") -> None:
        """Stand where one stood in the chart that this one replaces, if it has that place."""
        if before.at >= 0:
            place = before.stops[before.at].leads_to
            self.stand_on(next((n for n, stop in enumerate(self.stops) if stop.leads_to == place), -1))

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
            label.setSizePolicy(as_high_as_needed())
        subtitle.setFont(look.font)
        column = self._column
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(subtitle)
        if self.heading.samples:
            column.addWidget(Legend(look, self.heading.samples))
        column.addWidget(self.drawing, 1)
