"""Does not apply, because ...: a tick and a reason; without a reason nothing is saved."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.reason_box import ReasonBox
from ktu_desktop.gui.widgets.reasons import DOES_NOT_APPLY
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark


class NotApplicableSection(QWidget):
    """``said(reason)``: does not apply, because of the reason; ``taken_back()``: it applies after all."""

    said = Signal(str)
    taken_back = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        say = session.say
        self.tick = QCheckBox(say(mark("&Does not apply, because…")))
        self.reason = ReasonBox(DOES_NOT_APPLY, say)
        self.reason.setAccessibleName(say(mark("Why it does not apply")))
        self.hint = TonedLabel(theme, "doubt")
        self._hint = say(mark("Give the reason: without one it is not saved."))
        self._stored = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self.reason)
        column.addWidget(self.hint)
        self.tick.clicked.connect(self._clicked)
        self.reason.given.connect(self._given)
        self.reason.abandoned.connect(self._abandoned)

    def show_row(self, row: Row, locked: bool) -> None:
        """Show whether the indicator applies; a reason being written is left alone."""
        self._stored = row.entry.not_applicable or ""
        asking = self.tick.isChecked() and self.reason.hasFocus()
        self.setEnabled(not locked)
        if not asking:
            self._show(bool(self._stored))
        self.reason.show_reason(self._stored)

    def go_on(self, reason: str) -> None:
        """Open the line for the reason with this text, as if it had just been written."""
        self._show(True)
        self.hint.say(self._hint)
        self.reason.go_on(reason)

    def _show(self, ticked: bool) -> None:
        with QSignalBlocker(self.tick):
            self.tick.setChecked(ticked)
        self.reason.setVisible(ticked)
        self.hint.say("")

    def _clicked(self, ticked: bool) -> None:
        self._show(ticked)
        if ticked:
            self.hint.say(self._hint)
            self.reason.setFocus()
        elif self._stored:
            self.taken_back.emit()

    def _given(self, reason: str) -> None:
        if not reason:
            self._abandoned()
        elif reason != self._stored:
            self.hint.say("")
            self.said.emit(reason)

    def _abandoned(self) -> None:
        self.reason.show_reason(self._stored)
        self._show(bool(self._stored))
        self.tick.setFocus(Qt.FocusReason.ShortcutFocusReason)
