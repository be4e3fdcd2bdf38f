"""What is open: language, sheet, indicator. Screens ask it and tell it, and know nothing of one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.background_jobs import Failed, Job, Jobs
from ktu_desktop.gui.unit_summary import UnitSummary
from ktu_desktop.gui.unsaved import Unsaved, Waiting
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from ktu_desktop.domain.changes import Changed
    from ktu_desktop.domain.evaluation import Row, Sheet
    from ktu_desktop.domain.organisation import Organisation
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.domain.plan import Plan
    from ktu_desktop.gui.last_sheet import LastSheet, Mark
    from ktu_desktop.usecases.record import Edit, Recorded
    from ktu_desktop.usecases.workspace import Workspace

    Opened = tuple[Workspace, str, Period, Sheet, Mark | None]

T = TypeVar("T")

COMMON_DATA = ""
"""The "indicator" one stands on when the common data of the sheet are shown."""


@dataclass(frozen=True)
class Looking:
    """Which rows one looks at. ``only``: all, missing, errors or warnings; ``everything``: unasked ones."""

    find: str = ""
    only: str = "all"
    everything: bool = False


class Session(QObject):
    """The workspace through the worker, and the sheet and indicator one stands on.

    ``near``: how far below its target a result still counts as near, as a part of it; None: the usual.
    ``database``: the file, also where it could not be opened.

    ``opened`` may come twice: with the sheet kept from the last time, then with the workspace. Before it
    there is no plan, organisation or sheet. ``jobs`` runs slow work; ``say`` is the translator of now:
    ask for it each time, it changes.
    """

    opened = Signal()
    sheet_changed = Signal(object)  # Sheet: shown now, evaluated
    sheet_left = Signal()  # another sheet is wanted: what is being typed is handed over now, to this one
    sheet_selected = Signal()  # another organisation unit or period is on its way
    indicator_changed = Signal(str)  # an indicator's code, or COMMON_DATA
    field_wanted = Signal(str, str)  # indicator, element ("" the first): the form puts the cursor there
    row_wanted = Signal(str)  # indicator: the table takes the keyboard and shows it
    looking_changed = Signal(object)  # Looking
    language_changed = Signal()
    changed = Signal(object)  # Changed: what a use case wrote, for screens that show more than the sheet
    author_changed = Signal(str)  # who works from now on
    changed_elsewhere = Signal()  # another program wrote into the database
    recorded = Signal(object)  # Recorded: what became of one's edits
    saved = Signal(str)  # local time "14:32"
    saving = Signal()
    said = Signal(str, str)  # a sentence for the bar above the table, and its tone: good, doubt, bad, quiet

    def __init__(self, jobs: Jobs, say: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.say = jobs, say
        self.workspace: Workspace | None = None
        self.org_unit = ""
        self.period: Period | None = None
        self.indicator = COMMON_DATA
        self.sheet: Sheet | None = None
        self.looking = Looking()
        self.near: Fraction | None = None
        self.database: Path | None = None
        self.sheet_mark: Mark | None = None
        self._arriving: Workspace | None = None
        self._open_workspace: Callable[[], Workspace] | None = None
        self._plan: Plan | None = None
        self._organisation: Organisation | None = None
        self._edits_waiting = 0
        self.unsaved = Unsaved(self.run, self)
        self.unsaved.stored.connect(self._stored_late)
        self.unsaved.all_saved.connect(self._all_saved)
        self.unsaved.given_up.connect(jobs.unexpected)
        self._rows: dict[str, Row] = {}
        self.summary = UnitSummary(self.run, self)
        self.sheet_selected.connect(self.summary.forget)

    @property
    def plan(self) -> Plan:
        """The plan of the sheet."""
        assert self._plan is not None
        return self._plan

    @property
    def organisation(self) -> Organisation:
        """The organisation with all its units."""
        assert self._organisation is not None
        return self._organisation

    @property
    def saving_now(self) -> bool:
        """True while edits are on their way to the database."""
        return self._edits_waiting > 0

    def row(self, indicator: str) -> Row | None:
        """The row of the sheet shown now for an indicator; None for COMMON_DATA or while nothing is shown."""
        return self._rows.get(indicator)

    def show_last(self, last: LastSheet) -> None:
        """Show the sheet kept from the last time while the database is still being opened."""
        self._plan, self._organisation = last.plan, last.organisation
        self.org_unit, self.period = last.org_unit, last.period
        self.opened.emit()
        self.sheet_selected.emit()
        self._show(last.sheet, last.mark)
        self.select_indicator(last.indicator)

    def open(
        self,
        open_workspace: Callable[[], Workspace],
        org_unit: str,
        period: str,
        failed: Failed | None = None,
    ) -> None:
        """Open the workspace in the worker and show its sheet; empty or unknown: the first of each."""
        self._open_workspace = open_workspace
        self.jobs.run(lambda _: self._opened(org_unit, period), self._arrived, failed)

    def replace_database(
        self, put: Callable[[Path], T], done: Callable[[T], None], failed: Failed, title: str
    ) -> None:
        """Close the database, have ``put`` replace its file, and open and show what is there now.

        What is being typed is stored before; where ``put`` refuses, the database goes on as it was.
        """
        self.sheet_left.emit()
        org, period, file = self.org_unit, self.period, self.database
        assert file is not None, "whoever opens the session names the file"

        def work(_: Progress) -> tuple[T, Opened]:
            if self._arriving is not None:
                self._arriving.close()  # it opens the file again by itself when it is asked again
            found = put(file)
            self._arriving = None
            return found, self._opened(org, period.code if period else "")

        def show(answer: tuple[T, Opened]) -> None:
            self._replaced(answer[1])
            done(answer[0])

        self.jobs.run(work, show, failed, title)

    def _opened(self, org_unit: str, period: str) -> Opened:
        """Open the workspace and read its sheet; on the worker."""
        from ktu_desktop.gui.first_sheet import first_sheet  # late: the window paints before it is needed

        assert self._open_workspace is not None
        workspace = self._arriving = self._open_workspace()
        org, where = first_sheet(workspace.plan, workspace.organisation, org_unit, period)
        return workspace, org, where, *_load(workspace, org, where, self.near, self.sheet)

    def run(
        self,
        work: Callable[[Workspace, Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        title: str | None = None,
        asker: QObject | None = None,
    ) -> Job:
        """Run ``work`` on the worker with the workspace; see Jobs.run."""

        def with_workspace(progress: Progress) -> T:
            workspace = self._arriving  # the worker opened it before: work is done in turn
            if workspace is None:
                raise WorldRefusal(mark("The database is not open, so nothing can be read or saved."))
            return work(workspace, progress)

        return self.jobs.run(with_workspace, done, failed, title, asker)

    def record(self, edits: Sequence[Edit], via: str = "form") -> None:
        """Store edits of the sheet one stands on, in the background; then show the sheet as it is now."""
        org, period = self.org_unit, self.period
        if period is None or not edits:
            return
        self._edits_waiting += 1
        self.saving.emit()
        waiting = Waiting(org, period, tuple(edits), via)

        def work(workspace: Workspace, _: Progress) -> tuple[Recorded, tuple[Sheet, Mark | None] | None]:
            from ktu_desktop.gui.last_sheet import mark_of
            from ktu_desktop.usecases.record import record

            if self.unsaved.refused is not None:
                raise self.unsaved.refused
            version = workspace.db.data_version()
            try:
                recorded = record(workspace, org, period, edits, via, _near(self.near))
            except WorldRefusal as refusal:
                self.unsaved.refused = refusal
                raise
            mark_ = mark_of(workspace.db.path)
            if self._edits_waiting > 1:  # more edits follow: only the last one's sheet is shown
                return recorded, None
            if workspace.db.data_version() != version:  # others wrote too: the mark may be of their state
                return recorded, _load(workspace, org, period, self.near, self.sheet)
            return recorded, (_keeping_rows(recorded.sheet, self.sheet), mark_)

        self.run(
            work,
            lambda answer: self._recorded(*answer, org, period),
            lambda error: self._not_recorded(error, waiting),
        )

    def select_sheet(self, org_unit: str, period: Period) -> None:
        """Show another organisation unit's or period's sheet."""
        if (org_unit, period) == (self.org_unit, self.period):
            return
        self.sheet_left.emit()
        self.org_unit, self.period = org_unit, period
        self.sheet_selected.emit()
        self.refresh()

    def select_indicator(self, code: str) -> None:
        """Stand on an indicator, or on COMMON_DATA."""
        if code != self.indicator:
            self.indicator = code
            self.indicator_changed.emit(code)

    def go_to(self, indicator: str, element: str = "") -> None:
        """Stand on an indicator and put the cursor into its form: the named field, or the first one."""
        self.select_indicator(indicator)
        self.field_wanted.emit(indicator, element)

    def show_row(self, indicator: str) -> None:
        """Stand on an indicator and give the keyboard to its row in the table."""
        self.select_indicator(indicator)
        self.row_wanted.emit(indicator)

    def next_to_fill(self, step: int = 1) -> Row | None:
        """The next (1) or previous (-1) asked row after the one stood on that is not filled in; it wraps."""
        rows = [row for row in self._rows.values() if row.asked or row.indicator.code == self.indicator]
        here = next((n for n, row in enumerate(rows) if row.indicator.code == self.indicator), -step)
        around = [rows[(here + step * n) % len(rows)] for n in range(1, len(rows) + 1)]
        return next((row for row in around if row.asked and not row.given), None)

    def look(
        self, *, find: str | None = None, only: str | None = None, everything: bool | None = None
    ) -> None:
        """Look at other rows; what is not given stays."""
        now = self.looking
        looking = Looking(
            now.find if find is None else find,
            now.only if only is None else only,
            now.everything if everything is None else everything,
        )
        if looking != self.looking:
            self.looking = looking
            self.looking_changed.emit(looking)

    def refresh(self) -> None:
        """Read the sheet again: something else may have changed it."""
        org, period = self.org_unit, self.period
        if period is None:
            return

        def show(loaded: tuple[Sheet, Mark | None]) -> None:
            if (org, period) == (self.org_unit, self.period) and self._may_show(org, period):
                self._show(*loaded)

        self.run(lambda workspace, _: _load(workspace, org, period, self.near, self.sheet), show)

    def announce(self, changed: Changed) -> None:
        """Tell the screens what a use case changed, and show the sheet anew when it is touched."""
        self.changed.emit(changed)
        self.refresh()

    def set_language(self, language: str) -> None:
        """Speak another language from now on."""
        if language != self.say.language:
            self.say = Translator(language)
            self.language_changed.emit()

    def set_author(self, name: str) -> None:
        """Let somebody else work from now on: the history names who did what."""
        from ktu_desktop.domain.changes import Author  # late: the window paints before it is needed

        if self.workspace is not None and name != self.workspace.author.name:
            self.workspace = self._arriving = replace(self.workspace, author=Author(name))
            self.author_changed.emit(name)

    def tell(self, sentence: str, tone: str = "quiet") -> None:
        """Show a sentence in the bar above the table."""
        self.said.emit(sentence, tone)

    def _arrived(self, answer: Opened) -> None:
        workspace, org_unit, period, sheet, mark_ = answer
        self.workspace = workspace
        self._plan, self._organisation = workspace.plan, workspace.organisation
        first = self.sheet is None
        if first:
            self.org_unit, self.period = org_unit, period
        self.opened.emit()
        if first:
            self.sheet_selected.emit()
        if (org_unit, period) == (self.org_unit, self.period) and not self._edits_waiting:
            self._show(sheet, mark_)

    def _replaced(self, answer: Opened) -> None:
        """Everything may be another one: plan, units, values."""
        self.workspace, self.org_unit, self.period, sheet, mark_ = answer
        self._plan, self._organisation = self.workspace.plan, self.workspace.organisation
        if self.indicator not in self.plan.indicators:
            self.select_indicator(COMMON_DATA)
        self.opened.emit()
        self.sheet_selected.emit()
        self._show(sheet, mark_)
        self.changed_elsewhere.emit()

    def _recorded(
        self, recorded: Recorded, loaded: tuple[Sheet, Mark | None] | None, org: str, period: Period
    ) -> None:
        self._edits_waiting -= 1
        self.recorded.emit(recorded)
        self.changed.emit(recorded.affects)
        if not self._edits_waiting and not self.unsaved:
            self.saved.emit(datetime.now().strftime("%H:%M"))
        here = (org, period) == (self.org_unit, self.period)
        if loaded is not None and here and not self._edits_waiting:
            self._show(*loaded)

    def _not_recorded(self, error: Exception, waiting: Waiting) -> None:
        self._edits_waiting -= 1
        if not isinstance(error, WorldRefusal):
            self.jobs.unexpected.emit(error)
            self.refresh()
            return
        if not self.unsaved:
            self.jobs.unexpected.emit(error)
        self.unsaved.keep(waiting)

    def _stored_late(self, recorded: Recorded) -> None:
        self.recorded.emit(recorded)
        self.changed.emit(recorded.affects)

    def _all_saved(self) -> None:
        self.saved.emit(datetime.now().strftime("%H:%M"))
        self.tell(self.say(mark("What was typed is saved now.")), "good")
        self.refresh()

    def _may_show(self, org_unit: str, period: Period) -> bool:
        """Not over what is being saved, nor over what waits to be saved and is on the screen already."""
        if self._edits_waiting:
            return False
        data = self.sheet.data if self.sheet is not None else None
        shown = data is not None and (data.org_unit.code, data.period) == (org_unit, period)
        return not (shown and self.unsaved.about(org_unit, period))

    def _show(self, sheet: Sheet, mark_: Mark | None) -> None:
        self.sheet, self.sheet_mark = sheet, mark_
        self._rows = {row.indicator.code: row for row in sheet.rows}
        self.sheet_changed.emit(sheet)
        if self.workspace is not None:  # the sheet kept from the last time comes before it
            self.summary.follow(sheet.data.org_unit.code, sheet.data.period, self.organisation)


def _load(
    workspace: Workspace, org_unit: str, period: Period, near: Fraction | None, shown: Sheet | None
) -> tuple[Sheet, Mark | None]:
    """The evaluated sheet, and the mark of the file as it was before the sheet was read from it."""
    from ktu_desktop.domain.evaluation import evaluate
    from ktu_desktop.gui.last_sheet import mark_of
    from ktu_desktop.usecases.open_sheet import open_sheet

    found = mark_of(workspace.db.path)
    sheet = evaluate(open_sheet(workspace, org_unit, period), _near(near))
    return _keeping_rows(sheet, shown), found


def _near(near: Fraction | None) -> Fraction:
    from ktu_desktop.domain.progress import NEAR

    return NEAR if near is None else near


def _keeping_rows(sheet: Sheet, shown: Sheet | None) -> Sheet:
    """The sheet with each row that is equal to the one shown as that object: it need not be drawn again."""
    if shown is None or len(shown.rows) != len(sheet.rows):
        return sheet
    pairs = zip(shown.rows, sheet.rows, strict=True)
    return replace(sheet, rows=tuple(was if was == now else now for was, now in pairs))
