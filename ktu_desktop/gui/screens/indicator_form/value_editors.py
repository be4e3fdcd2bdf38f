"""What one types a value into: a line for numbers and ranks, two buttons for yes and no.

Every editor has the same four signals and the same two verbs, so a field does not ask which it has.
"""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ktu_desktop.gui.widgets.undo_keys import leaves_key_to_window
from ktu_desktop.i18n import Translator, mark

_ADVANCE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons for which the focus goes away and comes back: nobody has left the field."""


class ValueLine(QLineEdit):
    """A line for one number or rank.

    ``typed(text)``: at each key; ``left_with(text)``: left with another text than it showed; ``advanced()``:
    Enter, after that; ``given_up()``: Escape where nothing was typed anew.
    """

    typed = Signal(str)
    left_with = Signal(str)
    advanced = Signal()
    given_up = Signal()

    def __init__(self, say: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(200)
        self.setAcceptDrops(False)  # a file that is dropped here is the window's
        self.textEdited.connect(self.typed)

    def show_text(self, text: str, instead: str = "", locked: bool = False) -> None:
        """Show ``text``, or ``instead`` quietly where there is none; what is being typed is left alone."""
        busy = self.hasFocus() and self.text() != self.shown
        self.shown = text
        self.setReadOnly(locked)
        self.setPlaceholderText(instead)
        if not busy and self.text() != text:
            self.setText(text)

    def forget(self) -> None:
        """Be empty, for another number."""
        self.shown = ""
        self.setText("")

    def revert(self) -> bool:
        """Back to what was shown; False when nothing had been typed."""
        if self.text() == self.shown:
            return False
        self.setText(self.shown)
        self.typed.emit(self.shown)
        self.selectAll()
        return True

    def leave(self) -> None:
        """Hand over what was typed; nothing when nothing was."""
        if self.text() != self.shown:
            self.shown = self.text()
            self.left_with.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ADVANCE:
            self.leave()
            self.advanced.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if not self.revert():
                self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # A window's shortcut on Escape must not take the key from a field that has something to give up.
        if isinstance(event, QKeyEvent) and self._gives_up(event):
            event.accept()
            return True
        return leaves_key_to_window(event, self.text() != self.shown) or super().event(event)

    def _gives_up(self, event: QKeyEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        return override and event.key() == Qt.Key.Key_Escape and self.text() != self.shown

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.leave()


class RankLine(ValueLine):
    """A line for a place in a ranking; says how a band is written."""

    def __init__(self, say: Translator, parent: QWidget | None = None) -> None:
        super().__init__(say, parent)
        self.setToolTip(say(mark("A place, e.g. 190; a band, e.g. 801-850; or a lower bound, e.g. 801+")))


class YesNo(QWidget):
    """Two buttons, of which one or none is pressed; pressing the pressed one takes the answer back."""

    typed = Signal(str)
    left_with = Signal(str)
    advanced = Signal()
    given_up = Signal()

    def __init__(self, say: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = {"1": QPushButton(say(mark("Yes"))), "0": QPushButton(say(mark("No")))}
        for answer, button in self._buttons.items():
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked, answer=answer: self._answer(answer if checked else ""))
            button.installEventFilter(self)
            row.addWidget(button)
        self.setFocusProxy(self._buttons["1"])

    def text(self) -> str:
        """``1``, ``0`` or nothing."""
        return next((answer for answer, button in self._buttons.items() if button.isChecked()), "")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def show_text(self, text: str, instead: str = "", locked: bool = False) -> None:
        """Press the button of ``text`` (``1`` or ``0``), none for anything else."""
        self.shown = text
        self._press(text)
        for button in self._buttons.values():
            button.setEnabled(not locked)

    def forget(self) -> None:
        """Be empty, for another answer."""
        self.shown = ""
        self._press("")

    def revert(self) -> bool:
        """Nothing to go back to: an answer is saved as it is given."""
        return False

    def leave(self) -> None:
        """Nothing is left to hand over: an answer is saved as it is given."""

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ADVANCE:
                self.advanced.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                return True
        return False

    def _press(self, answer: str) -> None:
        for code, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(code == answer)

    def _answer(self, answer: str) -> None:
        self._press(answer)
        if answer != self.shown:
            self.shown = answer
            self.typed.emit(answer)
            self.left_with.emit(answer)


ValueEditor = ValueLine | YesNo
