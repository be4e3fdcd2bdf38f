"""Previewing sheets that others laid out: recognised, then every number compared as one of a workbook is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.sheet_mapping import SheetMapping
from ktu_desktop.storage import history_store, mapping_store
from ktu_desktop.usecases.compare_found import FoundComparison
from ktu_desktop.usecases.file_preview import Expected, FilePreview
from ktu_desktop.usecases.here import KnownPlan
from ktu_desktop.usecases.sheet_mappings import remembered_for, used_mappings
from ktu_desktop.usecases.workspace import Workspace, chosen_plan, with_plan
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.language import language_of
from ktu_desktop.workbooks.any_sheet.recogniser import Recogniser
from ktu_desktop.workbooks.any_sheet.recognition import NONE, SHEET, Recognition, Told
from ktu_desktop.workbooks.marked.marks import LIST_OPENS_WITH
from ktu_desktop.workbooks.read_file import ReadFile

T = TypeVar("T")


@dataclass
class ForeignSheets:
    """The foreign sheets of one import. ``expected``: what the person says that they are."""

    workspace: Workspace
    expected: Expected
    on_conflict: str
    _recogniser: Recogniser | None = None
    _known: KnownPlan | None = None
    _mappings: tuple[SheetMapping, ...] = ()

    def preview(self, file: ReadFile) -> FilePreview:
        """What the file would change. Raises WrongUse where no plan, or several, hold the year."""
        period = self.expected.period
        if period is not None and period.part:
            reason = Finding("sheet_whole_years", Severity.ERROR, facts={"period": period})
            return FilePreview(file.path, NONE, reason=reason)
        grids = tuple(grid for grid in file.grids if grid.cell(0, 0).text != LIST_OPENS_WITH)
        found, used = self._recognised(grids)
        if found.recognised != SHEET:
            return FilePreview(file.path, NONE, reason=Finding("no_indicators_found", Severity.ERROR))
        return replace(self._compared(file, found), remembered=used)

    def _recognised(self, grids: Sequence[Grid]) -> tuple[Recognition, tuple[SheetMapping, ...]]:
        """What the file holds, and which earlier decisions helped to tell."""
        period = self.expected.period
        recogniser = self._ready(period.year if period else None)
        told = Told(self.expected.org_unit, period.year if period else None)
        found = recogniser.recognise(grids, told)
        org = told.org_unit or found.org_unit
        used = used_mappings(self._mappings, found, org)
        if not used:
            return found, ()
        return recogniser.recognise(grids, told, remembered_for(used, org)), used

    def _ready(self, year: int | None) -> Recogniser:
        if self._recogniser is None:
            plan = chosen_plan(self.workspace.plans, self.expected.plan, year)
            self.workspace = with_plan(self.workspace, plan.code)
            self._recogniser = Recogniser(plan, self.workspace.organisation)
            self._known = KnownPlan(plan)
            with self.workspace.db.reading() as conn:
                self._mappings = mapping_store.load_mappings(conn, plan.code)
        return self._recogniser

    def _compared(self, file: ReadFile, found: Recognition) -> FilePreview:
        assert self._known is not None
        plan = self._known.plan
        grids = {grid.name: grid for grid in file.grids}
        with self.workspace.db.reading() as conn:
            cells = FoundComparison(conn, self.workspace, self._known, file.path.name, grids).of(found.cells)
            seen = history_store.chain_head(conn)
        periods = {cell.period for cell in cells if cell.period and cell.status != "ignored"}
        return FilePreview(
            path=file.path,
            recognised=SHEET,
            org=_only({cell.org for cell in cells if cell.org and cell.status != "ignored"}),
            period=_only(periods),
            plan=plan.code,
            cells=cells,
            findings=tuple(finding for sheet in found.sheets for finding in sheet.findings),
            on_conflict=self.on_conflict,
            language=language_of(file.grids),
            seen=seen,
        )


def _only(found: set[T]) -> T | None:
    """The one thing; None where there are several or none."""
    return next(iter(found)) if len(found) == 1 else None
