"""The pane of problems: every finding of the sheet; Enter leads to its field, remarks are confirmed."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.screens.problems.problem_list import (
    COMMON_PLACE,
    REMARK,
    Place,
    Problem,
    following,
    problems_of,
)
from ktu_desktop.gui.screens.problems.problem_table import DIFFERENCE, INDICATOR, SENTENCE, ProblemTable
from ktu_desktop.gui.screens.screen import Place as Pane
from ktu_desktop.gui.screens.screen import Screen
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.soon import Soon
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.plain_table import PlainTable
from ktu_desktop.gui.widgets.reason_box import ReasonBox
from ktu_desktop.gui.widgets.reasons import IT_IS_RIGHT
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.record import Confirmation

_FEW = 50
"""So many problems are shown with their whole sentences; of more, what fits into a line."""


class ProblemsScreen(Screen):
    """Shows the sheet's problems, up to date with each saved field."""

    name = "problems"
    title = mark("Problems")
    place = Pane.BOTTOM

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.problems: tuple[Problem, ...] = ()
        self._shown: tuple[tuple[Problem, ...], str] = ((), "")
        self._led_to: Problem | None = None
        self._mark_soon = Soon(self, self._mark)
        self.model = ProblemTable(theme)
        self.table = PlainTable(theme)
        self._refit = QTimer(self, singleShot=True, interval=0)
        self.empty = TonedLabel(theme, "quiet")
        self.right = QPushButton()
        self.reason = ReasonBox((), session.say)
        self._lay_out()
        self.table.entered_row.connect(self._go_to)
        self.right.clicked.connect(self._ask_reason)
        self.reason.given.connect(self._confirm)
        self.reason.abandoned.connect(self._close_reason)
        self._soon = Soon(self, self._show_again)
        session.sheet_changed.connect(lambda _sheet: self._soon.start())
        session.typing.connect(self._show)

    def first_focus(self) -> QWidget:
        self._soon.catch_up()
        if self.problems and not self.table.currentIndex().isValid():
            self.table.selectRow(self.model.row_of(self.problems[0]))
        return self.table if self.problems else self

    def retranslate(self) -> None:
        say = self.session.say
        self.right.setText(say(mark("Selected remarks are right, because…")))
        self.reason.offer(IT_IS_RIGHT, say)
        self.reason.setAccessibleName(say(mark("Why it is right")))
        self.table.setAccessibleName(say(self.title))
        self.empty.say(say(mark("No errors and no remarks.")))
        self._show_again()

    def step(self, step: int) -> None:
        """Lead to the next (1) or previous (-1) problem that is open, from where one stands; it wraps."""
        self._soon.catch_up()
        say = self.session.say
        found = following(self.problems, self._here(), step)
        if found is None:
            self.session.tell(say(mark("No errors and no remarks.")), "good")
            return
        problem, wrapped = found
        self._lead_to(problem)
        self._mark_soon.start()
        if wrapped and step > 0:
            self.session.tell(say(mark("That was the last problem. This is the first one again.")))
        elif wrapped:
            self.session.tell(say(mark("That was the first problem. This is the last one.")))

    def _here(self) -> Place:
        """The problem one was led to, while one is still there; else the beginning of what one stands on."""
        current = self.table.currentIndex().data(Qt.ItemDataRole.UserRole)
        if self.table.hasFocus() and isinstance(current, Problem):
            return current.place
        led_to, indicator = self._led_to, self.session.indicator
        if led_to is not None and led_to.indicator == indicator:
            return led_to.place
        order = list(self.session.plan.indicators)
        return (order.index(indicator) if indicator in order else COMMON_PLACE, -1)

    def _mark(self) -> None:
        """Mark in the list the problem that one was led to."""
        if self._led_to in self.problems:
            self.table.selectRow(self.model.row_of(self._led_to))

    def _lead_to(self, problem: Problem) -> None:
        self._led_to = problem
        self.session.go_to(problem.indicator, problem.element)

    def _show_again(self) -> None:
        if self.session.sheet is not None:
            self._show(self.session.sheet)

    def _show(self, sheet: Sheet) -> None:
        self._soon.stop()
        current = self.table.currentIndex().data(Qt.ItemDataRole.UserRole)
        problems, language = problems_of(sheet), self.session.say.language
        if (problems, language) == self._shown:
            return
        too_many = len(self.problems) > _FEW
        self.problems, self._shown = problems, (problems, language)
        self.model.set_rows(self.problems, sheet, self.session.say)
        if too_many:
            self._refit.start()
        self._join_headings()
        self.table.setVisible(bool(self.problems))
        self.empty.setVisible(not self.problems)
        self.right.setVisible(any(problem.kind == REMARK for problem in self.problems))
        if not self.right.isVisibleTo(self):
            self.reason.hide()
        if current in self.problems:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(self.model.row_of(current), 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        elif current is not None:
            self.table.setCurrentIndex(QModelIndex())  # Qt would stand on the one that came in its place

    def _join_headings(self) -> None:
        """Each heading stands over the whole width."""
        self.table.clearSpans()
        for row in self.model.headings():
            self.table.setSpan(row, 0, 1, self.model.columnCount())

    def _resized(self, column: int) -> None:
        if column == SENTENCE:
            self._refit.start()

    def _fit(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Give new rows the height of their sentences; the others have theirs."""
        if self.model.rowCount() <= _FEW:
            for row in range(first, last + 1):
                self.table.resizeRowToContents(row)

    def _go_to(self, index: QModelIndex) -> None:
        problem: Problem | None = index.data(Qt.ItemDataRole.UserRole)
        if problem is not None:
            self._lead_to(problem)

    def _selected_remarks(self) -> list[Problem]:
        rows = self.table.selectionModel().selectedRows()
        chosen = [index.data(Qt.ItemDataRole.UserRole) for index in rows]
        return [problem for problem in chosen if isinstance(problem, Problem) and problem.kind == REMARK]

    def _ask_reason(self) -> None:
        if not self._selected_remarks():
            self.session.tell(self.session.say(mark("Select one or more remarks first.")), "doubt")
            return
        self.reason.show()
        self.reason.setFocus()

    def _confirm(self, reason: str) -> None:
        remarks = self._selected_remarks()
        self._close_reason()
        if reason and remarks:
            places = [(problem.finding.place.indicator or "", problem.finding) for problem in remarks]
            self.session.record([Confirmation(at, warning_key(finding), reason) for at, finding in places])

    def _close_reason(self) -> None:
        self.reason.show_reason("")
        self.reason.hide()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.model.rowsInserted.connect(self._fit)
        self._refit.timeout.connect(lambda: self._fit(QModelIndex(), 0, self.model.rowCount() - 1))
        self.table.horizontalHeader().sectionResized.connect(self._resized)
        self.table.setWordWrap(True)
        self.table.setSelectionMode(PlainTable.SelectionMode.ExtendedSelection)
        self.table.set_widths({INDICATOR: 132, DIFFERENCE: 88}, SENTENCE)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 2, 8, 4)
        foot.addWidget(self.right)
        foot.addWidget(self.reason, 1)
        foot.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.empty.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.right.setAutoDefault(False)
        for widget in (self.right, self.reason, self.table):
            widget.hide()
