"""Every indicator of a strategic line or task as a small chart of its years, painted side by side."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen

from ktu_desktop.domain.progress_words import PROGRESS
from ktu_desktop.domain.result_words import shown
from ktu_desktop.domain.series import Series
from ktu_desktop.gui.charts.chart_kind import LINE, ChartKind
from ktu_desktop.gui.charts.chart_view import ChartView, Drawing, Heading, Stop
from ktu_desktop.gui.charts.legend import Sample
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.point_words import point_words
from ktu_desktop.gui.charts.small_chart import ChartSeries, paint_series
from ktu_desktop.gui.charts.subtitles import group_title, indicator_title
from ktu_desktop.gui.widgets.name_lines import NameLines
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.chart_data import Asked, Multiples, line_years

_WIDTH, _HEIGHT, _SPACE, _EDGE = 232, 116, 12, 4
"""The smallest width of a cell and its height below the name, in pixels."""


def draw(multiples: Multiples, asked: Asked, look: Look) -> ChartView:
    """The chart of a line."""
    say, year = look.say, asked.period.year
    stops = tuple(
        Stop(n, 0, _words(series, year, look), series.indicator, year=year)
        for n, series in enumerate(multiples.series)
    )
    heading = Heading(
        title=group_title(multiples.group, say),
        subtitle=f"{say.name(multiples.org_unit.names)}, {asked.period.said(say)}",
        samples=(Sample("line", "actual", say(mark("Actual"))), Sample("dashes", "plan", say(mark("Plan")))),
        words="\n".join(stop.text for stop in stops) or say(mark("There is nothing to draw yet.")),
    )
    return ChartView(look, heading, SmallMultiples(multiples.series, year, look), stops)


class SmallMultiples(Drawing):
    """Cells in as many columns as there is room for; painted, since a plot for each would take seconds."""

    def __init__(self, series: tuple[Series, ...], year: int, look: Look) -> None:
        super().__init__()
        self.cells = tuple(chart_series(each, year) for each in series)
        self._titles = tuple(indicator_title(each.indicator, look) for each in series)
        self._numbers = tuple(_numbers(each, year, look) for each in series)
        self._names: dict[int, NameLines] = {}
        self._look, self._at = look, -1
        self.setFont(look.font)
        self.setMouseTracking(True)
        self.setMinimumHeight(self.natural_height(960))

    def natural_height(self, width: int) -> int:
        rows = -(-len(self.cells) // self._columns(width)) if self.cells else 1
        return int(rows * (self._cell_height() + _SPACE))

    def sizeHint(self) -> QSize:
        return QSize(960, self.natural_height(960))

    def show_stop(self, stop: Stop) -> None:
        self._at = round(stop.x)
        self.update()

    def place_of(self, stop: Stop) -> QPoint:
        return self.cell(round(stop.x)).center().toPoint()

    def cell(self, number: int) -> QRectF:
        """Where a cell stands."""
        columns = self._columns(self.width())
        width = (self.width() - (columns - 1) * _SPACE) / columns
        row, column = divmod(number, columns)
        height = self._cell_height()
        return QRectF(column * (width + _SPACE), row * (height + _SPACE), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, series in enumerate(self.cells):
            cell = self.cell(number)
            if cell.intersects(QRectF(event.rect())):
                self._paint_cell(painter, cell, number, series)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._cell_at(event.position())
        if number is not None:
            self.stood_on.emit(number)

    def _paint_cell(self, painter: QPainter, cell: QRectF, number: int, series: ChartSeries) -> None:
        here = number == self._at
        painter.setBrush(self._look.colour("accent_tint" if here else "raised"))
        painter.setPen(QPen(self._look.colour("accent" if here else "line"), 1))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inside = cell.adjusted(_EDGE + 4, _EDGE, -_EDGE - 4, -_EDGE)
        painter.setPen(self._look.colour("text"))
        painter.setFont(QFont(self._look.font))
        lines = QRectF(inside.left(), inside.top(), inside.width(), self._name_height())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(lines, flags, self.name(number, int(inside.width())))
        painter.setPen(self._look.colour("quiet"))
        said = painter.fontMetrics().elidedText(
            self._numbers[number], Qt.TextElideMode.ElideRight, int(inside.width())
        )
        below = QRectF(lines.left(), lines.bottom(), lines.width(), self._line_height())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        plot = QRectF(inside.left(), below.bottom(), inside.width(), inside.bottom() - below.bottom())
        paint_series(painter, plot, series, self.palette(), self._look.colour("plan"))

    def said(self, number: int) -> str:
        """The numbers of the year one looks at, below a cell's name."""
        return self._numbers[number]

    def name(self, number: int, width: int) -> str:
        """A cell's name in at most two lines, for a width in pixels."""
        if width not in self._names:
            self._names = {width: NameLines(self._look.font, width, 2)}
        return "\n".join(self._names[width](self._titles[number]))

    def _cell_at(self, place: QPointF) -> int | None:
        return next((n for n in range(len(self.cells)) if self.cell(n).contains(place)), None)

    def _name_height(self) -> int:
        return 2 * self.fontMetrics().lineSpacing() + 2

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 2

    def _cell_height(self) -> int:
        return self._name_height() + self._line_height() + _HEIGHT - 16

    def _columns(self, width: int) -> int:
        return max(1, (width + _SPACE) // (_WIDTH + _SPACE))


def chart_series(series: Series, year: int) -> ChartSeries:
    """The numbers of a series for the small chart; years without a number are left out."""
    actual = {at: number for at, number in series.curve if number is not None}
    return ChartSeries(actual, dict(series.targets), year, series.ranked)


def _numbers(series: Series, year: int, look: Look) -> str:
    """``2023: 49,2 %, plan 50 %``; empty for a year that the series has not."""
    point = next((point for point in series.points if point.year == year), None)
    return point_words(point, series, look) if point is not None else ""


def _words(series: Series, year: int, look: Look) -> str:
    """``1.1.6  Proportion of ...: 49,2 %, plan 50 %`` of the year one looks at."""
    say = look.say
    point = next((point for point in series.points if point.year == year), None)
    actual = shown(point.actual, series.unit, say) if point else ""
    facts = {"name": indicator_title(series.indicator, look), "actual": actual or say(PROGRESS["no_value"])}
    if point is None or point.target is None:
        return say(mark("{name}: {actual}"), **facts)
    target = shown(point.target.result, series.unit, say)
    return say(mark("{name}: {actual}, plan {target}"), target=target, **facts)


KIND = ChartKind("multiples", mark("All indicators of a line or task"), LINE, line_years, draw)
