"""The head of the form: code, name and note of the indicator, who is asked, who changed it and when."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Row, Sheet
from ktu_desktop.domain.sheet import StoredValue
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import MarkedSentence, TonedLabel
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.sheet_locks import LOCKS


class HeadSection(QWidget):
    """What the indicator is, before its fields."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.code = TonedLabel(theme, "quiet")
        self.name = TonedLabel(theme, "text")
        self.name.setFont(theme.strong_font)
        self.note = TonedLabel(theme, "quiet")
        self.lock = MarkedSentence(theme, "doubt")
        self.unasked = TonedLabel(theme, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.code, self.name, self.note, self.unasked, self.lock):
            column.addWidget(part)

    def show_row(self, row: Row, sheet: Sheet) -> None:
        """Show the head of a row."""
        say, indicator = self.session.say, row.indicator
        changed = last_change(row, sheet, say)
        self.code.say(f"{indicator.code}  ·  {changed}" if changed else indicator.code)
        self.name.say(say.name(indicator.names))
        self.note.say(say.name(indicator.notes) if indicator.notes else "")
        self.lock.say(say(LOCKS[sheet.state]) if sheet.state in LOCKS else "")
        unasked = not row.asked and row.state == "missing"
        self.unasked.say(say(mark("This unit is not asked for this indicator.")) if unasked else "")


def last_change(row: Row, sheet: Sheet, say: Translator) -> str:
    """Who changed the indicator's newest number, when, and from which file it came."""
    codes = {field.element.code for field in row.fields}
    stored = [value for code, value in sheet.data.values.items() if code in codes]
    if not stored:
        return ""
    newest: StoredValue = max(stored, key=lambda value: value.changed_at)
    if newest.source:
        return say(
            mark("{when}, {who}, from {source}"),
            when=say.moment(newest.changed_at),
            who=newest.changed_by,
            source=newest.source,
        )
    return say(mark("{when}, {who}"), when=say.moment(newest.changed_at), who=newest.changed_by)
