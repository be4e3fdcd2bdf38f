"""The units' numbers as the clipboard sees them: each column is another unit's sheet."""

from collections.abc import Mapping
from typing import Protocol

from ktu_desktop.domain.findings import Place
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.gui.clipboard.block import Block
from ktu_desktop.gui.clipboard.block_view import BlockView
from ktu_desktop.gui.clipboard.number_cell import number_cell
from ktu_desktop.gui.clipboard.table_html import Cell
from ktu_desktop.gui.clipboard.typed_cells import Typed
from ktu_desktop.gui.screens.side_by_side.grid_cells import NOT_ASKED_WORDS
from ktu_desktop.gui.screens.side_by_side.grid_model import FROZEN, GridModel
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.widgets import field_words
from ktu_desktop.i18n import mark

_COMPUTED = mark("This number is computed: enter its parts in the rows below it.")


class About(Protocol):
    """The page: which period it is about, and how to stand on a place of it."""

    @property
    def period(self) -> Period:
        """Another one where another is chosen."""

    def shows(self, place: Place) -> bool:
        """Stand there; False where it is not shown."""


class UnitCells:
    """See TypedCells."""

    def __init__(self, session: Session, model: GridModel, view: BlockView, page: About) -> None:
        self._session, self._model, self._view, self._page = session, model, view, page

    @property
    def period(self) -> Period:
        """The period of the page."""
        return self._page.period

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._model.rowCount()

    def shown_columns(self) -> tuple[int, ...]:
        """The units."""
        return tuple(range(FROZEN, self._model.columnCount()))

    def block(self) -> Block | None:
        """What is selected."""
        return self._view.selection.block

    def is_typed_into(self, column: int) -> bool:
        """Every unit's column is."""
        return column >= FROZEN

    def typed(self, row: int, column: int) -> Typed | str:
        """The field in the unit's sheet, or why it takes nothing."""
        unit, line = self._model.columns[column - FROZEN], self._model.rows[row]
        field = unit.field(line)
        if field is None:
            return _COMPUTED
        if self._model.cell(row, column - FROZEN).typed:
            return Typed(unit.unit.code, field)
        return field_words.lock_words(field) or NOT_ASKED_WORDS

    def cell(self, row: int, column: int) -> Cell:
        """Numbers exact."""
        line, unit = self._model.rows[row], self._model.columns[column - FROZEN]
        is_number = unit_of(line.unit).kind == "number"
        number = unit.number(line) if is_number else None
        return number_cell(number, self._model.text_at(row, column), self._session.say)

    def wrong_row(self, row: int, texts: Mapping[int, str]) -> str:
        """Codes stand in no column of the units."""
        return ""

    def place(self, row: int, column: int) -> Place:
        """The number of a unit."""
        line, unit = self._model.rows[row], self._model.columns[column - FROZEN].unit
        indicator = line.indicator.code if line.indicator is not None else None
        element = line.element.code if line.element is not None else None
        return Place(unit.code, self.period.code, indicator, element)

    def name_of(self, place: Place) -> str:
        """The indicator's code, or the name of a common number, and whose it is."""
        name = place.indicator
        if name is None:
            name = self._session.say.name(self._session.plan.elements[place.element or ""].names)
        return f"{name}, {place.org_unit}"

    def go_to(self, place: Place) -> None:
        """Stand on the cell of a place; where it is not shown any more, in its sheet."""
        if not self._page.shows(place):
            self._session.go_to_sheet(
                place.org_unit or "", self.period, place.indicator or COMMON_DATA, place.element or ""
            )

    def show_pending(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Show texts that are on their way to the database."""
        self._model.show_pending(texts)
