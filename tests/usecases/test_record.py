"""Recording: what is good is stored, what is refused is named, and one never hides the other."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet_check import warning_key
from ktu_desktop.domain.values import whole
from ktu_desktop.errors import Refusal, WrongUse
from ktu_desktop.storage import state_store
from ktu_desktop.usecases.history import all_batches, sheet_history
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import (
    Confirmation,
    DeleteValue,
    Edit,
    EntryText,
    GiveUpDraft,
    Recorded,
    TypedValue,
    record,
)
from ktu_desktop.usecases.workspace import Workspace, open_workspace

ORG, YEAR = "MF-DMD", Period(2023)


def put(workspace: Workspace, *edits: Edit, via: str = "form") -> Recorded:
    return record(workspace, ORG, YEAR, edits, via)


def texts(workspace: Workspace) -> dict[str, str]:
    return {code: item.value.text for code, item in open_sheet(workspace, ORG, YEAR).values.items()}


def codes(recorded: Recorded) -> set[str]:
    return {finding.code for finding in recorded.findings}


def test_what_is_typed_is_stored_with_who_and_how(workspace: Workspace) -> None:
    recorded = put(workspace, TypedValue("1.2.3", "1 200"), TypedValue("1.1.3", "12,5"))
    assert recorded.changed == ("1.2.3", "1.1.3")
    stored = open_sheet(workspace, ORG, YEAR).values
    assert {code: item.value.text for code, item in stored.items()} == {
        "1.2.3": "1200",
        "1.1.3/stated": "12.5",
    }
    assert stored["1.2.3"].changed_by == "Aigerim" and stored["1.2.3"].via == "form"
    assert recorded.affects.org_units == {ORG} and recorded.affects.years == {2023}
    assert recorded.affects.elements == {"1.2.3", "1.1.3/stated"}


def test_what_is_refused_leaves_the_old_value_and_hides_nothing(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.3", "12"))
    recorded = put(
        workspace, TypedValue("1.2.3", "many"), TypedValue("1.2.4", "5"), TypedValue("1.2.6", "-1")
    )
    assert texts(workspace) == {"1.2.3": "12", "1.2.4": "5"}
    assert recorded.changed == ("1.2.4",)
    assert {(f.code, f.place.element) for f in recorded.refused} == {
        ("unreadable", "1.2.3"),
        ("negative", "1.2.6"),
    }


def test_a_refused_text_of_a_form_stays_until_it_is_mended_or_given_up(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.3", "12"), TypedValue("1.2.4", "5"))
    put(workspace, TypedValue("1.2.3", "twelve"), TypedValue("1.2.4", "five"))
    assert {code: d.text for code, d in open_sheet(workspace, ORG, YEAR).drafts.items()} == {
        "1.2.3": "twelve",
        "1.2.4": "five",
    }
    mended = put(workspace, TypedValue("1.2.3", "12"), GiveUpDraft("1.2.4"))
    assert mended.batch is None
    assert not open_sheet(workspace, ORG, YEAR).drafts
    assert texts(workspace) == {"1.2.3": "12", "1.2.4": "5"}


def test_a_command_leaves_no_draft(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.3", "twelve"), via="command")
    assert not open_sheet(workspace, ORG, YEAR).drafts


@pytest.mark.parametrize("name", ["1.9.9", "1.1.3/weight", "", "students/stated", "nothing"])
def test_an_unknown_name_stores_nothing(workspace: Workspace, name: str) -> None:
    with pytest.raises(WrongUse):
        put(workspace, TypedValue("1.2.3", "12"), TypedValue(name, "1"))
    assert texts(workspace) == {}


@pytest.mark.parametrize(("org", "year"), [("NOBODY", 2023), (ORG, 2031)])
def test_an_unknown_sheet_is_named(workspace: Workspace, org: str, year: int) -> None:
    with pytest.raises(WrongUse, match=r"NOBODY|2031"):
        record(workspace, org, Period(year), [TypedValue("1.2.3", "12")])


def test_one_number_under_two_names_is_one_number(workspace: Workspace) -> None:
    assert put(workspace, TypedValue("students", "480")).changed == ("students",)
    assert texts(workspace) == {"1.2.1": "480"}
    with pytest.raises(WrongUse, match=r"students.*1\.2\.1"):
        put(workspace, TypedValue("students", "480"), TypedValue("1.2.1", "481"))


@pytest.mark.parametrize("text", ["12", "12,0", " 12 ", "12 чел."])
def test_the_same_value_again_changes_nothing(workspace: Workspace, text: str) -> None:
    put(workspace, TypedValue("1.2.3", "12"))
    again = put(workspace, TypedValue("1.2.3", text))
    assert again.batch is None and again.changed == () and not again.affects.elements
    assert len(all_batches(workspace)) == 1


@pytest.mark.parametrize("edit", [DeleteValue("1.2.3"), TypedValue("1.2.3", ""), TypedValue("1.2.3", "н/д")])
def test_taking_a_value_back_leaves_it_missing(workspace: Workspace, edit: Edit) -> None:
    put(workspace, TypedValue("1.2.3", "12"))
    assert put(workspace, edit).changed == ("1.2.3",)
    assert texts(workspace) == {}


def test_zero_is_a_value(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.3", "0"))
    row = evaluate(open_sheet(workspace, ORG, YEAR)).row("1.2.3")
    assert (row.state, row.result) == ("value", 0)


def test_common_data_that_others_divide_by_is_not_zero_but_the_count_may_be(workspace: Workspace) -> None:
    assert "denominator_zero" in codes(put(workspace, TypedValue("students", "0")))
    assert put(workspace, TypedValue("1.2.1", "0")).refused == ()


def test_not_applicable_ends_the_value_and_a_value_ends_not_applicable(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.3", "12"))
    said = put(workspace, EntryText("1.2.3", NOT_APPLICABLE, "no bachelors here"))
    assert said.changed == ("1.2.3",)
    row = evaluate(open_sheet(workspace, ORG, YEAR)).row("1.2.3")
    assert (row.state, row.result, row.entry.not_applicable) == ("not_applicable", None, "no bachelors here")
    assert texts(workspace) == {}
    put(workspace, TypedValue("1.2.3", "7"))
    row = evaluate(open_sheet(workspace, ORG, YEAR)).row("1.2.3")
    assert (row.state, row.result, row.entry.not_applicable) == ("value", 7, None)


def test_deleting_ends_not_applicable_too(workspace: Workspace) -> None:
    put(workspace, EntryText("1.1.6", NOT_APPLICABLE, "no dual education"))
    assert put(workspace, DeleteValue("1.1.6/numerator")).changed == ("1.1.6/numerator",)
    assert evaluate(open_sheet(workspace, ORG, YEAR)).row("1.1.6").state == "missing"


def test_not_applicable_leaves_the_numbers_that_others_need(workspace: Workspace) -> None:
    put(workspace, TypedValue("students", "480"), TypedValue("1.1.6/numerator", "20"))
    put(workspace, EntryText("1.1.6", NOT_APPLICABLE, "no dual education"))
    assert texts(workspace) == {"1.2.1": "480"}


@pytest.mark.parametrize("reason", ["", "   "])
def test_not_applicable_needs_a_reason(workspace: Workspace, reason: str) -> None:
    assert codes(put(workspace, EntryText("1.2.3", NOT_APPLICABLE, reason))) == {"reason_needed"}


def test_not_applicable_is_said_of_an_indicator_and_not_of_common_data(workspace: Workspace) -> None:
    refused = put(workspace, EntryText("teaching_staff", NOT_APPLICABLE, "none")).refused
    assert [finding.code for finding in refused] == ["not_applicable_common"]


def test_a_contradiction_is_stored_and_said(workspace: Workspace) -> None:
    recorded = put(workspace, TypedValue("students", "100"), TypedValue("1.1.6/numerator", "200"))
    assert recorded.refused == ()
    assert "numerator_above_denominator" in codes(recorded)
    assert texts(workspace) == {"1.2.1": "100", "1.1.6/numerator": "200"}


def test_a_broken_rule_is_said_whichever_side_was_typed(workspace: Workspace) -> None:
    put(workspace, TypedValue("1.2.2", "30"), TypedValue("1.2.3", "10"))
    assert "rule" in codes(put(workspace, TypedValue("1.2.4", "10")))
    assert "rule" not in codes(put(workspace, TypedValue("1.2.4", "20")))


def test_findings_about_something_else_are_not_repeated(workspace: Workspace) -> None:
    put(workspace, TypedValue("students", "100"), TypedValue("1.1.6/numerator", "200"))
    assert codes(put(workspace, TypedValue("1.2.6", "3"))) == set()


def test_a_warning_is_confirmed_with_a_reason_until_the_number_changes(workspace: Workspace) -> None:
    (doubt,) = put(workspace, TypedValue("1.1.1", "9")).findings[:1]
    assert doubt.place.indicator is not None
    put(workspace, Confirmation(doubt.place.indicator, warning_key(doubt), "the fund grew"))
    confirmed = {f.code: f.confirmed for f in evaluate(open_sheet(workspace, ORG, YEAR)).findings}
    assert confirmed[doubt.code] == "the fund grew"
    put(workspace, TypedValue("1.1.1", "10"))
    again = {f.code: f.confirmed for f in evaluate(open_sheet(workspace, ORG, YEAR)).findings}
    assert again[doubt.code] is None


def test_texts_are_kept_with_their_history(workspace: Workspace) -> None:
    put(workspace, EntryText("1.2.3", "explanation", "fewer came"), EntryText("1.2.3", "basis_number", "17"))
    entry = open_sheet(workspace, ORG, YEAR).entries["1.2.3"]
    assert (entry.explanation, entry.basis_number) == ("fewer came", "17")
    put(workspace, EntryText("1.2.3", "explanation", ""))
    assert open_sheet(workspace, ORG, YEAR).entries["1.2.3"].explanation == ""
    changes = [(e.field, e.old, e.new) for e in sheet_history(workspace, ORG, YEAR, "1.2.3")]
    assert changes[-1] == ("explanation", "fewer came", None)


def test_an_unknown_text_is_wrong_use(workspace: Workspace) -> None:
    with pytest.raises(WrongUse):
        put(workspace, EntryText("1.2.3", "poem", "..."))


@pytest.mark.parametrize("state", ["submitted", "signed", "approved"])
def test_a_locked_sheet_stays_as_it_is(workspace: Workspace, state: str) -> None:
    put(workspace, TypedValue("1.2.3", "12"))
    with workspace.db.writing() as conn:
        state_store.set_state(conn, workspace.plan.code, ORG, YEAR, state, workspace.author)
    with pytest.raises(Refusal):
        put(workspace, TypedValue("1.2.3", "13"))
    assert texts(workspace) == {"1.2.3": "12"}


def test_a_part_of_the_year_is_a_sheet_of_its_own(workspace: Workspace) -> None:
    record(workspace, ORG, Period(2023, "H1"), [TypedValue("1.2.3", "5")])
    put(workspace, TypedValue("1.2.3", "12"))
    assert open_sheet(workspace, ORG, Period(2023, "H1")).values["1.2.3"].value == whole(5)
    assert texts(workspace) == {"1.2.3": "12"}


NAMES = st.sampled_from(["1.2.3", "1.2.4", "1.1.3", "students", "1.1.6/numerator"])
EDITS = st.one_of(
    st.builds(TypedValue, NAMES, st.one_of(st.integers(0, 99).map(str), st.text(max_size=6))),
    st.builds(DeleteValue, NAMES),
    st.builds(EntryText, NAMES, st.just(NOT_APPLICABLE), st.sampled_from(["reason", "", None])),
)


EDIT_LISTS = st.lists(EDITS, max_size=4, unique_by=lambda edit: getattr(edit, "name", None) or id(edit))


@contextmanager
def emptied(workspace: Workspace) -> Iterator[Workspace]:
    """A workspace for one example: nothing of the others is in it."""
    with TemporaryDirectory() as folder:
        file = copyfile(workspace.db.path, Path(folder) / "ktu.db")
        opened = open_workspace(file, "Aigerim")
        yield opened
        opened.close()


one_after_the_other = given(steps=st.lists(EDIT_LISTS, min_size=1, max_size=3))
each_on_its_own = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@one_after_the_other
@each_on_its_own
def test_whatever_is_typed_the_history_says_what_is_there(
    workspace: Workspace, steps: Sequence[Sequence[Edit]]
) -> None:
    with emptied(workspace) as here:
        for edits in steps:
            recorded = put(here, *edits)
            assert (recorded.batch is None) == (recorded.changed == ())
        values: dict[str, str] = {}
        for entry in sheet_history(here, ORG, YEAR):
            if entry.element is not None:
                values.pop(entry.element, None)
                if entry.new is not None and not isinstance(entry.new, str):
                    values[entry.element] = entry.new.text
        assert values == texts(here)


@one_after_the_other
@each_on_its_own
def test_edits_given_together_come_to_what_they_come_to_one_by_one(
    workspace: Workspace, steps: Sequence[Sequence[Edit]]
) -> None:
    with emptied(workspace) as here:
        for edits in steps:
            record(here, ORG, YEAR, edits)
            for edit in edits:
                record(here, "MF-MSG", YEAR, [edit])
        together, one_by_one = (open_sheet(here, org, YEAR) for org in (ORG, "MF-MSG"))
    assert {k: v.value for k, v in together.values.items()} == {
        k: v.value for k, v in one_by_one.values.items()
    }
    assert together.entries == one_by_one.entries
    assert {k: d.text for k, d in together.drafts.items()} == {
        k: d.text for k, d in one_by_one.drafts.items()
    }


@pytest.mark.parametrize("number_first", [True, False])
def test_of_a_number_and_does_not_apply_given_together_the_later_holds(
    workspace: Workspace, number_first: bool
) -> None:
    edits = [TypedValue("1.2.3", "12"), EntryText("1.2.3", NOT_APPLICABLE, "no bachelors here")]
    put(workspace, *(edits if number_first else reversed(edits)))
    row = evaluate(open_sheet(workspace, ORG, YEAR)).row("1.2.3")
    assert row.state == ("not_applicable" if number_first else "value")
    assert (texts(workspace) == {}) == number_first


def test_what_was_recorded_brings_the_sheet_as_it_is_now(workspace: Workspace) -> None:
    recorded = put(workspace, TypedValue("1.2.3", "12"), TypedValue("1.2.4", "many"))
    assert recorded.sheet == evaluate(open_sheet(workspace, ORG, YEAR))
    nothing = put(workspace, TypedValue("1.2.3", "12"))
    assert (nothing.batch, nothing.sheet) == (None, recorded.sheet)


def test_near_is_as_the_caller_says(workspace: Workspace) -> None:
    edits = [TypedValue("1.2.3", "1")]
    university = workspace.organisation.root.code
    strict = record(workspace, university, YEAR, edits, tolerance=Fraction(0)).sheet
    lenient = record(workspace, university, YEAR, edits, tolerance=Fraction(1)).sheet
    assert [sheet.row("1.2.3").progress for sheet in (strict, lenient)] == ["missed", "near"]
