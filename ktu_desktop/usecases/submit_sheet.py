"""A sheet's way: submitted, signed, returned, approved. Submitting refuses what is not in order."""

from dataclasses import dataclass

from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.state_words import state_words
from ktu_desktop.errors import Refusal, WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import state_store
from ktu_desktop.usecases.open_sheet import read_sheet
from ktu_desktop.usecases.sheet_locks import follows
from ktu_desktop.usecases.workspace import Workspace

SUBMITTED, SIGNED, RETURNED, APPROVED = "submitted", "signed", "returned", "approved"


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of a sheet's step: its state now, and the findings that kept it from being submitted."""

    state: str | None
    open_points: tuple[Finding, ...] = ()


def open_points(sheet: Sheet) -> tuple[Finding, ...]:
    """What keeps a sheet from being submitted: drafts, contradictions, warnings without a reason."""
    place = Place(sheet.data.org_unit.code, sheet.data.period.code)
    drafts = tuple(draft.finding for draft in sheet.data.drafts.values())
    nothing = (Finding("nothing_filled_in", Severity.ERROR, place),) if not _has_data(sheet) else ()
    wrong = (f for f in sheet.findings if f.severity is Severity.ERROR or f.confirmed is None)
    return (*nothing, *drafts, *wrong)


def submit(workspace: Workspace, org_unit: str, period: Period, remark: str = "") -> Submitted:
    """Submit the sheet, or say what keeps it from being submitted. Raises WrongUse, Refusal."""
    return _step(workspace, org_unit, period, SUBMITTED, remark)


def sign(workspace: Workspace, org_unit: str, period: Period, remark: str = "") -> Submitted:
    """Note that the submitted sheet was signed. Raises WrongUse, Refusal."""
    return _step(workspace, org_unit, period, SIGNED, remark)


def return_sheet(workspace: Workspace, org_unit: str, period: Period, remark: str) -> Submitted:
    """Give the sheet back to be corrected; ``remark`` says why. Raises WrongUse, Refusal."""
    if not remark.strip():
        raise WrongUse(mark("Say why the sheet is returned."))
    return _step(workspace, org_unit, period, RETURNED, remark)


def approve(workspace: Workspace, org_unit: str, period: Period, remark: str = "") -> Submitted:
    """Approve the sheet: its values stay as they are from now on. Raises WrongUse, Refusal."""
    return _step(workspace, org_unit, period, APPROVED, remark)


def _step(workspace: Workspace, org_unit: str, period: Period, state: str, remark: str) -> Submitted:
    workspace.org_unit(org_unit)
    workspace.check_period(period)
    plan = workspace.plan.code
    with workspace.db.writing() as conn:
        sheet = evaluate(read_sheet(conn, workspace, org_unit, period))
        data = sheet.data
        if not follows(data.state, state):
            sentence = mark("This is not possible while the sheet's state is “{state}”.")
            raise Refusal(sentence, state=state_words(sheet.state))
        found = open_points(sheet) if state == SUBMITTED else ()
        if found:
            return Submitted(data.state, found)
        state_store.set_state(conn, plan, org_unit, period, state, workspace.author, remark.strip())
    return Submitted(state)


def _has_data(sheet: Sheet) -> bool:
    return bool(sheet.data.values) or any(entry.not_applicable for entry in sheet.data.entries.values())
