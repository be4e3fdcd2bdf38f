"""Copy, cut, paste, fill down and delete over the selected cells of a table: each one a single change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ktu_desktop.domain.findings import Finding
from ktu_desktop.gui.clipboard.paste_report import PasteReport
from ktu_desktop.gui.clipboard.pasting import Pasting, plan_paste
from ktu_desktop.gui.clipboard.table_html import html
from ktu_desktop.gui.clipboard.table_text import written
from ktu_desktop.gui.clipboard.typed_cells import Typed, TypedCells
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.unsaved import Waiting
from ktu_desktop.gui.widgets.aligned_numbers import edit_text
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.usecases.record import Edit, Recorded

Spot = tuple[int, int]
"""A row and a column."""


class BlockClipboard:
    """Works on what is selected in ``cells``."""

    def __init__(self, session: Session, cells: TypedCells) -> None:
        self._session, self._cells = session, cells
        self._report = PasteReport(session, cells)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as text and as a table."""
        block = self._cells.block()
        if block is None:
            return
        columns = [column for column in self._cells.shown_columns() if column in block.columns]
        cells = [[self._cells.cell(row, column) for column in columns] for row in block.rows]
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

        spots = list(self._selected())
        alone = len(spots) == 1  # one alone may also take "does not apply" back
        edits: list[tuple[str, Edit]] = []
        for _, typed in self._typed(spots):
            field = typed.field
            if field.draft is not None:
                edits.append((typed.org_unit, GiveUpDraft(field.figure)))
            elif alone or field.value is not None:
                edits.append((typed.org_unit, DeleteValue(field.figure)))
        self._record(edits, "form")

    def fill_down(self) -> None:
        """Write what the first selected cell of each column says into those below it."""
        first_row = min((row for row, _ in self._selected()), default=-1)
        texts: dict[Spot, str] = {}
        for row, column in self._selected():
            first = self._cells.typed(first_row, column)
            text = edit_text(first.field, self._session.say) if isinstance(first, Typed) else ""
            if row > first_row and text and isinstance(self._cells.typed(row, column), Typed):
                texts[row, column] = text
        if texts:
            self._type(texts, Pasting())

    def paste(self) -> None:
        """Lay the clipboard's text over the table, from the first selected cell on."""
        block, session = self._cells.block(), self._session
        text = QGuiApplication.clipboard().text()
        if block is None:
            return
        if not text.strip():
            session.tell(session.say(mark("There is no text on the clipboard to paste.")), "doubt")
            return
        columns = self._cells.shown_columns()
        if not any(self._cells.is_typed_into(each) for each in columns if each >= block.first_column):
            session.tell(session.say(mark("Numbers are pasted into the column “Actual”: go there.")), "doubt")
            return
        pasting = plan_paste(text, block, self._cells)
        self._type(pasting.texts, pasting)

    def _type(self, texts: Mapping[Spot, str], pasting: Pasting) -> None:
        from ktu_desktop.usecases.record import TypedValue

        edits: list[tuple[str, Edit]] = [
            (typed.org_unit, TypedValue(typed.field.figure, texts[spot]))
            for spot, typed in self._typed(texts)
        ]
        self._cells.show_pending(texts)
        if edits:
            self._record(edits, "paste", lambda refused: self._report.tell(len(edits), refused, pasting))
        else:
            self._report.tell(0, (), pasting)

    def _record(
        self,
        edits: Iterable[tuple[str, "Edit"]],
        via: str,
        done: Callable[[list[Finding]], None] | None = None,
    ) -> None:
        """Store edits, each with its organisation unit, as one change."""
        by_unit: dict[str, list[Edit]] = {}
        for unit, edit in edits:
            by_unit.setdefault(unit, []).append(edit)
        period = self._cells.period
        sheets = [Waiting(unit, period, tuple(own), via) for unit, own in by_unit.items()]

        def stored(recorded: "tuple[Recorded, ...]") -> None:
            if done is not None:
                done([finding for each in recorded for finding in each.refused])

        if sheets:
            self._session.recording.record_together(sheets, stored)

    def _selected(self) -> Iterator[Spot]:
        """The selected cells of the columns that are typed into."""
        block = self._cells.block()
        if block is None:
            return
        columns = [each for each in self._cells.shown_columns() if each in block.columns]
        for row in block.rows:
            yield from ((row, column) for column in filter(self._cells.is_typed_into, columns))

    def _typed(self, spots: Iterable[Spot]) -> Iterator[tuple[Spot, Typed]]:
        """Those of the cells that take typing."""
        for spot in spots:
            typed = self._cells.typed(*spot)
            if isinstance(typed, Typed):
                yield spot, typed
