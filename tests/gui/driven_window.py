"""Drives the real window in tests: waits for the worker, presses keys, answers what it would ask."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ktu_desktop.app import Options, Program
from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.gui.screens.indicator_form.field_box import FieldBox
from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen
from ktu_desktop.gui.screens.indicator_form.indicator_form import IndicatorForm
from ktu_desktop.usecases.record import Edit, TypedValue


class Answers:
    """A person who answers dialogs as told beforehand."""

    def __init__(self) -> None:
        self.open: tuple[Path, ...] = ()
        self.save: Path | None = None
        self.into: Path | None = None
        self.paper: QPrinter | None = None
        self.agreed = True
        self.asked: list[str] = []

    def files_to_open(self, title: str, kinds: str) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.open

    def file_to_save(self, title: str, suggested: str, kinds: str) -> Path | None:
        self.asked.append(suggested)
        return self.save

    def folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.into

    def printer(self, title: str) -> QPrinter | None:
        self.asked.append(title)
        return self.paper

    def agrees(self, question: str, yes: str, no: str) -> bool:
        self.asked.append(question)
        return self.agreed

    def choose(self, question: str, choices: Sequence[str]) -> int | None:
        self.asked.append(question)
        return 0


class Driven:
    """The running program at one sheet."""

    def __init__(self, qtbot: QtBot, database: Path, org: str = "EAT-ES", year: str = "2023") -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot = qtbot
        self.program = Program(application, Options(database, "en"))
        self.program.remembered.keep_text("org_unit", org)
        self.program.remembered.keep_text("period", year)
        self.errors: list[object] = []
        self.session = self.program.session
        self.session.jobs.unexpected.connect(self.errors.append)
        self.window = self.program.window
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitUntil(lambda: self.program.completed, timeout=20_000)
        self.answers = Answers()
        self.window.dialogs = self.answers
        for screen in self.window.panes.screens():
            screen.dialogs = self.answers
        self.settle()

    def settle(self) -> None:
        """Wait until everything typed is saved and shown."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: self.session.jobs.idle, timeout=30_000)
            QApplication.processEvents()
        assert not self.errors, self.errors

    def close(self) -> None:
        """Close the window as a person does."""
        self.window.close()
        self.program.close()
        self.window.deleteLater()
        QApplication.processEvents()

    @property
    def sheet(self) -> Sheet:
        assert self.session.sheet is not None
        return self.session.sheet

    def row(self, code: str) -> Row:
        return self.sheet.row(code)

    def record(self, *edits: Edit, **values: str) -> None:
        """Store edits as if they had been typed elsewhere in the window."""
        self.session.record([*edits, *(TypedValue(name, text) for name, text in values.items())])
        self.settle()

    def select(self, org: str) -> None:
        """Open another unit's sheet."""
        assert self.session.period is not None
        self.session.select_sheet(org, self.session.period)
        self.settle()

    @property
    def form(self) -> IndicatorForm:
        screen = self.window.screen_named("indicator_form")
        assert isinstance(screen, FormScreen) and screen.form is not None
        return screen.form

    def stand_on(self, indicator: str) -> IndicatorForm:
        """Stand on an indicator with the cursor in the first field of its form."""
        self.session.go_to(indicator)
        QApplication.processEvents()
        return self.form

    def box(self, role: str) -> FieldBox:
        return next(box for box in self.form.fields.boxes if box.field.role == role)

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Type into a widget (the one with the cursor)."""
        where = widget or self.focus()
        if text.isascii():
            self.qtbot.keyClicks(where, text)
        for letter in "" if text.isascii() else text:  # QTest aborts at what is on no English keyboard
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(where, event)

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        self.qtbot.keyClick(widget or self.focus(), key)
        self.settle()

    def focus(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()
