"""The rows of an import as one works them off: which are listed, which one stands on, what was decided."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from ktu_desktop.gui.screens.import_files.foreign_files import is_in_column
from ktu_desktop.gui.screens.import_files.import_view import ImportView
from ktu_desktop.gui.screens.import_files.preview_rows import Choices, PreviewRow, counts_of
from ktu_desktop.gui.screens.import_files.row_table import STATUS, WHY
from ktu_desktop.gui.session import Session
from ktu_desktop.usecases.file_preview import TAKE


class ListedRows(QObject):
    """``rows``: those of all files; ``file``: the one whose rows alone are listed, None: all.

    ``decided``: what is to be taken may be another; ``stood``: one stands on another row, or sees it anew.
    """

    decided = Signal()
    stood = Signal()

    def __init__(self, session: Session, view: ImportView, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self.choices = session, view, choices
        self.rows: Sequence[PreviewRow] = ()
        self.file: int | None = None
        self._status: str | None = None
        view.table.selectionModel().currentChanged.connect(lambda *_: self.show_row())
        view.filters.chosen.connect(self._filter_status)
        view.file_list.selectionModel().currentChanged.connect(lambda index, _: self._filter_file(index))
        view.tick_all.clicked.connect(lambda: self._tick_all(True))
        view.tick_none.clicked.connect(lambda: self._tick_all(False))
        view.decision.kept.connect(self.keep)
        view.decision.taken.connect(self.take)

    def forget(self) -> None:
        """No files, nothing decided."""
        self.rows, self.file, self._status = (), None, None
        self.choices.decisions, self.choices.readings = {}, {}

    def show(self) -> None:
        """List the rows that the filters leave; one stands on the first."""
        view, say = self._view, self._session.say
        of_file = [row for row in self.rows if self.file in (None, row.file)]
        view.filters.show_counts(counts_of(of_file), say)
        shown = [row for row in of_file if self._status in (None, row.item.status)]
        view.rows.set_rows(shown, self._session.plan, say)
        view.table.setColumnHidden(WHY, not any(row.item.finding for row in shown))
        if shown:
            self._go_to(0)
        self.show_row()
        self.decided.emit()

    def show_row(self) -> None:
        """Show the row one stands on with its decision."""
        if self._session.sheet is not None:
            row, plan = self.current(), self._session.plan
            self._view.decision.show_row(row, self.choices, plan, self._session.say)
            self.stood.emit()

    def current(self) -> PreviewRow | None:
        """The row one stands on."""
        index = self._view.table.currentIndex()
        return self._view.rows.rows[index.row()] if index.isValid() else None

    def stand_on(self, sheet: str, cell: str) -> None:
        """The row of a cell that one points at in the drawn sheet."""
        places = ((row.item.sheet, row.item.cell) for row in self._view.rows.rows)
        number = next((n for n, place in enumerate(places) if place == (sheet, cell)), None)
        if number is not None:
            self._go_to(number)

    def to_take(self) -> int:
        """How many rows would be taken."""
        return sum(self.choices.of(row) == TAKE for row in self.rows)

    def taken_by_file(self) -> Mapping[int, int]:
        """How many rows would be taken of each file that any are taken of."""
        return Counter(row.file for row in self.rows if self.choices.of(row) == TAKE)

    def take(self, reading: object = None) -> None:
        """What the file says of the row one stands on is right."""
        row = self.current()
        if row is not None:
            self.choices.take(row, reading)  # type: ignore[arg-type]
            self._on_to_the_next()

    def keep(self) -> None:
        """What is here stays."""
        row = self.current()
        if row is not None:
            self.choices.keep(row)
            self._on_to_the_next()

    def tick_column(self, file: int | None, sheet: str, column: int, take: bool) -> None:
        """Take or leave what a column of the drawn sheet holds."""
        self.choices.decide_all((r for r in self.rows if is_in_column(r, file, sheet, column)), take)
        self.show()

    def _tick_all(self, take: bool) -> None:
        self.choices.decide_all(self._view.rows.rows, take)
        self.show()

    def _on_to_the_next(self) -> None:
        """The next row that waits for a decision."""
        here = self._view.table.currentIndex().row()
        self._view.rows.refresh(here)
        self.decided.emit()
        self.show_row()
        rows = self._view.rows.rows
        waiting = (n for n in range(here + 1, len(rows)) if self.choices.of(rows[n]) is None)
        self._go_to(next(waiting, here))
        self._view.table.setFocus()

    def _go_to(self, number: int) -> None:
        self._view.table.setCurrentIndex(self._view.rows.index(number, STATUS))

    def _filter_file(self, index: QModelIndex) -> None:
        self.file = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        self.show()

    def _filter_status(self, status: str) -> None:
        self._status = status or None
        self.show()
