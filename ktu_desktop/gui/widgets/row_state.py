"""The state of an indicator as the screen says it: a mark, a word and a tone, the same everywhere."""

from dataclasses import dataclass

from ktu_desktop.domain.evaluated_sheet import NOT_APPLICABLE, STATED, VALUE, Row
from ktu_desktop.domain.findings import Severity
from ktu_desktop.i18n import mark


@dataclass(frozen=True)
class RowState:
    """``icon``: a file of resources/icons; ``tone``: a role of the theme; ``word`` is marked for i18n."""

    icon: str
    tone: str
    word: str


REFUSED = RowState("circle-alert", "bad", mark("Not accepted"))
ERROR = RowState("circle-alert", "bad", mark("Error"))
REMARK = RowState("triangle-alert", "doubt", mark("Remark"))
FILLED = RowState("circle-check", "good", mark("Filled in"))
PERCENT_ONLY = RowState("circle-check", "quiet", mark("Percent only"))
DOES_NOT_APPLY = RowState("circle-slash", "quiet", mark("Does not apply"))
NOT_FILLED = RowState("circle", "quiet", mark("Not filled in"))
NOT_ASKED = RowState("minus", "quiet", mark("Not asked"))

PROGRESS_TONES = {"reached": "good", "near": "doubt", "missed": "bad", "contradictory": "bad"}
"""The tone of a deviation by the row's progress; the deviation's sign says the same without colour."""


def state_of_row(row: Row) -> RowState:
    """The state that matters most: what keeps the sheet from being submitted comes first."""
    if any(field.draft is not None for field in row.fields):
        return REFUSED
    if any(finding.severity is Severity.ERROR for finding in row.findings):
        return ERROR
    if open_warnings(row):
        return REMARK
    if row.state == NOT_APPLICABLE:
        return DOES_NOT_APPLY
    if row.state == STATED:
        return PERCENT_ONLY
    if row.given or row.state == VALUE:
        return FILLED
    return NOT_FILLED if row.asked else NOT_ASKED


def open_warnings(row: Row) -> bool:
    """Whether a warning of the row is neither confirmed nor explained."""
    return any(finding.severity is Severity.WARNING and finding.confirmed is None for finding in row.findings)
