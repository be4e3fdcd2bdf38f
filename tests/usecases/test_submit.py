"""Submitting refuses what is not in order, names it, and the rest of a sheet's way follows."""

import pytest

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.errors import Refusal, WrongUse
from ktu_desktop.i18n import Translator
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import Confirmation, Edit, GiveUpDraft, TypedValue, record
from ktu_desktop.usecases.submit_sheet import approve, return_sheet, sign, submit
from ktu_desktop.usecases.workspace import Workspace

ORG, YEAR = "MF-DMD", Period(2023)


def put(workspace: Workspace, *edits: Edit) -> None:
    record(workspace, ORG, YEAR, edits)


def open_codes(workspace: Workspace) -> list[str]:
    return [finding.code for finding in submit(workspace, ORG, YEAR).open_points]


def test_an_empty_sheet_is_not_submitted(workspace: Workspace) -> None:
    assert open_codes(workspace) == ["nothing_filled_in"]


def test_drafts_contradictions_and_unexplained_warnings_are_named_one_and_all(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.3", "many"), TypedValue("1.1.3", "1"))
    put(workspace, TypedValue("students", "10"), TypedValue("1.1.6/numerator", "20"))
    assert set(open_codes(workspace)) == {"unreadable", "numerator_above_denominator", "hundredfold"}
    doubt = next(f for f in submit(workspace, ORG, YEAR).open_points if f.code == "hundredfold")
    put(workspace, Confirmation("1.1.3", warning_key(doubt), "one of a hundred"))
    put(workspace, GiveUpDraft("1.2.3"), TypedValue("1.1.6/numerator", "5"))
    submitted = submit(workspace, ORG, YEAR)
    assert (submitted.state, submitted.open_points) == ("submitted", ())


def test_the_way_of_a_sheet(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.3", "12"))
    for wrong in (sign, approve):
        with pytest.raises(Refusal):
            wrong(workspace, ORG, YEAR)
    submit(workspace, ORG, YEAR)
    with pytest.raises(Refusal):
        submit(workspace, ORG, YEAR)
    assert sign(workspace, ORG, YEAR).state == "signed"
    with pytest.raises(WrongUse):
        return_sheet(workspace, ORG, YEAR, "  ")
    assert return_sheet(workspace, ORG, YEAR, "a number is missing").state == "returned"
    put(workspace, TypedValue("1.2.4", "5"))
    assert submit(workspace, ORG, YEAR).state == "submitted"
    assert approve(workspace, ORG, YEAR).state == "approved"
    assert open_sheet(workspace, ORG, YEAR).state == "approved"


def test_a_refused_step_says_the_state_in_words(workspace: Workspace) -> None:
    with pytest.raises(Refusal) as refused:
        sign(workspace, ORG, YEAR)
    assert "“No data yet”" in Translator("en").refusal(refused.value)
    put(workspace, TypedValue("1.2.3", "12"))
    submit(workspace, ORG, YEAR)
    with pytest.raises(Refusal) as refused:
        submit(workspace, ORG, YEAR)
    assert "«Сдан»" in Translator("ru").refusal(refused.value)
