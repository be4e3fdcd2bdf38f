"""Exporting workbooks: of one unit, of every unit below one, of a faculty with its departments.

Each is recorded with what its cells held: that record is the base when the workbook comes back.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from ktu_desktop import __version__
from ktu_desktop.domain.changes import Base, Export
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.periods import Period, period_from_code
from ktu_desktop.domain.roll_up import Rolled
from ktu_desktop.errors import Refusal, WrongUse
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.storage import export_store, history_store, state_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.folders import make_folder
from ktu_desktop.usecases.open_sheet import read_sheet
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace
from ktu_desktop.workbooks.contents import (
    FACULTY,
    TEMPLATE_VERSION,
    UNIT,
    SheetRecord,
    Stamp,
    SummaryLine,
    WorkbookContents,
)
from ktu_desktop.workbooks.unit_workbook import write_workbook

SUFFIX = ".xlsx"


def export_unit(
    workspace: Workspace,
    org_unit: str,
    period: Period,
    path: Path,
    say: Translator,
    whole_plan: bool = False,
) -> Path:
    """Write the workbook of one unit. ``whole_plan``: all indicators, not only those it is asked for.

    Raises WrongUse for unknown names, Refusal where the unit is asked for nothing or the file cannot be
    written; an earlier file then stays as it was.
    """
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    with workspace.db.reading() as conn:
        sheet = evaluate(read_sheet(conn, workspace, org_unit, period))
        stamp = _stamp(conn, workspace, org_unit, period, UNIT, say)
    if not whole_plan and not _is_asked(sheet):
        raise Refusal(
            mark("{org} is asked for nothing in {period}; ask for all indicators to export them all."),
            org=org_unit,
            period=period,
        )
    _write(workspace, path, WorkbookContents(stamp, (sheet,), UNIT, whole_plan), say)
    return path


def export_all(
    workspace: Workspace, org_unit: str, period: Period, folder: Path, progress: Progress, say: Translator
) -> tuple[Path, ...]:
    """Write a workbook for every unit below ``org_unit`` that is asked for something; the files' paths.

    Raises as export_unit does, and Cancelled: what is written until then stays.
    """
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    make_folder(folder)
    units = [code for code in workspace.organisation.below(org_unit) if _asked_for(workspace, code)]
    written = []
    for number, code in enumerate(units):
        progress.check_cancelled()
        progress.step(number, len(units), code)
        path = folder / file_name(code, period)
        written.append(export_unit(workspace, code, period, path, say))
    progress.step(len(units), len(units), "")
    return tuple(written)


def export_faculty(workspace: Workspace, org_unit: str, period: Period, path: Path, say: Translator) -> Path:
    """Write one file with a sheet for ``org_unit`` and each unit below it, and their summary.

    It carries texts, confirmations and states too. Raises as export_unit does.
    """
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    summary = _summary(summarise(workspace, org_unit, period).node(org_unit))
    with workspace.db.reading() as conn:
        read = (
            evaluate(read_sheet(conn, workspace, code, period))
            for code in workspace.organisation.subtree(org_unit)
        )
        sheets = tuple(sheet for sheet in read if _is_asked(sheet) or sheet.data.values)
        records = tuple(_record(conn, workspace, sheet) for sheet in sheets)
        stamp = _stamp(conn, workspace, org_unit, period, FACULTY, say)
    if not sheets:
        raise Refusal(
            mark("Nobody below {org} is asked for anything in {period}."), org=org_unit, period=period
        )
    _write(workspace, path, WorkbookContents(stamp, sheets, FACULTY, False, records, summary), say)
    return path


def file_name(org_unit: str, period: Period) -> str:
    """What a unit's workbook is called: ``MF-DMD_2023.xlsx``."""
    return f"{org_unit}_{period.code}{SUFFIX}"


def _asked_for(workspace: Workspace, org_unit: str) -> bool:
    return next(workspace.plan.asked_indicators(workspace.org_unit(org_unit)), None) is not None


def _is_asked(sheet: Sheet) -> bool:
    return bool(sheet.asked_rows) or any(field.asked for field in sheet.common)


def _stamp(
    conn: Connection, workspace: Workspace, org_unit: str, period: Period, kind: str, say: Translator
) -> Stamp:
    return Stamp(
        template_version=TEMPLATE_VERSION,
        database_id=export_store.database_id(conn),
        export_id=uuid.uuid4().hex,
        plan=workspace.plan.code,
        org_unit=org_unit,
        period=period.code,
        program_version=__version__,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        kind=kind,
        chain_head=history_store.chain_head(conn),
        language=say.language,
    )


def _record(conn: Connection, workspace: Workspace, sheet: Sheet) -> SheetRecord:
    """What a faculty's file says of a sheet beside its numbers."""
    org, period = sheet.data.org_unit.code, sheet.data.period
    state = state_store.sheet_state(conn, workspace.plan.code, org, period)
    history = history_store.history(conn, workspace.plan.code, org, period)
    gone = {(e.element, e.indicator, e.field): e.new is None for e in history}
    deleted = [subject for subject, is_gone in gone.items() if is_gone]
    return SheetRecord(
        org_unit=org,
        state=state.state if state else None,
        remark=state.remark if state else "",
        entries=sheet.data.entries,
        deletions=tuple(element for element, _, _ in deleted if element),
        texts_deleted=tuple((code, name) for _, code, name in deleted if code and name),
        workers=tuple(dict.fromkeys(entry.who for entry in history)),
    )


def _write(workspace: Workspace, path: Path, contents: WorkbookContents, say: Translator) -> None:
    """Write the file and record what it holds: what cannot be recorded is not written.

    Without the record every number in it would be a conflict when it comes back.
    """
    if not path.absolute().parent.is_dir():
        raise WrongUse(mark("There is no folder {folder}."), folder=str(path.parent))
    with workspace.db.writing() as conn:
        export_store.save_export(
            conn, _export(workspace, contents.stamp, write_workbook(path, contents, say))
        )


def _summary(node: Mapping[str, Rolled]) -> Mapping[str, SummaryLine]:
    """Every indicator's total with what it rests on."""
    return {code: _summary_line(rolled) for code, rolled in node.items()}


def _summary_line(rolled: Rolled) -> SummaryLine:
    coverage = rolled.coverage
    return SummaryLine(rolled.result, coverage.expected, coverage.given, coverage.lacking, coverage.stated)


def _export(workspace: Workspace, stamp: Stamp, base: Base) -> Export:
    return Export(
        id=stamp.export_id,
        plan=stamp.plan,
        org_unit=stamp.org_unit,
        period=period_from_code(stamp.period),
        kind=stamp.kind,
        author=workspace.author.name,
        at=stamp.at,
        program_version=stamp.program_version,
        base=base,
    )
