"""What the window remembers from one start to the next: its size, its panes, its screens, where one stood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow

from ktu_desktop.gui.column_widths import ColumnWidths
from ktu_desktop.gui.remembered import Remembered
from ktu_desktop.gui.session import Session

if TYPE_CHECKING:
    from ktu_desktop.gui.panes import Panes
    from ktu_desktop.gui.screens.screen import Screen

_SIZE = QSize(1366, 740)


class WindowMemory:
    """Of one window, in what is ``remembered`` of its database."""

    def __init__(self, window: QMainWindow, session: Session, remembered: Remembered) -> None:
        self._window, self._session, self._remembered = window, session, remembered
        self._widths = ColumnWidths(remembered)

    def take_size(self) -> None:
        """Give the window the size and place it had; the first time what fits on the screen."""
        geometry = self._remembered.state("window")
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            self._fit_on_the_screen()

    def recall(self, panes: Panes, screens: Iterable[Screen] = ()) -> None:
        """Arrange the panes as they were; let new ``screens`` take up what they kept."""
        for screen in screens:
            screen.recall(self._remembered)
            self._widths.recall(screen)
        panes.recall(self._remembered)

    def keep(self, panes: Panes) -> None:
        """Write down everything: the window closes."""
        remembered = self._remembered
        remembered.keep_state("window", self._window.saveGeometry())
        panes.remember(remembered)
        for screen in panes.screens():
            screen.remember(remembered)
        self._widths.keep()
        self.keep_place()
        if self._session.period is not None:
            remembered.keep_text("indicator", self._session.indicator)
        remembered.flush()

    def keep_place(self) -> None:
        """Note the sheet one stands on, at once: a program that is killed starts again where one was."""
        if self._session.period is not None:
            self._remembered.keep_text("org_unit", self._session.org_unit)
            self._remembered.keep_text("period", self._session.period.code)

    def _fit_on_the_screen(self) -> None:
        """As large as it is drawn for; all of a screen that is smaller, as one is where all is enlarged."""
        room = self._window.screen().availableSize()
        self._window.resize(_SIZE.boundedTo(room))
        if room.width() <= _SIZE.width() or room.height() <= _SIZE.height():
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
