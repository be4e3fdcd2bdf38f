"""What one can say about the place in a foreign sheet that one points at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ktu_desktop.domain.sheet_mapping import COLUMN_WORDS, SKIPPED
from ktu_desktop.gui.screens.import_files.drawn_sheet import DrawnSheet
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.corrections import Corrections
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice

_OF_A_YEAR = ("fact", "plan", "numerator", "denominator")


@dataclass(frozen=True)
class _Words:
    """What the menu calls the line of an indicator, and the line across it that holds values."""

    heading: str
    values: str
    unit: str
    indicator: str
    skip_indicator: str
    skip_values: str
    turn: str


_UPRIGHT = _Words(
    heading=mark("This row is the &header"),
    values=mark("This &column is"),
    unit=mark("This column is &of the unit…"),
    indicator=mark("This row is the &indicator…"),
    skip_indicator=mark("&Skip this row"),
    skip_values=mark("Ski&p this column"),
    turn=mark("The indicators are in colu&mns"),
)
_TURNED = _Words(
    heading=mark("This column is the &header"),
    values=mark("This &row is"),
    unit=mark("This row is &of the unit…"),
    indicator=mark("This column is the &indicator…"),
    skip_indicator=mark("&Skip this column"),
    skip_values=mark("Ski&p this row"),
    turn=mark("The indicators are in ro&ws"),
)


@dataclass(frozen=True)
class Pointing:
    """Where one points, and who is told. ``corrected``: takes the corrections that hold then.

    ``tick``: takes or leaves every number of the column.
    """

    sheet: DrawnSheet
    row: int
    column: int
    corrections: Corrections
    years: Sequence[int]
    corrected: Callable[[Corrections], None]
    choose_indicator: Callable[[], None]
    choose_unit: Callable[[], None]
    tick: Callable[[bool], None]

    @property
    def name(self) -> str:
        """The sheet's."""
        return self.sheet.grid.name

    @property
    def said(self) -> Corrections:
        """What was said, the sheet lying as it is drawn."""
        return self.corrections.lies(self.name, self.sheet.turned)

    @property
    def across(self) -> int:
        """The line of values that one points at: a column, in a sheet on its side a row."""
        return self.row if self.sheet.turned else self.column

    def heading(self) -> None:
        """The line is the header."""
        self.corrected(self.said.heading(self.name, self.column if self.sheet.turned else self.row))

    def skip(self) -> None:
        """The line of an indicator is left out."""
        line = self.sheet.line_of(self.row, self.column)
        self.corrected(self.said.row(self.name, line, None))

    def is_indicator(self, code: str) -> None:
        """The line is this indicator."""
        self.corrected(self.said.row(self.name, self.sheet.line_of(self.row, self.column), code))

    def is_of(self, unit: str) -> None:
        """The line of values is about an organisation unit; what it holds stays."""
        kinds = [role.kind for role in self.sheet.column_roles(self.row, self.column)]
        kind = next((kind for kind in kinds if kind in COLUMN_WORDS and kind != SKIPPED), "fact")
        before = self.said.of(self.name).columns.get(self.across, ColumnChoice(kind))
        choice = ColumnChoice(before.kind, before.year, unit)
        self.corrected(self.said.column(self.name, self.across, choice))

    def holds(self, kind: str, year: int | None = None) -> None:
        """What the line of values holds; whose it was said to be stays."""
        before = self.said.of(self.name).columns.get(self.across)
        choice = ColumnChoice(kind, year, before.org_unit if before else None)
        self.corrected(self.said.column(self.name, self.across, choice))

    def turn(self) -> None:
        """The indicators lie the other way."""
        self.corrected(self.corrections.lies(self.name, not self.sheet.turned))

    def forget(self) -> None:
        """Nothing was said of the sheet's rows and columns."""
        self.corrected(self.corrections.without(self.name))


def sheet_menu(parent: QWidget, at: Pointing, say: Translator) -> QMenu:
    """The menu for that place; each entry is a correction and has a letter."""
    menu = QMenu(parent)
    words = _TURNED if at.sheet.turned else _UPRIGHT
    _add_kinds(menu.addMenu(say(words.values)), at, say)
    menu.addAction(say(words.unit), at.choose_unit)
    menu.addAction(say(words.skip_values), lambda: at.holds(SKIPPED))
    menu.addSeparator()
    menu.addAction(say(words.indicator), at.choose_indicator)
    menu.addAction(say(words.skip_indicator), at.skip)
    menu.addSeparator()
    menu.addAction(say(words.heading), at.heading)
    menu.addAction(say(words.turn), at.turn)
    menu.addSeparator()
    menu.addAction(say(mark("&Tick this column's numbers")), lambda: at.tick(True))
    menu.addAction(say(mark("&Untick this column's numbers")), lambda: at.tick(False))
    if at.corrections.of(at.name).says_something:
        menu.addSeparator()
        menu.addAction(say(mark("&Forget what I said about this sheet")), at.forget)
    return menu


def _add_kinds(menu: QMenu, at: Pointing, say: Translator) -> None:
    for kind, word in COLUMN_WORDS.items():
        if kind in _OF_A_YEAR:
            of_year = menu.addMenu(say(word))
            of_year.addAction(say(mark("Year as the sheet says")), partial(at.holds, kind))
            for year in at.years:
                of_year.addAction(str(year), partial(at.holds, kind, year))
        elif kind != SKIPPED:
            menu.addAction(say(word), partial(at.holds, kind))
