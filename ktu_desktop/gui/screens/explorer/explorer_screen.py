"""The page on which a total is taken apart, down to who typed each number or which cell it stood in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.coverage_words import coverage_sentence
from ktu_desktop.domain.result_words import result_symbol, shown
from ktu_desktop.domain.units_of_measure import value_text
from ktu_desktop.gui.screens.explorer.trace_rows import TraceWords
from ktu_desktop.gui.screens.explorer.trace_table import TraceTable
from ktu_desktop.gui.screens.page import FollowingPage, page_row
from ktu_desktop.gui.widgets.indicator_picker import IndicatorPicker
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.trace_total import TracedTotal, trace_total

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.session import Session
    from ktu_desktop.gui.theme import Theme

_HEADERS = (mark("Unit, number"), mark("Actual"), mark("What it rests on, where it came from"))


class ExplorerScreen(FollowingPage):
    """Follows the unit, period and indicator of the window. Escape goes back to the sheet."""

    name = "explorer"
    title = mark("What a total is made of")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.total: TracedTotal | None = None
        self.heading, self.hint = TonedLabel(theme, "text"), TonedLabel(theme, "quiet")
        self.heading.setFont(theme.strong_font)
        self.table, self.picker = TraceTable(theme), IndicatorPicker(self)
        self.other, self.up, self.open_sheet = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self._listen()

    def first_focus(self) -> QWidget:
        return self.table

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        self.other.setText(say(mark("Another &indicator…")))
        self.up.setText(say(mark("One level &up")))
        self.open_sheet.setText(say(mark("&Open its sheet")))
        self.hint.say(
            say(mark("Right opens, Left folds and goes up, Enter leads to the number in its sheet."))
        )
        self.table.setAccessibleName(say(self.title))
        self._show()

    def read(self) -> None:
        """Take the total apart in the background."""
        session, period = self.session, self.session.period
        if period is None or not self.isVisible():
            return
        org, tolerance = session.org_unit, session.reader.tolerance
        indicator = session.indicator or next(iter(session.plan.indicators))

        def show(total: TracedTotal) -> None:
            if (org, period) == (session.org_unit, session.period):
                self.total = total
                self._show()

        session.run(
            lambda workspace, _: trace_total(workspace, org, period, indicator, tolerance),
            show,
            self.failed,
            asker=self,
        )

    def go_up(self) -> None:
        """To the total that this one is a part of."""
        parent = self.total.org_unit.parent if self.total is not None else None
        if parent is not None and self.session.period is not None:
            self.session.select_sheet(parent, self.session.period)

    def enter(self) -> None:
        """To the sheet of the unit one stands on, with the cursor in the number where it is one."""
        branch, total = self.table.branch(), self.total
        if branch is None or total is None:
            return
        code, figure = total.standing.indicator.code, branch.figure
        period = total.period
        if figure is not None and figure.last_year and period.last_year.year in self.session.plan.years:
            period = period.last_year
        if figure is None:
            self.session.select_sheet(branch.unit.org_unit, period)
            self.session.show_row(code)
        else:
            self.session.go_to_sheet(figure.org_unit, period, code, figure.element)

    def _show(self) -> None:
        total, say = self.total, self.session.say
        if total is None or not self.isVisible():
            return
        plan, standing = self.session.plan, total.standing
        code = standing.indicator.code
        symbol = result_symbol(plan, code)
        name = f"{code}  {say.name(standing.indicator.names)}"
        self.heading.say(name)
        result = shown(standing.result, symbol, say) or say(mark("no number yet"))
        facts = {"result": result, "words": standing.words(say)}
        standing_words = say(mark("{result}: {words}"), **facts)
        if standing.target is not None:
            target = value_text(standing.target, symbol, say)
            standing_words = say(mark("{result}, plan {target}: {words}"), target=target, **facts)
        parts = (
            f"{say.name(total.org_unit.names)}, {total.period.said(say)}",
            standing_words,
            coverage_sentence(standing.coverage, say),
        )
        self.headline.say("  ·  ".join(parts), "quiet")
        words = TraceWords(code, plan, self.session.organisation, say)
        first, second, third = (say(header) for header in _HEADERS)
        self.table.show_total(total.tree, words, (first, second, third))
        self.up.setEnabled(total.org_unit.parent is not None)

    def _pick(self) -> None:
        place = self.other.mapToGlobal(self.other.rect().bottomLeft())
        self.picker.open_at(place, self.session.plan, (self.session.indicator,), self.session.say)

    def _listen(self) -> None:
        session = self.session
        self.other.clicked.connect(self._pick)
        self.picker.picked.connect(session.select_indicator)
        self.up.clicked.connect(self.go_up)
        self.open_sheet.clicked.connect(self.enter)
        self.table.entered_row.connect(lambda _index: self.enter())
        self.table.left.connect(self.leave)
        self.table.above.connect(self.go_up)
        session.indicator_changed.connect(lambda _code: self.later.start())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.headline)
        head = page_row((words,), (self.other, self.up))
        self.lay_out_page(head, self.table, page_row((self.hint,), (self.close_page, self.open_sheet)))
