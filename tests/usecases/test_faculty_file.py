"""Two computers exchange a faculty's file: numbers, texts, confirmations, deletions and states travel."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.errors import Refusal
from ktu_desktop.i18n import Translator
from ktu_desktop.storage import state_store
from ktu_desktop.storage.doctor import examine
from ktu_desktop.usecases.apply_import import Applied, apply
from ktu_desktop.usecases.export_workbook import export_faculty
from ktu_desktop.usecases.file_preview import FilePreview
from ktu_desktop.usecases.history import all_batches
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.preview_import import preview
from ktu_desktop.usecases.record import Confirmation, DeleteValue, EntryText, TypedValue, record
from ktu_desktop.usecases.submit_sheet import approve, return_sheet, submit
from ktu_desktop.usecases.undo_batch import undo
from ktu_desktop.usecases.workspace import Workspace

YEAR, SAY = Period(2023), Translator("kk")
DMD, MSG = "MF-DMD", "MF-MSG"


@pytest.fixture
def secretary(another: Callable[[], Workspace]) -> Workspace:
    return another()


def texts(workspace: Workspace, org: str) -> dict[str, str]:
    return {code: item.value.text for code, item in open_sheet(workspace, org, YEAR).values.items()}


def send(sender: Workspace, receiver: Workspace, path: Path) -> Applied:
    return apply(receiver, preview(receiver, [export_faculty(sender, "MF", YEAR, path, SAY)]))


def state(workspace: Workspace, org: str) -> str | None:
    return open_sheet(workspace, org, YEAR).state


def test_numbers_and_texts_of_every_department_arrive(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "12"), EntryText("1.2.3", "reason_missed", "few came")])
    record(secretary, MSG, YEAR, [TypedValue("1.2.3", "7"), EntryText("1.2.6", NOT_APPLICABLE, "no masters")])
    (doubt,) = (
        f
        for f in record(secretary, DMD, YEAR, [TypedValue("1.1.3", "1")]).findings
        if f.code == "hundredfold"
    )
    record(secretary, DMD, YEAR, [Confirmation("1.1.3", warning_key(doubt), "one of a hundred")])
    found = preview(workspace, [export_faculty(secretary, "MF", YEAR, tmp_path / "mf.xlsx", SAY)])
    asked = [cell for cell in found[0].cells if cell.status == "ask"]
    assert [cell.element for cell in asked] == ["1.1.3/stated"]
    apply(workspace, found, {found[0].key(asked[0]): "take"})
    assert texts(workspace, DMD) == {"1.2.3": "12", "1.1.3/stated": "1"}
    assert texts(workspace, MSG) == {"1.2.3": "7"}
    assert open_sheet(workspace, DMD, YEAR).entries["1.2.3"].reason_missed == "few came"
    assert open_sheet(workspace, MSG, YEAR).entries["1.2.6"].not_applicable == "no masters"
    confirmed = {f.code: f.confirmed for f in evaluate(open_sheet(workspace, DMD, YEAR)).findings}
    assert confirmed["hundredfold"] == "one of a hundred"
    assert send(secretary, workspace, tmp_path / "again.xlsx").batch is None


def test_a_deletion_travels_when_the_number_had_come_from_there(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "12"), TypedValue("1.2.4", "5")])
    send(secretary, workspace, tmp_path / "first.xlsx")
    record(workspace, DMD, YEAR, [TypedValue("1.2.4", "6"), TypedValue("1.2.6", "3")])
    record(secretary, DMD, YEAR, [DeleteValue("1.2.3"), DeleteValue("1.2.4")])
    (found,) = preview(workspace, [export_faculty(secretary, "MF", YEAR, tmp_path / "second.xlsx", SAY)])
    assert {(cell.element, cell.status) for cell in found.cells} == {
        ("1.2.3", "changed"),
        ("1.2.4", "conflict"),
    }
    apply(workspace, [found])
    assert texts(workspace, DMD) == {"1.2.4": "6", "1.2.6": "3"}


def test_a_sheet_goes_to_the_planning_office_and_its_decision_comes_back(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "12")])
    assert submit(secretary, DMD, YEAR).state == "submitted"
    send(secretary, workspace, tmp_path / "1.xlsx")
    assert (texts(workspace, DMD), state(workspace, DMD)) == ({"1.2.3": "12"}, "submitted")
    return_sheet(workspace, DMD, YEAR, "one is missing")
    send(workspace, secretary, tmp_path / "2.xlsx")
    assert state(secretary, DMD) == "returned"
    with secretary.db.reading() as conn:
        newest = state_store.sheet_state(conn, secretary.plan.code, DMD, YEAR)
    assert newest is not None and newest.remark == "one is missing"
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "13")])
    assert submit(secretary, DMD, YEAR).state == "submitted"
    send(secretary, workspace, tmp_path / "3.xlsx")
    assert (texts(workspace, DMD), state(workspace, DMD)) == ({"1.2.3": "13"}, "submitted")
    approve(workspace, DMD, YEAR)
    send(workspace, secretary, tmp_path / "4.xlsx")
    assert state(secretary, DMD) == "approved"
    with pytest.raises(Refusal):
        record(secretary, DMD, YEAR, [TypedValue("1.2.3", "14")])
    return_sheet(workspace, DMD, YEAR, "after all")
    send(workspace, secretary, tmp_path / "5.xlsx")
    assert state(secretary, DMD) == "returned"


def test_a_submitted_sheet_is_not_taken_for_submitted_while_something_is_open(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    record(workspace, DMD, YEAR, [TypedValue("1.2.3", "11")])
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "12")])
    submit(secretary, DMD, YEAR)
    send(secretary, workspace, tmp_path / "1.xlsx")
    assert (texts(workspace, DMD), state(workspace, DMD)) == ({"1.2.3": "11"}, None)


def test_a_state_that_a_file_left_something_open_for_is_named(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    record(workspace, DMD, YEAR, [TypedValue("1.2.3", "11")])
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "12")])
    submit(secretary, DMD, YEAR)
    (found,) = preview(workspace, [export_faculty(secretary, "MF", YEAR, tmp_path / "1.xlsx", SAY)])
    seen: list[FilePreview] = []
    assert apply(workspace, [found], on_file=lambda current, _: seen.append(current)).batch is None
    (left,) = seen[0].states
    assert (left.status, left.finding and left.finding.code) == ("ignored", "state_left")
    (conflict,) = found.cells
    applied = apply(workspace, [found], {found.key(conflict): "keep"})
    assert (applied.taken, texts(workspace, DMD), state(workspace, DMD)) == (1, {"1.2.3": "11"}, "submitted")


def test_a_person_may_leave_a_state(workspace: Workspace, secretary: Workspace, tmp_path: Path) -> None:
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "12")])
    submit(secretary, DMD, YEAR)
    (found,) = preview(workspace, [export_faculty(secretary, "MF", YEAR, tmp_path / "1.xlsx", SAY)])
    apply(workspace, [found], {found.key(found.states[0]): "keep"})
    assert (texts(workspace, DMD), state(workspace, DMD)) == ({"1.2.3": "12"}, None)


def submitted_elsewhere(workspace: Workspace, secretary: Workspace, path: Path) -> int:
    record(secretary, DMD, YEAR, [TypedValue("1.2.3", "12")])
    record(secretary, MSG, YEAR, [TypedValue("1.2.3", "7")])
    submit(secretary, DMD, YEAR)
    submit(secretary, MSG, YEAR)
    batch = send(secretary, workspace, path).batch
    assert batch is not None
    return batch


def test_an_undo_takes_back_the_states_that_the_file_brought(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    batch = submitted_elsewhere(workspace, secretary, tmp_path / "1.xlsx")
    undone = undo(workspace, batch)
    assert (undone.restored, undone.kept) == (4, ())
    assert undone.affects.org_units == {DMD, MSG}
    assert (texts(workspace, DMD), state(workspace, DMD)) == ({}, None)
    assert undone.batch is not None
    assert undo(workspace, undone.batch).restored == 4
    assert (texts(workspace, DMD), state(workspace, DMD)) == ({"1.2.3": "12"}, "submitted")


def test_an_undo_leaves_a_sheet_that_was_given_another_state_since(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    batch = submitted_elsewhere(workspace, secretary, tmp_path / "1.xlsx")
    approve(workspace, DMD, YEAR)
    return_sheet(workspace, MSG, YEAR, "mend")
    undone = undo(workspace, batch)
    assert {(f.code, f.place.org_unit) for f in undone.kept} == {
        ("sheet_locked", DMD),
        ("state_later", DMD),
        ("state_later", MSG),
    }
    assert (texts(workspace, DMD), state(workspace, DMD)) == ({"1.2.3": "12"}, "approved")
    assert (texts(workspace, MSG), state(workspace, MSG)) == ({}, "returned"), "not locked: numbers go back"


def test_a_file_that_brings_a_decision_only_is_a_change_and_can_be_undone(
    workspace: Workspace, secretary: Workspace, tmp_path: Path
) -> None:
    submitted_elsewhere(workspace, secretary, tmp_path / "1.xlsx")
    return_sheet(workspace, DMD, YEAR, "mend")
    batch = send(workspace, secretary, tmp_path / "2.xlsx").batch
    assert batch is not None and state(secretary, DMD) == "returned"
    assert [b.changes for b in all_batches(secretary) if b.id == batch] == [1]
    assert send(workspace, secretary, tmp_path / "3.xlsx").batch is None
    undo(secretary, batch)
    assert (texts(secretary, DMD), state(secretary, DMD)) == ({"1.2.3": "12"}, "submitted")
    assert examine(secretary.db.path) == ()
