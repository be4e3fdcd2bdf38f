"""Finds texts on the screen that do not fit into the place they have."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

_PADDING, _TICK = 8, 20
_HEADING_PADDING, _CELL_MARGIN = 12, 4
_ENDLESS = 10_000


def cut_texts(window: QWidget) -> list[str]:
    """What is cut, as ``class: text``; empty when everything is whole."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not _surface(widget).visibleRegion().isEmpty():
            found += [f"{type(widget).__name__} {widget.objectName()}: {text}" for text in _cut(widget)]
    return found


def _surface(widget: QWidget) -> QWidget:
    """What is painted on: views are covered by their inside."""
    return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton):
        text = widget.text().replace("&", "")
        mark = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        mark += 12 if isinstance(widget, QCheckBox) else 0
        if (
            text
            and text != widget.toolTip()
            and widget.fontMetrics().horizontalAdvance(text) + mark + _PADDING > widget.width()
        ):
            yield text
    elif isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
    elif isinstance(widget, QLineEdit):
        shown = widget.placeholderText() if not widget.text() else ""
        margins = widget.textMargins().left() + widget.textMargins().right() + 8
        if widget.fontMetrics().horizontalAdvance(shown) > widget.width() - margins:
            yield shown
    elif isinstance(widget, QTabBar):
        hints = (widget.tabSizeHint(n).width() for n in range(widget.count()))
        yield from (widget.tabText(n) for n, wide in enumerate(hints) if wide > widget.tabRect(n).width() + 1)
    elif isinstance(widget, QHeaderView):
        yield from _cut_headings(widget)
    elif isinstance(widget, QTableView):
        yield from _cut_cells(widget)
    elif isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield "wider than its place"


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text() or label.pixmap().width():
        return
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + 1:
            yield label.text()
    elif label.sizeHint().width() > label.width() + 1:
        yield label.text()


def _cut_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    option.initFrom(box)
    part = QStyle.SubControl.SC_ComboBoxEditField
    inside = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    if box.fontMetrics().horizontalAdvance(box.currentText()) > inside.width():
        yield box.currentText()


def _cut_headings(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.isHidden() or header.orientation() is Qt.Orientation.Vertical:
        return
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        room = header.sectionSize(section) - _HEADING_PADDING
        too_wide = max(map(header.fontMetrics().horizontalAdvance, text.split("\n"))) > room
        if (
            header.orientation() is Qt.Orientation.Horizontal
            and not header.isSectionHidden(section)
            and too_wide
        ):
            yield f"heading {text!r}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    """Cells that are too small for their text; in tables of one line a tooltip may say the whole."""
    model = table.model()
    if model is None:
        return
    last = table.rowAt(table.viewport().height() - 1)
    for row in range(max(0, table.rowAt(0)), (last if last >= 0 else model.rowCount() - 1) + 1):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if not table.isColumnHidden(column) and _too_small(table, index):
                yield f"cell {index.data()!r}"


def _too_small(table: QTableView, index: QModelIndex) -> bool:
    text, place = index.data(), table.visualRect(index)
    if not isinstance(text, str):
        return False
    if not table.wordWrap():
        wide = table.fontMetrics().horizontalAdvance(text) > place.width()
        return wide and not index.data(Qt.ItemDataRole.ToolTipRole)
    inside = place.adjusted(_CELL_MARGIN, 0, -_CELL_MARGIN, 0)
    inside.setHeight(_ENDLESS)
    needed = table.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, text)
    return needed.height() > place.height() or needed.width() > inside.width()


def needs_more_room(window: QWidget) -> bool:
    """Whether the window cannot be made as small as it is."""
    least = window.minimumSizeHint()
    return least.width() > window.width() or least.height() > window.height()
