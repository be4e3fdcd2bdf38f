"""What the page of charts shows: which kind of chart, of which indicator, strategic line or task."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ktu_desktop.domain.plan import Line, Plan, Task
from ktu_desktop.gui.charts.chart_kind import INDICATOR, LINE, ChartKind
from ktu_desktop.gui.charts.subtitles import group_title
from ktu_desktop.gui.widgets.indicator_picker import IndicatorPicker
from ktu_desktop.i18n import Translator, mark

_CUT = 70
"""How much of an indicator's name stands on the button; the chart says it whole."""

_GROUP = 240
"""How many pixels of a strategic line's or task's name are seen at least."""


class ChartChoice(QWidget):
    """``changed``: something else is wanted. ``kind``, ``indicator``, ``group``: what is wanted now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kinds: tuple[ChartKind, ...] = ()
        self.indicator = ""
        self._plan: Plan | None = None
        self._say = Translator("en")
        self.kind_box, self.group_box = QComboBox(), QComboBox()
        self.indicator_button = QPushButton()
        self.picker = IndicatorPicker(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.kind_box, self.indicator_button, self.group_box):
            row.addWidget(widget)
        row.addStretch(1)
        for box in (self.kind_box, self.group_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._chosen)
        self.kind_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.group_box.setMinimumWidth(_GROUP)  # a task's name is longer than the window is wide
        self.indicator_button.clicked.connect(self.pick_indicator)
        self.picker.picked.connect(self._picked)

    @property
    def kind(self) -> ChartKind | None:
        """The kind of chart wanted; None until the kinds are known."""
        number = self.kind_box.currentIndex()
        return self.kinds[number] if 0 <= number < len(self.kinds) else None

    @property
    def group(self) -> tuple[int, int]:
        """The numbers of the strategic line and of the task wanted, one of them 0."""
        chosen: Line | Task | None = self.group_box.currentData()
        if isinstance(chosen, Task):
            return 0, chosen.number
        return (chosen.number if chosen is not None else 0), 0

    def set_kinds(self, kinds: Sequence[ChartKind]) -> None:
        """The kinds there are to choose from."""
        self.kinds = tuple(kinds)
        self._fill()

    def retranslate(self, plan: Plan, say: Translator) -> None:
        """Every text in the language spoken now."""
        self._plan, self._say = plan, say
        self.kind_box.setAccessibleName(say(mark("Kind of chart")))
        self.group_box.setAccessibleName(say(mark("Strategic line or task")))
        chosen = max(0, self.group_box.currentIndex())
        self.group_box.clear()
        groups: tuple[Line | Task, ...] = (*plan.lines, *plan.tasks)
        for each in groups:
            self.group_box.addItem(group_title(each, say), each)
        self.group_box.setCurrentIndex(chosen)
        self._fill()

    def choose(self, *, kind: str = "", indicator: str = "") -> None:
        """Want another kind or indicator, without saying ``changed``."""
        names = [each.name for each in self.kinds]
        if kind in names:
            self.kind_box.setCurrentIndex(names.index(kind))
        if self._plan is not None and indicator in self._plan.indicators:
            self.indicator = indicator
            lines = [line.number for line in self._plan.lines]
            self.group_box.setCurrentIndex(lines.index(self._plan.indicators[indicator].line))
        self._show()

    def pick_indicator(self) -> None:
        """Open the list of indicators."""
        if self._plan is None:
            return
        place = self.indicator_button.mapToGlobal(self.indicator_button.rect().bottomLeft())
        self.picker.open_at(place, self._plan, (self.indicator,), self._say)

    def _fill(self) -> None:
        chosen = max(0, self.kind_box.currentIndex())
        self.kind_box.clear()
        self.kind_box.addItems([self._say(kind.title) for kind in self.kinds])
        self.kind_box.setCurrentIndex(chosen if self.kinds else -1)
        self._show()

    def _show(self) -> None:
        """Only what the kind of chart is about can be chosen."""
        about = self.kind.about if self.kind else ""
        self.indicator_button.setVisible(about == INDICATOR)
        self.group_box.setVisible(about == LINE)
        indicator = self._plan.indicators.get(self.indicator) if self._plan else None
        name = f"{indicator.code}  {self._say.name(indicator.names)}" if indicator else ""
        self.indicator_button.setText(name if len(name) <= _CUT else f"{name[:_CUT]}…")
        self.indicator_button.setAccessibleName(self._say(mark("Indicator: {name}"), name=name))

    def _picked(self, code: str) -> None:
        self.choose(indicator=code)
        self.changed.emit()

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()
