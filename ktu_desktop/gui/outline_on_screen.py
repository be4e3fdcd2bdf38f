"""A tree on the screen read as it is seen: the entries in sight, each moved in by its level."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from ktu_desktop.workbooks.screen_table import TableCell, TableColumn, TableOnScreen

ENTRIES_AT_ONCE = 60
"""How many entries are read in one event: some milliseconds."""


class OutlineView(QTreeView):
    """A tree that can be taken into a workbook: its screen says what stands in it."""

    def columns_of_outline(self) -> tuple[TableColumn, ...]:
        """The columns of the workbook, the first for the entries' own text."""
        raise NotImplementedError

    def cells_of(self, index: QModelIndex) -> tuple[TableCell, ...]:
        """What is said of an entry, a cell for each column."""
        raise NotImplementedError


class OutlineReading:
    """Reads one tree, some entries in each step; ``table`` is there when all steps are done."""

    def __init__(self, view: OutlineView, title: str, about: str) -> None:
        self._view, self._title, self._about = view, title, about
        self.table: TableOnScreen | None = None

    def steps(self) -> Iterator[None]:
        """The steps; a tree that changes meanwhile is read again from its top."""
        changed = [True]
        note = lambda *_: changed.append(True)  # noqa: E731 - a slot of one line
        model, view = self._view.model(), self._view
        signals = (model.modelReset, model.rowsInserted, model.rowsRemoved, view.expanded, view.collapsed)
        for signal in signals:
            signal.connect(note)
        rows: list[tuple[TableCell, ...]] = []
        while changed:
            changed.clear()
            rows.clear()
            index = model.index(0, 0)
            while index.isValid():
                rows.append(view.cells_of(index))
                if len(rows) % ENTRIES_AT_ONCE == 0:
                    yield
                if changed:
                    break
                index = view.indexBelow(index)
        for signal in signals:
            signal.disconnect(note)
        self.table = TableOnScreen(self._title, self._about, view.columns_of_outline(), tuple(rows))
        yield
