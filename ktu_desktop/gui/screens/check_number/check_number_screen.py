"""The page on which the check number of a printed sheet is held against the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.change_words import canonical_text, place_text
from ktu_desktop.gui.screens.page import TellingPage
from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.session import Session
    from ktu_desktop.gui.theme import Theme
    from ktu_desktop.usecases.check_number import Verified

_HEADERS = (mark("Indicator or number"), mark("On the paper"), mark("Now"))
_WHAT, _PRINTED, _NOW = range(3)
_NUMBER_WIDTH = 260


class CheckNumberScreen(TellingPage):
    """Type the number, Enter: whose sheet it is, and what was changed since it was printed."""

    name = "check_number"
    title = mark("Check number of a printed sheet")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self._found: Verified | None = None
        self.intro, self.words = QLabel(), QLabel()
        self.number = QLineEdit()
        self.number.setAcceptDrops(False)
        self.verify, self.open_sheet = QPushButton(), QPushButton()
        self.model = QStandardItemModel(0, len(_HEADERS), self)
        self.table = PlainTable(theme)
        self._lay_out()
        self.number.returnPressed.connect(self.verify_number)
        self.number.textEdited.connect(lambda _: self._forget())
        self.verify.clicked.connect(self.verify_number)
        self.open_sheet.clicked.connect(self.show_sheet)
        self.table.entered_row.connect(lambda _index: self.show_sheet())
        self.table.left.connect(self.leave)

    def first_focus(self) -> QWidget:
        return self.number

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        hint = mark("The number stands at the foot of every page of a sheet that was printed to be signed.")
        self.intro.setText(say(hint))
        self.words.setText(say(mark("Check &number")))
        self.number.setPlaceholderText("1043-K7QF-3MZD")
        self.verify.setText(say(mark("Ve&rify")))
        self.open_sheet.setText(say(mark("&Open this sheet")))
        self.table.setAccessibleName(say(mark("What was changed since it was printed")))
        self.model.setHorizontalHeaderLabels([say(header) for header in _HEADERS])
        if self._found is not None:
            self._show(self._found)
        else:
            self._forget()

    def verify_number(self) -> None:
        """Hold what was typed against the database."""
        from ktu_desktop.usecases.check_number import verify

        text = self.number.text().strip()
        if text:
            self.session.run(lambda workspace, _: verify(workspace, text), self._show, self.failed)

    def show_sheet(self) -> None:
        """Open the sheet that the number belongs to."""
        found = self._found
        if found is not None and found.plan == self.session.plan.code:
            self.session.select_sheet(found.org_unit, found.period)
            self.leave()

    def _forget(self) -> None:
        """Another number is being typed."""
        self._found = None
        self.headline.say("")
        self.model.setRowCount(0)
        self.table.hide()
        self.open_sheet.setEnabled(False)

    def _show(self, found: Verified) -> None:
        say, session = self.session.say, self.session
        self._found = found
        unit = session.organisation.by_code.get(found.org_unit)
        name = say.name(unit.names) if unit is not None else found.org_unit
        facts = {"org": name, "period": found.period}
        if found.changed:
            sentence = mark(
                "This is the sheet of {org} for {period}. Since it was printed, this has changed:"
            )
            self.headline.say(say(sentence, **facts), "doubt")
        else:
            sentence = mark("This is the sheet of {org} for {period}, and it still says what was printed.")
            self.headline.say(say(sentence, **facts), "good")
        self.model.setRowCount(0)
        for change in found.changed:
            place = (change.name, change.field)
            contents = (
                canonical_text(text, *place, session.plan, say) for text in (change.printed, change.now)
            )
            texts = (place_text(*place, session.plan, say), *contents)
            self.model.appendRow([QStandardItem(text) for text in texts])
        self.table.setVisible(bool(found.changed))
        self.open_sheet.setEnabled(found.plan == session.plan.code)

    def failed(self, error: Exception) -> None:
        self._forget()
        super().failed(error)

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.set_widths({_PRINTED: 320, _NOW: 320}, _WHAT)
        self.words.setBuddy(self.number)
        self.number.setFixedWidth(_NUMBER_WIDTH)
        typed = QHBoxLayout()
        typed.setSpacing(8)
        typed.addWidget(self.number)
        typed.addWidget(self.verify)
        typed.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.addRow(self.words, typed)
        foot = QHBoxLayout()
        foot.addWidget(self.close_page)
        foot.addStretch(1)
        foot.addWidget(self.open_sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 8)
        whole.setSpacing(16)
        whole.addWidget(self.intro)
        whole.addLayout(form)
        whole.addWidget(self.headline)
        whole.addWidget(self.table, 1)
        whole.addStretch(0)
        whole.addLayout(foot)
        whole.setAlignment(self.headline, Qt.AlignmentFlag.AlignTop)
