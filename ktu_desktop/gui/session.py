"""What is open: language, sheet, indicator. Screens ask it and tell it, and know nothing of one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from ktu_desktop.gui.background_jobs import Failed, Job, Jobs
from ktu_desktop.gui.database_access import DatabaseAccess
from ktu_desktop.gui.looking import Looking, next_to_fill
from ktu_desktop.gui.not_saved import with_what_waits
from ktu_desktop.gui.outgoing import Outgoing
from ktu_desktop.gui.recording import Recording
from ktu_desktop.gui.sheet_reader import LoadedSheet, SheetReader
from ktu_desktop.gui.unit_summary import UnitSummary
from ktu_desktop.gui.unsaved import Waiting
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from pathlib import Path

    from ktu_desktop.domain.changes import Changed
    from ktu_desktop.domain.evaluation import Row, Sheet
    from ktu_desktop.domain.organisation import Organisation
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.domain.plan import Plan
    from ktu_desktop.gui.last_sheet import LastSheet, Mark
    from ktu_desktop.jobs import Progress
    from ktu_desktop.usecases.record import Edit, Recorded
    from ktu_desktop.usecases.workspace import Workspace

T = TypeVar("T")

COMMON_DATA = ""
"""The "indicator" one stands on when the common data of the sheet are shown."""


class Session(QObject):
    """The sheet and indicator one stands on, and the ways to read, record and tell.

    ``shown``: the indicators in the table, in its order, ``shown_of`` so many that it would show unnarrowed.

    ``opened`` may come twice: with the sheet kept from the last time, then with the workspace. Before it
    there is no plan, organisation or sheet. ``jobs`` runs slow work; ``say`` is the translator of now:
    ask for it each time, it changes.
    """

    opened = Signal()
    sheet_changed = Signal(object)  # Sheet: shown now, evaluated
    typing = Signal(object)  # Sheet: as it would be with what is being typed; what is shown, when nothing is
    sheet_left = Signal()  # another sheet is wanted: what is being typed is handed over now, to this one
    sheet_selected = Signal()  # another organisation unit or period is on its way
    indicator_changed = Signal(str)  # an indicator's code, or COMMON_DATA
    field_wanted = Signal(str, str)  # indicator, element ("" the first): the form puts the cursor there
    row_wanted = Signal(str)  # indicator: the table takes the keyboard and shows it
    screen_wanted = Signal(str)  # a screen's name: it is brought to view and takes the keyboard
    files_brought = Signal(list)  # paths: offered to the screens as if they were dropped on the window
    looking_changed = Signal(object)  # Looking
    shown_changed = Signal()  # other rows are in the table: ``shown``
    language_changed = Signal()
    changed = Signal(object)  # Changed: what a use case wrote, for screens that show more than the sheet
    author_changed = Signal(str)  # who works from now on
    changed_elsewhere = Signal()  # another program wrote into the database
    batch_made = Signal(int)  # the number of what a use case changed at once (edits: see recorded), for undo
    recorded = Signal(object)  # Recorded: what became of one's edits
    saved = Signal(str)  # local time "14:32"
    saving = Signal()
    said = Signal(str, str, object)  # for the bar above the table: see tell

    def __init__(self, jobs: Jobs, say: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.say = jobs, say
        self.database, self.outgoing = DatabaseAccess(jobs), Outgoing(jobs)
        self.reader = SheetReader()
        self.recording = Recording(self.database.run, self.reader, self)
        self.summary = UnitSummary(self.run, self)
        self.org_unit = ""
        self.period: Period | None = None
        self.indicator = COMMON_DATA
        self.looking = Looking()
        self.shown: tuple[str, ...] = ()
        self.shown_of = 0
        self.sheet_mark: Mark | None = None
        self._stored: LoadedSheet | None = None
        self._plan: Plan | None = None
        self._organisation: Organisation | None = None
        self._rows: dict[str, Row] = {}
        self._listen()

    @property
    def workspace(self) -> Workspace | None:
        """The workspace; None before it is open. It is used on the worker only, see ``run``."""
        return self.database.workspace

    @property
    def sheet(self) -> Sheet | None:
        """The evaluated sheet shown now."""
        return self.reader.shown

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

    def row(self, indicator: str) -> Row | None:
        """The row of the sheet shown now for an indicator; None for COMMON_DATA or while nothing is shown."""
        return self._rows.get(indicator)

    def show_last(self, last: LastSheet) -> None:
        """Show the sheet kept from the last time while the database is still being opened."""
        self._plan, self._organisation = last.plan, last.organisation
        self.org_unit, self.period = last.org_unit, last.period
        self.opened.emit()
        self.sheet_selected.emit()
        self._show(LoadedSheet(last.sheet, last.mark))
        self.select_indicator(last.indicator)

    def open(
        self,
        open_workspace: Callable[[], Workspace],
        org_unit: str,
        period: str,
        failed: Failed | None = None,
    ) -> None:
        """Open the workspace in the worker and show its sheet; empty or unknown: the first of each."""
        self.database.open(
            open_workspace, lambda ws: self._first_sheet(ws, org_unit, period), self._arrived, failed
        )

    def replace_database(
        self, put: Callable[[Path], T], done: Callable[[T], None], failed: Failed, title: str
    ) -> None:
        """Close the database, have ``put`` replace its file, and open and show what is there now.

        What is being typed is stored before; where ``put`` refuses, the database goes on as it was.
        """
        self.sheet_left.emit()
        org, period = self.org_unit, self.period.code if self.period else ""

        def show(found: T, sheet: LoadedSheet) -> None:
            self._replaced(sheet)
            done(found)

        self.database.replace(put, lambda ws: self._first_sheet(ws, org, period), show, failed, title)

    def run(
        self,
        work: Callable[[Workspace, Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        title: str | None = None,
        asker: QObject | None = None,
    ) -> Job:
        """Run ``work`` on the worker with the workspace; see Jobs.run."""
        return self.database.run(work, done, failed, title, asker)

    def record(
        self, edits: Sequence[Edit], via: str = "form", done: Callable[[Recorded], None] | None = None
    ) -> None:
        """Store edits of the sheet one stands on, in the background; then show the sheet as it is now.

        ``done`` is told what became of them, unless the database does not take them for now.
        """
        if self.period is not None and edits:
            self.recording.record(Waiting(self.org_unit, self.period, tuple(edits), via), done)

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

    def go_to_sheet(self, org_unit: str, period: Period, indicator: str, element: str = "") -> None:
        """The same in another sheet: nothing can be typed into its form before it has arrived."""
        if (org_unit, period) == (self.org_unit, self.period):
            self.go_to(indicator, element)
            return

        def arrived(sheet: Sheet) -> None:
            if (sheet.data.org_unit.code, sheet.data.period) == (org_unit, period):
                self.go_to(indicator, element)

        self.select_sheet(org_unit, period)
        self.show_row(indicator)
        self.sheet_changed.connect(arrived, Qt.ConnectionType.SingleShotConnection)

    def show_row(self, indicator: str) -> None:
        """Stand on an indicator and give the keyboard to its row in the table."""
        self.select_indicator(indicator)
        self.row_wanted.emit(indicator)

    def next_to_fill(self, step: int = 1) -> Row | None:
        """The next (1) or previous (-1) asked row after the one stood on that is not filled in; it wraps."""
        return next_to_fill(self._rows.values(), self.indicator, step)

    def look(self, **other: Any) -> None:
        """Look at other rows: fields of Looking; what is not given stays."""
        looking = replace(self.looking, **other)
        if looking != self.looking:
            self.looking = looking
            self.looking_changed.emit(looking)

    def tell_shown(self, indicators: tuple[str, ...], of: int) -> None:
        """The table shows these indicators, in this order, ``of`` so many that it could."""
        if (indicators, of) != (self.shown, self.shown_of):
            self.shown, self.shown_of = indicators, of
            self.shown_changed.emit()

    def refresh(self) -> None:
        """Read the sheet again: something else may have changed it."""
        org, period = self.org_unit, self.period
        if period is None:
            return

        def show(loaded: LoadedSheet) -> None:
            if self._stands_on(loaded) and self.recording.may_show(org, period):
                self._show(loaded)

        self.run(lambda workspace, _: self.reader.read(workspace, org, period), show)

    def announce(self, changed: Changed, batch: int | None = None) -> None:
        """Tell the screens what a use case changed, and show the sheet anew when it is touched.

        ``batch``: its number, where it can be undone.
        """
        self.changed.emit(changed)
        if batch is not None:
            self.batch_made.emit(batch)
        self.refresh()

    def set_language(self, language: str) -> None:
        """Speak another language from now on."""
        if language != self.say.language:
            self.say = Translator(language)
            self.language_changed.emit()

    def set_author(self, name: str) -> None:
        """Let somebody else work from now on: the history names who did what."""
        if self.database.set_author(name):
            self.author_changed.emit(name)

    def tell(
        self, sentence: str, tone: str = "quiet", act: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Show a sentence in the bar above the table, in its tone: good, doubt, bad, quiet.

        ``act``: a button's text and what it does.
        """
        self.said.emit(sentence, tone, act)

    def _listen(self) -> None:
        self.sheet_selected.connect(self.summary.forget)
        recording = self.recording
        recording.saving.connect(self.saving)
        recording.saved.connect(self.saved)
        recording.recorded.connect(self._recorded)
        recording.recorded.connect(self._note_stored)
        recording.shown.connect(self._show_recorded)
        recording.refused.connect(self.jobs.unexpected)
        recording.lost.connect(self.refresh)
        recording.late.connect(self._saved_late)
        recording.unsaved.changed.connect(self._show_what_waits)

    def _first_sheet(self, workspace: Workspace, org_unit: str, period: str) -> LoadedSheet:
        """On the worker."""
        from ktu_desktop.gui.first_sheet import first_sheet  # late: the window paints before it is needed

        where = first_sheet(workspace.plan, workspace.organisation, org_unit, period)
        return self.reader.read(workspace, *where)

    def _arrived(self, loaded: LoadedSheet) -> None:
        self._take_plan()
        first = self.sheet is None
        if first:
            self.org_unit, self.period = loaded.place
        self.opened.emit()
        if first:
            self.sheet_selected.emit()
        if not self.recording.under_way:
            self._show_recorded(loaded)

    def _replaced(self, loaded: LoadedSheet) -> None:
        """Everything may be another one: plan, units, values."""
        self._take_plan()
        self.org_unit, self.period = loaded.place
        if self.indicator not in self.plan.indicators:
            self.select_indicator(COMMON_DATA)
        self.opened.emit()
        self.sheet_selected.emit()
        self._show(loaded)
        self.changed_elsewhere.emit()

    def _take_plan(self) -> None:
        assert self.workspace is not None
        self._plan, self._organisation = self.workspace.plan, self.workspace.organisation

    def _recorded(self, recorded: Recorded) -> None:
        self.recorded.emit(recorded)
        self.changed.emit(recorded.affects)

    def _saved_late(self) -> None:
        self.tell(self.say(mark("What was typed is saved now.")), "good")
        self.refresh()

    def _stands_on(self, loaded: LoadedSheet) -> bool:
        return loaded.place == (self.org_unit, self.period)

    def _show_recorded(self, loaded: LoadedSheet) -> None:
        if self._stands_on(loaded):
            self._show(loaded)

    def with_what_waits(self, sheet: Sheet) -> Sheet:
        """A sheet of the database with what is on its way there."""
        waiting = self.recording.not_stored()
        if not waiting or self.workspace is None:
            return sheet
        return with_what_waits(sheet, waiting, self.workspace.author, self.reader.tolerance)

    def _note_stored(self, recorded: Recorded) -> None:
        """How the sheet is in the database now, should what comes after have to wait."""
        stored = LoadedSheet(recorded.sheet, None)
        if self._stands_on(stored):
            self._stored = stored

    def _show_what_waits(self) -> None:
        if self._stored is not None and self._stands_on(self._stored):
            self._present(self._stored)

    def _present(self, stored: LoadedSheet) -> None:
        self._stored, sheet = stored, self.with_what_waits(stored.sheet)
        self.reader.shown, self.sheet_mark = sheet, stored.mark if sheet is stored.sheet else None
        self._rows = {row.indicator.code: row for row in sheet.rows}
        self.sheet_changed.emit(sheet)

    def _show(self, loaded: LoadedSheet) -> None:
        self._present(loaded)
        if self.workspace is not None:  # the sheet kept from the last time comes before it
            self.summary.follow(*loaded.place, self.organisation)
