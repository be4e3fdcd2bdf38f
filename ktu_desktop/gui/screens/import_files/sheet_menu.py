"""What one can say about the place in a foreign sheet that one points at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from ktu_desktop.domain.sheet_mapping import COLUMN_WORDS, SKIPPED
from ktu_desktop.gui.screens.import_files.drawn_sheet import DrawnSheet
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.corrections import Corrections
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice

_OF_A_YEAR = ("fact", "plan", "numerator", "denominator")


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
    tick: Callable[[bool], None]


def sheet_menu(parent: QWidget, at: Pointing, say: Translator) -> QMenu:
    """The menu for that place; each entry is a correction and has a letter."""
    menu = QMenu(parent)
    name, said = at.sheet.grid.name, at.corrections
    if not at.sheet.turned:
        menu.addAction(say(mark("This row is the &header")), lambda: at.corrected(said.heading(name, at.row)))
        _add_columns(menu.addMenu(say(mark("This &column is"))), at, say)
        menu.addSeparator()
    row, column = mark("This row is the &indicator…"), mark("This column is the &indicator…")
    menu.addAction(say(column if at.sheet.turned else row), at.choose_indicator)
    line = at.sheet.line_of(at.row, at.column)
    skip = mark("&Skip this column") if at.sheet.turned else mark("&Skip this row")
    menu.addAction(say(skip), lambda: at.corrected(said.row(name, line, None)))
    menu.addSeparator()
    menu.addAction(say(mark("&Tick this column's numbers")), lambda: at.tick(True))
    menu.addAction(say(mark("&Untick this column's numbers")), lambda: at.tick(False))
    if name in said.pointed:
        menu.addSeparator()
        forget = say(mark("&Forget what I said about this sheet"))
        menu.addAction(forget, lambda: at.corrected(said.without(name)))
    return menu


def _add_columns(menu: QMenu, at: Pointing, say: Translator) -> None:
    for kind, word in COLUMN_WORDS.items():
        if kind in _OF_A_YEAR:
            of_year = menu.addMenu(say(word))
            _add(of_year, at, say(mark("Year as the sheet says")), ColumnChoice(kind))
            for year in at.years:
                _add(of_year, at, str(year), ColumnChoice(kind, year))
        elif kind != SKIPPED:
            _add(menu, at, say(word), ColumnChoice(kind))
    menu.addSeparator()
    _add(menu, at, say(COLUMN_WORDS[SKIPPED]), ColumnChoice(SKIPPED))


def _add(menu: QMenu, at: Pointing, text: str, choice: ColumnChoice) -> None:
    name, column = at.sheet.grid.name, at.column
    menu.addAction(text, lambda: at.corrected(at.corrections.column(name, column, choice)))
