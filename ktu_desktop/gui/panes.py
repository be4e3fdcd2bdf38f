"""The panes of the main window: left, centre above bottom, right, and pages over all of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from ktu_desktop.gui.remembered import Remembered
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.i18n import Translator

if TYPE_CHECKING:
    from ktu_desktop.domain import findings

_WIDTHS = (216, 830, 320)
_HEIGHTS = (520, 170)
_LEAST = {Place.LEFT: 150, Place.RIGHT: 264}
"""Narrower, names are cut and the form has to be scrolled sideways."""


class Panes(QStackedWidget):
    """Where screens stand. A place with several screens shows them as tabs; a page takes the whole middle."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screens: list[Screen] = []
        self._areas: dict[str, QScrollArea] = {}
        self._tabs: dict[Place, QTabWidget] = {place: _tabs() for place in Place if place is not Place.PAGE}
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        for place, width in _LEAST.items():
            self._tabs[place].setMinimumWidth(width)
        for splitter in (self._across, self._middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        for place in (Place.CENTRE, Place.BOTTOM):
            self._middle.addWidget(self._tabs[place])
        for widget in (self._tabs[Place.LEFT], self._middle, self._tabs[Place.RIGHT]):
            self._across.addWidget(widget)
        for number, width in enumerate(_WIDTHS):  # a wider or narrower window: each its part
            self._across.setStretchFactor(number, width)
        self._middle.setStretchFactor(0, 1)
        self.addWidget(self._across)
        self._across.setSizes(list(_WIDTHS))
        self._middle.setSizes(list(_HEIGHTS))

    def add(self, screen: Screen) -> None:
        """Put a screen into its place."""
        self._screens.append(screen)
        if screen.place is Place.PAGE:
            self._areas[screen.name] = _scrolling(screen)
            self.addWidget(self._areas[screen.name])
            return
        tabs = self._tabs[screen.place]
        tabs.addTab(screen, "")
        tabs.setVisible(True)
        if screen.place is Place.RIGHT and tabs.count() == 1:
            self._across.setSizes(list(_WIDTHS))

    def screen_named(self, name: str) -> Screen:
        """The screen of that name. Raises KeyError."""
        found = next((screen for screen in self._screens if screen.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def screens(self) -> tuple[Screen, ...]:
        """Every screen, in the order in which they were added."""
        return tuple(self._screens)

    def screen_of(self, widget: QWidget | None) -> Screen | None:
        """The page that is shown, else the screen that a widget stands in."""
        page = self._page()
        if page is not None:
            return page
        return next((s for s in self._screens if widget is not None and s.isAncestorOf(widget)), None)

    def bring(self, name: str) -> Screen:
        """Show a screen and give it the keyboard."""
        screen = self.screen_named(name)
        if screen.place is Place.PAGE:
            before = self._page()
            if before is not screen:
                screen.opened_from(before)
            self.setCurrentWidget(self._areas[name])
        else:
            self.back()
            self._tabs[screen.place].setVisible(True)
            self._tabs[screen.place].setCurrentWidget(screen)
        screen.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)  # it is seen where it stands
        return screen

    def page_follows(self) -> bool:
        """Whether a page is shown that stays when another sheet is chosen."""
        page = self._page()
        return page is not None and page.follows_sheet

    def shows(self, place: "findings.Place") -> bool:
        """Whether a page is shown on which the place is; then the cursor stands on it."""
        page = self._page()
        return page is not None and page.shows(place)

    def _page(self) -> Screen | None:
        """The page that is shown; None where the panes are."""
        area = self.currentWidget()
        page = area.widget() if isinstance(area, QScrollArea) else None
        return page if isinstance(page, Screen) else None

    def back(self) -> None:
        """Leave a page for the panes."""
        self.setCurrentWidget(self._across)

    def fold(self, place: Place) -> None:
        """Hide a pane, or show it again."""
        tabs = self._tabs[place]
        tabs.setVisible(tabs.isHidden() and tabs.count() > 0)

    def focus_next(self, step: int) -> None:
        """Give the keyboard to the next pane that is shown (F6)."""
        places = (Place.LEFT, Place.CENTRE, Place.BOTTOM, Place.RIGHT)
        shown = [self._tabs[place] for place in places if self._tabs[place].isVisible()]
        if not shown:
            return
        focus = QApplication.focusWidget()
        here = next((n for n, tabs in enumerate(shown) if focus and tabs.isAncestorOf(focus)), -1)
        target = shown[(here + step) % len(shown)] if here >= 0 else shown[0]
        current = target.currentWidget()
        if isinstance(current, Screen):
            current.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def order_after(self, before: QWidget) -> None:
        """Have Tab go on from ``before`` into navigation and table: what is built later stands last."""
        for place in (Place.LEFT, Place.CENTRE):
            for screen in (each for each in self._screens if each.place is place):
                view = screen.findChild(QAbstractItemView)
                if view is not None:
                    QWidget.setTabOrder(before, view)
                    before = view

    def retranslate(self, say: Translator) -> None:
        """Titles in the language spoken now."""
        for screen in self._screens:
            title = say(screen.title)
            screen.setAccessibleName(title)
            if screen.place is not Place.PAGE:
                tabs = self._tabs[screen.place]
                tabs.setTabText(tabs.indexOf(screen), title)

    def remember(self, remembered: Remembered) -> None:
        """Keep the sizes of the panes and which are folded."""
        remembered.keep_state("panes_across", self._across.saveState())
        remembered.keep_state("panes_middle", self._middle.saveState())
        folded = [p.value for p, tabs in self._tabs.items() if tabs.isHidden() and tabs.count()]
        remembered.keep_text("folded", " ".join(folded))

    def recall(self, remembered: Remembered) -> None:
        """Take the sizes kept last time."""
        for splitter, name in ((self._across, "panes_across"), (self._middle, "panes_middle")):
            state: QByteArray = remembered.state(name)
            if not state.isEmpty():
                splitter.restoreState(state)
        for place, tabs in self._tabs.items():
            folded = place.value in remembered.text("folded").split()
            tabs.setVisible(tabs.count() > 0 and not folded)


def _scrolling(page: Screen) -> QScrollArea:
    """A page that is scrolled where the window is smaller than it can be: on small and enlarged screens."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def _tabs() -> QTabWidget:
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    tabs.setTabBarAutoHide(True)
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab would end at its bar, which may be hidden
    tabs.setVisible(False)
    return tabs
