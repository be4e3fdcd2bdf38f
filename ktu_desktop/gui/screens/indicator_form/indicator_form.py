"""The form of one indicator: its fields, result, findings, texts, and who changed it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.gui.as_typed import sheet_as_typed
from ktu_desktop.gui.charts.small_chart import SmallChart
from ktu_desktop.gui.looking import numbers_with_a_row, wants_typing
from ktu_desktop.gui.screens.indicator_form.beside import Beside, BesideSection
from ktu_desktop.gui.screens.indicator_form.chart_words import chart_of, chart_words
from ktu_desktop.gui.screens.indicator_form.field_list import FieldList
from ktu_desktop.gui.screens.indicator_form.findings_section import FindingsSection
from ktu_desktop.gui.screens.indicator_form.head_section import HeadSection
from ktu_desktop.gui.screens.indicator_form.not_applicable_section import NotApplicableSection
from ktu_desktop.gui.screens.indicator_form.result_section import ResultSection
from ktu_desktop.gui.screens.indicator_form.texts_section import TextsSection
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.record import Confirmation, Edit, EntryText
from ktu_desktop.usecases.sheet_locks import LOCKS

_TYPING_PAUSE = 20
"""Milliseconds after a key before the result follows: a run of keys is computed once."""


class IndicatorForm(QWidget):
    """Shows the row of one indicator and saves what is changed in it."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.row: Row | None = None
        self.sheet: Sheet | None = None
        self.beside = Beside()
        self.head = HeadSection(session, theme)
        self.fields = FieldList(session, theme)
        self.only_result = QPushButton(session.say(mark("Only the &result is known…")))
        self.result = ResultSection(session, theme)
        self.findings = FindingsSection(session, theme)
        self.chart = SmallChart()
        self.larger = QPushButton(session.say(mark("&Larger chart (Ctrl+G)")))
        self.summary = BesideSection(session, theme)
        self.texts = TextsSection(session)
        self.not_applicable = NotApplicableSection(session, theme)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._lay_out()
        self._connect()

    def show_row(self, row: Row, sheet: Sheet) -> None:
        """Show a row; the same indicator keeps its fields, the cursor and what is being typed."""
        other = self.row is None or self._shape(self.row) != self._shape(row)
        if other:
            self.leave()
            self.only_result.setChecked(False)
            self.fields.build((field, row.indicator) for field in row.fields)
        self.row, self.sheet = row, sheet
        self.fields.show_fields(row.fields, sheet)
        self._show_stated()
        locked = sheet.state in LOCKS
        self.head.show_row(row, sheet)
        self.texts.show_row(row, locked)
        self.not_applicable.show_row(row, locked)
        self._show_result(self._as_typed(sheet).row(row.indicator.code))

    def show_beside(self, beside: Beside) -> None:
        """Show what other sheets say of the indicator: earlier years, the units below."""
        self.beside = beside
        if self.row is not None and self.sheet is not None:
            self._show_beside(self.row, self.sheet)

    def focus_field(self, element: str) -> None:
        """Put the cursor into a field; "" the first one."""
        if element.endswith("/stated"):
            self.only_result.setChecked(True)
        if not self.fields.focus(element):
            self.not_applicable.tick.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Save everything that is being typed: one goes elsewhere."""
        if self.row is None:
            return
        self.fields.leave()
        for editor in self.texts.editors.values():
            editor.leave()
        self.not_applicable.reason.leave()
        self.findings.leave()

    def being_typed(self) -> Iterator[Edit]:
        """What stands in the fields and is not handed over yet."""
        if self.row is None:
            return
        code = self.row.indicator.code
        yield from self.fields.being_typed()
        for name, editor in self.texts.editors.items():
            if editor.written() != editor.shown:
                yield EntryText(code, name, editor.written())
        reason = self.not_applicable.reason.written()
        if reason is not None:
            yield EntryText(code, NOT_APPLICABLE, reason)
        for finding, why in self.findings.being_written():
            yield Confirmation(finding.place.indicator or code, warning_key(finding), why)

    def go_on_typing(self, edit: EntryText | Confirmation) -> bool:
        """Open the field of a text again, as if it had just been written; False where there is none."""
        if isinstance(edit, Confirmation):
            return self.findings.go_on(edit.warning_key, edit.reason or "")
        if edit.field == NOT_APPLICABLE:
            self.not_applicable.go_on(edit.text or "")
        else:
            self.texts.editors[edit.field].show()  # it may be hidden while nothing is written in it
            self.texts.editors[edit.field].go_on(edit.text or "")
        return True

    def _order(self) -> None:
        """Tab goes down the form: fields that were made later stand last in Qt's own order."""
        editors = [box.editor for box in self.fields.boxes]
        findings = [stop for box in self.findings.boxes for stop in box.tab_stops()]
        texts = self.texts.editors.values()
        not_applicable = (self.not_applicable.tick, self.not_applicable.reason)
        chain: list[QWidget] = [*editors, self.only_result, *findings, *texts, *not_applicable]
        if editors:  # first behind what stays, which then goes behind them: so they are where it was
            chain.insert(0, self.only_result)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _shape(self, row: Row) -> tuple[str, ...]:
        return (row.indicator.code, *(field.figure for field in row.fields))

    def _as_typed(self, sheet: Sheet) -> Sheet:
        """The sheet as it will be once what is typed is saved."""
        texts, tolerance = self.fields.texts(), self.session.reader.tolerance
        return sheet_as_typed(sheet.data, texts, tolerance) if texts else sheet

    def _follow_typing(self) -> None:
        shown = self.session.sheet  # the form's own may still be the one before
        if self.row is not None and shown is not None:
            sheet = self._as_typed(shown)
            self._show_result(sheet.row(self.row.indicator.code))
            self.session.typing.emit(sheet)

    def _show_result(self, row: Row) -> None:
        assert self.sheet is not None
        self.result.show_row(row)
        self.findings.show_row(row, self.sheet)
        self._order()
        for box in self.fields.boxes:
            box.show_mark(row.findings)
        self._show_beside(row, self.sheet)

    def _show_beside(self, row: Row, sheet: Sheet) -> None:
        series = chart_of(row, sheet, self.beside)
        self.chart.show_series(series, chart_words(series, row, self.session.say))
        self.larger.setVisible(not self.chart.isHidden())
        self.summary.show_row(row, self.beside)

    def _show_stated(self) -> None:
        """An own result is the exception: its field is shown where there is one, or on request."""
        stated = [box for box in self.fields.boxes if box.field.role == "stated"]
        for box in stated:
            used = box.field.value is not None or box.field.draft is not None
            box.setVisible(used or self.only_result.isChecked() or len(self.fields.boxes) == 1)
        self.only_result.setVisible(any(box.isHidden() and not box.field.locked for box in stated))

    def _ask_stated(self) -> None:
        self.only_result.setChecked(True)
        self._show_stated()
        for box in self.fields.boxes:
            if box.field.role == "stated":
                box.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._follow_typing)
        self.fields.typed.connect(self._typing.start)
        self.fields.finished.connect(self._go_on)
        self.only_result.clicked.connect(self._ask_stated)
        self.larger.clicked.connect(lambda: self.session.screen_wanted.emit("charts"))
        self.findings.confirmed.connect(self._confirm)
        self.findings.correction_wanted.connect(self._correct)
        self.texts.left_with.connect(self._save_text)
        self.not_applicable.said.connect(lambda reason: self._save_text(NOT_APPLICABLE, reason))
        self.not_applicable.taken_back.connect(lambda: self._save_text(NOT_APPLICABLE, None))

    def _correct(self, element: str) -> None:
        """To the field where the number is typed; an indicator that is the same has the other's form."""
        if self.row is not None:
            self.session.go_to(self.row.holder, element)

    def _save_text(self, name: str, text: str | None) -> None:
        if self.row is not None:
            self.session.record([EntryText(self.row.indicator.code, name, text)])

    def _confirm(self, finding: Finding, reason: str) -> None:
        place = finding.place.indicator
        if place is not None:
            self.session.record([Confirmation(place, warning_key(finding), reason or None)])

    def _go_on(self) -> None:
        """Enter in the last field: on to the next indicator in the table that takes typing."""
        if self.row is None or self.sheet is None:
            return
        here = self.row.indicator.code
        asked = self.sheet.asked_rows
        own = numbers_with_a_row(asked)
        codes = [r.indicator.code for r in asked if r.indicator.code == here or wants_typing(r, own)]
        at = codes.index(here) if here in codes else len(codes)
        following = codes[at + 1 : at + 2] or [here]
        self.session.select_indicator(following[0])
        self.session.row_wanted.emit(following[0])

    def _lay_out(self) -> None:
        self.larger.setFlat(True)
        self.larger.setAutoDefault(False)
        self.larger.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # Tab goes from field to field; Ctrl+G does the same
        self.only_result.setCheckable(True)
        self.only_result.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        sections = (
            self.head,
            self.fields,
            self.only_result,
            self.result,
            self.findings,
            self.chart,
            self.larger,
            self.summary,
            self.texts,
            self.not_applicable,
        )
        for section in sections:
            column.addWidget(section)
        for button in (self.only_result, self.larger):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
