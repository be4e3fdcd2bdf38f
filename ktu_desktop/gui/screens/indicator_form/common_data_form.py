"""The common data of a sheet: every shared number on one page, with the indicators it serves."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import CommonField, Sheet
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.gui.as_typed import sheet_as_typed
from ktu_desktop.gui.screens.indicator_form.field_list import FieldList
from ktu_desktop.gui.screens.indicator_form.findings_section import FindingsSection
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.take_over import take_over_common
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.record import Confirmation, Edit
from ktu_desktop.usecases.take_over_last_year import last_years_common_data
from ktu_desktop.usecases.touched import touching

_TYPING_PAUSE = 20
"""Milliseconds after a key before findings follow: a run of keys is computed once."""


class CommonDataForm(QWidget):
    """Shows the shared numbers that the unit is asked for, and those of others that it has given."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self._shape: tuple[str, ...] | None = None
        self._shown: tuple[CommonField, ...] = ()
        self.heading = TonedLabel(theme, "text")
        self.heading.setFont(theme.strong_font)
        self.hint = TonedLabel(theme, "quiet")
        self.take_over = QPushButton()
        self.fields = FieldList(session, theme)
        self.findings = FindingsSection(session, theme)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the common data of a sheet; the same fields keep the cursor and what is being typed."""
        say = self.session.say
        shown = self._shown = tuple(common for common in sheet.common if _is_shown(common))
        shape = tuple(common.figure.code for common in shown)
        if shape != self._shape:
            self.fields.leave()
            self._shape = shape
            self.fields.build((common.field, None) for common in shown)
        self.heading.say(say(mark("Common data (entered once)")))
        self.hint.say(
            say(mark("Each of these numbers is typed here once and serves every indicator named below it."))
            if shown
            else say(mark("This unit is asked for no common data."))
        )
        self.take_over.setText(say(mark("&Take over last year's: {n}"), n=len(last_years_common_data(sheet))))
        self.take_over.setVisible(bool(last_years_common_data(sheet)))
        self.fields.show_fields((common.field for common in shown), sheet)
        self._show_findings(sheet)

    def leave(self) -> None:
        """Save what is being typed: one goes elsewhere."""
        self.fields.leave()
        self.findings.leave()

    def being_typed(self) -> Iterator[Edit]:
        """What stands in the fields and is not handed over yet."""
        return self.fields.being_typed()

    def focus_field(self, element: str) -> None:
        """Put the cursor into a field; "" the first one."""
        self.fields.focus(element)

    def _show_findings(self, sheet: Sheet) -> None:
        """What is wrong with the numbers themselves, and where they take part in something that is."""
        found = [
            f for box in self.fields.boxes for f in sheet.findings if _is_about(f, box.field.element.code)
        ]
        self.findings.show_findings(found, sheet)
        for box in self.fields.boxes:
            element = box.field.element.code
            box.show_mark(sheet.findings)
            taking_part = touching(sheet, {element}, frozenset())
            open_ones = (f for f in taking_part if not f.confirmed and not _is_about(f, element))
            box.show_contradictions(dict.fromkeys(f.place.indicator for f in open_ones if f.place.indicator))

    def _follow_typing(self) -> None:
        sheet = self.session.sheet
        if sheet is not None:
            texts = self.fields.texts()
            typed = sheet_as_typed(sheet.data, texts, self.session.reader.tolerance) if texts else sheet
            self._show_findings(typed)
            self.session.typing.emit(typed)

    def _confirm(self, finding: Finding, reason: str) -> None:
        place = finding.place.indicator
        if place is not None:
            self.session.record([Confirmation(place, warning_key(finding), reason or None)])

    def _go_on(self) -> None:
        """Enter in the last field: on to what is not filled in, in the table."""
        row = self.session.next_to_fill()
        if row is not None:
            self.session.show_row(row.indicator.code)
        else:
            self.session.row_wanted.emit("")

    def _connect(self) -> None:
        self.fields.finished.connect(self._go_on)
        self.fields.typed.connect(self._typing.start)
        self._typing.timeout.connect(self._follow_typing)
        self.take_over.clicked.connect(lambda: take_over_common(self.session))
        self.findings.confirmed.connect(self._confirm)
        self.findings.correction_wanted.connect(self.focus_field)

    def _lay_out(self) -> None:
        self.take_over.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        for part in (self.heading, self.hint, self.take_over, self.fields, self.findings):
            column.addWidget(part)
        column.setAlignment(self.take_over, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _is_about(finding: Finding, element: str) -> bool:
    return finding.place.element == element


def _is_shown(common: CommonField) -> bool:
    return common.asked or common.field.value is not None or common.field.draft is not None
