"""The main window: menus, the bar, the panes with the screens of the list, the line at the foot."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStatusBar, QTableView, QVBoxLayout, QWidget

from ktu_desktop.gui.closing import may_close
from ktu_desktop.gui.remembered import Remembered
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.step_by_step import StepByStep
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.window_memory import WindowMemory

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.menu_bar import Menus
    from ktu_desktop.gui.panes import Panes
    from ktu_desktop.gui.screens.screen import Place, Screen
    from ktu_desktop.gui.status_line import StatusLine
    from ktu_desktop.gui.top_bar import TopBar
    from ktu_desktop.gui.undo_stack import UndoStack
    from ktu_desktop.gui.widgets.notice_bar import NoticeBar


class MainWindow(QMainWindow):
    """The one window. It asks the list of screens and of actions and knows none of them by name.

    It is made in three steps, so that it is seen at once: as made, a frame with an empty table; ``furnish()``
    gives it the bars, menus and the screens one types into; ``complete()`` the other screens, one in each
    event, so that keys are answered meanwhile. ``painted`` and ``completed`` are emitted once.
    """

    painted = Signal()
    completed = Signal()
    notice: "NoticeBar"
    top_bar: "TopBar"
    panes: "Panes"
    status_line: "StatusLine"
    menus: "Menus"
    undoing: "UndoStack"

    def __init__(
        self,
        *,
        session: Session,
        theme: Theme,
        dialogs: "Dialogs",
        remembered: Remembered,
    ) -> None:
        super().__init__()
        self.session, self.theme, self.dialogs = session, theme, dialogs
        self._shown_once = self._is_furnished = False
        self._completion = StepByStep(self)
        self._completion.finished.connect(self.completed)
        self.setWindowTitle("KTU Desktop")
        self.setCentralWidget(QTableView())
        self._memory = WindowMemory(self, session, remembered)
        self._memory.take_size()

    def furnish(self) -> None:
        """Give the window its bars and menus, and the screens that one types into first."""
        from ktu_desktop.gui.menu_bar import Menus
        from ktu_desktop.gui.panes import Panes
        from ktu_desktop.gui.screens import shown_at_once
        from ktu_desktop.gui.status_line import StatusLine
        from ktu_desktop.gui.top_bar import TopBar
        from ktu_desktop.gui.undo_stack import UndoStack
        from ktu_desktop.gui.widgets.notice_bar import NoticeBar

        self.notice = NoticeBar(self.theme)
        self.top_bar = TopBar(self.session, self.theme)
        self.panes = Panes()
        self.status_line = StatusLine(self.session, self.theme)
        self.undoing = UndoStack(self.session, self.panes.shows)
        session = self.session
        self._at_close = [
            self._completion.stop,
            session.recording.unsaved.stop,
            session.summary.stop,
            self.undoing.stop,
        ]
        self.menus = Menus(self.menuBar(), self)
        self._lay_out()
        for screen in shown_at_once():
            self._add(screen)
        self._memory.recall(self.panes)
        self._retranslate()
        self._listen()
        self.setAcceptDrops(True)
        self._is_furnished = True

    def complete(self) -> None:
        """Begin to build the screens that are not needed to type; ``completed`` says when they are there."""
        self._completion.start(self._completing())

    def show_screen(self, name: str) -> "Screen":
        """Bring a screen to view, give it the keyboard and return it."""
        self._completion.finish()
        return self.panes.bring(name)

    def screen_named(self, name: str) -> "Screen":
        """A screen, shown or not."""
        self._completion.finish()
        return self.panes.screen_named(name)

    def screen_here(self) -> "Screen | None":
        """The screen that has the keyboard, or the page that is shown."""
        return self.panes.screen_of(self.focusWidget())

    def widget(self) -> QWidget:
        """The window, as a parent for dialogs."""
        return self

    def fold(self, place: "Place") -> None:
        """Fold a pane, or open it again."""
        self.panes.fold(place)

    def focus_next_pane(self, step: int) -> None:
        """Give the keyboard to the next (1) or previous (-1) pane."""
        self.panes.focus_next(step)

    def start_finding(self) -> None:
        """Put the keyboard into the find box, what stands there selected."""
        self.panes.back()
        self.top_bar.find_box.setFocus()
        self.top_bar.find_box.selectAll()

    def ask_who_works(self) -> None:
        """Put the keyboard where the name of who works is written."""
        self.status_line.who.ask()

    def choose_org_unit(self) -> None:
        """Open the chooser of organisation units."""
        self.top_bar.org_unit.open_list()

    def choose_period(self) -> None:
        """Open the chooser of periods."""
        self.top_bar.period.setFocus()
        self.top_bar.period.showPopup()

    def raise_up(self) -> None:
        """Come to the front: somebody started the program a second time."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notice the first paint; what follows it waits until the picture is on the screen."""
        super().paintEvent(event)
        if not self._shown_once:
            self._shown_once = True
            QTimer.singleShot(0, self._note_painted)

    def _note_painted(self) -> None:
        if self.isVisible():  # it may have been closed at once
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave fields (which saves them), remember the window, finish what is under way."""
        if not self._is_furnished:
            super().closeEvent(event)
            return
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        for screen in self.panes.screens():
            screen.window_closes()
        if not may_close(self.session, self.dialogs):
            event.ignore()
            return
        for stop in self._at_close:
            stop()
        self._memory.keep(self.panes)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer dropped files to the screens."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self._offer(paths):
            event.acceptProposedAction()

    def _offer(self, paths: list[str]) -> bool:
        """The first screen that takes the files has them."""
        taker = next((screen for screen in self.panes.screens() if paths and screen.dropped(paths)), None)
        if taker is not None:
            self.show_screen(taker.name)
        return taker is not None

    def _sheet_chosen(self) -> None:
        """A page that shows whatever sheet is chosen stays; else the keyboard goes into the table."""
        if not self.panes.page_follows():
            self.session.row_wanted.emit(self.session.indicator)

    def _lay_out(self) -> None:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top_bar, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.panes, 1)
        self.setCentralWidget(middle)
        foot = QStatusBar()
        foot.setSizeGripEnabled(False)
        foot.addPermanentWidget(self.status_line, 1)
        self.setStatusBar(foot)

    def _listen(self) -> None:
        session = self.session
        session.language_changed.connect(self._completion.finish)
        session.language_changed.connect(self._retranslate)
        session.said.connect(self.notice.say)
        session.sheet_changed.connect(lambda _: self.menus.update_enabled())
        self.undoing.changed.connect(self.menus.update_enabled)
        session.sheet_changed.connect(lambda _: self._name_window())
        session.sheet_selected.connect(self._name_window)
        session.row_wanted.connect(lambda _: self.panes.back())
        session.field_wanted.connect(lambda *_: self.panes.back())
        session.screen_wanted.connect(self.show_screen)
        session.files_brought.connect(self._offer)
        self.top_bar.sheet_chosen.connect(self._sheet_chosen)
        self.theme.changed.connect(self.menus.recolour)

    def _completing(self) -> Iterator[None]:
        """Each step is short: the window answers between two of them."""
        from ktu_desktop.gui.qt_texts import QtTexts
        from ktu_desktop.gui.screens import shown_after

        built = []
        for kind in shown_after():
            yield
            built.append(kind(self.session, self.theme, self.dialogs))
            yield
            built[-1].retranslate()
            yield
        self._at_close.append(QtTexts(self.session, self).stop)
        self.menus.recolour()
        yield
        for screen in built:  # at once: panes that come one after the other would flicker
            self.panes.add(screen)
        self._memory.recall(self.panes, built)
        self.panes.retranslate(self.session.say)
        self.menus.update_enabled()
        self.panes.order_after(self.top_bar.only)
        self.session.sheet_selected.connect(self._memory.keep_place)

    def _add(self, kind: "type[Screen]") -> None:
        screen = kind(self.session, self.theme, self.dialogs)
        self.panes.add(screen)

    def _retranslate(self) -> None:
        self.top_bar.retranslate()
        self.status_line.retranslate()
        self.menus.retranslate()
        self.menus.update_enabled()
        self.panes.retranslate(self.session.say)
        self.notice.name_close(self.session.say("Close this message"))
        for screen in self.panes.screens():
            screen.retranslate()
        self.panes.order_after(self.top_bar.only)
        self._name_window()

    def _name_window(self) -> None:
        session, say = self.session, self.session.say
        if session.sheet is None or session.period is None:
            return
        unit = session.organisation.by_code[session.org_unit]
        self.setWindowTitle(f"{say.name(unit.names)}, {session.period.said(say)} \u2013 KTU Desktop")
