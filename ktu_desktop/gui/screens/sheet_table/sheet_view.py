"""The table one types into: moves like a spreadsheet, never scrolls sideways."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QTableView,
    QWidget,
)

from ktu_desktop.gui.looking import numbers_with_a_row, wants_typing
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.row_delegate import PADDING, RowDelegate
from ktu_desktop.gui.screens.sheet_table.selecting_view import SelectingView
from ktu_desktop.gui.screens.sheet_table.sheet_model import SheetModel
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.name_lines import NameLines
from ktu_desktop.gui.widgets.quiet_header import QuietHeader

_NARROWEST_NAME = 140
_REASONS = Qt.FocusReason
_BY_KEYS = (_REASONS.TabFocusReason, _REASONS.BacktabFocusReason, _REASONS.ShortcutFocusReason)


class SheetView(SelectingView):
    """The column of actual values is typed into; other columns are read."""

    form_wanted = Signal(QKeyEvent)
    """A key was pressed on a value that the form makes: the form takes it."""

    deletion_wanted = Signal()

    all_wanted = Signal()
    """Escape: the search is over."""

    def __init__(self, model: SheetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.rows = RowDelegate(theme, model, self)
        self.rows.left.connect(self.step)
        self.setItemDelegate(self.rows)
        self.setModel(model)
        self._fitted: tuple[object, ...] = ()
        self.waiting = False
        """True while another sheet was chosen and has not arrived: what is shown takes no typing."""
        self._set_up()
        model.modelReset.connect(self._stand_on_none)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.rows.forget)

    def show_totals(self, shown: bool) -> None:
        """Show the columns of the units below, or take them away."""
        if shown == self.isColumnHidden(c.SUMMARY):
            for column in c.ABOVE:
                self.setColumnHidden(column, not shown)
            self.fit()

    def fit(self) -> None:
        """Give each column its width, the name what is left, and each row one or two lines."""
        digit = QFontMetrics(self._theme.number_font).horizontalAdvance("0")
        left = self.viewport().width() - self._fit_widths(digit)
        self.setColumnWidth(c.NAME, max(left, _NARROWEST_NAME))
        with self._current_in_sight(self.viewport().height()):
            self._fit_heights(max(left, _NARROWEST_NAME) - 2 * PADDING)

    def _fit_widths(self, digit: int) -> int:
        """Give each column but the name its width; hide what there is no room for. All of them together."""
        widths = {
            number: column.width * digit + 2 * PADDING
            for number, column in enumerate(c.COLUMNS)
            if column.width is not None and not (number in c.ABOVE and self.isColumnHidden(number))
        }
        for giving_way in c.GIVING_WAY:
            is_hidden = sum(widths.values()) + _NARROWEST_NAME > self.viewport().width()
            self.setColumnHidden(giving_way, is_hidden)
            if is_hidden:
                del widths[giving_way]
        for number, width in widths.items():
            self.setColumnWidth(number, width)
        return sum(widths.values())

    @contextmanager
    def _current_in_sight(self, height: int) -> Iterator[None]:
        """The row one stands on, if it is seen in a view of this height, is seen afterwards."""
        current = self.currentIndex()
        is_seen = current.isValid() and 0 <= self.rowViewportPosition(current.row()) < height
        yield
        if is_seen:
            self.scrollTo(current)

    def _fit_heights(self, width: int) -> None:
        widths = tuple(self.columnWidth(column) for column in range(len(c.COLUMNS)))
        fitted = (self._theme.number_font.key(), self.devicePixelRatioF(), *widths)
        if fitted != self._fitted or self.rows.names is None:
            self._fitted = fitted
            self.rows.names = NameLines(self._theme.number_font, width)
            self.rows.forget()
        line = QFontMetrics(self._theme.number_font).lineSpacing()
        heading = self.verticalHeader()
        for row in range(self._sheet.rowCount()):
            lines = len(self.rows.names(self._sheet.texts_at(row)[c.NAME]))
            heading.resizeSection(row, max(lines * line + 10, 30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes, Escape gives all rows back; Enter goes down, or into the form that makes the value."""
        key = event.key()
        if self.waiting:
            event.accept()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deletion_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self._let_go()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self._enter(event)
        else:
            super().keyPressEvent(event)

    def edit(self, *arguments: Any) -> Any:
        """Typing where the form makes the value goes to the form."""
        if self.waiting:
            return False
        if len(arguments) != 3:
            return super().edit(*arguments)
        index, trigger, event = arguments
        trigger_ = QAbstractItemView.EditTrigger
        if trigger not in (trigger_.AnyKeyPressed, trigger_.EditKeyPressed, trigger_.DoubleClicked):
            return super().edit(index, trigger, event)
        cell = self._sheet.index(index.row(), c.ACTUAL)
        if cell.isValid() and not cell.flags() & Qt.ItemFlag.ItemIsEditable:
            if trigger == trigger_.AnyKeyPressed and not event.text().strip():
                return False
            self.form_wanted.emit(event if isinstance(event, QKeyEvent) else None)
            return True
        if trigger == trigger_.DoubleClicked and index.column() != c.ACTUAL:
            return False
        return super().edit(cell, trigger, event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab leaves the editor for what is not filled in, without opening the next editor."""
        hints = QAbstractItemDelegate.EndEditHint
        steps = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}
        super().closeEditor(editor, hints.NoHint if hint in steps else hint)
        if hint in steps:
            self.fill_wanted.emit(steps[hint])

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the rows that lost and got the cursor."""
        self.rows.current_row = current.row()
        super().currentChanged(current, previous)
        for row in (current.row(), previous.row()):
            self._repaint_row(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row by row, each a picture: every call into Qt is one more chance to wait for the worker."""
        painter = QPainter(self.viewport())
        area = event.rect()
        first = self.rowAt(area.top())
        for row in range(first, self._sheet.rowCount()) if first >= 0 else ():
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            if top > area.bottom():
                break
            painter.drawPixmap(0, top, self.rows.picture(row, height))
        self.paint_selection(painter)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.rows.focused = True
        if event.reason() in _BY_KEYS:
            self.stand_somewhere()  # where the keyboard is, a row is marked
        current = self.currentIndex()
        if current.isValid():
            QAbstractScrollArea.focusInEvent(self, event)  # QAbstractItemView's would paint every row anew
            typed_into = bool(current.flags() & Qt.ItemFlag.ItemIsEditable)
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, typed_into)
            self._repaint_row(self.rows.current_row)
        else:
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.rows.focused = False
        QAbstractScrollArea.focusOutEvent(self, event)
        self._repaint_row(self.rows.current_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._current_in_sight(event.oldSize().height()):  # also when the problems open below it
            super().resizeEvent(event)
            if event.size().width() != event.oldSize().width():
                self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def _stand_on_none(self) -> None:
        """Other rows are shown: until somebody stands on one, none is marked."""
        self.rows.current_row = -1
        self.selection.begin(-1, c.ACTUAL)

    def _repaint_row(self, row: int) -> None:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), height)

    def _let_go(self) -> None:
        """Escape: nothing is selected any more; where nothing is, the search is over."""
        if not self.let_go():
            self.all_wanted.emit()

    def _enter(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if not current.isValid():
            return
        in_form = not current.flags() & Qt.ItemFlag.ItemIsEditable
        with_a_row = numbers_with_a_row(self._sheet.rows())
        if not in_form or not wants_typing(self._sheet.row_at(current.row()), with_a_row):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            self.form_wanted.emit(None)

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading = QuietHeader(self._theme, self)
        self.setHorizontalHeader(heading)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setHighlightSections(False)
        for column in c.ABOVE:
            self.setColumnHidden(column, True)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
