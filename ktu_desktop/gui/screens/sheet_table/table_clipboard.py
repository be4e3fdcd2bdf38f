"""Copy, cut, paste, fill down and delete over the selected cells of the table: each one a single change."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ktu_desktop.domain.evaluated_sheet import Field
from ktu_desktop.gui.clipboard.table_html import Cell, html
from ktu_desktop.gui.clipboard.table_text import written
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.screens.sheet_table.block import Block
from ktu_desktop.gui.screens.sheet_table.copying import cell_of
from ktu_desktop.gui.screens.sheet_table.paste_report import PasteReport
from ktu_desktop.gui.screens.sheet_table.pasting import Pasting, plan_paste
from ktu_desktop.gui.screens.sheet_table.row_texts import edit_text, editable_field
from ktu_desktop.gui.screens.sheet_table.sheet_model import SheetModel
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.usecases.record import Edit


class TableClipboard:
    """``block``: the cells that are selected; ``columns``: those that are shown."""

    def __init__(
        self,
        session: Session,
        model: SheetModel,
        block: Callable[[], Block | None],
        columns: Callable[[], tuple[int, ...]],
    ) -> None:
        self._session, self._model = session, model
        self._block, self._columns = block, columns
        self._report = PasteReport(session)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as text and as a table."""
        block = self._block()
        if block is None:
            return
        columns = [column for column in self._columns() if column in block.columns]
        cells = [[self._cell(place, column) for column in columns] for place in block.rows]
        data = QMimeData()
        data.setText(written([cell.text for cell in row] for row in cells))
        data.setHtml(html(cells))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy, then delete."""
        self.copy()
        self.delete()

    def delete(self) -> None:
        """Take the values of the selected cells back; over one that was refused, the refused text."""
        from ktu_desktop.usecases.record import DeleteValue, GiveUpDraft

        places = self._selected()
        alone = len(places) == 1  # one alone may also take "does not apply" back
        self._session.record(
            [
                GiveUpDraft(field.figure) if field.draft is not None else DeleteValue(field.figure)
                for _, field in self._fields(places)
                if alone or field.draft is not None or field.value is not None
            ]
        )

    def fill_down(self) -> None:
        """Write what the first selected cell says into the others."""
        first, *below = self._selected() or [0]
        field = editable_field(self._model.row_at(first)) if below else None
        text = edit_text(field, self._session.say) if field is not None else ""
        if text:
            self._record({place: text for place, _ in self._fields(below)}, Pasting())

    def paste(self) -> None:
        """Lay the clipboard's text over the table, from the first selected cell on."""
        block, session = self._block(), self._session
        text = QGuiApplication.clipboard().text()
        if block is None or session.sheet is None:
            return
        if not text.strip():
            session.tell(session.say(mark("There is no text on the clipboard to paste.")), "doubt")
            return
        if c.ACTUAL not in range(block.first_column, len(c.COLUMNS)):
            session.tell(session.say(mark("Numbers are pasted into the column “Actual”: go there.")), "doubt")
            return
        pasting = plan_paste(text, block, self._columns(), self._model.rows(), self._shown)
        self._record(pasting.texts, pasting)

    def _record(self, texts: dict[int, str], pasting: Pasting) -> None:
        from ktu_desktop.usecases.record import TypedValue

        edits: list[Edit] = []
        for place, field in self._fields(texts):
            edits.append(TypedValue(field.figure, texts[place]))
        self._model.show_pending(texts)
        if edits:
            self._session.record(
                edits, "paste", lambda done: self._report.tell(len(edits), done.refused, pasting)
            )
        else:
            self._report.tell(0, (), pasting)

    def _selected(self) -> list[int]:
        """The places of the rows whose actual value is selected."""
        block = self._block()
        return list(block.rows) if block is not None and c.ACTUAL in block.columns else []

    def _fields(self, places: Iterable[int]) -> Iterable[tuple[int, Field]]:
        """The fields that can be typed into at these places."""
        for place in places:
            field = editable_field(self._model.row_at(place))
            if field is not None:
                yield place, field

    def _shown(self, place: int, column: int) -> str:
        return self._cell(place, column).text

    def _cell(self, place: int, column: int) -> Cell:
        row, texts = self._model.row_at(place), self._model.texts_at(place)
        total = self._session.summary.totals.get(row.indicator.code)
        return cell_of(row, texts, column, self._session.say, total)
