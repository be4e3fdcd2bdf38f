"""A line for a reason, with ready ones to choose from; Enter or leaving it hands the reason over."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ktu_desktop.i18n import Translator


class ReasonBox(QComboBox):
    """``given(reason)``: Enter, a ready reason chosen, or left with a new text. ``abandoned()``: Escape."""

    given = Signal(str)
    abandoned = Signal()

    def __init__(self, ready: Iterable[str], say: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.offer(ready, say)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.shown = ""
        self.show_reason("")
        self.activated.connect(lambda _index: self._give())
        line = self.lineEdit()
        assert line is not None
        line.setAcceptDrops(False)
        # The box has the keyboard and hands keys on to its line past the line's filters: watch both.
        for watched in (self, line):
            watched.installEventFilter(self)

    def offer(self, ready: Iterable[str], say: Translator) -> None:
        """Offer these ready reasons (message ids), in the language of ``say``."""
        self.clear()
        self.addItems([say(reason) for reason in ready])
        self.setCurrentIndex(-1)

    def show_reason(self, reason: str) -> None:
        """Show a reason, unless another one is being written."""
        busy = self.hasFocus() and self.currentText() != self.shown
        self.shown = reason
        if not busy:
            self.setCurrentIndex(-1)
            self.setEditText(reason)

    def written(self) -> str | None:
        """A reason that is being written; None where there is none."""
        text = self.currentText().strip()
        return None if self.isHidden() or text == self.shown else text

    def go_on(self, reason: str) -> None:
        """Take the keyboard with this reason, as if it had just been written."""
        self.setFocus()
        self.setEditText(reason)

    def leave(self) -> None:
        """Hand over a reason that is being written: one goes elsewhere."""
        if self.written() is not None:
            self._give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._give()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.setEditText(self.shown)
                self.abandoned.emit()
                return True
        if isinstance(event, QFocusEvent) and self._was_left(event):
            self._give()
        return super().eventFilter(watched, event)

    def _was_left(self, event: QFocusEvent) -> bool:
        away = event.type() == QEvent.Type.FocusOut and event.reason() != Qt.FocusReason.PopupFocusReason
        return away and self.currentText().strip() != self.shown

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the form must not change a reason

    def _give(self) -> None:
        self.shown = self.currentText().strip()
        self.given.emit(self.shown)
