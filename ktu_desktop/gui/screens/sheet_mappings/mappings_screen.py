"""The page of what was decided about foreign sheets: changed, written to a file, taken, forgotten."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ktu_desktop.domain.sheet_mapping import COLUMN_WORDS, NAME, SheetMapping
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.page import TellingPage, page_row
from ktu_desktop.gui.screens.sheet_mappings.mapping_table import (
    KIND,
    MEANS,
    TEXT,
    UNIT,
    WHEN,
    WHO,
    MappingTable,
)
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.indicator_picker import IndicatorPicker
from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases import sheet_mappings
from ktu_desktop.usecases.workspace import Workspace

_WIDTHS = {UNIT: 130, KIND: 90, TEXT: 330, WHO: 130, WHEN: 140}
_FILE = "sheet-decisions.json"


class MappingsScreen(TellingPage):
    """Enter changes the decision one stands on, Escape goes back to the sheet."""

    name = "sheet_mappings"
    title = mark("Decisions about sheets")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.model = MappingTable()
        self.table = PlainTable(theme)
        self.picker = IndicatorPicker(self)
        self.menu: QMenu | None = None
        self.take, self.write = QPushButton(), QPushButton()
        self.forget, self.change = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()

    def first_focus(self) -> QWidget:
        return self.table

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        self.take.setText(say(mark("&Take from a file…")))
        self.write.setText(say(mark("&Write to a file…")))
        self.forget.setText(say(mark("Fo&rget")))
        self.change.setText(say(mark("Cha&nge…")))
        self.table.setAccessibleName(say(mark("Decisions about sheets")))
        self.table.say_when_empty(
            say(
                mark(
                    "Nothing has been decided yet. What you decide while importing a department's own"
                    " spreadsheet is kept here and used the next time."
                )
            )
        )
        self._show(self.model.mappings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.headline.say(
            self.session.say(mark("What names and columns of departments' sheets mean, as you decided.")),
            "quiet",
        )
        self.read()

    def read(self) -> None:
        """Read the list in the background."""
        if self.session.sheet is not None:
            self.session.run(lambda workspace, _: sheet_mappings.all_mappings(workspace), self._show)

    def change_chosen(self) -> None:
        """Ask what the name or column one stands on means."""
        mapping = self._current()
        if mapping is None:
            return
        index = self.table.currentIndex().siblingAtColumn(MEANS)
        place = self.table.viewport().mapToGlobal(self.table.visualRect(index).bottomLeft())
        if mapping.kind == NAME:
            likely = (mapping.indicator,) if mapping.indicator else ()
            self.picker.open_at(place, self.session.plan, likely, self.session.say)
        else:
            self._offer_kinds(mapping, place)

    def forget_chosen(self) -> None:
        """Forget the decision one stands on."""
        mapping = self._current()
        if mapping is not None:
            said = self.session.say(mark("Forgotten: {text}"), text=mapping.text)
            self._do(lambda workspace: sheet_mappings.forget(workspace, (mapping.id,)), lambda _: said)

    def write_file(self) -> None:
        """Write all decisions to a file."""
        say = self.session.say
        title = say(mark("Decisions about sheets"))
        path = self.dialogs.file_to_save(title, _FILE, f"{title} (*.json)")
        if path is not None:
            self._do(
                lambda workspace: sheet_mappings.write_mappings(workspace, path),
                lambda n: say.plural("{n} decision was written.", "{n} decisions were written.", n),
            )

    def take_file(self) -> None:
        """Take the decisions of a file."""
        say = self.session.say
        title = say(mark("Decisions about sheets"))
        chosen = self.dialogs.files_to_open(title, f"{title} (*.json)")
        if chosen:
            path = chosen[0]
            self._do(
                lambda workspace: sheet_mappings.read_mappings(workspace, path),
                lambda n: say.plural("{n} decision was taken.", "{n} decisions were taken.", n),
            )

    def _offer_kinds(self, mapping: SheetMapping, place: QPoint) -> None:
        self.menu = QMenu(self)
        for kind, word in COLUMN_WORDS.items():
            changed = replace(mapping, column=kind)
            self.menu.addAction(self.session.say(word), partial(self._changed, changed))
        self.menu.popup(place)

    def _picked(self, indicator: str) -> None:
        mapping = self._current()
        if mapping is not None:
            self._changed(replace(mapping, indicator=indicator))

    def _changed(self, mapping: SheetMapping) -> None:
        said = self.session.say(mark("Changed: {text}"), text=mapping.text)
        self._do(lambda workspace: sheet_mappings.remember(workspace, (mapping,)), lambda _: said)

    def _do(self, work: Callable[[Workspace], int], said: Callable[[int], str]) -> None:
        """Work in the background, say what was done, read the list again."""

        def run(workspace: Workspace, _: Progress) -> int:
            return work(workspace)

        def done(count: int) -> None:
            self.headline.say(said(count), "good")
            self.read()

        self.session.run(run, done, self.failed)

    def _show(self, mappings: object) -> None:
        if self.session.sheet is None:
            return
        row = max(0, self.table.currentIndex().row())
        self.model.set_rows(mappings, self.session.plan, self.session.say)  # type: ignore[arg-type]
        if self.model.mappings:
            self.table.selectRow(min(row, len(self.model.mappings) - 1))
        self._enable()

    def _current(self) -> SheetMapping | None:
        index = self.table.currentIndex()
        mapping = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return mapping if isinstance(mapping, SheetMapping) else None

    def _enable(self) -> None:
        standing = self._current() is not None
        self.forget.setEnabled(standing)
        self.change.setEnabled(standing)
        self.write.setEnabled(bool(self.model.mappings))

    def _connect(self) -> None:
        self.take.clicked.connect(self.take_file)
        self.write.clicked.connect(self.write_file)
        self.forget.clicked.connect(self.forget_chosen)
        self.change.clicked.connect(self.change_chosen)
        self.table.entered_row.connect(lambda _index: self.change_chosen())
        self.table.left.connect(self.leave)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.picker.picked.connect(self._picked)

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.set_widths(_WIDTHS, MEANS)
        head = page_row((self.headline,), (self.take, self.write))
        self.lay_out_page(head, self.table, page_row((), (self.close_page, self.forget, self.change)))
