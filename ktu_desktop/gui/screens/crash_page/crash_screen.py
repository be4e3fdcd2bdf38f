"""The page after a failure of the program itself: what it means, the report to copy, and the way on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.page import TellingPage
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.focus_ring import FocusRing
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark


class CrashScreen(TellingPage):
    """Shows the newest report; Escape or Enter goes on where one was."""

    name = "crash_page"
    title = mark("Report of a failure")
    back_words = mark("&Go on")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.what_now = TonedLabel(theme, "text")
        self.report = QPlainTextEdit()
        FocusRing(self.report)
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setTabChangesFocus(True)
        self.copy = QPushButton()
        self._lay_out()
        self.copy.clicked.connect(self._copy)

    def first_focus(self) -> QWidget:
        return self.close_page

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        self.headline.say(say(mark("Something in the program failed. What you typed is kept.")), "bad")
        self.what_now.say(
            say(
                mark(
                    "You can go on working. Copy the report and send it to whoever looks after the program:"
                    " it says what failed; it holds no numbers of yours but those in the failed step."
                )
            )
        )
        self.copy.setText(say(mark("Copy &the report")))
        self.report.setAccessibleName(say(mark("The report")))

    def show_report(self, report: str) -> None:
        """Show a report."""
        self.report.setPlainText(report)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.session.tell(self.session.say(mark("The report is on the clipboard.")), "good")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.close_page)
        for button in (self.copy, self.close_page):
            button.setMinimumHeight(32)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        column.addWidget(self.what_now)
        column.addWidget(self.report, 1)
        column.addLayout(foot)
