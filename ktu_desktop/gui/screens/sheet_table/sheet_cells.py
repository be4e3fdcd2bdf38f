"""The sheet's table as the clipboard sees it: numbers are typed into the column of actual values alone."""

from collections.abc import Mapping

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.domain.findings import Place
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Result, Value
from ktu_desktop.gui.clipboard.block import Block
from ktu_desktop.gui.clipboard.block_view import BlockView
from ktu_desktop.gui.clipboard.number_cell import number_cell
from ktu_desktop.gui.clipboard.table_html import Cell
from ktu_desktop.gui.clipboard.typed_cells import Typed
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.row_texts import editable_field, unit_of_row
from ktu_desktop.gui.screens.sheet_table.sheet_model import SheetModel
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.sheet_locks import LOCKS

_COMPUTED = mark("This number is computed: enter its parts in the form beside the table.")
_OTHER_CODE = mark("The pasted row has another code: the rows are not in the same order.")
_WHY = {
    **LOCKS,
    "same_as": mark("This number is entered at another indicator."),
    "last_year": mark("This number comes from last year’s sheet."),
}


class SheetCells:
    """See TypedCells."""

    def __init__(self, session: Session, model: SheetModel, view: BlockView) -> None:
        self._session, self._model, self._view = session, model, view

    @property
    def period(self) -> Period:
        """The period of the sheet."""
        assert self._session.period is not None, "there are rows"
        return self._session.period

    @property
    def row_count(self) -> int:
        """How many rows are shown."""
        return self._model.rowCount()

    def shown_columns(self) -> tuple[int, ...]:
        """The columns that there is room for."""
        return self._view.shown_columns()

    def block(self) -> Block | None:
        """What is selected."""
        return self._view.selection.block

    def is_typed_into(self, column: int) -> bool:
        """Only the actual value is."""
        return column == c.ACTUAL

    def typed(self, row: int, column: int) -> Typed | str:
        """The field of the actual value, or why it takes nothing."""
        shown = self._model.row_at(row)
        field = editable_field(shown)
        if field is not None:
            return Typed(self._session.org_unit, field)
        own = next((each for each in shown.fields if each.role == "value"), None)
        return _COMPUTED if own is None or own.lock is None else _WHY[own.lock]

    def cell(self, row: int, column: int) -> Cell:
        """Numbers exact, codes as texts."""
        shown, text = self._model.row_at(row), self._model.texts_at(row)[column]
        is_number = unit_of_row(shown).kind == "number"
        return number_cell(self._number(shown, column) if is_number else None, text, self._session.say)

    def wrong_row(self, row: int, texts: Mapping[int, str]) -> str:
        """A block that was copied with its codes must lie on the same indicators."""
        code = texts.get(c.CODE, "").strip()
        return _OTHER_CODE if code and code != self._model.row_at(row).indicator.code else ""

    def place(self, row: int, column: int) -> Place:
        """The indicator of a row."""
        code = self._model.row_at(row).indicator.code
        return Place(self._session.org_unit, self.period.code, code)

    def name_of(self, place: Place) -> str:
        """The indicator's code."""
        return place.indicator or ""

    def go_to(self, place: Place) -> None:
        """Stand on the indicator's row."""
        self._session.show_row(place.indicator or "")

    def show_pending(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Show texts that are on their way to the database."""
        self._model.show_pending({row: text for (row, _), text in texts.items()})

    def _number(self, row: Row, column: int) -> Value | Result | None:
        if column == c.ACTUAL:
            refused = any(field.draft is not None and field.role == "value" for field in row.fields)
            return None if refused else row.result
        if column == c.SUMMARY:
            rolled = self._session.summary.totals.get(row.indicator.code)
            return rolled.result if rolled is not None else None
        return {c.LAST_YEAR: row.last_year, c.TARGET: row.target, c.DEVIATION: row.deviation}.get(column)
