"""One field: what it is, the editor, its unit, why a text was refused, and where its number comes from."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ktu_desktop.domain.evaluated_sheet import Field, Sheet
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.plan import Indicator
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.not_saved import NOT_SAVED
from ktu_desktop.gui.screens.indicator_form.field_kinds import kind_of, shown_text
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets import field_words as words
from ktu_desktop.gui.widgets.toned_label import MARKS, MarkedSentence, TonedLabel

_EDITOR_WIDTH = 150


class FieldBox(QWidget):
    """The field of one figure, in an indicator's form or (``indicator`` None) among the common data.

    ``typed()``: at each key. ``left_with(box, text)``: left with a new text. ``given_up(box)``: a refused
    text was given up. ``advanced(box)``: Enter.
    """

    typed = Signal()
    left_with = Signal(object, str)
    given_up = Signal(object)
    advanced = Signal(object)

    def __init__(self, session: Session, theme: Theme, field: Field, indicator: Indicator | None) -> None:
        super().__init__()
        self.session, self.theme, self.field, self.indicator = session, theme, field, indicator
        self.kind = kind_of(field)
        self.title = QLabel()
        self.editor = self.kind.make(session.say, self)
        self.unit = TonedLabel(theme, "quiet")
        self.mark = QLabel()
        self.refusal = MarkedSentence(theme, "bad")
        self.note = TonedLabel(theme, "quiet")
        self.sharing = self._links("quiet")
        self.contradicting = self._links("doubt")
        self._lay_out()
        self._say_what()
        self._findings: tuple[Finding, ...] = ()
        theme.changed.connect(self._mark)
        self.editor.typed.connect(lambda _text: self.typed.emit())
        self.editor.left_with.connect(lambda text: self.left_with.emit(self, text))
        self.editor.given_up.connect(lambda: self.given_up.emit(self))
        self.editor.advanced.connect(lambda: self.advanced.emit(self))

    def show_mark(self, findings: Iterable[Finding]) -> None:
        """Mark the field when one of the findings is about it; its sentence stands with the findings."""
        self._findings = tuple(
            f for f in findings if f.place.element == self.field.element.code and not f.confirmed
        )
        self._mark()

    def _mark(self) -> None:
        own = self._findings
        tone = "bad" if any(f.severity is Severity.ERROR for f in own) else "doubt"
        self.mark.setVisible(bool(own))
        if own:
            self.mark.setPixmap(self.theme.pixmap(MARKS[tone], tone, 16))
            plan, say = self.session.plan, self.session.say
            self.mark.setToolTip("\n".join(sentence(finding, say, plan) for finding in own))

    def show_contradictions(self, indicators: Iterable[str]) -> None:
        """Say in which indicators the number takes part in an error or a remark."""
        self.contradicting.say(words.contradicting(indicators, self.session.say))

    def become(self, field: Field, indicator: Indicator | None) -> None:
        """Be the field of another figure of the same kind; what was typed must have been handed over."""
        self.field, self.indicator = field, indicator
        self.editor.forget()
        self._say_what()

    def show_field(self, field: Field, sheet: Sheet, *, is_waiting: bool = False) -> None:
        """Show what the sheet says of the field now; what is being typed is left alone.

        ``is_waiting``: what stands there waits to be saved.
        """
        self.field = field
        say, plan = self.session.say, sheet.data.plan
        self.editor.show_text(shown_text(field, self.kind, say), words.derived(field, say), field.locked)
        self.refusal.say(sentence(field.draft.finding, say, plan) if field.draft else "")
        facts = (
            say(NOT_SAVED) if is_waiting else "",
            words.lock(field, self.indicator, say),
            words.origin(field, plan, say),
            *(self._before(sheet) if self._tells_last_year(field) else ()),
        )
        self.note.say("\n".join(fact for fact in facts if fact))
        self.sharing.say(words.sharing(field, self.indicator, say))
        self.editor.setAccessibleDescription(self.refusal.text() or self.note.text())

    def _before(self, sheet: Sheet) -> tuple[str, str]:
        """Last year's number, and that of an earlier part of this year."""
        interim, say = sheet.data.interim, self.session.say
        earlier = words.earlier(self.field, interim.period if interim else None, say)
        return words.last_year(self.field, say), earlier

    def _tells_last_year(self, field: Field) -> bool:
        """An own value's last year stands with the result already."""
        return field.role not in ("value", "stated", "previous") or self.indicator is None

    def _links(self, tone: str) -> TonedLabel:
        """A label whose links lead to indicators."""
        label = TonedLabel(self.theme, tone)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field, not over eleven links
        label.linkActivated.connect(self.session.show_row)
        return label

    def _say_what(self) -> None:
        plan, say = self.session.plan, self.session.say
        self.title.setText(words.title(self.field, self.indicator, plan, say))
        self.editor.setAccessibleName(self.title.text())
        self.editor.setToolTip(self.title.text())
        self.unit.say(words.unit(self.field, say))

    def _lay_out(self) -> None:
        self.title.setWordWrap(True)
        self.title.setBuddy(self.editor)
        self.editor.setFixedWidth(_EDITOR_WIDTH)
        self.editor.setFont(self.theme.number_font)
        self.mark.hide()
        self.editor.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self.title, 0, 0, 1, 3)
        grid.addWidget(self.editor, 1, 0)
        grid.addWidget(self.mark, 1, 1)
        grid.addWidget(self.unit, 1, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.refusal, 2, 0, 1, 3)
        grid.addWidget(self.note, 3, 0, 1, 3)
        grid.addWidget(self.sharing, 4, 0, 1, 3)
        grid.addWidget(self.contradicting, 5, 0, 1, 3)
        self.contradicting.hide()
        grid.setColumnStretch(2, 1)
