"""Values in and out, exactly, with their history in the same transaction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.periods import PARTS, Period
from ktu_desktop.domain.values import LARGEST, PLACES, Band, Number, whole
from ktu_desktop.errors import Refusal, WrongUse
from ktu_desktop.storage import value_store
from ktu_desktop.storage.keys import columns_of, period_id, period_of, value_of
from ktu_desktop.storage.rows import fetch
from tests.storage.recording import HALF, ORG, PLAN, YEAR, begin, change, record, values

numbers = st.builds(Number, st.integers(-LARGEST, LARGEST), st.integers(0, PLACES))
ranks = st.integers(1, 10**9)
bands = st.one_of(
    st.builds(lambda best: Band(best, None), ranks),
    st.builds(lambda best, more: Band(best, best + more), ranks, st.integers(0, 10**6)),
)
any_value = st.one_of(numbers, bands)
periods = st.builds(Period, st.integers(1000, 9999), st.sampled_from((None, *PARTS)))


@given(st.none() | any_value)
def test_a_value_s_columns_keep_it_exactly(value):
    again = value_of(*columns_of(value))
    assert again == value
    assert getattr(again, "places", None) == getattr(value, "places", None)


@given(periods, periods)
def test_a_period_s_number_is_its_own(one, other):
    assert period_of(period_id(one)) == one
    assert (period_id(one) == period_id(other)) == (one == other)


@pytest.mark.parametrize(
    "value", [whole(0), HALF, Number(-LARGEST), Band(801, None), Band(801, 850), Band(190, 190)]
)
def test_what_is_stored_is_read_back_with_who_and_when(db, value):
    source = "эат.xlsx, Лист1, E7"
    record(db, [change("1.1.3/numerator", value, via="import", source=source)])
    with db.reading() as connection:
        stored = value_store.sheet_values(connection, PLAN, ORG, YEAR)["1.1.3/numerator"]
    assert (stored.value, stored.version, stored.changed_by) == (value, 1, "Айгүл")
    assert (stored.via, stored.source) == ("import", source)
    assert stored.changed_at.endswith("+00:00")


def test_missing_zero_and_deleted_are_kept_apart(db):
    record(db, [change("1.1.3/numerator", 0), change("1.1.4/numerator", 4)])
    record(db, [change("1.1.4/numerator", None, old=4)])
    assert values(db) == {"1.1.3/numerator": whole(0)}


def test_sheets_do_not_mix(db):
    quarter = Period(2023, "Q1")
    record(db, [change("1.1.3/numerator", 1), change("1.1.3/numerator", 2, org_unit="EAT")])
    record(db, [change("1.1.3/numerator", 3, period=quarter)])
    assert values(db) == {"1.1.3/numerator": whole(1)}
    assert values(db, "EAT") == {"1.1.3/numerator": whole(2)}
    assert values(db, period=quarter) == {"1.1.3/numerator": whole(3)}
    assert values(db, period=Period(2022)) == {}


def test_the_row_s_version_grows_with_each_change_even_after_a_deletion(db):
    versions = []
    for old, new in ((None, 1), (1, 2), (2, None), (None, 1)):
        record(db, [change("1.1.3/numerator", new, old)])
        with db.reading() as connection:
            stored = value_store.sheet_values(connection, PLAN, ORG, YEAR)
        versions += [value.version for value in stored.values()]
    assert versions == [1, 2, 4]


@pytest.mark.parametrize(
    ("there", "old", "new"), [(None, 1, 2), (1, None, 2), (1, 3, 2), (1, 3, None), (None, 1, None)]
)
def test_a_cell_that_changed_meanwhile_is_refused_and_nothing_of_the_batch_stays(db, there, old, new):
    if there is not None:
        record(db, [change("1.1.3/numerator", there)])
    with pytest.raises(Refusal) as refused:
        record(db, [change("1.1.4/numerator", 7), change("1.1.3/numerator", new, old)])
    assert refused.value.message == value_store.CHANGED_MEANWHILE
    assert values(db) == ({} if there is None else {"1.1.3/numerator": whole(there)})
    with db.reading() as connection:
        assert fetch(connection, "SELECT count(*) FROM history") == [(0 if there is None else 1,)]


def test_plain_values_by_element_and_unit(db):
    record(
        db, [change("1.1.3/numerator", 1), change("1.1.3/numerator", 2, org_unit="EAT"), change("1.2.1", 9)]
    )
    with db.reading() as connection:
        everybody = value_store.plain_values(connection, PLAN, None, YEAR)
        some = value_store.plain_values(connection, PLAN, ["EAT"], YEAR)
        nobody = value_store.plain_values(connection, PLAN, None, Period(2024))
    assert everybody == {"1.1.3/numerator": {ORG: whole(1), "EAT": whole(2)}, "1.2.1": {ORG: whole(9)}}
    assert some == {"1.1.3/numerator": {"EAT": whole(2)}}
    assert nobody == {}


def test_plain_values_of_the_elements_wanted(db):
    record(db, [change("1.1.3/numerator", 1), change("1.2.1", 9)])
    with db.reading() as connection:
        found = value_store.plain_values(connection, PLAN, None, YEAR, {"1.2.1", "students"})
        few = value_store.plain_values(connection, PLAN, [ORG], YEAR, {"1.2.1"})
        nothing = value_store.plain_values(connection, PLAN, None, YEAR, ())
    assert found == few == {"1.2.1": {ORG: whole(9)}}
    assert nothing == {}


def test_plain_values_of_few_of_many_and_of_all_units_are_the_same_values(db, organisation):
    units = [unit.code for unit in organisation.units]
    record(db, [change(e, i, org_unit=u) for i, u in enumerate(units) for e in ("1.2.1", "1.1.3/numerator")])
    with db.reading() as connection:
        for count in range(1, len(units) + 1):
            found = value_store.plain_values(connection, PLAN, units[:count], YEAR)
            expected = {unit: whole(i) for i, unit in enumerate(units[:count])}
            assert found == {"1.2.1": expected, "1.1.3/numerator": expected}


def test_the_roll_up_reads_the_table_in_its_own_order(db):
    with db.reading() as connection:
        plan = fetch(
            connection,
            "EXPLAIN QUERY PLAN SELECT element_id, org_unit_id, amount, upper, places FROM data_value "
            "WHERE period_id = 20230 ORDER BY element_id",
        )
    assert [row[3] for row in plan] == ["SEARCH data_value USING PRIMARY KEY (period_id=?)"]


def test_unknown_names_are_wrong_use(db):
    with db.reading() as connection:
        with pytest.raises(WrongUse, match="NOWHERE"):
            value_store.sheet_values(connection, PLAN, "NOWHERE", YEAR)
        with pytest.raises(WrongUse, match="no-plan"):
            value_store.sheet_values(connection, "no-plan", ORG, YEAR)


def test_nothing_to_store_writes_nothing(db):
    with db.writing() as connection:
        value_store.store(connection, begin(connection), ())
        assert fetch(connection, "SELECT count(*) FROM history") == [(0,)]
