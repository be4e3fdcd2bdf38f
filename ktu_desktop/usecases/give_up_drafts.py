"""Forgetting texts that were refused when something was typed or pasted, where they still stand."""

from collections.abc import Iterable
from itertools import groupby

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import GiveUpDraft, record
from ktu_desktop.usecases.workspace import Workspace


def give_up_drafts(workspace: Workspace, refused: Iterable[Finding]) -> None:
    """Forget the drafts that these findings are about; one that was typed anew since is another one.

    Raises Refusal where the sheet is locked.
    """
    for (org_unit, code), findings in groupby(
        refused, key=lambda each: (each.place.org_unit, each.place.period)
    ):
        if org_unit is None or code is None:
            continue
        period = period_from_code(code)
        drafts = open_sheet(workspace, org_unit, period).drafts
        standing = {element: draft.finding.code for element, draft in drafts.items()}
        edits = [
            GiveUpDraft(element)
            for each in findings
            if (element := each.place.element) is not None and standing.get(element) == each.code
        ]
        record(workspace, org_unit, period, edits)
