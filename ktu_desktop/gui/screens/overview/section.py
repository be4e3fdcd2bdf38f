"""One part of the overview: a title over a table whose rows lead somewhere."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.gui.widgets.text_rows import LEADS_TO, TextRow, TextRows
from ktu_desktop.gui.widgets.toned_label import TonedLabel


class Section(QWidget):
    """``entered(leads_to)``: Enter or a click on a row."""

    entered = Signal(object)

    def __init__(
        self,
        theme: Theme,
        widths: dict[int, int],
        stretched: int,
        right: Sequence[int] = (),
        summed: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self._widths, self._stretched = widths, stretched
        self.title, self.table = TonedLabel(theme, "text"), PlainTable(theme)
        self.model = TextRows(theme, right, summed)
        self.title.setFont(theme.strong_font)
        self.table.setModel(self.model)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.table.installEventFilter(self)
        self.table.clicked.connect(self._enter)
        self.table.doubleClicked.disconnect(self.table.entered_row)  # a click has led away already
        self.table.entered_row.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)

    def show_rows(
        self,
        title: str,
        headers: Sequence[str],
        rows: Sequence[TextRow],
        titles: Mapping[int, str] | None = None,
    ) -> None:
        """Show rows; one stays at the place in the list where one was. ``titles``: as TextRows has them."""
        here = max(self.table.currentIndex().row(), 0)
        first = not self.model.headers
        self.title.say(title)
        self.table.setAccessibleName(title)
        self.model.set_rows(headers, rows, titles)
        if first:
            self.table.set_widths(self._widths, self._stretched)
        if rows:
            self.table.setCurrentIndex(self.model.index(min(here, len(rows) - 1), 0))
            self._mark_chosen()

    def clear(self) -> None:
        """Show no rows."""
        self.model.set_rows(self.model.headers, (), self.model.titles)

    def hide_empty(self, columns: Sequence[int]) -> None:
        """Of these columns only those are shown that have something in them."""
        for column in columns:
            empty = not any(row.cells[column] for row in self.model.rows)
            self.table.setColumnHidden(column, empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only where the keyboard is a row is marked: four marked rows would say nothing."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._mark_chosen(event.type() == QEvent.Type.FocusIn)
        return False

    def _mark_chosen(self, focused: bool | None = None) -> None:
        here = self.table.currentIndex()
        if (self.table.hasFocus() if focused is None else focused) and here.isValid():
            self.table.selectRow(here.row())
        else:
            self.table.clearSelection()

    def _enter(self, index: QModelIndex) -> None:
        leads_to = index.data(LEADS_TO)
        if leads_to is not None:
            self.entered.emit(leads_to)
