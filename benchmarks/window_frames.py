"""From a key to the painted result: how long the window's thread works for it.

At a sheet of all 129 indicators: a number typed and saved, a letter in the find box, F8, another sheet, the
form of the next row; each may take one frame of 16 ms. With 40 departments side by side: a number typed and
saved, another strategic line; each may take 100 ms.

Added up is what the window's thread computes for the key and the frame that answers it, and from the event
that brings the result (out of the worker, or of the find box's pause) to the end of the frame that shows it.
Not counted is what other threads do, nor what this one does while nobody waits for it but it for the worker
or the pause: there the form and the problems follow, which the next row measures with all that lies between,
and none of whose events may be long (see window_thread.py). Each is done many times and the middle is taken;
the answer is the worst of them, in times of what is allowed.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from benchmarks.window_thread import Timed, run
from ktu_desktop.app import Program
from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.main_window import MainWindow
from ktu_desktop.gui.pictures import wait_until
from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen
from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen
from ktu_desktop.gui.screens.side_by_side.grid_model import FROZEN
from ktu_desktop.gui.screens.side_by_side.side_by_side_screen import SideBySideScreen
from ktu_desktop.storage import organisation_store
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.workspace import Workspace, open_workspace

TITLE = (
    "window's thread from a key to the painted result : one frame of 16 ms, 100 ms with 40 units side by side"
)
LIMIT = 1.0

FRAME, WIDE_FRAME = 0.016, 0.100
DEPARTMENTS, TIMES = 40, 6
HERE, FACULTY, PERIOD = "EAT-ES", "WIDE", Period(2023)
Timings = dict[str, tuple[list[float], float]]
SETTLED = 0.15
"""Seconds of quiet after which everything that a key has caused is painted."""


def measure() -> float:
    """The worst of the middles, in times of what is allowed; ``--verbose`` names them all."""
    timings: Timings = {}
    application = Painted()
    run(lambda folder: partial(_prepared(folder), timings=timings))
    assert application is QApplication.instance()
    ratios = {what: median(spent) / allowed for what, (spent, allowed) in timings.items()}
    if "--verbose" in sys.argv:
        for what, (spent, allowed) in timings.items():
            middle, most, longest = (1000 * each for each in (median(spent), allowed, max(spent)))
            print(f"{what}: {middle:.1f} ms of {most:.0f}, longest {longest:.1f}")
    return max(ratios.values())


def _prepared(folder: Path) -> Callable[[Program, Timings], None]:
    """A database with a faculty of many departments and sheets with remarks; what is then done."""
    workspace = open_workspace(folder / "here.db", "here")
    try:
        wide = _wide(workspace.organisation)
        with workspace.db.writing() as conn:
            organisation_store.save_organisation(conn, wide)
        workspace = replace(workspace, organisation=wide)
        for unit in (HERE, *_departments()):
            _fill(workspace, unit)
    finally:
        workspace.close()
    return _work


def _wide(organisation: Organisation) -> Organisation:
    root = organisation.root.code
    faculty = OrgUnit(FACULTY, "faculty", {"en": "Wide", "ru": "Широкий", "kk": "Кең"}, root)
    named = {"en": "Department", "ru": "Кафедра", "kk": "Кафедра"}
    below = (OrgUnit(code, "department", named, FACULTY) for code in _departments())
    return Organisation((*organisation.units, faculty, *below))


def _departments() -> tuple[str, ...]:
    return tuple(f"{FACULTY}-{number:02}" for number in range(DEPARTMENTS))


def _fill(workspace: Workspace, unit: str) -> None:
    plan = workspace.plan
    asked = plan.asked_indicators(workspace.organisation.by_code[unit])
    counts = [i for i in asked if i.measure == "count"]
    record(workspace, unit, PERIOD.last_year, [TypedValue(i.code, str(50 + i.number)) for i in counts])
    record(workspace, unit, PERIOD, [TypedValue(i.code, str(10 + i.number)) for i in counts])


class Painted(Timed):
    """Adds up what one waits for: the events up to the first frame, and those from when ``wanted`` holds."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: Callable[[], bool] | None = None
        self._answered, self._waited_for = True, 0.0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        is_frame = event.type() == QEvent.Type.UpdateRequest and isinstance(receiver, MainWindow)
        done = super().notify(receiver, event)
        if self.wanted is not None and not self.depth:
            holds = self.wanted()
            if holds or not self._answered:
                self._waited_for += self.computed[-1]
            if is_frame:
                self._answered = True
                self.wanted = None if holds else self.wanted
        return done

    def spent_on(
        self, do: Callable[[], object], wanted: Callable[[], bool], settle: Callable[[], None]
    ) -> float:
        """Seconds that the window's thread computed for ``do`` until ``wanted`` was painted."""
        self.wanted, self._answered, self._waited_for = wanted, False, 0.0
        QTimer.singleShot(0, do)  # in an event, so that it is counted itself
        wait_until(lambda: self.wanted is None, 10)
        settle()
        assert self.wanted is None, "it was never painted"
        return self._waited_for


