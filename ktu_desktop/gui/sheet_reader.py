"""Reads the sheet that is to be shown; its methods run on the worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from ktu_desktop.domain.evaluation import Sheet
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.gui.last_sheet import Mark
    from ktu_desktop.gui.unsaved import Waiting
    from ktu_desktop.usecases.record import Recorded
    from ktu_desktop.usecases.workspace import Workspace


@dataclass(frozen=True)
class LoadedSheet:
    """An evaluated sheet. ``mark``: the database's file as it was before the sheet was read from it."""

    sheet: Sheet
    mark: Mark | None

    @property
    def place(self) -> tuple[str, Period]:
        """The organisation unit's code and the period."""
        return self.sheet.data.org_unit.code, self.sheet.data.period


class SheetReader:
    """Reads and evaluates sheets.

    ``near``: how far below its target a result still counts as near, as a part of it; None: the usual.
    ``shown``: the sheet on the screen. Rows that are equal to its rows are given as the same objects: they
    need not be drawn again.
    """

    def __init__(self) -> None:
        self.near: Fraction | None = None
        self.shown: Sheet | None = None

    def read(self, workspace: Workspace, org_unit: str, period: Period) -> LoadedSheet:
        """The sheet as the database has it."""
        from ktu_desktop.domain.evaluation import evaluate  # late, as all here: the window paints before
        from ktu_desktop.gui.last_sheet import mark_of
        from ktu_desktop.usecases.open_sheet import open_sheet

        found = mark_of(workspace.db.path)
        sheet = evaluate(open_sheet(workspace, org_unit, period), self.tolerance)
        return LoadedSheet(self._keeping_rows(sheet), found)

    def record(
        self, workspace: Workspace, sheets: Sequence[Waiting], wanted: Callable[[], bool]
    ) -> tuple[tuple[Recorded, ...], tuple[LoadedSheet, ...]]:
        """Store edits at once; what became of them, and their sheets as they are then, if ``wanted``."""
        from ktu_desktop.gui.last_sheet import mark_of
        from ktu_desktop.usecases.record import SheetEdits, record_sheets

        version = workspace.db.data_version()
        edits = [SheetEdits(each.org_unit, each.period, each.edits) for each in sheets]
        recorded = record_sheets(workspace, edits, sheets[0].via, self.tolerance)
        mark = mark_of(workspace.db.path)
        if not wanted():
            return recorded, ()
        if workspace.db.data_version() != version:  # others wrote too: the mark may be of their state
            return recorded, tuple(self.read(workspace, each.org_unit, each.period) for each in sheets)
        return recorded, tuple(LoadedSheet(self._keeping_rows(each.sheet), mark) for each in recorded)

    @property
    def tolerance(self) -> Fraction:
        """How far below its target, as a part of it, a result still is near."""
        from ktu_desktop.domain.progress import NEAR

        return NEAR if self.near is None else self.near

    def _keeping_rows(self, sheet: Sheet) -> Sheet:
        shown = self.shown
        if shown is None or len(shown.rows) != len(sheet.rows):
            return sheet
        pairs = zip(shown.rows, sheet.rows, strict=True)
        return replace(sheet, rows=tuple(was if was == now else now for was, now in pairs))
