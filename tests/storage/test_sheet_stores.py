"""What a sheet holds beside its values: texts, drafts, states, targets."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.changes import CONFIRMATION
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Draft, Entry
from ktu_desktop.domain.values import Band, Number, whole
from ktu_desktop.errors import Refusal
from ktu_desktop.storage import draft_store, entry_store, history_store, state_store, target_store
from ktu_desktop.storage.finding_text import finding_from_text, finding_to_text
from tests.storage.recording import AIGUL, ORG, PLAN, YEAR, change, record, text_change


def entries(db):
    with db.reading() as connection:
        return entry_store.sheet_entries(connection, PLAN, ORG, YEAR)


def test_an_entry_s_fields_are_stored_one_by_one(db):
    record(
        db,
        [],
        [
            text_change("explanation", "Мало грантов"),
            text_change("basis_document", "Приказ"),
            text_change(CONFIRMATION + "jump:1.1.3", "новая кафедра"),
            text_change("not_applicable", "нет набора", indicator="1.1.4"),
        ],
    )
    assert entries(db) == {
        "1.1.3": Entry(
            explanation="Мало грантов",
            basis_document="Приказ",
            confirmations={"jump:1.1.3": "новая кафедра"},
        ),
        "1.1.4": Entry(not_applicable="нет набора"),
    }


@pytest.mark.parametrize("nothing", ["", None])
def test_clearing_a_text_leaves_nothing_but_history(db, nothing):
    record(db, [], [text_change("explanation", "so")])
    record(db, [], [text_change("explanation", nothing, "so")])
    assert entries(db) == {}
    with db.reading() as connection:
        texts = [(e.old, e.new) for e in history_store.history(connection, PLAN, ORG, YEAR)]
    assert texts == [(None, "so"), ("so", None)]


def test_a_text_that_changed_meanwhile_is_refused(db):
    record(db, [], [text_change("explanation", "so")])
    for old in (None, "other"):
        with pytest.raises(Refusal):
            record(db, [], [text_change("explanation", "new", old)])
    assert entries(db)["1.1.3"].explanation == "so"


def test_a_field_that_entries_do_not_have_is_a_bug(db):
    with pytest.raises(ValueError, match="remarks"):
        record(db, [], [text_change("remarks", "so")])


def test_who_an_indicator_does_not_apply_to(db):
    record(db, [], [text_change("not_applicable", "нет набора"), text_change("explanation", "so")])
    with db.reading() as connection:
        assert entry_store.not_applicable(connection, PLAN, YEAR) == {"1.1.3": {ORG}}
        assert entry_store.not_applicable(connection, PLAN, YEAR, ["EAT"]) == {}
        assert entry_store.not_applicable(connection, PLAN, Period(2022)) == {}


facts = st.recursive(
    st.one_of(
        st.text(),
        st.none(),
        st.integers(),
        st.fractions(),
        st.builds(Number, st.integers(-(2**62), 2**62), st.integers(0, 6)),
        st.builds(Band, st.integers(1, 900), st.none() | st.integers(900, 1000)),
    ),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=4,
)
places = st.builds(Place, st.none() | st.text(), element=st.none() | st.text())


@given(st.sampled_from(Severity), places, st.dictionaries(st.text(), facts, max_size=3))
def test_a_finding_survives_as_text(severity, place, found):
    finding = Finding("not_whole", severity, place, found)
    assert finding_from_text(finding_to_text(finding)) == finding


def test_a_fact_that_cannot_be_kept_is_a_bug():
    with pytest.raises(TypeError):
        finding_to_text(Finding("odd", Severity.ERROR, facts={"number": 1.5}))


def test_drafts_are_kept_replaced_and_dropped(db):
    draft = Draft(
        "12,,5", Finding("unreadable", Severity.ERROR, facts={"text": "12,,5", "limit": Fraction(1, 3)})
    )
    other = Draft("x", draft.finding)
    with db.writing() as connection:
        for each in (other, draft):
            draft_store.save_draft(connection, PLAN, ORG, YEAR, "1.1.3/numerator", each, AIGUL)
        draft_store.save_draft(connection, PLAN, "EAT", YEAR, "1.1.3/numerator", other, AIGUL)
        assert draft_store.sheet_drafts(connection, PLAN, ORG, YEAR) == {"1.1.3/numerator": draft}
        for _ in range(2):
            draft_store.drop_draft(connection, PLAN, ORG, YEAR, "1.1.3/numerator")
        assert draft_store.sheet_drafts(connection, PLAN, ORG, YEAR) == {}
        assert draft_store.sheet_drafts(connection, PLAN, "EAT", YEAR) == {"1.1.3/numerator": other}


def test_a_sheet_s_newest_state_holds_and_the_others_stay(db):
    with db.writing() as connection:
        assert state_store.sheet_state(connection, PLAN, ORG, YEAR) is None
    record(db, [change("1.1.3/numerator", 1)])
    with db.writing() as connection:
        state_store.set_state(connection, PLAN, ORG, YEAR, "submitted", AIGUL)
        state_store.set_state(connection, PLAN, "EAT", YEAR, "approved", AIGUL)
        state_store.set_state(connection, PLAN, ORG, YEAR, "returned", AIGUL, "см. 1.1.3")
        newest = state_store.sheet_state(connection, PLAN, ORG, YEAR)
        head = history_store.chain_head(connection)
        log = state_store.state_log(connection, PLAN, ORG, YEAR)
        states = state_store.sheet_states(connection, PLAN, YEAR)
    assert (newest.state, newest.author, newest.remark, newest.period) == (
        "returned",
        "Айгүл",
        "см. 1.1.3",
        YEAR,
    )
    assert newest.chain_head == head and head.startswith("1:")
    assert [state.state for state in log] == ["submitted", "returned"]
    assert {unit: state.state for unit, state in states.items()} == {ORG: "returned", "EAT": "approved"}


def test_a_unit_s_target_is_set_changed_and_taken_back(db):
    with db.writing() as connection:
        for target in (whole(3), Number(4_500_000, 1)):
            target_store.set_target(connection, PLAN, ORG, 2023, "1.2.1", target, AIGUL)
        target_store.set_target(connection, PLAN, ORG, 2023, "3.3.1", Band(801, None), AIGUL)
        target_store.set_target(connection, PLAN, "EAT", 2023, "1.2.1", whole(9), AIGUL)
        targets = target_store.unit_targets(connection, PLAN, ORG, 2023)
        assert targets == {"1.2.1": Number(4_500_000), "3.3.1": Band(801, None)}
        target_store.set_target(connection, PLAN, ORG, 2023, "3.3.1", None, AIGUL)
        assert target_store.unit_targets(connection, PLAN, ORG, 2023).keys() == {"1.2.1"}
        assert target_store.unit_targets(connection, PLAN, ORG, 2024) == {}
