"""The short help: topics on the left, found by any of their words; opened at what one stands on."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextLength, QTextTable, QTextTableFormat
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.help.topics import Topic, topics
from ktu_desktop.gui.screens.page import Page
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.focus_ring import FocusRing
from ktu_desktop.i18n import mark

_LIST_WIDTH, _WIDEST_TEXT, _KEY_WIDTH = 280, 760, 150
_NAME = int(Qt.ItemDataRole.UserRole)
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HelpScreen(Page):
    """``show_topic(name)``: the topic of a screen. Escape goes back to where one was."""

    name = "help"
    title = mark("Help")
    back_words = mark("&Back")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self._topics: tuple[Topic, ...] = ()
        self._came_from = ""
        self.search = QLineEdit()
        self.search.setAcceptDrops(False)
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.text = QTextBrowser()
        FocusRing(self.text)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(16)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._list_topics())
        self.list.currentItemChanged.connect(lambda *_: self._show_text())

    def first_focus(self) -> QWidget:
        return self.search

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        self.search.setPlaceholderText(say(mark("Find in the help")))
        self.search.setAccessibleName(say(mark("Find in the help")))
        self.list.setAccessibleName(say(mark("Topics")))
        self.text.setAccessibleName(say(mark("Help")))
        self._read_topics()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_topics()

    def show_topic(self, name: str, came_from: str = "") -> None:
        """Show a topic, or the first one; ``came_from``: the page to go back to, "" the sheet."""
        self._came_from = came_from
        self.search.clear()
        self._choose(name)

    def leave(self) -> None:
        """Back to where one was."""
        if self._came_from:
            self.session.screen_wanted.emit(self._came_from)
        else:
            super().leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box Up and Down move in the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _UP_AND_DOWN:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _read_topics(self) -> None:
        """In the language of now, with the keys of the window's menus."""
        window = self.window()
        if isinstance(window, QMainWindow) and self.isVisible():
            self._topics = topics(self.session.say, window.menuBar())
            self._list_topics()

    def _chosen(self) -> str:
        """The name of the topic one stands on; empty where on none."""
        return str(self.list.currentIndex().data(_NAME) or "")

    def _list_topics(self) -> None:
        """Those that hold every word that is looked for."""
        chosen = self._chosen()
        words = self.search.text().casefold().split()
        self.list.clear()
        for topic in self._topics:
            everything = f"{topic.title} {topic.text}".casefold()
            if all(word in everything for word in words):
                entry = QListWidgetItem(topic.title)
                entry.setData(_NAME, topic.name)
                self.list.addItem(entry)
        self._choose(chosen)

    def _choose(self, name: str) -> None:
        names = [self.list.item(n).data(_NAME) for n in range(self.list.count())]
        self.list.setCurrentRow(names.index(name) if name in names else 0)
        self._show_text()

    def _show_text(self) -> None:
        chosen = self._chosen()
        topic = next((topic for topic in self._topics if topic.name == chosen), None)
        if topic is None:
            self.text.setPlainText(self.session.say(mark("Nothing in the help has these words.")))
        else:
            self.text.setMarkdown(f"## {topic.title}\n\n{topic.text}")
            self._plain_tables()

    def _plain_tables(self) -> None:
        """Without boxes: the keys in one column, what they do in the other."""
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = QTextTableFormat()
                look.setBorder(0)
                look.setCellPadding(3)
                look.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, _KEY_WIDTH)])
                frame.setFormat(look)

    def _lay_out(self) -> None:
        left, right, middle, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.search.setFixedWidth(_LIST_WIDTH)
        self.text.setMaximumWidth(_WIDEST_TEXT)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        right.addWidget(self.text)
        right.setAlignment(Qt.AlignmentFlag.AlignLeft)
        middle.addLayout(left)
        middle.addLayout(right, 1)
        middle.setSpacing(16)
        self.list.setSpacing(3)
        foot.addStretch(1)
        foot.addWidget(self.close_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        column.addLayout(middle, 1)
        column.addLayout(foot)
