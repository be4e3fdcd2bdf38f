"""A sheet of paper on the screen: one page, scrolled, turned and enlarged by keys and wheel."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.focus_ring import FocusRing

_BORDER = 12
"""Pixels around the page."""

_STEP = 40
_TURNS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Backspace: -1,
}
_SCROLLS = {
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}


class PageView(QAbstractScrollArea):
    """Shows a picture of a page.

    ``turned``: a page on (1) or back (-1); ``jumped``: to the first (0) or the last (-1) page; ``zoomed``:
    larger (1), smaller (-1), as it was (0); ``resized``; ``left``: Escape.
    """

    turned = Signal(int)
    jumped = Signal(int)
    zoomed = Signal(int)
    resized = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        FocusRing(self)
        self._from_below = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that stays
        theme.changed.connect(self.viewport().update)

    @property
    def room(self) -> QSize:
        """The largest page that is seen as a whole."""
        return self.viewport().size() - QSize(2 * _BORDER, 2 * _BORDER)

    def show_picture(self, picture: QImage | None, another: bool = True) -> None:
        """Show a page: another one from its top, or from its foot where one came back to it."""
        bar = self.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._picture = picture
        self._measure()
        if another:
            part, self._from_below = float(self._from_below), False
        bar.setValue(round(part * bar.maximum()))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageDown and Space go on, first within the page, then to the next; + and - enlarge."""
        key = Qt.Key(event.key())
        if key in _TURNS:
            self._go(_TURNS[key])
        elif key in _SCROLLS:
            across, down = _SCROLLS[key]
            self._scroll(across, down)
        elif key in _ZOOMS:
            self.zoomed.emit(_ZOOMS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.jumped.emit(0 if key == Qt.Key.Key_Home else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls and turns at the page's ends; with Ctrl it enlarges."""
        down = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if down > 0 else -1)
        elif down:
            bar, before = self.verticalScrollBar(), self.verticalScrollBar().value()
            bar.setValue(before - down)
            if bar.value() == before:
                self._turn(-1 if down > 0 else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room: the page may be wanted larger or smaller."""
        super().resizeEvent(event)
        self._measure()
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page on a quiet ground, with a thin line around it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.brush("window"))
        if self._picture is None:
            return
        place = self._place()
        painter.drawImage(place, self._picture)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _size(self) -> QSize:
        return self._picture.deviceIndependentSize().toSize() if self._picture is not None else QSize()

    def _place(self) -> QRect:
        size, room = self._size(), self.viewport().size()
        x = max(_BORDER, (room.width() - size.width()) // 2) - self.horizontalScrollBar().value()
        y = max(_BORDER, (room.height() - size.height()) // 2) - self.verticalScrollBar().value()
        return QRect(QPoint(x, y), size)

    def _measure(self) -> None:
        size, room = self._size(), self.room
        for bar, long, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, long - seen))
            bar.setPageStep(max(1, seen - _STEP))
            bar.setSingleStep(_STEP)

    def _go(self, step: int) -> None:
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * bar.pageStep())
        if bar.value() == before:
            self._turn(step)

    def _scroll(self, across: int, down: int) -> None:
        """Arrows: within the page, and sideways to the next one where the whole width is seen."""
        bar = self.horizontalScrollBar() if across else self.verticalScrollBar()
        if across and bar.maximum() == 0:
            self._turn(across)
        else:
            bar.setValue(bar.value() + (across or down) * _STEP)

    def _turn(self, step: int) -> None:
        self._from_below = step < 0
        self.turned.emit(step)
