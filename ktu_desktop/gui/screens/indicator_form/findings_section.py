"""The findings of one indicator, each with its sentence; a remark can be corrected or said to be right."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.reason_box import ReasonBox
from ktu_desktop.gui.widgets.reasons import IT_IS_RIGHT
from ktu_desktop.gui.widgets.toned_label import MarkedSentence
from ktu_desktop.i18n import mark


class FindingsSection(QWidget):
    """``confirmed(finding, reason)``: a remark is right because of the reason; "" takes that back.

    ``correction_wanted(element)``: the cursor shall go to the field ("" for the first).
    """

    confirmed = Signal(object, str)
    correction_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self._shown: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.boxes: list[FindingBox] = []
        self._all: list[FindingBox] = []  # boxes, and those that the last indicators had more

    def show_row(self, row: Row, sheet: Sheet) -> None:
        """Show the row's findings; refused texts are said at their fields."""
        drafts = [field.draft.finding for field in row.fields if field.draft]
        self.show_findings([finding for finding in row.findings if finding not in drafts], sheet)

    def show_findings(self, findings: Sequence[Finding], sheet: Sheet) -> None:
        """Show these findings of a sheet; those that are shown already stay."""
        shown = tuple((warning_key(finding), finding.confirmed or "") for finding in findings)
        if shown == self._shown:
            return
        self._shown = shown
        self._drop_asked()
        for at, finding in enumerate(findings):
            if at == len(self._all):
                self._all.append(self._box())
                self._column.addWidget(self._all[at])
            self._all[at].show_finding(finding, sentence(finding, self.session.say, sheet.data.plan))
            self._all[at].show()
        for spare in self._all[len(findings) :]:
            spare.hide()
        self.boxes = self._all[: len(findings)]
        self.setVisible(bool(findings))

    def _box(self) -> "FindingBox":
        box = FindingBox(self.session, self.theme)
        box.confirmed.connect(lambda reason: self.confirmed.emit(box.finding, reason))
        box.correction_wanted.connect(self.correction_wanted)
        return box

    def leave(self) -> None:
        """Hand over a reason that is being written; no line is made for it."""
        for box in self.boxes:
            if box.is_asked():
                box.reason.leave()

    def being_written(self) -> Iterator[tuple[Finding, str]]:
        """The remarks whose reason is being written, and what stands there."""
        for box in self.boxes:
            reason = box.reason.written() if box.is_asked() else None
            if reason is not None:
                yield box.finding, reason

    def go_on(self, key: str, reason: str) -> bool:
        """Open the line of a remark with this reason, as if it had just been written; False without it."""
        box = next((box for box in self.boxes if warning_key(box.finding) == key), None)
        if box is not None:
            box.ask_reason()
            box.reason.go_on(reason)
        return box is not None

    def _drop_asked(self) -> None:
        """A box in which a reason was asked for is not used again: the reason was another finding's."""
        for box in [box for box in self._all if box.is_asked()]:
            self._all.remove(box)
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()


class FindingBox(QWidget):
    """One finding. A remark has "Correct it" and "It is right, because ..."; a confirmed one its reason."""

    confirmed = Signal(str)
    correction_wanted = Signal(str)

    finding: Finding

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        say = session.say
        self.sentence = MarkedSentence(theme, "doubt")
        self.correct = QPushButton(say(mark("Correct it")))
        self.right = QPushButton(say(mark("It is right, because…")))
        self.take_back = QPushButton(say(mark("Take the reason back")))
        self._say = say
        self._lay_out()
        self._connect()

    def show_finding(self, finding: Finding, text: str) -> None:
        """Be about a finding; ``text``: its sentence."""
        self.finding = finding
        say, reason = self._say, finding.confirmed or ""
        warning = finding.severity is Severity.WARNING
        if reason:
            said = say(mark("{finding} It is right: {reason}"), finding=text, reason=reason)
            self.sentence.say(said, "quiet")
        else:
            self.sentence.say(text, "doubt" if warning else "bad")
        self.take_back.setVisible(bool(reason))
        self.right.setVisible(warning and not reason)
        self.correct.setVisible(not reason)

    @cached_property
    def reason(self) -> ReasonBox:
        """The line for the reason, made when it is first wanted: most remarks are only read."""
        say = self._say
        box = ReasonBox(IT_IS_RIGHT, say)
        box.hide()
        box.setAccessibleName(say(mark("Why it is right")))
        line = box.lineEdit()
        assert line is not None
        line.setPlaceholderText(say(mark("Choose or write the reason, then Enter")))
        box.given.connect(lambda reason: self.confirmed.emit(reason) if reason else None)
        box.abandoned.connect(self._close_reason)
        self._column.insertWidget(1, box)
        QWidget.setTabOrder(box, self.correct)
        return box

    def tab_stops(self) -> list[QWidget]:
        """What takes the keyboard in the box, from left to right; the line for a reason once it is made."""
        reason = [self.reason] if self.is_asked() else []
        return [*reason, self.correct, self.right, self.take_back]

    def is_asked(self) -> bool:
        """Whether the line for a reason has been made."""
        return "reason" in vars(self)

    def ask_reason(self) -> None:
        """Open the line for the reason and put the cursor into it."""
        self.right.hide()
        self.reason.show()
        self.reason.setFocus()

    def _connect(self) -> None:
        self.correct.clicked.connect(lambda: self.correction_wanted.emit(self.finding.place.element or ""))
        self.right.clicked.connect(self.ask_reason)
        self.take_back.clicked.connect(lambda: self.confirmed.emit(""))

    def _close_reason(self) -> None:
        self.right.show()
        self.right.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reason.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(22, 0, 0, 0)
        for button in (self.correct, self.right, self.take_back):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addLayout(buttons)
