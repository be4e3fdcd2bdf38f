"""The table in which a total is taken apart: Right opens a row, Left folds it or goes up, Enter leads on.

A table and no tree: tables are what screen readers read.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ktu_desktop.domain.trace import TracedUnit
from ktu_desktop.gui.screens.explorer.branch_cell import BranchCell
from ktu_desktop.gui.screens.explorer.trace_rows import Branch, TraceWords
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.gui.widgets.text_rows import LEADS_TO, TextRows

NAME, NUMBER, ORIGIN = range(3)
"""The columns."""

_WIDTHS = {NAME: 470, NUMBER: 130}


class TraceTable(PlainTable):
    """``above()``: Left where there is nothing further up in the table."""

    above = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.model_of_rows = TextRows(theme, right=(NUMBER,))
        self._words: TraceWords | None = None
        self.setModel(self.model_of_rows)
        self.setItemDelegateForColumn(NAME, BranchCell(self))
        self.clicked.connect(self._clicked)

    def show_total(self, tree: TracedUnit, words: TraceWords, headers: tuple[str, str, str]) -> None:
        """Show a total, its first branch open; the unit or number that one stood on is stood on again."""
        here, first = self.branch(), not self.model_of_rows.headers
        opened = self._opened_units()
        self._words = words
        self.model_of_rows.set_rows(headers, [words.row(Branch(0, tree))])
        if first:
            self.set_widths(_WIDTHS, ORIGIN)
        self._open(0)
        self._open_again(opened)
        places = [_about(self._branch_at(row)) for row in range(len(self.model_of_rows.rows))]
        wanted = _about(here) if here else (tree.org_unit, "", "")
        unit = (wanted[0], "", "")
        self.selectRow(next((places.index(place) for place in (wanted, unit) if place in places), 0))

    def branch(self) -> Branch | None:
        """What one stands on."""
        index = self.currentIndex()
        found = index.data(LEADS_TO) if index.isValid() else None
        return found if isinstance(found, Branch) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        branch, row = self.branch(), self.currentIndex().row()
        if branch is None or event.key() not in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Right:
            if branch.folds and not branch.open:
                self._open(row)
            elif branch.folds:
                self.selectRow(row + 1)
        elif branch.open:
            self._fold(row)
        else:
            self._go_up(row, branch.level)

    def _go_up(self, row: int, level: int) -> None:
        """To the row that this one is inside of."""
        for above in range(row - 1, -1, -1):
            if self._branch_at(above).level < level:
                self.selectRow(above)
                return
        self.above.emit()

    def _open(self, row: int) -> None:
        branch = self._branch_at(row)
        if self._words is not None and branch.folds and not branch.open:
            self.model_of_rows.replace_row(row, self._words.opened(branch))
            self.model_of_rows.insert_rows(row + 1, self._words.rows(list(branch.inside())))

    def _fold(self, row: int) -> None:
        branch, rows = self._branch_at(row), self.model_of_rows.rows
        end = row + 1
        while end < len(rows) and self._branch_at(end).level > branch.level:
            end += 1
        if self._words is not None:
            self.model_of_rows.remove_rows(row + 1, end - row - 1)
            self.model_of_rows.replace_row(row, self._words.opened(branch))

    def _clicked(self, index: QModelIndex) -> None:
        branch = self._branch_at(index.row())
        if branch.folds and index.column() == NAME:
            if branch.open:
                self._fold(index.row())
            else:
                self._open(index.row())

    def _opened_units(self) -> set[str]:
        branches = (row.leads_to for row in self.model_of_rows.rows)
        return {branch.unit.org_unit for branch in branches if branch.figure is None and branch.open}

    def _open_again(self, units: set[str]) -> None:
        row = 1
        while row < len(self.model_of_rows.rows):
            branch = self._branch_at(row)
            if branch.figure is None and branch.unit.org_unit in units:
                self._open(row)
            row += 1

    def _branch_at(self, row: int) -> Branch:
        branch = self.model_of_rows.rows[row].leads_to
        assert isinstance(branch, Branch)
        return branch


def _about(branch: Branch) -> tuple[str, str, str]:
    """A unit; of a number also its element and whose it is."""
    figure = branch.figure
    return (branch.unit.org_unit, figure.element if figure else "", figure.org_unit if figure else "")
