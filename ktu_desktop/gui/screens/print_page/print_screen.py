"""The page for paper: what is wanted on the left, the pages as they would be printed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.screens.page import TellingPage
from ktu_desktop.gui.screens.print_page.choices_panel import ChoicesPanel
from ktu_desktop.gui.screens.print_page.page_bar import PageBar
from ktu_desktop.gui.screens.print_page.page_view import PageView
from ktu_desktop.gui.screens.print_page.paper_out import PaperOut
from ktu_desktop.gui.screens.print_page.preview_feed import PreviewFeed
from ktu_desktop.gui.screens.print_page.wish import CHANGES, Wish
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.errors import Refusal
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.printing.sight import Sight
    from ktu_desktop.gui.session import Session
    from ktu_desktop.gui.theme import Theme

KINDS = {".pdf": mark("PDF"), ".xlsx": mark("Excel workbook"), ".docx": mark("Word text")}
"""What a report can be saved as."""

_PANEL = 336
_PAUSE = 100
"""Milliseconds in which the room for the page may still change."""


class PrintScreen(TellingPage):
    """Choose a report, look at its pages, save or print it. Escape goes back to the sheet."""

    name = "print_page"
    title = mark("Print")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.choices = ChoicesPanel(theme)
        self.view = PageView(theme)
        self.bar = PageBar(theme)
        self.kind, self.each = QComboBox(), QCheckBox()
        self.save, self.print = QPushButton(), QPushButton()
        self.feed, self.out = PreviewFeed(session, self), PaperOut(session, self)
        self._seen: tuple[int, int] | None = None
        self._settle = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._listen()

    def first_focus(self) -> QWidget:
        return self.choices.reports

    def choose(self, report: str) -> None:
        """Show a report about where the window stands."""
        self.choices.choose_report(report)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        chosen = max(0, self.kind.currentIndex())
        self.kind.clear()
        for suffix, words in KINDS.items():
            self.kind.addItem(say(words), suffix)
        self.kind.setCurrentIndex(chosen)
        self.kind.setAccessibleName(say(mark("Save as")))
        self.each.setText(say(mark("Each in a file of its &own")))
        self.save.setText(say(mark("Save…")))
        self.print.setText(say(mark("P&rint…")))
        self.view.setAccessibleName(say(mark("The page as it is printed")))
        self.choices.retranslate(say)
        self.bar.retranslate(say)
        self._open()

    def save_chosen(self) -> None:
        """Ask where to, and write it."""
        wish, suffix = self._wish(), str(self.kind.currentData())
        if wish is None:
            return
        say = self.session.say
        if self.each.isChecked() and self.each.isEnabled():
            folder = self.dialogs.folder(say(mark("Folder for the files")))
            if folder is not None:
                self.out.to_folder(wish, folder, suffix)
            return
        suggested = f"{wish.report}_{wish.indicator or wish.org_unit}_{wish.period.code}{suffix}"
        kinds = f"{say(KINDS[suffix])} (*{suffix})"
        path = self.dialogs.file_to_save(say(mark("Save the report")), suggested, kinds)
        if path is not None:
            self.out.to_file(
                wish, path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
            )

    def print_chosen(self) -> None:
        """Ask which printer, and print it."""
        wish = self._wish()
        if wish is None:
            return
        try:
            printer = self.dialogs.printer(self.session.say(mark("Print")))
        except WorldRefusal as refusal:
            self.headline.say(self.session.say.refusal(refusal), "bad")
            return
        if printer is not None:
            self.out.to_printer(wish, printer)

    def window_closes(self) -> None:
        self.feed.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the window stands."""
        super().showEvent(event)
        session = self.session
        if session.sheet is not None and session.period is not None:
            place = (session.org_unit, session.period, session.indicator)
            self.choices.show_place(session.plan, session.organisation, *place)
            self._settle.start()
            self._open()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody looks at is not drawn, nor kept."""
        super().hideEvent(event)
        self.feed.stop()
        self.headline.say("")

    def _wish(self) -> Wish | None:
        return self.choices.wish(self.session.reader.near)

    def _open(self) -> None:
        wish = self._wish()
        if wish is None or not self.isVisible():
            return
        if wish.report == CHANGES:
            self._offer_changes()
        if wish != self.feed.wish:
            self._seen = None
        self.feed.open(wish)

    def _offer_changes(self) -> None:
        from ktu_desktop.usecases.history import all_batches

        self.session.run(lambda workspace, _: all_batches(workspace), self.choices.offer_changes)

    def _look(self) -> None:
        if self.isVisible():
            self.feed.look(self.bar.glass(self.view.room, self.devicePixelRatioF()))

    def _show(self, sight: Sight) -> None:
        another = self._seen != (sight.document, sight.page)
        self._seen = (sight.document, sight.page)
        self.view.show_picture(sight.picture, another)
        self.view.setAccessibleDescription(f"{sight.title}. {self.bar.show_sight(sight)}")
        self.each.setEnabled(sight.documents > 1)
        self._enable(True)

    def _refused(self, refusal: Refusal) -> None:
        self.headline.say(self.session.say.refusal(refusal), "bad")
        self.view.show_picture(None)
        self.bar.show_sight(None)
        self._enable(False)

    def _enable(self, on: bool) -> None:
        for button in (self.save, self.print):
            button.setEnabled(on)
        if on and self.headline.tone == "bad":
            self.headline.say("")

    def _listen(self) -> None:
        self.choices.chosen.connect(self._open)
        self.feed.seen.connect(self._show)
        self.feed.refused.connect(self._refused)
        self.out.said.connect(self.headline.say)
        self.view.turned.connect(self.feed.turn)
        self.view.jumped.connect(self._jump)
        self.view.zoomed.connect(self.bar.zoom)
        self.view.left.connect(self.leave)
        self.view.resized.connect(self._settle.start)
        self._settle.timeout.connect(self._look)
        self.bar.turned.connect(self.feed.turn)
        self.bar.looked.connect(self._look)
        self.save.clicked.connect(self.save_chosen)
        self.print.clicked.connect(self.print_chosen)
        self.session.changed.connect(lambda _: self._open())
        self.session.changed_elsewhere.connect(self._open)

    def _jump(self, page: int) -> None:
        sight = self.feed.sight
        if sight is not None:
            self.feed.go(sight.document, page)

    def _lay_out(self) -> None:
        self.choices.setFixedWidth(_PANEL)
        foot, right, middle, whole = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for layout in (foot, right, middle, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self.close_page)
        foot.addWidget(self.headline, 1)
        for widget in (self.each, self.kind, self.save, self.print):
            foot.addWidget(widget)
        right.addWidget(self.view, 1)
        right.addWidget(self.bar)
        middle.addWidget(self.choices)
        middle.addLayout(right, 1)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
        self.view.setFrameShape(PageView.Shape.NoFrame)
