"""Previewing sheets that others laid out: recognised, then every number compared as one of a workbook is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.sheet_mapping import SheetMapping
from ktu_desktop.storage import history_store, mapping_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.compare_found import FoundComparison
from ktu_desktop.usecases.conflict_authors import cells_with_authors
from ktu_desktop.usecases.corrections import Corrections, SheetsRead
from ktu_desktop.usecases.file_preview import CellPreview, Expected, FilePreview
from ktu_desktop.usecases.here import KnownPlan
from ktu_desktop.usecases.sheet_mappings import remembered_for, used_mappings
from ktu_desktop.usecases.silent_sheets import as_if_said
from ktu_desktop.usecases.workspace import Workspace, chosen_plan, with_plan
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.language import language_of
from ktu_desktop.workbooks.any_sheet.recogniser import Recogniser
from ktu_desktop.workbooks.any_sheet.recognition import IGNORED, NONE, SHEET, Recognition, Told
from ktu_desktop.workbooks.any_sheet.remembered import Remembered
from ktu_desktop.workbooks.marked.filled_in import without_lists
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

    def preview(self, file: ReadFile, corrections: Corrections | None = None) -> FilePreview:
        """What the file would change, read as the person corrected it.

        Raises WrongUse where no plan, or several, hold the year.
        """
        period = self.expected.period
        if period is not None and period.part:
            reason = Finding("sheet_whole_years", Severity.ERROR, facts={"period": period})
            return FilePreview(file.path, NONE, reason=reason)
        grids = without_lists(file.grids)
        said = corrections or Corrections(self.expected.org_unit, period.year if period else None)
        found, used = self._recognised(grids, said)
        later = self._later(file, grids, found, said, used)
        read = SheetsRead(grids, found, said)
        if found.recognised != SHEET:
            reason = Finding(
                "no_numbers_found" if _names_some(found) else "no_indicators_found", Severity.ERROR
            )
            return FilePreview(file.path, NONE, reason=reason, sheets=read)
        return replace(self._compared(file, found), remembered=used, sheets=read, later=later)

    def _later(
        self,
        file: ReadFile,
        grids: Sequence[Grid],
        found: Recognition,
        said: Corrections,
        used: Sequence[SheetMapping],
    ) -> tuple[CellPreview, ...]:
        """What else will be asked once silent sheets say whose and of which year they are.

        A sender who mends a marked copy should not have to mend the next one.
        """
        assert self._known is not None
        unit, year = self.workspace.organisation.units[-1].code, self._known.plan.years[-1]
        as_if = as_if_said(said, found.cells, unit, year)
        if as_if == said:
            return ()
        again = replace(remembered_for(used, found.org_unit), pointed=as_if.pointed)
        read = self._ready(year).recognise(grids, Told(said.org_unit, said.year), again)
        with self.workspace.db.reading() as conn:
            return self._comparison(conn, file, read).questions()

    def _comparison(self, conn: Connection, file: ReadFile, found: Recognition) -> FoundComparison:
        assert self._known is not None
        grids = {grid.name: grid for grid in file.grids}
        return FoundComparison(conn, self.workspace, self._known, file.path.name, grids, found)

    def _recognised(
        self, grids: Sequence[Grid], said: Corrections
    ) -> tuple[Recognition, tuple[SheetMapping, ...]]:
        """What the file holds, and which earlier decisions helped to tell."""
        recogniser = self._ready(said.year)
        told = Told(said.org_unit, said.year)
        pointed = Remembered(pointed=said.pointed)
        found = recogniser.recognise(grids, told, pointed)
        units = {cell.org_unit for cell in found.cells if cell.org_unit and cell.status != IGNORED}
        named = {sheet.org_unit for sheet in found.sheets if sheet.org_unit}
        org = told.org_unit or _only(units or named)
        used = used_mappings(self._mappings, found, grids, org)
        if not used:
            return found, ()
        again = replace(remembered_for(used, org), pointed=said.pointed)
        return recogniser.recognise(grids, told, again), used

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
        with self.workspace.db.reading() as conn:
            cells = cells_with_authors(conn, plan.code, self._comparison(conn, file, found).cells())
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


def _names_some(found: Recognition) -> bool:
    """Whether a row speaks of an indicator, though no number of it was found."""
    rows = (row for sheet in found.sheets for table in sheet.tables for row in table.rows.values())
    return any(row.indicator for row in rows)


def _only(found: set[T]) -> T | None:
    """The one thing; None where there are several or none."""
    return next(iter(found)) if len(found) == 1 else None


def preview_again(workspace: Workspace, file: FilePreview, corrections: Corrections) -> FilePreview:
    """The file read again as a person corrected it. Raises WrongUse where no plan holds the year."""
    assert file.sheets is not None
    sheets = ForeignSheets(workspace, Expected(plan=file.plan), file.on_conflict)
    return sheets.preview(ReadFile(file.path, NONE, grids=file.sheets.grids), corrections)
