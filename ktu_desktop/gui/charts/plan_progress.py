"""Progress of the plan: for each strategic line how many indicators are reached, near, missed, not known."""

from PySide6.QtCore import QRectF, Qt

from ktu_desktop.domain.plan_progress import STEPS, LineProgress, PlanProgress
from ktu_desktop.gui.charts.chart_kind import PLAN, ChartKind
from ktu_desktop.gui.charts.chart_view import ChartView, Heading, Stop
from ktu_desktop.gui.charts.legend import Sample
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.plot import NameAxis, NumberAxis, Plot
from ktu_desktop.gui.charts.steps import STEP_MARKS, STEP_WORDS, pattern_of
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.chart_data import Asked, progress_of_plan

_HALF = 0.34
_ROW = 46
_TOO_NARROW = 0.05
"""The part of the axis below which a segment has no room for its mark beside its number."""
_NAMED = 8
"""How many indicators are named before "and n more"."""


def draw(progress: PlanProgress, asked: Asked, look: Look) -> ChartView:
    """The chart of a plan's progress."""
    say = look.say
    stops = tuple(
        Stop(
            _left(line, step) + line.count(step) / 2, -row, line_words(line, step, look), line.codes[step][0]
        )
        for row, line in enumerate(progress.lines)
        for step in STEPS
        if line.count(step)
    )
    heading = Heading(
        title=say(mark("Progress of the plan")),
        subtitle=f"{say.name(progress.org_unit.names)}, {progress.period.said(say)}",
        samples=tuple(
            Sample("bar", step, f"{say(STEP_WORDS[step])}: {count}", STEP_MARKS[step], pattern_of(step))
            for step, count in progress.counts().items()
        ),
        words="\n".join(stop.text for stop in stops) or say(mark("There is nothing to draw yet.")),
    )
    return ChartView(look, heading, ProgressPlot(progress, look, stops), stops)


class ProgressPlot(Plot):
    """``segments``: (row, step) -> from and to on the axis."""

    def __init__(self, progress: PlanProgress, look: Look, stops: tuple[Stop, ...]) -> None:
        bottom = NumberAxis("bottom", look, whole=True)
        bottom.setLabel(look.say(mark("indicators")), color=look.colours.quiet)
        names = [f"{line.line.number}  {look.say.name(line.line.titles)}" for line in progress.lines]
        left = NameAxis("left", look, names, upside_down=True)
        super().__init__(look, bottom, left, stops)
        self._rows = len(progress.lines)
        self._most = max((line.total for line in progress.lines), default=1)
        self.grid(x=True)
        self.show_range((0, self._most * 1.03), (-self._rows + 0.4, 0.6))
        self.segments: dict[tuple[int, str], tuple[int, int]] = {}
        for row, line in enumerate(progress.lines):
            for step in (step for step in STEPS if line.count(step)):
                self._segment(row, line, step)
        self.setMinimumHeight(self.natural_height(0))

    def natural_height(self, width: int) -> int:
        return max(240, _ROW * (self._rows + 2))

    def _segment(self, row: int, line: LineProgress, step: str) -> None:
        left, count = _left(line, step), line.count(step)
        self.segments[row, step] = (left, left + count)
        pattern = pattern_of(step)
        self.fill(QRectF(left + 0.04, -row - _HALF, count - 0.08, 2 * _HALF), step, pattern)
        solid = pattern is Qt.BrushStyle.SolidPattern
        colour = self.look.text_on(step) if solid else self.look.colour("text")
        words = f"{STEP_MARKS[step]} {count}".strip() if count > self._most * _TOO_NARROW else str(count)
        self.coloured_text(words, left + count / 2, -row, colour, (0.5, 0.5))


def line_words(line: LineProgress, step: str, look: Look) -> str:
    """``1 Training: Plan reached: 12 of 48 (1.1.4, 1.1.5, ...)``."""
    say, codes = look.say, line.codes[step]
    named = ", ".join(codes[:_NAMED])
    if len(codes) > _NAMED:
        named = say(mark("{units} and {n} more"), units=named, n=len(codes) - _NAMED)
    return say(
        mark("{line}: {step}: {count} of {total} ({codes})"),
        line=f"{line.line.number}  {say.name(line.line.titles)}",
        step=say(STEP_WORDS[step]),
        count=line.count(step),
        total=line.total,
        codes=named,
    )


def _left(line: LineProgress, step: str) -> int:
    """Where the segment of a step begins."""
    return sum(line.count(before) for before in STEPS[: STEPS.index(step)])


KIND = ChartKind("progress", mark("Progress of the plan by line"), PLAN, progress_of_plan, draw)
