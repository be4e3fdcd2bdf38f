"""What a kind of chart is: a name, a title, what it is about, how it is read, drawn and said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ktu_desktop.gui.charts.chart_view import ChartView
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.usecases.chart_data import Asked
from ktu_desktop.usecases.workspace import Workspace

INDICATOR, LINE, PLAN = "indicator", "line", "plan"
"""What a chart is about: one indicator, one strategic line, the whole plan."""


@dataclass(frozen=True)
class ChartKind:
    """One kind of chart.

    ``read`` works on the database (never on the window's thread) and returns plain numbers and labels;
    ``draw`` makes the widget of them, with everything said in words. Whoever draws passes on what was asked.
    """

    name: str
    title: str
    about: str
    read: Callable[[Workspace, Asked], Any]
    draw: Callable[[Any, Asked, Look], ChartView]
