"""Above a drawn sheet: which sheet of the file, whose it is, of which year, and a button to correct it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.corrections import Corrections

_LETTERS_OF_A_UNIT, _LETTERS_OF_A_SHEET = 26, 14


class SheetBar(QWidget):
    """``chosen()``: another sheet; ``told(corrections)``: whose or of which year; ``asked()``: correct it."""

    chosen = Signal()
    told = Signal(object)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = Corrections()
        self.sheets, self.units, self.years = QComboBox(), QComboBox(), QComboBox()
        self.every_sheet = QCheckBox()
        self.correct = QPushButton()
        self._labels = [QLabel() for _ in range(3)]
        self._lay_out()
        self.sheets.activated.connect(lambda _: self.chosen.emit())
        self.units.activated.connect(lambda _: self._tell())
        self.years.activated.connect(lambda _: self._tell())
        self.every_sheet.clicked.connect(lambda ticked: self._tell() if ticked else None)
        self.correct.clicked.connect(self.asked)

    @property
    def sheet(self) -> str:
        """The name of the sheet chosen."""
        return str(self.sheets.currentData() or "")

    def list_sheets(self, names: Sequence[str], chosen: str) -> None:
        """Offer these sheets."""
        _fill(self.sheets, [(name, name) for name in names], chosen)
        self._labels[0].setVisible(len(names) > 1)
        self.sheets.setVisible(len(names) > 1)
        self.every_sheet.setVisible(len(names) > 1)

    def show_said(self, said: Corrections, plan: Plan, organisation: Organisation, say: Translator) -> None:
        """Show what was said of the sheet chosen: of it alone, or of every sheet."""
        self._said, own = said, said.of(self.sheet)
        by_itself = (say(mark("As the sheet says")), None)
        units = [(f"{unit.code}  {say.name(unit.names)}", unit.code) for unit in organisation.units]
        _fill(self.units, [by_itself, *units], own.org_unit or said.org_unit)
        _fill(self.years, [by_itself, *((str(year), year) for year in plan.years)], own.year or said.year)
        self.every_sheet.setChecked(own.org_unit is None and own.year is None)

    def say_year(self, year: int) -> None:
        """The sheet chosen is of this year."""
        self.years.setCurrentIndex(self.years.findData(year))
        self._tell()

    def say_unit(self, code: str) -> None:
        """The sheet chosen is this unit's."""
        self.units.setCurrentIndex(self.units.findData(code))
        self._tell()

    def retranslate(self, say: Translator) -> None:
        """Set every text again."""
        texts = (mark("S&heet:"), mark("&Whose:"), mark("&Year:"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(say(text))
        self.every_sheet.setText(say(mark("all sh&eets")))
        self.every_sheet.setToolTip(say(mark("Whose and of which year holds for every sheet of the file")))
        self.correct.setText(say(mark("Correct he&re…")))
        self.correct.setToolTip(
            say(mark("Say what the row or column of a cell is: also with the right mouse button, or Enter"))
        )

    def _tell(self) -> None:
        sheet = None if self.every_sheet.isChecked() else self.sheet
        self.told.emit(self._said.told(sheet, self.units.currentData(), self.years.currentData()))

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self)
        bar.setContentsMargins(8, 4, 16, 4)
        bar.setSpacing(8)
        for label, box in zip(self._labels, (self.sheets, self.units, self.years), strict=True):
            label.setBuddy(box)
            bar.addWidget(label)
            bar.addWidget(box)
        bar.addWidget(self.every_sheet)
        bar.addStretch(1)
        bar.addWidget(self.correct)
        self.years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for box, letters in ((self.sheets, _LETTERS_OF_A_SHEET), (self.units, _LETTERS_OF_A_UNIT)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
        self.correct.setAutoDefault(False)


def _fill(box: QComboBox, items: Sequence[tuple[str, object]], chosen: object) -> None:
    """The entries of a chooser, one of them chosen, without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for text, data in items:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, next((n for n, (_, data) in enumerate(items) if data == chosen), 0)))
    box.blockSignals(False)
