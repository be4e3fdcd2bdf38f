"""The page after a failure of the program itself: what it means, the report to copy, and the way on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import MarkedSentence, TonedLabel
from ktu_desktop.i18n import mark


class CrashScreen(Screen):
    """Shows the newest report; Escape or Enter goes on where one was."""

    name = "crash_page"
    title = mark("Report of a failure")
    place = Place.PAGE

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.headline = MarkedSentence(theme, "bad")
        self.what_now = TonedLabel(theme, "text")
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setTabChangesFocus(True)
        self.copy, self.go_on = QPushButton(), QPushButton()
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.leave)

    def first_focus(self) -> QWidget:
        return self.go_on

    def retranslate(self) -> None:
        say = self.session.say
        self.headline.say(say(mark("Something in the program failed. What you typed is kept.")))
        self.what_now.say(
            say(
                mark(
                    "You can go on working. Copy the report and send it to whoever looks after the program:"
                    " it says what failed; it holds no numbers of yours but those in the failed step."
                )
            )
        )
        self.copy.setText(say(mark("Copy &the report")))
        self.go_on.setText(say(mark("&Go on")))
        self.report.setAccessibleName(say(mark("The report")))

    def show_report(self, report: str) -> None:
        """Show a report."""
        self.report.setPlainText(report)

    def leave(self) -> None:
        """Back to where one was."""
        self.session.show_row(self.session.indicator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.session.tell(self.session.say(mark("The report is on the clipboard.")), "good")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        for button in (self.copy, self.go_on):
            button.setMinimumHeight(32)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        column.addWidget(self.what_now)
        column.addWidget(self.report, 1)
        column.addLayout(foot)
