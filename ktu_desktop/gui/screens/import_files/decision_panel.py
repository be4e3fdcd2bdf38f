"""The row one stands on: its sentence and the decision: keep mine, take theirs, which reading is meant."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.values import Value
from ktu_desktop.gui.screens.import_files import row_words as words
from ktu_desktop.gui.screens.import_files.preview_rows import Choices, PreviewRow
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import MarkedSentence, TonedLabel
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import CellPreview

_MOST_CHOICES, _WITH_NAMES, _LONGEST_NAME = 6, 3, 36
ANOTHER, WHOSE, PLACE = "another", "whose", "place"
OF_THE_SHEET = ("column_not_certain", "maybe_plan", "merged_over_several", "academic_year")
"""Questions that are answered for a whole column by saying what it is."""

_SIDES = (mark("Sent"), mark("Yours"), mark("In the file"))


class DecisionPanel(QWidget):
    """``kept()``: what is here stays. ``taken(value)``: what the file says, read so (None: as it stands).

    Of a foreign sheet: ``meant(code)``: the row is this indicator; ``of_year(year)``: the sheet is of it;
    ``sought(what)``: ANOTHER indicator, WHOSE the sheet is or the PLACE in it is looked for.
    """

    kept = Signal()
    taken = Signal(object)
    meant = Signal(str)
    of_year = Signal(int)
    sought = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.named = TonedLabel(theme, "text")
        self.named.setFont(theme.strong_font)
        self.sentence = MarkedSentence(theme, "doubt")
        self.keep = QPushButton()
        self.take = QPushButton()
        self.readings: list[QPushButton] = []
        self._sides = [(QLabel(), TonedLabel(theme, "text")) for _ in _SIDES]
        for label in (self.named, self.sentence.label, *(value for _, value in self._sides)):
            label.ask_for_one_line()
        self._buttons = QHBoxLayout()
        self._lay_out(theme)
        self.keep.clicked.connect(self.kept)
        self.take.clicked.connect(lambda: self.taken.emit(None))

    def show_row(self, row: PreviewRow | None, choices: Choices, plan: Plan, say: Translator) -> None:
        """Show a row; None shows nothing."""
        self._clear_readings()
        status = row.item.status if row is not None else ""
        self._compare.setVisible(status == "conflict")
        self.keep.setVisible(status in ("conflict", "ask"))
        self.take.setVisible(status == "conflict" or (row is not None and _doubted(row)))
        here = row is not None and row.item.old is not None
        self.keep.setText(say(mark("&Keep mine") if here else mark("&Leave it out")))
        self.take.setText(say(mark("&Take theirs") if here else mark("&Take it")))
        self.sentence.say("")
        self.named.say(words.titled(row, plan, say) if row is not None else "")
        if row is None:
            return
        tone = words.TONES.get(status, "quiet")
        self.sentence.say(words.why(row, plan, say), "bad" if tone == "bad" else "doubt")
        if status == "conflict":
            self._show_sides(row, choices, plan, say)
        if status == "ask" and isinstance(row.item, CellPreview):
            self._offer(row.item, plan, say)

    def first_button(self) -> QPushButton | None:
        """The button that takes the keyboard when a decision is wanted; None where there is none."""
        shown = [button for button in (*self.readings, self.keep, self.take) if button.isVisibleTo(self)]
        return shown[0] if shown else None

    def _show_sides(self, row: PreviewRow, choices: Choices, plan: Plan, say: Translator) -> None:
        texts = (words.sent(row, plan, say), words.old(row, plan, say), words.new(row, choices, plan, say))
        notes = ("", words.changed_by(row, say), "")
        for (label, value), title, text, note in zip(self._sides, _SIDES, texts, notes, strict=True):
            label.setText(": ".join(filter(None, (say(title), note))))
            value.say(text)

    def _offer(self, item: CellPreview, plan: Plan, say: Translator) -> None:
        """What may be the answer, and where to look for others."""
        code = item.finding.code if item.finding else ""
        if item.is_placed:
            self._offer_readings(item, plan, say)
        self._offer_indicators(item, plan, say)
        if code == "year_not_said":
            for n, year in enumerate(plan.years, 1):
                button = self._add(say(mark("&{n}: it is {value}"), n=n, value=year))
                button.clicked.connect(lambda _=False, year=year: self.of_year.emit(year))
        elif code == "unit_not_said":
            self._offer_search(WHOSE, say(mark("&Whose is it…")))
        elif item.choices:
            self._offer_search(ANOTHER, say(mark("Another &indicator…")))
        elif code in OF_THE_SHEET:
            self._offer_search(PLACE, say(mark("&Correct in the sheet…")))

    def _offer_search(self, what: str, text: str) -> None:
        self._add(text).clicked.connect(lambda: self.sought.emit(what))

    def _offer_readings(self, item: CellPreview, plan: Plan, say: Translator) -> None:
        for n, value in enumerate(item.candidates, 1):
            text = words.number(value, item, plan, say)
            button = self._add(say(mark("&{n}: it is {value}"), n=n, value=text))
            button.clicked.connect(lambda _=False, value=value: self._take(value))

    def _offer_indicators(self, item: CellPreview, plan: Plan, say: Translator) -> None:
        """The indicators that a row of a foreign sheet may be."""
        for n, code in enumerate(item.choices[:_MOST_CHOICES], 1):
            name = say.name(plan.indicators[code].names)
            short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"
            value = f"{code} {short}" if len(item.choices) <= _WITH_NAMES else code
            button = self._add(say(mark("&{n}: it is {value}"), n=n, value=value))
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, code=code: self.meant.emit(code))

    def _add(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        self._buttons.insertWidget(len(self.readings), button)
        self.readings.append(button)
        return button

    def _take(self, value: Value) -> None:
        self.taken.emit(value)

    def _clear_readings(self) -> None:
        for button in self.readings:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.readings = []

    def _lay_out(self, theme: Theme) -> None:
        self._compare = QWidget()
        grid = QGridLayout(self._compare)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        for column, (label, value) in enumerate(self._sides):
            grid.addWidget(label, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
            value.setFont(theme.strong_font)
        for button in (self.keep, self.take):
            button.setAutoDefault(False)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(16, 8, 16, 8)
        column_.setSpacing(8)
        column_.addWidget(self.named)
        column_.addWidget(self.sentence)
        column_.addWidget(self._compare)
        column_.addLayout(self._buttons)


def _doubted(row: PreviewRow) -> bool:
    """Whether the question is only if what the file says is right, not what it says."""
    item = row.item
    known = not isinstance(item, CellPreview) or item.deletes or (item.value is not None and item.is_placed)
    return item.status == "ask" and known
