"""What a killed program left unsaved: recorded where it was left, a draft where it was being typed."""

from dataclasses import replace

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.unfinished import Unfinished
from ktu_desktop.domain.values import whole
from ktu_desktop.storage import state_store
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import Edit, EntryText, TypedValue, record
from ktu_desktop.usecases.take_up import TakenUp, take_up, unfinished_of
from ktu_desktop.usecases.workspace import Workspace

ORG, YEAR = "EAT-ES", Period(2023)
BEFORE, AFTER = "2020-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00"


def typed(workspace: Workspace, edit: Edit, *, left: bool, at: str = AFTER) -> Unfinished:
    (each,) = unfinished_of([edit], workspace.plan.code, ORG, YEAR, left)
    return replace(each, at=at)


def took(workspace: Workspace, *unfinished: Unfinished) -> TakenUp:
    return take_up(workspace, unfinished)


def test_what_was_left_is_recorded_in_its_order(workspace: Workspace) -> None:
    edits = (TypedValue("1.2.3", "77"), TypedValue("1.2.3", "78"), EntryText("1.2.3", "explanation", "new"))
    done = took(workspace, *(typed(workspace, edit, left=True) for edit in edits))
    data = open_sheet(workspace, ORG, YEAR)
    assert len(done.saved) == 3 and data.values["1.2.3"].value == whole(78)
    assert data.entries["1.2.3"].explanation == "new"


def test_what_was_being_typed_becomes_a_draft_and_a_text_is_shown_again(workspace: Workspace) -> None:
    record(workspace, ORG, YEAR, [TypedValue("1.2.3", "5")])
    reason = typed(workspace, EntryText("1.2.5", NOT_APPLICABLE, "no such"), left=False)
    done = took(workspace, typed(workspace, TypedValue("1.2.3", "12"), left=False), reason)
    data = open_sheet(workspace, ORG, YEAR)
    assert data.values["1.2.3"].value == whole(5)
    assert data.drafts["1.2.3"].text == "12" and data.drafts["1.2.3"].finding.code == "not_saved_yet"
    assert done.texts == [reason] and "1.2.5" not in data.entries


def test_somebodys_later_work_is_not_overwritten(workspace: Workspace) -> None:
    record(workspace, ORG, YEAR, [TypedValue("1.2.3", "5"), EntryText("1.2.3", "explanation", "theirs")])
    value = typed(workspace, TypedValue("1.2.3", "12"), left=True, at=BEFORE)
    text = typed(workspace, EntryText("1.2.3", "explanation", "mine"), left=True, at=BEFORE)
    done = took(workspace, value, text)
    data = open_sheet(workspace, ORG, YEAR)
    assert data.values["1.2.3"].value == whole(5) and data.drafts["1.2.3"].text == "12"
    assert data.entries["1.2.3"].explanation == "theirs" and done.texts == [text]


def test_what_the_database_has_already_is_nothing_new(workspace: Workspace) -> None:
    record(workspace, ORG, YEAR, [TypedValue("1.2.3", "12"), EntryText("1.2.3", "explanation", "mine")])
    again = (TypedValue("1.2.3", "12"), EntryText("1.2.3", "explanation", "mine"))
    done = took(workspace, *(typed(workspace, edit, left=True, at=BEFORE) for edit in again))
    assert done == TakenUp() and not open_sheet(workspace, ORG, YEAR).drafts


def test_a_refused_text_that_was_left_is_the_draft_it_would_have_been(workspace: Workspace) -> None:
    took(workspace, typed(workspace, TypedValue("1.2.3", "many"), left=True))
    assert open_sheet(workspace, ORG, YEAR).drafts["1.2.3"].finding.code == "unreadable"


def test_what_cannot_be_saved_now_is_named_and_hides_nothing(workspace: Workspace) -> None:
    with workspace.db.writing() as conn:
        state_store.set_state(conn, workspace.plan.code, ORG, YEAR, "submitted", workspace.author)
    locked = typed(workspace, TypedValue("1.2.3", "12"), left=True)
    gone = replace(locked, org_unit="NOWHERE")
    elsewhere = replace(locked, org_unit="MF-DMD")
    done = took(workspace, locked, gone, elsewhere)
    assert done.impossible == [gone, locked] or done.impossible == [locked, gone]
    assert done.saved == [elsewhere]
