"""The page of what was changed at once (files, pastes, commands): one chooses what to undo."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QWidget,
)

from ktu_desktop.domain.changes import Batch, Changed
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.history.batch_table import CHANGES, NUMBER, STATE, WHAT, WHEN, WHO, BatchTable
from ktu_desktop.gui.screens.page import TellingPage, page_row
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.history import all_batches
from ktu_desktop.usecases.undo_batch import Undone, undo

_WIDTHS = {NUMBER: 64, WHEN: 150, WHO: 200, CHANGES: 90, STATE: 180}


class BatchesScreen(TellingPage):
    """Lists batches; single entries of the form only on request. Escape goes back to the sheet."""

    name = "batches"
    title = mark("Undo a file")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self._batches: Sequence[Batch] = ()
        self.single, self.undo = QCheckBox(), QPushButton()
        self.model = BatchTable(theme)
        self.table = PlainTable(theme)
        self._lay_out()
        self.single.toggled.connect(lambda _on: self._show())
        self.undo.clicked.connect(self.undo_chosen)
        self.table.entered_row.connect(lambda _index: self.undo_chosen())
        self.table.left.connect(self.leave)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        session.changed.connect(self._changed)

    def first_focus(self) -> QWidget:
        return self.table

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        self.single.setText(say(mark("Single entries &too")))
        self.undo.setText(say(mark("&Undo")))
        self.table.setAccessibleName(say(mark("What was changed at once")))
        self.table.say_when_empty(say(mark("Nothing has been imported, pasted or filled yet.")))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.headline.say(
            self.session.say(mark("Choose what to undo: everything it changed goes back.")), "quiet"
        )
        self.read()

    def read(self) -> None:
        """Read the list in the background."""
        if self.session.sheet is not None:
            self.session.run(lambda workspace, _: all_batches(workspace), self._take)

    def undo_chosen(self) -> None:
        """Undo the batch one stands on."""
        batch = self._current()
        if batch is not None and batch.undone_by is None:
            self.undo.setEnabled(False)
            self.session.run(lambda workspace, _: undo(workspace, batch.id), self._undone, self.failed)

    def _take(self, batches: Sequence[Batch]) -> None:
        self._batches = batches
        self._show()

    def _show(self) -> None:
        chosen = self._current()
        shown = [b for b in self._batches if b.kind != "form" or self.single.isChecked()]
        self.model.set_rows(shown, self.session.say)
        ids = [batch.id for batch in shown]
        if shown:
            self.table.selectRow(ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0)
        self._enable()

    def _changed(self, _: Changed) -> None:
        if self.isVisible():
            self.read()

    def _current(self) -> Batch | None:
        index = self.table.currentIndex()
        batch = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return batch if isinstance(batch, Batch) else None

    def _enable(self) -> None:
        batch = self._current()
        self.undo.setEnabled(batch is not None and batch.undone_by is None)

    def _undone(self, undone: Undone) -> None:
        say = self.session.say
        text = say.plural(
            "{n} entry is as it was before.", "{n} entries are as they were before.", undone.restored
        )
        kept = [sentence(finding, say, self.session.plan) for finding in undone.kept]
        self.headline.say("\n".join([text, *kept]), "doubt" if kept else "good")
        self.session.announce(undone.affects, undone.batch)
        self.read()

    def failed(self, error: Exception) -> None:
        super().failed(error)
        self._enable()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.set_widths(_WIDTHS, WHAT)
        head = page_row((self.headline,), (self.single,))
        self.lay_out_page(head, self.table, page_row((), (self.close_page, self.undo)))
