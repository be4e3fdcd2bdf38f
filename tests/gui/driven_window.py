"""Drives the real window in tests: waits for the worker, presses keys, answers what it would ask."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ktu_desktop.gui.screens.indicator_form.field_box import FieldBox
from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen
from ktu_desktop.gui.screens.indicator_form.indicator_form import IndicatorForm
from tests.views.stage import Answers, Stage

__all__ = ["Answers", "Driven"]


class Driven(Stage):
    """The running program at one sheet, driven by keys and mouse."""

    def __init__(
        self, qtbot: QtBot, database: Path, org: str = "EAT-ES", year: str = "2023", language: str = "en"
    ) -> None:
        super().__init__(database, org, year, language=language)
        self.qtbot = qtbot

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
