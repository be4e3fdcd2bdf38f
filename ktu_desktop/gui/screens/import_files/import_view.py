"""How the import page looks: files on the left, rows on the right, the decision and the buttons below."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.screens.import_files.decision_panel import DecisionPanel
from ktu_desktop.gui.screens.import_files.file_table import FileTable
from ktu_desktop.gui.screens.import_files.preview_rows import ORDER, Choices
from ktu_desktop.gui.screens.import_files.row_table import (
    INDICATOR,
    NAME,
    NEW,
    OLD,
    ORG,
    PLACE,
    STATUS,
    TAKEN,
    WHY,
    RowTable,
)
from ktu_desktop.gui.screens.import_files.row_words import STATUS as STATUS_WORDS
from ktu_desktop.gui.screens.import_files.sheet_panel import SheetPanel
from ktu_desktop.gui.screens.page import page_row
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.gui.widgets.toned_label import MarkedSentence, TonedLabel
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import FilePreview

_LEAST_LINES = 27
"""So many lines are room enough for the sheet, the rows and a decision: below that the page scrolls.

Without this the page would scroll as soon as its tables have less room than they like best.
"""

_FEW = 100
"""So many files are shown with all that is said of them; of more, what fits into a line."""

_WIDTHS = {TAKEN: 52, STATUS: 192, ORG: 112, INDICATOR: 70, OLD: 80, NEW: 92, PLACE: 92, WHY: 170}
_FILES_WIDTH, _PAGE_WIDTH, _GAP = 260, 1366, 10


class RowView(PlainTable):
    """The rows of the files; Space ticks."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.model().setData(index.siblingAtColumn(TAKEN), None, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)


class StatusFilters(QWidget):
    """One button per status that occurs, with its count. ``chosen(status)``: "" is all of them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for status in ("", *ORDER):
            button = QToolButton()
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, status=status: self.chosen.emit(status))
            self._group.addButton(button)
            self.buttons[status] = button
            row.addWidget(button)
        row.addStretch(1)
        self.buttons[""].setChecked(True)

    def show_counts(self, counts: Mapping[str, int], say: Translator) -> None:
        """Show the counts; a status that does not occur has no button."""
        total = sum(counts.values())
        for status, button in self.buttons.items():
            n = counts.get(status, 0) if status else total
            words = say(STATUS_WORDS[status]) if status else say(mark("All"))
            button.setText(say(mark("{words} ({n})"), words=words, n=n))
            button.setVisible(bool(n) or (bool(total) and button.isChecked()))


class ImportView:
    """The widgets of the page, laid out in ``page``."""

    def __init__(self, page: QWidget, theme: Theme, choices: Choices, decided: Callable[[], None]) -> None:
        self.headline = MarkedSentence(theme, "quiet")
        self.headline.label.ask_for_one_line()
        self.choose, self.close_page = QPushButton(), QPushButton()
        self.apply, self.undo = QPushButton(), QPushButton()
        self.files = FileTable(theme)
        self.rows = RowTable(theme, choices, decided)
        self.file_list, self.table = PlainTable(theme), RowView(theme)
        self.filters = StatusFilters()
        self.decision = DecisionPanel(theme)
        self.sheet = SheetPanel(theme)
        self.save_marked, self.tick_all, self.tick_none = QPushButton(), QPushButton(), QPushButton()
        self.empty = TonedLabel(theme, "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.file_list.setModel(self.files)
        self.file_list.set_widths({}, 0)
        self.file_list.setWordWrap(True)
        self.file_list.setMinimumWidth(300)
        self.table.setModel(self.rows)
        self.table.set_widths(_WIDTHS, NAME)
        self._fit = QTimer(page, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_files)
        self._lay_out(page)

    def retranslate(self, say: Translator) -> None:
        """Set every text again."""
        self.choose.setText(say(mark("Ch&oose files…")))
        self.close_page.setText(say(mark("&Back to the sheet")))
        self.undo.setText(say(mark("&Undo the file")))
        self.save_marked.setText(say(mark("Save &marked copies…")))
        self.tick_all.setText(say(mark("&Tick all shown")))
        self.tick_none.setText(say(mark("U&ntick all shown")))
        self.table.setAccessibleName(say(mark("Numbers and texts of the files")))
        self.file_list.setAccessibleName(say(mark("Files")))

    def show_files(
        self, previews: Sequence[FilePreview], plan: Plan, say: Translator, taken: Mapping[Path, int]
    ) -> None:
        """Show the files, or what to do where there are none. ``taken``: how much was taken of each."""
        self.files.set_files(previews, plan, say, taken)
        for button in (self.tick_all, self.tick_none):
            button.setVisible(any(preview.cells or preview.texts for preview in previews))
        if len(previews) <= _FEW:
            self._fit.start()  # an event of its own: measuring is slow
        several = self.files.rowCount() > 2
        self._split.setVisible(bool(previews) or several)
        self.file_list.setVisible(several)
        left, done = mark("Nothing in these files can be taken as it stands."), mark("All of it was taken.")
        self.table.say_when_empty(say(left if previews else done))
        hint = say(
            mark(
                "Choose files, or drop them on the window: returned workbooks, a faculty's file, or any other"
                " spreadsheet of a department."
            )
        )
        self.empty.say("" if previews or several else hint)

    def show_taken(self, taken: int, say: Translator, enabled: bool) -> None:
        """Say on the button how many entries will be taken."""
        self.apply.setText(say(mark("&Apply ({n})"), n=taken) if taken else say(mark("&Apply")))
        self.apply.setEnabled(enabled)

    def _fit_files(self) -> None:
        """Each file as high as what is said of it, and some room to the next."""
        self.file_list.resizeRowsToContents()
        for row in range(self.files.rowCount()):
            self.file_list.setRowHeight(row, self.file_list.rowHeight(row) + _GAP)

    def _lay_out(self, page: QWidget) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = page_row((self.filters,), (self.tick_none, self.tick_all))
        above.setContentsMargins(0, 0, 16, 0)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.decision)
        split = self._split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.addWidget(self.file_list)
        stack = QSplitter(Qt.Orientation.Vertical)
        stack.setHandleWidth(1)
        stack.setChildrenCollapsible(False)
        stack.addWidget(self.sheet)
        stack.addWidget(right)
        stack.setSizes([320, 340])
        self.sheet.hide()
        split.addWidget(stack)
        split.setSizes([_FILES_WIDTH, _PAGE_WIDTH - _FILES_WIDTH])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        split.setMinimumHeight(_LEAST_LINES * page.fontMetrics().lineSpacing())
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(page_row((self.headline,), (self.undo, self.choose)))
        whole.addWidget(split, 1)
        whole.addWidget(self.empty, 1)
        whole.addLayout(page_row((), (self.close_page, self.save_marked, self.apply)))
        buttons = (self.choose, self.close_page, self.apply, self.undo, self.save_marked)
        for button in (*buttons, self.tick_all, self.tick_none):
            button.setAutoDefault(False)
        self.undo.hide()
