"""The line below the page: which page of how many, on and back, larger and smaller."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ktu_desktop.gui.printing.sight import SCREEN, Glass, Sight
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.gui.theme import Theme

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PageBar(QWidget):
    """``turned``: a page on (1) or back (-1); ``looked``: the page is wanted larger or smaller."""

    turned = Signal(int)
    looked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._say = Translator("en")
        self._sight: Sight | None = None
        self._zoom: float | None = None
        self._whole = True
        self.page = QLabel()
        self.back, self.on, self.smaller, self.larger, self.fit_page, self.fit_width = (
            QPushButton() for _ in range(6)
        )
        self.back.clicked.connect(partial(self.turned.emit, -1))
        self.on.clicked.connect(partial(self.turned.emit, 1))
        self.smaller.clicked.connect(partial(self.zoom, -1))
        self.larger.clicked.connect(partial(self.zoom, 1))
        self.fit_page.clicked.connect(partial(self._fit, True))
        self.fit_width.clicked.connect(partial(self._fit, False))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 16, 4)
        row.setSpacing(8)
        for widget in (self.back, self.on, self.page):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.larger, self.fit_page, self.fit_width):
            row.addWidget(widget)

    def glass(self, room: QSize, ratio: float) -> Glass:
        """How large the page is wanted in that room."""
        return Glass(room.width(), room.height(), self._zoom, self._whole, ratio)

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1), the whole page again (0)."""
        if step == 0:
            self._fit(True)
            return
        now = self._zoom if self._zoom is not None else self._shown()
        further = [z for z in _ZOOMS if (z > now + 0.01 if step > 0 else z < now - 0.01)]
        if further:
            self._zoom = further[0] if step > 0 else further[-1]
            self.looked.emit()

    def show_sight(self, sight: Sight | None) -> str:
        """Say which page is shown; returns the words."""
        self._sight = sight
        self.page.setText(self._words())
        for button, step in ((self.back, -1), (self.on, 1)):
            button.setEnabled(sight is not None and sight.beside(step) is not None)
        return self.page.text()

    def retranslate(self, say: Translator) -> None:
        """Every text in the window's language."""
        self._say = say
        self.back.setText(say(mark("Previous page")))
        self.on.setText(say(mark("&Next page")))
        self.smaller.setText(say(mark("S&maller")))
        self.larger.setText(say(mark("Lar&ger")))
        self.fit_page.setText(say(mark("&Whole page")))
        self.fit_width.setText(say(mark("Page wi&dth")))
        self.page.setText(self._words())

    def _fit(self, whole: bool) -> None:
        self._zoom, self._whole = None, whole
        self.looked.emit()

    def _shown(self) -> float:
        """The zoom of the page as it is shown."""
        if self._sight is None:
            return 1.0
        size = self._sight.picture.deviceIndependentSize()
        short = 210 if size.height() > size.width() else 297
        return size.width() / (short / 25.4 * SCREEN)

    def _words(self) -> str:
        sight, say = self._sight, self._say
        if sight is None:
            return ""
        words = say(mark("Page {page} of {pages}"), page=sight.page + 1, pages=sight.pages)
        if sight.documents == 1:
            return words
        many = say(
            mark("Document {number} of {documents}"), number=sight.document + 1, documents=sight.documents
        )
        return f"{many}. {words}"
