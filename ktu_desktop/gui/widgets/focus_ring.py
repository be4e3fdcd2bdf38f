"""A frame inside of a widget that has the keyboard, where the style shows nothing of it: texts, pictures."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_THICK = 2


class FocusRing(QWidget):
    """Lies over ``around``, lets the mouse through, and is seen while the keyboard is there."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.resize(self._around.size())
            self.raise_()
            self.show()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        elif kind == QEvent.Type.Resize:
            self.resize(self._around.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame alone."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _THICK))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
