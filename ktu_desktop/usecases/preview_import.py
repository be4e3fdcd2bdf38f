"""Previewing files that came back: each cell is read, compared with its base and with what is here now.

Nothing is written. A file that cannot serve is a reason, one bad cell never hides the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.periods import Period, period_from_code
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.jobs import Progress, Silent
from ktu_desktop.storage import export_store, history_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.bases import Bases
from ktu_desktop.usecases.compare_overtyped import overtyped_numbers
from ktu_desktop.usecases.compare_records import compare_state, record_deletions
from ktu_desktop.usecases.compare_sheet import compare_numbers
from ktu_desktop.usecases.compare_texts import compare_texts
from ktu_desktop.usecases.conflict_authors import cells_with_authors, texts_with_authors
from ktu_desktop.usecases.file_preview import ASK, CHOICES, Expected, FilePreview
from ktu_desktop.usecases.foreign_sheets import ForeignSheets
from ktu_desktop.usecases.here import KnownPlan, read_here
from ktu_desktop.usecases.workspace import Workspace, with_plan
from ktu_desktop.workbooks.contents import Stamp
from ktu_desktop.workbooks.read_file import NONE, WORKBOOK, ReadFile, ReadSheet
from ktu_desktop.workbooks.reading_process import read_files


def preview(
    workspace: Workspace,
    paths: Sequence[Path],
    on_conflict: str = ASK,
    progress: Progress | None = None,
    expected: Expected | None = None,
) -> tuple[FilePreview, ...]:
    """What each of the files would change. Raises WrongUse for an unknown choice, Cancelled."""
    return tuple(preview_each(workspace, paths, on_conflict, progress, expected))


def preview_each(
    workspace: Workspace,
    paths: Sequence[Path],
    on_conflict: str = ASK,
    progress: Progress | None = None,
    expected: Expected | None = None,
) -> Iterator[FilePreview]:
    """The same, one file at a time, so that memory does not grow with their number."""
    if on_conflict not in CHOICES:
        raise WrongUse(mark("Conflicts can be kept, taken or left to ask, not {choice}."), choice=on_conflict)
    with workspace.db.reading() as conn:
        bases = Bases(export_store.database_id(conn))
    wanted = expected or Expected()
    sheets = ForeignSheets(workspace, wanted, on_conflict)
    run = _Run(workspace, on_conflict, wanted, bases, sheets, {})
    for file in read_files(paths, progress or Silent(), workspace.plans):
        yield _preview(run, file)


@dataclass(frozen=True, slots=True)
class _Run:
    """What holds for every file of one import."""

    workspace: Workspace
    on_conflict: str
    expected: Expected
    bases: Bases
    sheets: ForeignSheets
    known: dict[str, KnownPlan]


def _preview(run: _Run, file: ReadFile) -> FilePreview:
    stamp = file.stamp
    if file.grids:
        return run.sheets.preview(file)
    if file.recognised != WORKBOOK or stamp is None:
        return FilePreview(file.path, NONE, reason=file.reason or _reason("not_our_workbook"))
    period = _period(stamp.period)
    own = stamp.database_id == run.bases.own_id
    empty = FilePreview(
        path=file.path,
        recognised=WORKBOOK,
        org=stamp.org_unit,
        period=period,
        plan=stamp.plan,
        findings=file.findings,
        database_id=None if own else stamp.database_id or None,
        on_conflict=run.on_conflict,
        language=stamp.language,
    )
    reason = file.reason or _why_not(run.workspace, empty, stamp.period, run.expected)
    if reason is not None or period is None:
        return replace(empty, reason=reason)
    workspace = with_plan(run.workspace, stamp.plan)
    if stamp.plan not in run.known:
        run.known[stamp.plan] = KnownPlan(workspace.plan)
    known = run.known[stamp.plan]
    with workspace.db.reading() as conn:
        for sheet in file.sheets:
            empty = _with_sheet(conn, run, workspace, known, sheet, stamp, empty)
        return replace(empty, seen=history_store.chain_head(conn))


def _with_sheet(
    conn: Connection,
    run: _Run,
    workspace: Workspace,
    known: KnownPlan,
    sheet: ReadSheet,
    stamp: Stamp,
    found: FilePreview,
) -> FilePreview:
    """The preview with one more sheet compared: numbers, texts, state."""
    org = sheet.org_unit or stamp.org_unit
    if org not in workspace.organisation.by_code or found.period is None:
        place = Place(sheet=sheet.name)
        unknown = Finding("file_unknown_org_unit", Severity.ERROR, place, {"org_unit": org})
        return replace(found, findings=(*found.findings, unknown))
    here = read_here(conn, workspace, known, org, found.period)
    base = run.bases.base(conn, stamp, found.period)
    numbers = compare_numbers(here, sheet, base)
    deleted = record_deletions(here, sheet, numbers, base)
    over = overtyped_numbers(conn, workspace, here, sheet, numbers)
    texts = compare_texts(here, sheet, numbers, base)
    plan, cells = known.plan.code, (*numbers, *deleted, *over)
    return replace(
        found,
        cells=(*found.cells, *cells_with_authors(conn, plan, cells, found.period)),
        texts=(*found.texts, *texts_with_authors(conn, plan, texts, found.period)),
        states=(*found.states, *compare_state(here, sheet, found.database_id)),
        not_applicable=found.not_applicable or any(e.not_applicable for e in here.entries.values()),
    )


def _why_not(workspace: Workspace, file: FilePreview, period_code: str, expected: Expected) -> Finding | None:
    """Why nothing of a workbook of ours can be taken here; None when it can."""
    plan = next((plan for plan in workspace.plans if plan.code == file.plan), None)
    if plan is None:
        return _reason("file_unknown_plan", plan=file.plan)
    if file.org not in workspace.organisation.by_code:
        return _reason("file_unknown_org_unit", org_unit=file.org)
    if file.period is None or file.period.year not in plan.years:
        return _reason("file_unknown_period", period=period_code, plan=file.plan)
    if expected.org_unit not in (None, file.org):
        return _reason("file_other_org_unit", org_unit=file.org, expected=expected.org_unit)
    if expected.period is not None and expected.period != file.period:
        return _reason("file_other_period", period=file.period, expected=expected.period)
    if expected.plan not in (None, file.plan):
        return _reason("file_other_plan", plan=file.plan, expected=expected.plan)
    return None


def _reason(code: str, **facts: object) -> Finding:
    return Finding(code, Severity.ERROR, Place(), facts)


def _period(code: str) -> Period | None:
    try:
        return period_from_code(code)
    except ValueError:
        return None
