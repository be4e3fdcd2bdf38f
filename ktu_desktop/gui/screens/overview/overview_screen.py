"""The overview: how far the plan is, what moved since the last time, who owes what, what contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.gui.charts.steps import STEP_MARKS, STEP_WORDS
from ktu_desktop.gui.screens.overview import overview_rows as rows
from ktu_desktop.gui.screens.overview.line_bar import LineBar
from ktu_desktop.gui.screens.overview.places import lead_to
from ktu_desktop.gui.screens.overview.section import Section
from ktu_desktop.gui.screens.page import FollowingPage, page_row
from ktu_desktop.gui.step_by_step import StepByStep
from ktu_desktop.gui.widgets.text_rows import TextRow
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.chart_data import Asked
from ktu_desktop.usecases.overview import Overview, contradictions, look_over

if TYPE_CHECKING:
    from ktu_desktop.gui.background_jobs import Job
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.remembered import Remembered
    from ktu_desktop.gui.session import Session
    from ktu_desktop.gui.theme import Theme

_AT_ONCE = 25
"""Rows that are put into words in one event."""

_BESIDE = 1000
"""So wide a page has room for two tables beside one another."""

_SECTION_HEIGHT = 200

_SEEN = "overview_seen"


class OverviewScreen(FollowingPage):
    """Four tables; Enter or a click leads to the place. Escape goes to the sheet."""

    name = "overview"
    title = mark("Overview")
    back_words = mark("&To the sheet")
    leads_on = True
    pause = 300

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.found: Overview | None = None
        self.findings: tuple[Finding, ...] | None = None
        self._seen: int | None = None
        counts = rows.COUNT_COLUMNS
        widths = {rows.BAR: 200, **dict.fromkeys(counts, 40)}
        self.lines = Section(theme, widths, 0, right=counts, summed=counts)
        self.moved = Section(theme, {1: 76, 2: 76, 3: 158, 4: 104}, 0, right=(1, 2))
        self.owing = Section(theme, {1: 112, 2: 84, 3: 180}, 0, right=(1, 2), summed=(1, 2))
        self.wrong = Section(theme, {0: 108, 1: 134, 2: 92}, 3)
        self._sections = (self.lines, self.moved, self.owing, self.wrong)
        self._grid, self._across = QGridLayout(), 0
        self.bars = LineBar(theme, self.lines.table)
        self.lines.table.setItemDelegateForColumn(rows.BAR, self.bars)
        self._filler, self._findings_filler = StepByStep(self), StepByStep(self)
        self._checking: Job | None = None
        self._lay_out()
        self._listen()

    def first_focus(self) -> QWidget:
        return self.lines.table

    def recall(self, remembered: Remembered) -> None:
        seen = remembered.text(_SEEN)
        self._seen = int(seen) if seen.isdecimal() else None

    def remember(self, remembered: Remembered) -> None:
        if self.found is not None:
            remembered.keep_text(_SEEN, str(self.found.newest))

    def retranslate(self) -> None:
        super().retranslate()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._give_up()
        for section in self._sections:
            section.clear()  # shown again it is filled table by table, each drawn in an event of its own

    def window_closes(self) -> None:
        self._give_up()

    def _give_up(self) -> None:
        self.later.stop()
        if self._checking is not None:
            self._checking.cancel()

    def read(self) -> None:
        """Read everything in the background: first the totals, then what contradicts in each sheet."""
        period, org = self.session.period, self.session.org_unit
        if period is None or not self.isVisible():
            return
        self._give_up()
        asked, since = Asked(org, period, tolerance=self.session.reader.tolerance), self._seen

        def looked(found: Overview) -> None:
            if self.isVisible() and (org, period) == (self.session.org_unit, self.session.period):
                self.found, self.findings = found, None
                self._show()
                self._checking = run(
                    lambda workspace, progress: contradictions(workspace, asked, progress),
                    checked,
                    self.failed,
                    asker=self,
                )

        def checked(findings: tuple[Finding, ...]) -> None:
            if (org, period) == (self.session.org_unit, self.session.period):
                self.findings = findings
                self._findings_filler.start(self._filling_findings())

        run = self.session.run
        run(lambda workspace, _: look_over(workspace, asked, since), looked, self.failed, asker=self)

    def _show(self) -> None:
        """Fill the tables, one in each event, so that keys are answered between two of them."""
        if self.found is not None and self.isVisible():
            self._filler.start(self._filling(self.found))

    def _filling(self, found: Overview) -> Iterator[None]:
        say, plan = self.session.say, self.session.plan
        self.headline.say(self._headline(found), "text")
        self.bars.most = max((line.total for line in found.progress.lines), default=1)
        lines = list(rows.line_rows(found.progress, say))  # a handful
        title = say(mark("Progress of the plan"))
        self.lines.show_rows(title, rows.line_headers(say), lines, rows.line_titles(say))
        self.lines.hide_empty(rows.SELDOM)
        yield
        title = mark("What has changed since {when}") if found.since else mark("What has changed")
        when = say.moment(found.since) if found.since else ""
        moved = rows.moved_rows(found.moved, plan, say)
        yield from self._fill(self.moved, title, rows.MOVED_HEADERS, moved, when=when)
        title = mark("Not filled in, and by whom: {n}")
        owed = say.number(str(sum(len(owing.missing) for owing in found.owing)))
        owing = rows.owing_rows(found.owing, say)
        yield from self._fill(self.owing, title, rows.OWING_HEADERS, owing, n=owed)
        yield from self._filling_findings()

    def _filling_findings(self) -> Iterator[None]:
        found = self.findings or ()
        title = mark("Errors: {errors}, remarks: {remarks}")
        if self.findings is None:
            title = mark("Errors and remarks are being looked for…")
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        said = rows.finding_rows(found, self.session.plan, self.session.organisation, self.session.say)
        yield from self._fill(
            self.wrong, title, rows.FINDING_HEADERS, said, errors=errors, remarks=len(found) - errors
        )

    def _fill(
        self, section: Section, title: str, headers: Sequence[str], found: Iterator[TextRow], **facts: object
    ) -> Iterator[None]:
        """Put rows into words, some in each event, and then show them."""
        say, said = self.session.say, []
        for row in found:
            said.append(row)
            if len(said) % _AT_ONCE == 0:
                yield
        section.show_rows(say(title, **facts), [say(header) for header in headers], said)
        yield

    def _headline(self, found: Overview) -> str:
        say, progress = self.session.say, found.progress
        counts = (
            f"{STEP_MARKS[step]} {say(STEP_WORDS[step])}: {count}".strip()
            for step, count in progress.counts().items()
        )
        name = f"{say.name(progress.org_unit.names)}, {progress.period.said(say)}"
        return f"{name}   ·   {'   '.join(counts)}"

    def _listen(self) -> None:
        session = self.session
        for section in self._sections:
            section.entered.connect(lambda leads_to: lead_to(session, leads_to))
            section.table.left.connect(self.leave)
        self.theme.changed.connect(self.lines.table.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two tables beside one another, or on a small screen all of them below one another."""
        across = 2 if self.width() >= _BESIDE else 1
        if across == self._across:
            return
        self._across = across
        for place, section in enumerate(self._sections):
            self._grid.addWidget(section, *divmod(place, across))
            section.setMinimumHeight(0 if across > 1 else _SECTION_HEIGHT)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for row in range(len(self._sections)):
            self._grid.setRowStretch(row, 1 if row * across < len(self._sections) else 0)

    def _lay_out(self) -> None:
        grid = self._grid
        grid.setContentsMargins(16, 0, 16, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        self._arrange()
        self.lay_out_page(page_row((self.headline,), ()), grid, page_row((), (self.close_page,)))
