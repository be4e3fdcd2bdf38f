"""The page of charts: choose a kind and what it is about, walk over it, save or copy it as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.charts import chart_kinds
from ktu_desktop.gui.screens.charts.chart_choice import ChartChoice
from ktu_desktop.gui.screens.charts.picture_out import PictureOut
from ktu_desktop.gui.screens.charts.shown_chart import Shown
from ktu_desktop.gui.screens.page import FollowingPage, page_row
from ktu_desktop.gui.step_by_step import StepByStep
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.chart_data import Asked

if TYPE_CHECKING:
    from ktu_desktop.gui.charts.chart_kind import ChartKind
    from ktu_desktop.gui.charts.chart_view import ChartView, Stop
    from ktu_desktop.gui.charts.look import Look
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.session import Session
    from ktu_desktop.gui.theme import Theme


class ChartsScreen(FollowingPage):
    """Follows the unit and period of the window. Escape goes back to the sheet."""

    name = "charts"
    title = mark("Charts")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.choice = ChartChoice()
        self.view: ChartView | None = None
        self.shown: Shown | None = None
        self.area, self.reading = QScrollArea(), TonedLabel(theme, "text")
        self.copy, self.save = QPushButton(), QPushButton()
        self._drawing = StepByStep(self)
        self._out = PictureOut(session, self)
        self._wanted = ""
        self._lay_out()
        self._listen()

    def first_focus(self) -> QWidget:
        return self.choice.kind_box if self.view is None else self.view

    def show_chart(self, kind: str, indicator: str = "") -> None:
        """Show a kind of chart, of an indicator where one is named."""
        self._wanted = kind
        self.choice.choose(kind=kind, indicator=indicator)
        self.read()

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        self.copy.setText(say(mark("Copy &the picture")))
        self.save.setText(say(mark("Save the pictu&re…")))
        if self.session.sheet is not None:
            self.choice.retranslate(self.session.plan, say)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        self.choice.retranslate(self.session.plan, self.session.say)
        first = next(iter(self.session.plan.indicators))
        self.choice.choose(indicator=self.session.indicator or self.choice.indicator or first)
        super().showEvent(event)

    def read(self) -> None:
        """Read the numbers of the chart wanted in the background, and draw it."""
        period = self.session.period
        if period is None or not self.isVisible():
            return
        kind, org = self.choice.kind, self.session.org_unit
        asked = Asked(org, period, self.choice.indicator, *self.choice.group, self.session.reader.tolerance)

        def work(workspace: Any, _: object) -> tuple[tuple[ChartKind, ...], ChartKind, Any]:
            kinds = chart_kinds()  # loads pyqtgraph, the first time
            wanted = kind or next((each for each in kinds if each.name == self._wanted), kinds[0])
            return kinds, wanted, wanted.read(workspace, asked)

        def show(answer: tuple[tuple[ChartKind, ...], ChartKind, Any]) -> None:
            kinds, wanted, data = answer
            if not self.choice.kinds:
                self.choice.set_kinds(kinds)
                self.choice.choose(kind=wanted.name)
            self.shown = Shown(wanted, asked, data)
            self._draw()

        self.session.run(work, show, self.failed, asker=self)

    def save_picture(self) -> None:
        """Ask for a file and write the chart into it at print size."""
        if self.shown is not None:
            self._out.save(self.shown, self._look(), self.dialogs)

    def copy_picture(self) -> None:
        """Put the chart at print size on the clipboard."""
        if self.shown is not None:
            self._out.copy(self.shown, self._look())

    def window_closes(self) -> None:
        self._drawing.stop()

    def _draw(self) -> None:
        """Draw what was read, in the language and colours of now; it is shown in the event that follows."""
        if self.shown is not None and self.isVisible():
            self._drawing.start(self._draw_and_show(self.shown))

    def _draw_and_show(self, shown: Shown) -> Iterator[None]:
        view = shown.draw(self._look())
        yield
        self._show_view(view)

    def _show_view(self, view: ChartView) -> None:
        before, self.view = self.view, view
        had_keyboard = before is not None and before.hasFocus()
        self.area.takeWidget()
        view.said.connect(self.reading.say)
        view.entered.connect(self._go)
        view.walked.connect(self._follow)
        self.area.setWidget(view)
        hint = mark("The arrow keys move over the chart, Enter opens what is marked.")
        self.reading.say(self.session.say(hint) if view.stops else view.heading.words)
        if had_keyboard:
            view.setFocus()
        if before is not None:
            view.stand_as(before)
            before.deleteLater()  # in an event of its own: it takes as long as drawing

    def _look(self) -> Look:
        from ktu_desktop.gui.charts.look import Look

        return Look(self.session.say, self.session.plan, self.font(), self.theme.dark)

    def _go(self, stop: Stop) -> None:
        """Where a place of the chart leads: a small chart to its large one, a unit or year to its sheet."""
        session, shown = self.session, self.shown
        assert shown is not None and session.period is not None
        if shown.kind.about == "line":
            self.show_chart("years", stop.indicator)
            return
        org = stop.org_unit or session.org_unit
        year = stop.year if stop.year in session.plan.years else session.period.year
        session.select_sheet(org, Period(year, session.period.part))
        session.show_row(stop.indicator or session.indicator)

    def _follow(self, place: QPoint) -> None:
        self.area.ensureVisible(place.x(), place.y(), 120, 90)

    def _listen(self) -> None:
        self.choice.changed.connect(self.read)
        for signal in (self.choice.changed, self.session.sheet_selected):
            signal.connect(lambda: self.headline.say(""))
        self.copy.clicked.connect(self.copy_picture)
        self.save.clicked.connect(self.save_picture)
        self._out.done.connect(partial(self.headline.say, tone="good"))
        self._out.failed.connect(self.failed)
        self.theme.changed.connect(self._draw)

    def _lay_out(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = page_row((self.choice,), (self.copy, self.save))
        self.lay_out_page(head, self.area, page_row((self.reading, self.headline), (self.close_page,)))
