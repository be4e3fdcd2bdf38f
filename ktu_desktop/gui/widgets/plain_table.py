"""A calm table of whole rows: no grid, quiet selection, headers to the left, Enter and Escape as signals."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.quiet_header import QuietHeader

ROW_HEIGHT = 28
_LEAST_STRETCHED = 150
"""Pixels that the stretched column has at least, where the headings of the others allow it."""

_MARGINS = (48, 16, -48, -16)


class PlainTable(QTableView):
    """``entered_row(index)``: Enter or a double click on a row; ``left()``: Escape.

    ``chosen``: the widths that a person gave columns, kept from start to start (see column_widths.py).
    """

    entered_row = Signal(QModelIndex)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._empty_words = ""
        self.chosen: dict[int, int] = {}
        self._made: dict[int, int] = {}
        self._stretched: int | None = None
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        heading = QuietHeader(theme)
        heading.dragged.connect(self.chosen.__setitem__)
        self.setHorizontalHeader(heading)
        self.doubleClicked.connect(self.entered_row)
        theme.changed.connect(self._tint)
        self._tint()

    def set_widths(self, widths: dict[int, int], stretched: int) -> None:
        """Column -> width in pixels; ``stretched`` takes what is left, and where that is little, the others
        give way as far as their headings allow, and nobody chose their width.
        """
        self._made, self._stretched = widths, stretched
        self._share_out()
        self.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def choose_widths(self, chosen: dict[int, int]) -> None:
        """Give columns the widths that a person chose before."""
        self.chosen.update(chosen)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_out()

    def say_when_empty(self, words: str) -> None:
        """What stands in the table's middle while it has no rows: what to do first."""
        self._empty_words = words
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty_words and self.model() is not None and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colour("quiet"))
            inside = self.viewport().rect().adjusted(*_MARGINS)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(inside, flags, self._empty_words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard is a row is marked: the first that can be."""
        super().focusInEvent(event)
        if self.model() is not None and not self.currentIndex().isValid():
            self._stand_on_the_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _stand_on_the_first(self) -> None:
        model = self.model()
        places = (model.index(row, 0) for row in range(model.rowCount()))
        first = next((place for place in places if place.flags() & Qt.ItemFlag.ItemIsSelectable), None)
        if first is not None:
            self.setCurrentIndex(first)

    def _share_out(self) -> None:
        header, stretched = self.horizontalHeader(), self._stretched
        if stretched is None or not header.count():
            return
        widths = {**self._made, **self.chosen}
        shown = {column: width for column, width in widths.items() if not self.isColumnHidden(column)}
        can_give = {
            column: 0 if column in self.chosen else max(0, width - header.sectionSizeHint(column))
            for column, width in shown.items()
        }
        least = max(_LEAST_STRETCHED, header.sectionSizeHint(stretched))
        short = max(0, sum(shown.values()) + least - self.viewport().width())
        part = min(1.0, short / max(1, sum(can_give.values())))
        for column, width in shown.items():
            self.setColumnWidth(column, width - round(can_give[column] * part))

    def _tint(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.colour("accent_tint"))
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour("text"))
        self.setPalette(palette)
