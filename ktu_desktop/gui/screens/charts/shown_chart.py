"""The chart on the page: its kind, what was asked, the numbers that were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ktu_desktop.gui.charts.chart_kind import ChartKind
    from ktu_desktop.gui.charts.chart_view import ChartView
    from ktu_desktop.gui.charts.look import Look
    from ktu_desktop.usecases.chart_data import Asked


@dataclass(frozen=True)
class Shown:
    """``data``: what the kind read for what was asked."""

    kind: ChartKind
    asked: Asked
    data: Any

    def draw(self, look: Look) -> ChartView:
        """The chart, drawn anew."""
        return self.kind.draw(self.data, self.asked, look)

    @property
    def file_name(self) -> str:
        """What its picture is called unless somebody says otherwise: ``years_1.1.6_EAT-ES_2023.png``."""
        about = self.asked.indicator if self.kind.about == "indicator" else ""
        parts = (self.kind.name, about, self.asked.org_unit, self.asked.period.code)
        return f"{'_'.join(part for part in parts if part)}.png"
