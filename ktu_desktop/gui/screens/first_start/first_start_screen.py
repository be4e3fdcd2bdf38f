"""The page of the first start: language, who works, whose numbers; then the sheet."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.restoring import choose_copy, restore_copy
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.org_unit_chooser import OrgUnitChooser
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import LANGUAGE_NAMES, mark
from ktu_desktop.settings import system_user

_WIDTH = 560
_SHOWN_FIRST = ("kk", "ru", "en")


class FirstStartScreen(Screen):
    """Asks three things at once, each with a sensible answer already there; Enter begins."""

    name = "first_start"
    title = mark("Welcome")
    place = Place.PAGE

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.welcome, self.what = QLabel(), QLabel()
        self.language_words, self.author_words, self.unit_words = QLabel(), QLabel(), QLabel()
        self.author = QLineEdit(system_user())
        self.author.setAcceptDrops(False)
        self.org_unit = OrgUnitChooser(theme)
        self.begin = QPushButton()
        self.otherwise = TonedLabel(theme, "quiet")
        self.take_over, self.restore = QPushButton(), QPushButton()
        self.languages = QButtonGroup(self)
        self._lay_out()
        self.org_unit.chosen.connect(self._chose)
        self.begin.clicked.connect(self._begin)
        self.take_over.clicked.connect(self._take_over)
        self.restore.clicked.connect(self._restore)
        self.author.returnPressed.connect(self.begin.click)
        session.opened.connect(self.retranslate)
        self._code = ""

    def first_focus(self) -> QWidget:
        return self.org_unit

    def retranslate(self) -> None:
        say = self.session.say
        self.welcome.setText(say("Welcome to KTU Desktop"))
        self.what.setText(
            say("Numbers of the strategic plan: typed or imported, checked, summed up. They stay with you.")
        )
        self.language_words.setText(say("Language"))
        self.author_words.setText(say("Your &name, as the history shows it"))
        self.unit_words.setText(say("&Whose numbers do you enter?"))
        self.begin.setText(say("&Begin"))
        self.otherwise.say(say("Somebody has worked with this program before, here or on another computer:"))
        self.take_over.setText(say("&Take over a colleague's file…"))
        self.take_over.setToolTip(say("The file of a faculty, a returned workbook or a copy of the database"))
        self.restore.setText(say("&Restore a copy…"))
        self.restore.setToolTip(say("A copy of the database that this program has made"))
        for button in self.languages.buttons():
            spoken = button.objectName() == say.language
            button.setChecked(spoken)
            button.setIcon(self.theme.icon("circle-check", "accent") if spoken else QIcon())
        if self.session.workspace is not None and not self.author.isModified():
            self.author.setText(self.session.workspace.author.name)
        if self.session.sheet is not None or self.session.workspace is not None:
            self.org_unit.set_organisation(self.session.organisation, say)
            self.org_unit.set_code(self._code or self.session.org_unit)

    def _lay_out(self) -> None:
        title = QFont(self.theme.strong_font)
        title.setPointSizeF(title.pointSizeF() * 1.8)
        self.welcome.setFont(title)
        self.what.setWordWrap(True)
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(column)
        inside.setSpacing(16)
        inside.addWidget(self.welcome)
        inside.addWidget(self.what)
        inside.addLayout(self._form())
        inside.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)
        inside.addSpacing(24)
        inside.addWidget(self.otherwise)
        inside.addLayout(self._other_ways())
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def _form(self) -> QVBoxLayout:
        languages = QHBoxLayout()
        for language in _SHOWN_FIRST:
            button = QPushButton(LANGUAGE_NAMES[language])
            button.setObjectName(language)
            button.setCheckable(True)
            button.clicked.connect(partial(self.session.set_language, language))
            self.languages.addButton(button)
            languages.addWidget(button)
        form = QVBoxLayout()
        form.setSpacing(4)
        _ask(form, self.language_words, languages)
        _ask(form, self.unit_words, self.org_unit)
        _ask(form, self.author_words, self.author)
        for field in (*self.languages.buttons(), self.org_unit, self.author, self.begin):
            field.setMinimumHeight(32)
        self.unit_words.setBuddy(self.org_unit)
        self.author_words.setBuddy(self.author)
        self.begin.setFont(self.theme.strong_font)
        self.begin.setMinimumWidth(140)
        return form

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.take_over, self.restore):
            button.setMinimumHeight(32)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _chose(self, code: str) -> None:
        """On to the name: an account's name is seldom what a person is called."""
        self._code = code
        self.author.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin(self) -> None:
        self._keep_answers()
        self.session.row_wanted.emit("")

    def _keep_answers(self) -> None:
        session = self.session
        session.set_author(self.author.text().strip() or system_user())
        if self._code and session.period is not None:
            session.select_sheet(self._code, session.period)

    def _take_over(self) -> None:
        """A copy of the database takes its place; what is a workbook goes the way of an import."""
        say = self.session.say
        kinds = f"{say(mark('Workbooks and copies'))} (*.xlsx *.db);;{say(mark('All files'))} (*)"
        chosen = self.dialogs.files_to_open(say(mark("A colleague's file")), kinds)
        if not chosen:
            return
        self._keep_answers()
        if chosen[0].suffix.lower() == ".db":
            restore_copy(self.session, self.dialogs, chosen[0])
            self.session.row_wanted.emit("")
        else:
            self.session.files_brought.emit([str(path) for path in chosen])

    def _restore(self) -> None:
        self._keep_answers()
        choose_copy(self.session, self.dialogs)
        self.session.row_wanted.emit("")


def _ask(form: QVBoxLayout, words: QLabel, asked: QWidget | QLayout) -> None:
    """A question close above what answers it, well apart from the next."""
    form.addWidget(words)
    if isinstance(asked, QWidget):
        form.addWidget(asked)
    else:
        form.addLayout(asked)
    form.addSpacing(16)
