"""The page of where the university stands financially: the report's own words and tables, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ktu_desktop.gui.screens.page import Page
from ktu_desktop.gui.widgets.document_table import DocumentTable
from ktu_desktop.gui.widgets.plain_table import ROW_HEIGHT, PlainTable
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.gui.dialogs import Dialogs
    from ktu_desktop.gui.session import Session
    from ktu_desktop.gui.theme import Theme
    from ktu_desktop.jobs import Progress
    from ktu_desktop.reports.document import Document, Heading, Paragraph, Table
    from ktu_desktop.usecases.workspace import Workspace

_NUMBER_WIDTH = 72
_BESIDE = 1100
"""So wide a page has room for its parts beside one another."""


class FinancesScreen(Page):
    """Shows the report of the financial standing; each of its headings is a column. Escape goes back."""

    name = "finances"
    title = mark("Financial standing of the university")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.tables: list[PlainTable] = []
        self._across: QBoxLayout | None = None
        self._columns = QWidget()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(16, 16, 16, 8)
        self._whole.setSpacing(16)
        self._whole.addWidget(self._columns, 1)
        self._whole.addWidget(self.close_page, 0, Qt.AlignmentFlag.AlignLeft)

    def first_focus(self) -> QWidget:
        return self.tables[0] if self.tables else self.close_page

    def retranslate(self) -> None:
        super().retranslate()
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the report when somebody looks."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Have the report made in the language of now."""
        session, say = self.session, self.session.say
        period = session.period
        if session.sheet is None or period is None:
            return
        root = session.organisation.root.code

        def work(workspace: Workspace, _: Progress) -> Document:
            from ktu_desktop.usecases.build_report import OpenReport
            from ktu_desktop.usecases.read_material import Wanted

            return OpenReport(workspace, Wanted("finances", root, period), say).document(0)

        session.run(work, self.show_document)

    def show_document(self, document: Document) -> None:
        """Put each heading with what follows it into a column of its own."""
        from ktu_desktop.reports import document as d  # loaded by the worker, which made the document

        had_keys = any(view.hasFocus() for view in self.tables) or self.close_page.hasFocus()
        self.tables.clear()
        parts: list[QVBoxLayout] = []
        for block in document.blocks:
            if isinstance(block, d.Heading) or not parts:
                parts.append(QVBoxLayout())
            if isinstance(block, d.Table):
                parts[-1].addWidget(self._table(block, document))
            elif isinstance(block, d.Heading | d.Paragraph):
                parts[-1].addWidget(self._words(block, isinstance(block, d.Heading)))
        self._put(parts)
        if had_keys:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, parts: list[QVBoxLayout]) -> None:
        """The parts beside one another in place of what stood there."""
        columns = QWidget()
        across = self._across = QHBoxLayout(columns)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(48)
        for number, part in enumerate(parts):
            part.setSpacing(8)
            part.addStretch(1)
            across.addLayout(part, 4 - number)  # the first has more to say
        self._turn()
        self._whole.replaceWidget(self._columns, columns)
        self._columns.deleteLater()
        self._columns = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """On a small screen the parts stand below one another."""
        if self._across is not None:
            directions = QBoxLayout.Direction
            beside = self.width() >= _BESIDE
            self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _words(self, block: Heading | Paragraph, heading: bool) -> TonedLabel:
        small = not heading and getattr(block, "small", False)
        # With a parent from the start: without one it would be shown as a window and take the keyboard.
        label = TonedLabel(self.theme, "quiet" if small else "text", self)
        label.say(block.text)
        if heading:
            label.setFont(self.theme.strong_font)
        return label

    def _table(self, table: Table, document: Document) -> PlainTable:
        view = PlainTable(self.theme)
        view.setModel(DocumentTable(self.theme, table, view))
        view.setAccessibleName(document.title)
        header = view.horizontalHeader()
        header.setMinimumSectionSize(_NUMBER_WIDTH)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # a handful of rows
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.setFixedHeight(ROW_HEIGHT * len(table.rows) + header.sizeHint().height() + 2)
        view.left.connect(self.leave)
        self.tables.append(view)
        return view
