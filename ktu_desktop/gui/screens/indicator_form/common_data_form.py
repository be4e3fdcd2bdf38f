"""The common data of a sheet: every shared number on one page, with the indicators it serves."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import CommonField, Sheet
from ktu_desktop.gui.screens.indicator_form.field_list import FieldList
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.record import Edit


class CommonDataForm(QWidget):
    """Shows the shared numbers that the unit is asked for, and those of others that it has given."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self._shape: tuple[str, ...] | None = None
        self.heading = TonedLabel(theme, "text")
        self.heading.setFont(theme.strong_font)
        self.hint = TonedLabel(theme, "quiet")
        self.fields = FieldList(session, theme)
        self.fields.finished.connect(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        for part in (self.heading, self.hint, self.fields):
            column.addWidget(part)
        column.addStretch(1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the common data of a sheet; the same fields keep the cursor and what is being typed."""
        say = self.session.say
        shown = tuple(common for common in sheet.common if _shown(common))
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
        self.fields.show_fields((common.field for common in shown), sheet)

    def leave(self) -> None:
        """Save what is being typed: one goes elsewhere."""
        self.fields.leave()

    def being_typed(self) -> Iterator[Edit]:
        """What stands in the fields and is not handed over yet."""
        return self.fields.being_typed()

    def focus_field(self, element: str) -> None:
        """Put the cursor into a field; "" the first one."""
        self.fields.focus(element)

    def _go_on(self) -> None:
        """Enter in the last field: on to what is not filled in, in the table."""
        row = self.session.next_to_fill()
        if row is not None:
            self.session.show_row(row.indicator.code)
        else:
            self.session.row_wanted.emit("")


def _shown(common: CommonField) -> bool:
    return common.asked or common.field.value is not None or common.field.draft is not None