class Desk:
    """The window, driven; ``timings``: by what was done, the seconds of each time and what is allowed."""

    def __init__(self, program: Program, timings: Timings) -> None:
        self.program, self.session, self.window = program, program.session, program.window
        self.timings = timings
        table = self.window.screen_named("sheet_table")
        page = self.window.screen_named("side_by_side")
        assert isinstance(table, SheetScreen) and isinstance(page, SideBySideScreen)
        form = self.window.screen_named("indicator_form")
        assert isinstance(form, FormScreen)
        self.table, self.page, self.form = table, page, form

    def timed(
        self, what: str, do: Callable[[], object], wanted: Callable[[], bool], allowed: float = FRAME
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, Painted)
        spent = application.spent_on(do, wanted, self.settle)
        self.timings.setdefault(what, ([], allowed))[0].append(spent)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        wait_until(lambda: self.program.jobs.idle, 60)
        wait_until(lambda: False, SETTLED)
        wait_until(lambda: self.program.jobs.idle, 60)

    def open(self, unit: str) -> None:
        self.session.select_sheet(unit, PERIOD)
        self.settle()

    def type_and_save(self, number: str) -> None:
        self.session.show_row("1.2.3")
        self.settle()
        self.timed(
            "typed, saved, painted",
            partial(_type_over, self.table.view, number),
            lambda: self._shown(self.session.sheet, number),
        )

    def find(self, text: str) -> None:
        self.timed(
            "found",
            partial(self.window.top_bar.find_box.setText, text),
            lambda: self.session.looking.find == text,
        )
        self.session.look(find="")
        self.settle()

    def next_problem(self) -> None:
        self.timed(
            "F8",
            partial(QTest.keyClick, self.window, Qt.Key.Key_F8),
            lambda: self.form.isAncestorOf(self.window.focusWidget() or self.window),
        )

    def next_row(self) -> None:
        self.session.show_row("1.2.3")
        self.settle()
        self.timed(
            "next row and its form",
            partial(QTest.keyClick, self.table.view, Qt.Key.Key_Down),
            lambda: self._form_shows() == self.session.indicator != "1.2.3",
        )

    def other_sheet(self, unit: str) -> None:
        self.timed(
            "another sheet",
            partial(self.session.select_sheet, unit, PERIOD),
            lambda: self.session.sheet is not None and self.session.sheet.data.org_unit.code == unit,
        )

    def type_side_by_side(self, column: int, number: str) -> None:
        model = self.page.model
        row = next(n for n, line in enumerate(model.rows) if line.figure == "1.2.3")
        self.page.view.units.stand_on(model.index(row, FROZEN + column))
        self.settle()
        self.timed(
            "typed side by side",
            partial(_type_over, self.page.view.units, number),
            lambda: self._shown(model.columns[column].sheet, number),
            WIDE_FRAME,
        )

    def other_line(self, at: int) -> None:
        before = self.page.model.rows
        self.timed(
            "another line side by side",
            partial(_choose_line, self.page, at),
            lambda: self.page.model.rows != before,
            WIDE_FRAME,
        )

    def _form_shows(self) -> str | None:
        form = self.form.form
        return form.row.indicator.code if form is not None and form.row is not None else None

    def _shown(self, sheet: Sheet | None, number: str) -> bool:
        stored = sheet.data.values.get("1.2.3") if sheet is not None else None
        return stored is not None and stored.value.text == number


def _work(program: Program, timings: Timings) -> None:
    desk = Desk(program, timings)
    desk.open(HERE)
    desk.session.look(everything=True)
    for time in range(TIMES):
        desk.type_and_save(str(20 + time))
        desk.find("студ"[: 1 + time % 4])
        desk.next_problem()
        desk.next_row()
        desk.other_sheet(_departments()[time])
        desk.open(HERE)
    desk.open(FACULTY)
    desk.window.show_screen("side_by_side")
    desk.settle()
    _choose_line(desk.page, 0)
    desk.settle()
    for time in range(TIMES):
        desk.type_side_by_side(time, str(40 + time))
        desk.other_line(1)
        desk.other_line(0)


def _type_over(view: QWidget, text: str) -> None:
    view.setFocus()
    QTest.keyClick(view, text[0])
    for editor in (each for each in view.findChildren(QLineEdit) if each.isVisible()):
        QTest.keyClicks(editor, text[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)


def _choose_line(page: SideBySideScreen, at: int) -> None:
    page.line.setCurrentIndex(at)
    page.line.activated.emit(at)


if __name__ == "__main__":
    print(TITLE, round(measure(), 2), LIMIT)
